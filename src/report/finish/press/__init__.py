"""For a print shop: what it wants, and pages and pictures in the inks of its press."""
