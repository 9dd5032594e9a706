"""Paragraphs → lines, composed as a whole: where lines may end, what that costs, the best way."""

from report.linebreaking.advice import improved
from report.linebreaking.area import BlockBox
from report.linebreaking.composing import Measure, Way, best, compose
from report.linebreaking.ends import line_ends
from report.linebreaking.paragraph import Break, Paragraph, Ruler, Run, Runs
from report.linebreaking.passage import BROKEN, Block, Choices, Line, Passage
from report.linebreaking.preparation import prepare
from report.linebreaking.prices import HEADING, TEXT, Prices
from report.linebreaking.tree import block_texts
from report.linebreaking.words import OBJECT, Kind, Place, Words

__all__ = [
    "BROKEN",
    "HEADING",
    "OBJECT",
    "TEXT",
    "Block",
    "BlockBox",
    "Break",
    "Choices",
    "Kind",
    "Line",
    "Measure",
    "Paragraph",
    "Passage",
    "Place",
    "Prices",
    "Ruler",
    "Run",
    "Runs",
    "Way",
    "Words",
    "best",
    "block_texts",
    "compose",
    "improved",
    "line_ends",
    "prepare",
]
