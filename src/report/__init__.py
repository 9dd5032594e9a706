"""Typeset the Guldtrappan booklet, profiles and messages from a folder of texts."""

__version__ = "0.1.0"
