"""The set-up finds what is missing, installs only that, and leaves a ready checkout alone."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
import environment
import perfect
import system_needs

LOCK_TEXT = "one==1 --hash=sha256:00\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose environment is this test's own interpreter, with nothing stamped."""
    (tmp_path / "requirements.txt").write_text(LOCK_TEXT)
    (tmp_path / "requirements-dev.txt").write_text(LOCK_TEXT + "two==2 --hash=sha256:11\n")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(environment, "LOCK", tmp_path / "requirements.txt")
    monkeypatch.setattr(environment, "CHECK_LOCK", tmp_path / "requirements-dev.txt")
    monkeypatch.setattr(environment, "python", lambda: Path(sys.executable))
    monkeypatch.setattr(environment, "_make", lambda: None)
    monkeypatch.setattr(environment, "_install", lambda lock: None)
    return tmp_path


def test_a_new_checkout_is_not_ready_and_a_prepared_one_is(checkout: Path) -> None:
    assert not environment.is_ready(environment.LOCK)
    environment.prepare(environment.LOCK)
    assert environment.is_ready(environment.LOCK)
    assert not environment.is_ready(environment.CHECK_LOCK)


def test_the_check_lock_serves_the_program_too(checkout: Path) -> None:
    environment.prepare(environment.CHECK_LOCK)
    assert environment.is_ready(environment.LOCK)
    assert environment.is_ready(environment.CHECK_LOCK)


def test_a_changed_lock_is_installed_again(checkout: Path) -> None:
    environment.prepare(environment.LOCK)
    environment.LOCK.write_text("one==2 --hash=sha256:22\n")
    assert not environment.is_ready(environment.LOCK)


def test_line_ends_do_not_change_a_lock(checkout: Path) -> None:
    environment.prepare(environment.LOCK)
    environment.LOCK.write_bytes(LOCK_TEXT.replace("\n", "\r\n").encode())
    assert environment.is_ready(environment.LOCK)


def test_a_set_up_that_stopped_leaves_no_stamp(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare(environment.LOCK)

    def fail(lock: Path) -> None:
        raise environment.SetUpFailed(lock.name)

    monkeypatch.setattr(environment, "_install", fail)
    with pytest.raises(environment.SetUpFailed):
        environment.prepare(environment.CHECK_LOCK)
    assert not environment.is_ready(environment.LOCK)


def test_an_interpreter_that_is_gone_is_noticed(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare(environment.LOCK)
    monkeypatch.setattr(environment, "python", lambda: checkout / "gone")
    assert not environment.is_ready(environment.LOCK)


def test_the_stamp_names_the_lock_by_digest(checkout: Path) -> None:
    environment.prepare(environment.LOCK)
    stamp = (checkout / ".venv" / "set-up.txt").read_text()
    assert hashlib.sha256(LOCK_TEXT.encode()).hexdigest() in stamp


def test_only_the_way_to_the_index_is_taken_from_pip_variables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("PIP_INDEX_URL", "PIP_TARGET", "PIP_NO_DEPS", "PYTHONPATH", "PIP_USER"):
        monkeypatch.setenv(name, "1")
    cleaned = environment.clean_variables()
    assert cleaned["PIP_INDEX_URL"] == "1"
    assert cleaned["PIP_USER"] == "0"
    assert not {"PIP_TARGET", "PIP_NO_DEPS", "PYTHONPATH"} & set(cleaned)


def test_a_screenless_run_asks_for_no_library() -> None:
    packages = {need.package for need in system_needs.NEEDS if need.uses & {"run"}}
    assert packages == set()


def test_each_need_says_why() -> None:
    assert all(need.reason and need.uses for need in system_needs.NEEDS)
    assert {need.kind for need in system_needs.NEEDS} == {"library", "module", "program"}


def test_a_library_is_missing_when_it_does_not_load() -> None:
    need = system_needs.Need("x", "library", "libnone.so.99", frozenset({"run"}), "test")
    assert not need.is_met()
    assert system_needs.Need("x", "module", "sys", frozenset({"run"}), "test").is_met()
    assert not system_needs.Need("x", "program", "no-such-word", frozenset(), "test").is_met()


class TestMissingOnLinux:
    """What happens when a system lacks something, without touching this one."""

    need = system_needs.Need("libx", "library", "libnone.so.99", frozenset({"run"}), "a test")

    @pytest.fixture(autouse=True)
    def _linux(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_needs, "NEEDS", (self.need,))
        monkeypatch.setattr(system_needs.sys, "platform", "linux")
        monkeypatch.setattr(system_needs.shutil, "which", lambda name: f"/bin/{name}")

    def test_without_the_right_it_prints_the_line_to_run(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(system_needs, "_right_to_install", lambda: None)
        with pytest.raises(environment.SetUpFailed, match="sudo apt-get install libx"):
            system_needs.meet({"run"})

    def test_with_the_right_it_updates_then_installs_what_is_missing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        started: list[list[str]] = []

        def note(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
            started.append(command)
            return subprocess.CompletedProcess(command, 0)

        monkeypatch.setattr(system_needs, "_right_to_install", lambda: ["sudo", "-n"])
        monkeypatch.setattr(system_needs.subprocess, "run", note)
        with pytest.raises(environment.SetUpFailed, match="still missing"):
            system_needs.meet({"run"})
        assert [command[-1] for command in started] == ["update", "libx"]

    def test_nothing_is_started_for_another_use(self) -> None:
        system_needs.meet({"window"})

    def test_another_linux_is_told_and_goes_on(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(system_needs.shutil, "which", lambda name: None)
        system_needs.meet({"run"})
        assert "libnone.so.99" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["walk"], ["test", "more"]])
def test_an_unknown_command_gets_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main(arguments) == 2
    assert "bootstrap.py run" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("screen", "arguments", "expected"),
    [
        (True, [], ["--demo"]),
        (False, [], ["demo", "demo"]),
        (False, ["verify", "x.pdf"], ["verify", "x.pdf"]),
        (True, ["verify", "x.pdf"], ["verify", "x.pdf"]),
    ],
)
def test_run_starts_the_window_or_the_demo_report(
    monkeypatch: pytest.MonkeyPatch, screen: bool, arguments: list[str], expected: list[str]
) -> None:
    started: list[list[str]] = []

    def note(command: list[str], folder: Path) -> int:
        started.append(command[2:])
        return 0

    monkeypatch.setattr(bootstrap, "has_screen", lambda: screen)
    monkeypatch.setattr(bootstrap, "set_up", lambda lock, uses: None)
    monkeypatch.setattr(bootstrap, "_call", note)
    assert bootstrap.main(["run", *arguments]) == 0
    assert started == [expected]


def test_perfect_files_are_held_and_new_ones_named() -> None:
    whole = {"missing_lines": 0, "missing_branches": 0, "num_statements": 3}
    holed = {"missing_lines": 0, "missing_branches": 1, "num_statements": 3}
    empty = {"missing_lines": 0, "missing_branches": 0, "num_statements": 0}
    found = {"a/x.py": whole, "a/y/z.py": holed, "b.py": whole, "b/__init__.py": empty}
    assert perfect.faults_in(found, ["a/*", "gone.py"]) == [
        "gone.py names no measured file",
        "a/y/z.py must be fully covered; missing: 0 lines, 1 branches",
    ]
    assert perfect.newly_perfect(found, ["a/*"]) == ["b.py"]
    assert perfect.read_list("# why\na/*  # core\n\n") == ["a/*"]
