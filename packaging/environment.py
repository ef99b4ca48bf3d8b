"""The checkout's own Python environment: made once from the lock, repaired, and found ready."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.txt"
CHECK_LOCK = ROOT / "requirements-dev.txt"
FOLDER = ROOT / ".venv"

# What people set to reach their package index. Any other pip variable could change what is
# installed or where (user, target, no-deps, constraint), so the others are not passed on.
PIP_VARIABLES_KEPT = frozenset(
    {
        "PIP_CACHE_DIR",
        "PIP_CERT",
        "PIP_CLIENT_CERT",
        "PIP_CONFIG_FILE",
        "PIP_DEFAULT_TIMEOUT",
        "PIP_EXTRA_INDEX_URL",
        "PIP_FIND_LINKS",
        "PIP_INDEX_URL",
        "PIP_KEYRING_PROVIDER",
        "PIP_NO_CACHE_DIR",
        "PIP_NO_INDEX",
        "PIP_PROXY",
        "PIP_RETRIES",
        "PIP_TIMEOUT",
        "PIP_TRUSTED_HOST",
    }
)
PYTHON_VARIABLES_DROPPED = frozenset({"PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP"})


class SetUpFailed(Exception):
    """Setting up stopped; its text says why and what to do, and is shown as it is."""


def python() -> Path:
    """The environment's interpreter, whether it is there or not."""
    windows = sys.platform == "win32"
    return FOLDER / ("Scripts/python.exe" if windows else "bin/python")


def is_ready(lock: Path) -> bool:
    """Whether everything this lock names was installed, by an interpreter that still starts."""
    lines = _stamp_lines()
    return bool(lines) and _stamp_line(lock) in lines and _version_now() == lines[0]


def prepare(lock: Path) -> None:
    """Make or repair the environment and install the lock; the stamp is written last."""
    if not _stamp_lines() or _version_now() != _stamp_lines()[0]:
        _make()
    _stamp().unlink(missing_ok=True)
    _install(lock)
    # The check lock holds everything the other one does (a test says so).
    locks = [LOCK, CHECK_LOCK] if lock == CHECK_LOCK else [lock]
    lines = [_version_now(), *(_stamp_line(each) for each in locks)]
    _stamp().write_text("\n".join(lines) + "\n", encoding="utf-8")


def clean_variables() -> dict[str, str]:
    """The caller's variables without those that would bend pip or the interpreter."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in PYTHON_VARIABLES_DROPPED
        and (not name.startswith("PIP_") or name in PIP_VARIABLES_KEPT)
    }
    # A pip.conf that says "user = true" would refuse to install into an environment.
    return {**kept, "PIP_USER": "0"}


def _make() -> None:
    print(f"Making the Python environment in {FOLDER} ...", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(FOLDER)]
    if subprocess.run(command, env=clean_variables(), check=False).returncode != 0:
        raise SetUpFailed(
            f"The Python environment could not be made in {FOLDER} (the reason is above). Check "
            "that this folder may be written and is not in use, then run the same command again."
        )


def _install(lock: Path) -> None:
    print(f"Installing the packages of {lock.name}, checked by hash ...", flush=True)
    command = [str(python()), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:"]
    command += ["--no-input", "--disable-pip-version-check", "-r", str(lock)]
    if not sys.stdout.isatty():
        command.append("--quiet")
    if subprocess.run(command, cwd=ROOT, env=clean_variables(), check=False).returncode != 0:
        raise SetUpFailed(
            "The packages could not be installed (the reason is above). If it is the network, run "
            "the same command again later, or see CONTRIBUTING.md for setting up without one. If "
            "a hash does not match, the package served is not the one this program was made "
            "with: do not go on with it."
        )


def _version_now() -> str:
    """What the environment's interpreter calls itself; empty when it does not start."""
    question = "import sys; print('python', *sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [str(python()), "-I", "-c", question], capture_output=True, text=True, check=False
        )
    except OSError:  # not there, or its base interpreter is gone
        return ""
    return answer.stdout.strip()


def _stamp() -> Path:
    return FOLDER / "set-up.txt"


def _stamp_lines() -> list[str]:
    try:
        return _stamp().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _stamp_line(lock: Path) -> str:
    # Line ends may differ by system and by git's settings; what is locked does not.
    content = lock.read_bytes().replace(b"\r\n", b"\n")
    return f"{lock.name} {hashlib.sha256(content).hexdigest()}"
