"""What the program needs from a Linux system beyond Python, found by trying, installed if missing.

Windows and macOS need nothing: their wheels hold it all.
"""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

from environment import SetUpFailed

WINDOW = frozenset({"window"})
QT = frozenset({"window", "test"})
TEST = frozenset({"test"})


@dataclass(frozen=True, slots=True)
class Need:
    """One Debian package, what shows that it is there, and why it is needed."""

    package: str
    kind: str
    shown_by: str
    uses: frozenset[str]
    reason: str

    def is_met(self) -> bool:
        if self.kind == "module":
            importlib.invalidate_caches()
            return importlib.util.find_spec(self.shown_by) is not None
        if self.kind == "program":
            return shutil.which(self.shown_by) is not None
        return _loads(self.shown_by)


def _venv_package() -> str:
    return "python{}.{}-venv".format(*sys.version_info[:2])


NEEDS = (
    Need(
        _venv_package(),
        "module",
        "ensurepip",
        frozenset({"new environment"}),
        "make a Python environment",
    ),
    Need("libegl1", "library", "libEGL.so.1", QT, "Qt draws through it"),
    Need("libgl1", "library", "libGL.so.1", QT, "Qt draws through it"),
    Need("libglib2.0-0", "library", "libglib-2.0.so.0", QT, "Qt's event loop"),
    Need("libfontconfig1", "library", "libfontconfig.so.1", QT, "Qt finds fonts with it"),
    Need("libxkbcommon0", "library", "libxkbcommon.so.0", QT, "Qt reads keyboards with it"),
    Need("libdbus-1-3", "library", "libdbus-1.so.3", QT, "Qt talks to the desktop with it"),
    Need("libxcb-cursor0", "library", "libxcb-cursor.so.0", WINDOW, "Qt's windows under X"),
    Need("libxkbcommon-x11-0", "library", "libxkbcommon-x11.so.0", WINDOW, "Qt's windows under X"),
    Need("libxcb-icccm4", "library", "libxcb-icccm.so.4", WINDOW, "Qt's windows under X"),
    Need("libxcb-keysyms1", "library", "libxcb-keysyms.so.1", WINDOW, "Qt's windows under X"),
    Need("libxcb-shape0", "library", "libxcb-shape.so.0", WINDOW, "Qt's windows under X"),
    Need("poppler-utils", "program", "pdfsig", TEST, "a second opinion on signatures and text"),
    Need("qpdf", "program", "qpdf", TEST, "a second opinion on the PDF's structure"),
    Need("mupdf-tools", "program", "mutool", TEST, "a third opinion on pages and signatures"),
    Need("softhsm2", "program", "softhsm2-util", TEST, "a token that holds a signing key"),
    Need("openssl", "program", "openssl", TEST, "certificates and checks made by others"),
)


def meet(uses: set[str]) -> None:
    """Install what these uses lack; nothing is asked or started when nothing is missing."""
    if sys.platform != "linux":
        return
    missing = missing_for(uses)
    if not missing:
        return
    if shutil.which("apt-get") is None:
        _leave_to_the_person(missing)
        return
    _install(missing)
    missing = missing_for(uses)
    if missing:
        raise SetUpFailed(
            f"These are still missing after installing them:\n{_listed(missing)}\nIf this Python "
            f"({sys.executable}) is not Debian's own, try again with /usr/bin/python3."
        )


def missing_for(uses: set[str]) -> list[Need]:
    return [need for need in NEEDS if need.uses & uses and not need.is_met()]


def _loads(library: str) -> bool:
    # Really loading it also finds a library that is there but lacks one of its own.
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(missing: list[Need]) -> None:
    packages = [need.package for need in missing]
    right = _right_to_install()
    by_hand = " ".join([*(["sudo"] if right != [] else []), "apt-get", "install", *packages])
    print(f"This system lacks:\n{_listed(missing)}", flush=True)
    if right is None:
        raise SetUpFailed(
            "Installing them needs an administrator, and this account is none here. Have this "
            f"run once, then run the same command again:\n  {by_hand}"
        )
    print(f"Installing them now, as this would:\n  {by_hand}", flush=True)
    # "env" because sudo drops variables that are set in front of it.
    apt = [*right, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        if subprocess.run([*apt, *step], check=False).returncode != 0:
            raise SetUpFailed(
                f"apt-get {step[0]} failed (the reason is above). When that is mended, run the "
                f"same command again, or first this:\n  {by_hand}"
            )


def _right_to_install() -> list[str] | None:
    """How to become root: no words when root, None when there is no way."""
    if sys.platform == "win32" or os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    unasked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    if unasked.returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin is not None and sys.stdin.isatty() else None


def _leave_to_the_person(missing: list[Need]) -> None:
    """Other systems name their packages differently, and may do without some of these."""
    if any(need.kind == "module" for need in missing):
        raise SetUpFailed(
            f"This Python ({sys.executable}) has no ensurepip, so it cannot make an environment. "
            "Install your system's package for Python environments (often python3-venv or "
            "python3-pip), then run the same command again."
        )
    print(
        f"This system seems to lack:\n{_listed(missing)}\nGoing on without; if the program does "
        "not start, install them with your system's package tool.",
        flush=True,
    )


def _listed(missing: list[Need]) -> str:
    return "\n".join(f"  {need.package} ({need.shown_by}): {need.reason}" for need in missing)
