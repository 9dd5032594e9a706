"""A model → complete HTML, through the templates of the workspace.

Each module is imported by itself: what a page is made from is known without Jinja.
"""
