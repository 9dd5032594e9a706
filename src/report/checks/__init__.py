"""One check is one function that yields `Problem`s; its docstring tells what it finds."""
