"""The proof round: what readers were shown, noted and approved, and what is kept for good.

Each module is imported by itself: who asks for the last proof need not load what compares.
"""
