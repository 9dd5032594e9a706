"""A Word file → a tree of HTML, and a list of what stands outside its text.

Every element that is not known is looked into, so that words can be hidden, struck or told,
but never lost. Elements are known by their names without namespace, which are the same in
both forms of the standard (ECMA-376, transitional and strict).
"""

from report.intake.word.document import document

__all__ = ["document"]
