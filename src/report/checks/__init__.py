"""What finished files show when they are read back."""
