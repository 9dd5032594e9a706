"""The command line: Typer commands of a few lines each, and the one door for errors."""
