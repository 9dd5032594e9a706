"""Letters: to whom, in which words, and as messages."""
