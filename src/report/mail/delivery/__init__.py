"""Delivery: a mail server spoken to, and a ledger of what it took."""
