"""Editions drawn by chance: from a seed, a whole workspace, the same bytes each time.

What organisations really send is unlike the texts that our pages were drawn for: long and short,
with parts missing, photographs of all shapes, names that are long. All of it is made up.
"""

from support.drawn.editions import YEAR, draw
from support.drawn.mix import FULL, PLAIN, Mix

__all__ = ["FULL", "PLAIN", "YEAR", "Mix", "draw"]
