"""Messages to the organisations: drafts, sending, and the ledger of what was sent.

What is sent reaches each recipient once. The ledger says before and after each message
what is being done, so that after a crash it is known what is missing, and what is unknown.
"""
