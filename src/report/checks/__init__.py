"""What is wrong with texts and with finished files: one function for each thing to look for."""
