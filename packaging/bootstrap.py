"""Set up what is missing, then run the program or pass its checks: the README's two commands.

Standard library only, and nothing here or beside it asks the network when nothing is missing.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is whom this line is for
    sys.exit(
        "PSSM Inspector needs Python 3.11 or newer; this is Python {}.{}. Start this script with "
        "a newer one, for example: python3.11 packaging/bootstrap.py run".format(
            *sys.version_info[:2]
        )
    )

import os
import subprocess
from pathlib import Path

import environment
import system_needs
from environment import ROOT, SetUpFailed

USAGE = """\
usage: bootstrap.py run [ARGUMENT ...]   set up what is missing, then start the program
       bootstrap.py test                 set up what is missing, then pass every check

run without arguments opens the window on the demo; without a screen it makes the demo report.
Arguments after run go to the program instead, as in: bootstrap.py run verify report.pdf"""

SET_UP_FAILED = 3
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    try:
        if command == "run":
            return run(rest)
        if command == "test" and not rest:
            return test()
    except SetUpFailed as problem:
        print(f"\n{problem}", file=sys.stderr)
        return SET_UP_FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    asked_for_help = command in ("-h", "--help")
    print(USAGE, file=sys.stdout if asked_for_help else sys.stderr)
    return 0 if asked_for_help else 2


def run(arguments: list[str]) -> int:
    screen = has_screen()
    set_up(environment.LOCK, {"run", "window"} if screen else {"run"})
    if arguments:
        return _program(arguments, Path.cwd())
    if screen:
        return _program(["--demo"], ROOT)
    code = _program(["demo", "demo"], ROOT)
    if code == 0:
        print(
            "\nThere is no screen here, so no window was opened. To open it, run this on a "
            f"computer with a screen:\n  {_this_command('run')}"
        )
    return code


def test() -> int:
    set_up(environment.CHECK_LOCK, {"test"})
    checks = ROOT / "packaging" / "check.py"
    return _call([str(environment.python()), str(checks)], ROOT)


def set_up(lock: Path, uses: set[str]) -> None:
    """Install what the system lacks for these uses, then what the environment lacks."""
    ready = environment.is_ready(lock)
    system_needs.meet(uses if ready else uses | {"new environment"})
    if not ready:
        environment.prepare(lock)


def has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _program(arguments: list[str], folder: Path) -> int:
    return _call([str(environment.python()), str(ROOT / "main.py"), *arguments], folder)


def _call(command: list[str], folder: Path) -> int:
    sys.stdout.flush()
    return subprocess.run(
        command, cwd=folder, env=environment.clean_variables(), check=False
    ).returncode


def _this_command(word: str) -> str:
    start = "py -3.11" if sys.platform == "win32" else "python3"
    return f"{start} {Path('packaging', 'bootstrap.py')} {word}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
