"""Hides the packages that only the checks need, so that a test runs what a user has installed."""

import os
import sys
from importlib.abc import MetaPathFinder

HIDDEN = frozenset(os.environ.get("PSSM_TEST_HIDDEN", "").split())


class _Hidden(MetaPathFinder):
    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name.partition(".")[0] in HIDDEN:
            raise ModuleNotFoundError(name, name=name)


sys.meta_path.insert(0, _Hidden())
