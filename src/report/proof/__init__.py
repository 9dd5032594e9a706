"""The proof round: what was shown and approved, and the files of an edition that are kept for good.

Each module is imported by itself.
"""
