"""A web page on this machine that shows an edition as it is being written.

    watch ─what changed→ rebuild ─pages→ state ─→ server ─→ the page in a browser

The page is for one person: it is served on the loopback interface alone, under an address
that nobody can guess, and has nothing that could change a file. All that it can ask to be done is
to open one in the editor of the terminal.
"""
