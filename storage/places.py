"""The names of a workspace's files, and whether a folder holds one."""

from pathlib import Path

RECORDS_FILE = "workspace.pssm"
EVIDENCE_FILE = "evidence.pssm"
RESERVE_FILE = "reserve.pssm"
# Two equal copies: one damaged key file must not cost a workspace.
KEY_FILES = ("keys.pssm", "keys-copy.pssm")


def is_workspace(folder: Path) -> bool:
    return any((folder / name).is_file() for name in KEY_FILES)
