"""PSSM Inspector: hand the store to the window or the command line, and start it."""

import sys
from argparse import Namespace
from pathlib import Path

from storage import entrances
from storage.places import is_workspace
from ui.cli.program import run
from ui.doors import Doors

DEMO = Path(__file__).resolve().parent / "demo"


def main() -> int:
    doors = Doors(
        create=entrances.create_workspace,
        open=entrances.open_workspace,
        is_workspace=is_workspace,
        read_photo=entrances.read_photo,
        write_file=entrances.write_file,
        read_sheets=entrances.read_sheets,
        write_sheets=entrances.write_sheets,
        read_codes=entrances.read_codes,
    )

    def open_window(named: Namespace) -> int:
        from ui.desktop import run_window

        return run_window(doors, named.folder, DEMO if named.demo else None, named.language)

    return run(sys.argv[1:], doors, open_window)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # The verifier's child starts this very file; only a frozen program must be told.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
