"""Full-size photos are known by their digest, whatever their files are called."""

import hashlib
from pathlib import Path

import pytest

from checklists.inspecting.mishaps import CannotOpen
from checklists.values import Unwatched
from reports.originals import compared, digests_in
from reports.verdicts import NamedOriginal
from reports.verify import verify_report
from tests.support.signed_reports import signed_report
from ui.wording.originals import SHOWN, originals_sentences


def named(*contents: bytes) -> tuple[NamedOriginal, ...]:
    return tuple(
        NamedOriginal(f"photo-{at:03d}.jpg", hashlib.sha256(one).hexdigest())
        for at, one in enumerate(contents, 1)
    )


def test_photos_are_there_missing_or_not_named(tmp_path: Path) -> None:
    first, second = named(b"red", b"blue")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "IMG_1.JPG").write_bytes(b"red")
    (tmp_path / "holiday.jpg").write_bytes(b"beach")
    found = compared((first, second), digests_in(tmp_path, Unwatched()))
    assert (found.named, found.same, found.missing) == (2, (first,), (second,))
    assert found.unnamed == ("holiday.jpg",)


def test_a_changed_photo_is_missing_and_its_file_not_named(tmp_path: Path) -> None:
    (tmp_path / "photo-001.jpg").write_bytes(b"retouched")
    found = compared(named(b"red"), digests_in(tmp_path, Unwatched()))
    assert (found.missing, found.unnamed) == (named(b"red"), ("photo-001.jpg",))


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(b"red")
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "photo-001.jpg").symlink_to(outside)
    assert digests_in(folder, Unwatched()) == {}


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        digests_in(tmp_path / "nowhere", Unwatched())


def test_a_report_names_its_originals() -> None:
    facts = verify_report("a.pdf", signed_report().pdf, None).facts
    assert facts is not None
    assert facts.originals == named(b"red", b"blue")


def test_long_lists_and_odd_names_are_shown_in_bounds() -> None:
    many = {f"odd\x1b[31m{n}": str(n) for n in range(SHOWN + 3)}
    counted, unnamed = originals_sentences(compared((), many), "en")
    assert counted.startswith("Originals: 0 of 0")
    assert unnamed.endswith("3 more")
    assert "\x1b" not in unnamed
