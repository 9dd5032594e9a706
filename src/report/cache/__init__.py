"""What was made before: bytes, kept under a key of everything that they were made from."""

from report.cache.program import program_key, version, version_if_installed, written_files
from report.cache.remembering import remembered
from report.cache.store import FOLDER, OWN, SIGNATURE, TAG, Cache, key, key_of_files

__all__ = [
    "FOLDER",
    "OWN",
    "SIGNATURE",
    "TAG",
    "Cache",
    "key",
    "key_of_files",
    "program_key",
    "remembered",
    "version",
    "version_if_installed",
    "written_files",
]
