"""Pages → the file of a target: for a screen, for the office printer, for a press.

Each module is imported by itself: what a command says of targets needs nothing that writes a PDF.
"""
