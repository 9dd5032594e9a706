"""Who wants to know what a recipe is doing."""

from collections.abc import Callable

# Called with what is being done, in a few words.
Progress = Callable[[str], None]
