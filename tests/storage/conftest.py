from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import keys
from storage.workspace import OpenWorkspace, create_workspace

PASSPHRASE = "correct horse battery"


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with little memory: the tests open dozens of workspaces."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)


@pytest.fixture
def folder(tmp_path: Path, cheap_keys: None) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def workspace(folder: Path) -> Iterator[OpenWorkspace]:
    opened, _recovery = create_workspace(folder, PASSPHRASE, "Ana Keller")
    yield opened
    opened.close()
