"""Verifying in a child process: many files, hostile ones, a child that dies, and stopping."""

import hashlib
import multiprocessing
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from checklists.inspecting.mishaps import CannotOpen
from checklists.values import Cancelled, Unwatched
from reports import checker as checker_of_files
from reports.checker import Checker, Limits
from reports.checking import check_reports, children_for
from reports.trust import TrustList
from reports.verdicts import Reason, Standing, Verification
from tests.attacks import foreign
from tests.support.signed_reports import signed_report
from tests.support.signing import inspector

TRUST = TrustList().with_certificates([inspector().certificate])
SIGNED = signed_report().pdf


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("reports")
    (made / "good.pdf").write_bytes(SIGNED)
    (made / "changed.pdf").write_bytes(SIGNED + b"\n")
    (made / "rapport été.pdf").write_bytes(SIGNED)
    (made / "junk.pdf").write_bytes(b"%PDF-1.7 junk")
    return made


class Watched:
    def __init__(self) -> None:
        self.steps: list[tuple[int, int, str]] = []

    def at(self, done: int, total: int, step: str) -> None:
        self.steps.append((done, total, step))


class Stopped:
    def at(self, done: int, total: int, step: str) -> None:
        raise Cancelled


def test_every_file_gets_its_verdicts_in_order(folder: Path) -> None:
    names = ["good.pdf", "changed.pdf", "junk.pdf", "rapport été.pdf"]
    found: list[Verification] = []
    watched = Watched()
    check_reports([folder / name for name in names], TRUST, found.append, watched)
    assert [each.file_name for each in found] == names
    assert [each.standing for each in found] == [
        Standing.HOLDS,
        Standing.FAILS,
        Standing.FAILS,
        Standing.HOLDS,
    ]
    assert found[0].facts is not None
    assert found[0].facts.title == "A visit"
    assert watched.steps[-1] == (4, 4, "verify")


def test_a_file_that_cannot_be_read_is_named_before_anything_is_checked(folder: Path) -> None:
    found: list[Verification] = []
    for missing in (folder / "missing.pdf", folder):
        with pytest.raises(CannotOpen) as refused:
            check_reports([folder / "good.pdf", missing], TRUST, found.append, Unwatched())
        assert refused.value.path == missing
    assert found == []


def test_a_child_that_dies_costs_one_file(folder: Path) -> None:
    with Checker(TRUST) as checker:

        class Killing:
            def at(self, done: int, total: int, step: str) -> None:
                child = checker._child
                assert child is not None
                assert child.pid is not None
                os.kill(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))

        lost = checker.check(folder / "good.pdf", Killing())
        assert (lost.standing, lost.verdicts[0].reason) == (Standing.FAILS, Reason.CHECKER_FAILED)
        assert lost.file_name == "good.pdf"
        assert checker.check(folder / "good.pdf", Unwatched()).standing is Standing.HOLDS


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be halted there")
def test_a_slow_file_is_refused_and_the_next_is_checked(folder: Path) -> None:
    with Checker(TRUST) as checker:
        assert checker.check(folder / "good.pdf", Unwatched()).standing is Standing.HOLDS
        assert checker._child is not None
        assert checker._child.pid is not None
        checker._limits = Limits(time_s=0.2)
        os.kill(checker._child.pid, signal.SIGSTOP)  # it does nothing any more
        slow = checker.check(folder / "good.pdf", Unwatched())
        assert (slow.standing, slow.verdicts[0].reason) == (Standing.FAILS, Reason.TOO_SLOW)
        assert checker._child is None


def test_only_what_was_signed_is_given_time_for_its_content(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[float] = []
    honest = checker_of_files._wait

    def waited(line: Any, limit_s: float, watch: Any) -> bytes:
        given.append(limit_s)
        return honest(line, limit_s, watch)

    with Checker(TRUST, Limits(time_s=50, intact_s=90)) as checker:
        checker.check(folder / "junk.pdf", Unwatched())
        monkeypatch.setattr(checker_of_files, "_wait", waited)
        more_s = len(SIGNED) / (5 * 1024 * 1024)
        assert checker.check(folder / "good.pdf", Unwatched()).standing is Standing.HOLDS
        assert given == pytest.approx([50 + more_s, 90 + more_s])
        del given[:]
        assert checker.check(folder / "changed.pdf", Unwatched()).standing is Standing.FAILS
        assert given == pytest.approx([50 + more_s])
        del given[:]
        assert checker.open(folder / "good.pdf", Unwatched()).photos
        assert given[:2] == pytest.approx([50 + more_s, 90 + more_s])


@pytest.mark.skipif(sys.platform != "linux", reason="no limit on memory there")
def test_hostile_files_cost_neither_time_nor_the_next_report(tmp_path: Path) -> None:
    """A few of those that `python -m tests.attacks` tries."""
    kinds = {
        "foreign: encrypted",
        "foreign: reportlab",
        "hostile: 1 GB in a Flate stream as data",
        "hostile: 100,000 nested lists as data",
        "hostile: page tree cycle, naming us",
        "hostile: xref loop, naming us",
    }
    chosen = [one for one in foreign.files() if one.kind in kinds]
    assert len(chosen) == len(kinds)
    assert not [one for one in foreign.check_all(tmp_path, chosen) if one.fault]


def test_a_large_file_is_refused_unread(folder: Path) -> None:
    with Checker(TRUST, Limits(file_bytes=1000)) as checker:
        found = checker.check(folder / "good.pdf", Unwatched())
        assert (found.standing, found.verdicts[0].reason) == (Standing.FAILS, Reason.TOO_LARGE)
        assert checker._child is None


@pytest.mark.skipif(sys.platform != "linux", reason="no limit on memory there")
def test_a_file_that_takes_too_much_memory_never_holds(folder: Path) -> None:
    with Checker(TRUST, Limits(memory_bytes=1)) as checker:
        assert checker.check(folder / "good.pdf", Unwatched()).standing is Standing.FAILS


def test_stopping_ends_the_child(folder: Path) -> None:
    with Checker(TRUST) as checker:
        with pytest.raises(Cancelled):
            checker.check(folder / "good.pdf", Stopped())
        assert checker._child is None
    with pytest.raises(Cancelled):
        check_reports([folder / "good.pdf"], TRUST, lambda _: None, Stopped())


def test_files_checked_side_by_side_come_in_their_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.checking.children_for", lambda files: 2)
    names = ["changed.pdf", "good.pdf", "junk.pdf", "rapport été.pdf"] * 2
    found: list[Verification] = []
    check_reports([folder / name for name in names], TRUST, found.append, Unwatched())
    assert [each.file_name for each in found] == names
    fails = {"changed.pdf", "junk.pdf"}
    assert [each.standing is Standing.FAILS for each in found] == [name in fails for name in names]


def test_stopping_ends_every_child(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.checking.children_for", lambda files: 2)

    class StoppedAtTheThird(Watched):
        def at(self, done: int, total: int, step: str) -> None:
            if done >= 2:
                raise Cancelled

    found: list[Verification] = []
    with pytest.raises(Cancelled):
        check_reports([folder / "good.pdf"] * 8, TRUST, found.append, StoppedAtTheThird())
    assert len(found) == 2
    assert not multiprocessing.active_children()


def test_few_files_are_not_worth_a_second_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(16)), raising=False)
    assert [children_for(number) for number in (1, 15, 16, 200)] == [1, 1, 2, 4]


def test_an_opened_report_gives_what_its_child_read(folder: Path) -> None:
    with Checker(TRUST) as checker:
        whole = checker.open(folder / "good.pdf", Unwatched())
        assert whole.own_pdf == SIGNED
        assert whole.contents is not None
        assert set(whole.photos) == {one.sha256 for one in whole.contents.photos}
        for digest, jpeg in whole.photos.items():
            assert hashlib.sha256(jpeg).hexdigest() == digest
        broken = checker.open(folder / "changed.pdf", Unwatched())
        assert broken.verification.standing is Standing.FAILS
        assert (broken.contents, dict(broken.photos), broken.own_pdf) == (None, {}, b"")
        assert checker.check(folder / "good.pdf", Unwatched()).standing is Standing.HOLDS
