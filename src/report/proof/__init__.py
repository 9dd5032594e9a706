"""The proof round: what readers are shown before a booklet is printed, and what they say to it."""
