"""Sets the pages of an edition, in worker processes, and keeps what is set in the cache.

Each module is imported by itself: the command describes tasks, workers load what does them.
"""
