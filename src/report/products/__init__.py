"""What is made of an edition, each product declared once: its paper, its files, what it prints.

Whatever is made or checked asks here. Each module is imported by itself: what a command says of
targets needs nothing of the look.
"""
