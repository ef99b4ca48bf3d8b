import json
from pathlib import Path

import pytest

from checklists.inspecting.mishaps import KeysDamaged, WorkspaceTooNew, WrongPassphrase
from checklists.values import PassphraseTooShort
from storage import keys
from storage.keys import make_keys, unlock, write_keys
from storage.places import KEY_FILES

PASSPHRASE = "Passphrase é 安全"


@pytest.fixture
def made(folder: Path) -> keys.NewKeys:
    folder.mkdir()
    made = make_keys(PASSPHRASE)
    write_keys(folder, made.file)
    return made


def test_passphrase_and_recovery_key_open_the_same_key(folder: Path, made: keys.NewKeys) -> None:
    plain = made.recovery.replace("-", "").lower()
    for typed in (PASSPHRASE, "Passphrase e\u0301 安全", made.recovery, plain):
        assert unlock(folder, typed) == made.key


def test_a_misread_recovery_key_still_opens(folder: Path, made: keys.NewKeys) -> None:
    assert unlock(folder, made.recovery.replace("0", "O").replace("1", "l")) == made.key


@pytest.mark.parametrize("typed", ["", "passphrase é 安全", "0" * 32, "0000-" * 8])
def test_anything_else_does_not(folder: Path, made: keys.NewKeys, typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(folder, typed)


def test_a_short_passphrase_is_refused(cheap_keys: None) -> None:
    with pytest.raises(PassphraseTooShort) as refused:
        make_keys("too short")
    assert refused.value.minimum == 10


def test_the_key_is_nowhere_in_the_file(made: keys.NewKeys) -> None:
    assert made.key not in made.file
    assert made.key.hex().encode() not in made.file
    assert PASSPHRASE.encode() not in made.file


@pytest.mark.parametrize("damaged", KEY_FILES)
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": "1"}'])
def test_one_damaged_copy_is_mended(
    folder: Path, made: keys.NewKeys, damaged: str, content: bytes
) -> None:
    (folder / damaged).write_bytes(content)
    assert unlock(folder, PASSPHRASE) == made.key
    assert (folder / damaged).read_bytes() == made.file


def test_two_damaged_copies_are_named(folder: Path, made: keys.NewKeys) -> None:
    for name in KEY_FILES:
        (folder / name).write_bytes(b"{")
    with pytest.raises(KeysDamaged):
        unlock(folder, PASSPHRASE)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record.pop("slots"),
        lambda record: record["slots"].pop("passphrase"),
        lambda record: record["slots"]["passphrase"].update(salt="%"),
        lambda record: record["slots"]["passphrase"].update(nonce=5),
        lambda record: record["kdf"].update(passes=1_000_000),
        lambda record: record["kdf"].update(memory_kib=8),
    ],
)
def test_a_key_file_of_another_shape_is_refused(
    folder: Path, made: keys.NewKeys, spoil: object
) -> None:
    record = json.loads(made.file)
    spoil(record)  # type: ignore[operator]
    for name in KEY_FILES:
        (folder / name).write_text(json.dumps(record))
    with pytest.raises(KeysDamaged):
        unlock(folder, PASSPHRASE)


def test_a_newer_format_is_refused_with_both_numbers(folder: Path, made: keys.NewKeys) -> None:
    record = {**json.loads(made.file), "format": 7}
    for name in KEY_FILES:
        (folder / name).write_text(json.dumps(record))
    with pytest.raises(WorkspaceTooNew) as refused:
        unlock(folder, PASSPHRASE)
    assert (refused.value.found, refused.value.known) == (7, 1)
