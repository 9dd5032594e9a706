"""What was made before: bytes, kept under a key of everything that they were made from."""

from report.cache.contents import key_of_files, key_of_folder
from report.cache.program import program_key, version, version_if_installed
from report.cache.remembering import remembered
from report.cache.store import FOLDER, OWN, SIGNATURE, TAG, Cache, key

__all__ = [
    "FOLDER",
    "OWN",
    "SIGNATURE",
    "TAG",
    "Cache",
    "key",
    "key_of_files",
    "key_of_folder",
    "program_key",
    "remembered",
    "version",
    "version_if_installed",
]
