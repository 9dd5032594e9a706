"""The recipes: from a workspace to finished files, each read from top to bottom.

Each is a module, and is imported by itself: who checks a text need not load what sets one.
"""
