"""What finished files show when they are read back, and whether it is what it should be."""
