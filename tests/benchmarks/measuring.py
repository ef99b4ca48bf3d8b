"""How a benchmark measures: both sides in turn, medians, a ratio against an aim."""

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Comparison:
    """`ours` and `floor` are medians in milliseconds; `aim` is the ratio wanted, 0 for none."""

    name: str
    ours: float
    floor: float
    aim: float
    note: str = ""

    def line(self) -> str:
        ratio = self.ours / self.floor
        aim = f"aim {self.aim:.2f}" if self.aim else "no aim"
        stands = "" if not self.aim else ("  ok" if ratio <= self.aim else "  OVER")
        return (
            f"{self.name}: {self.ours:.2f} ms against {self.floor:.2f} ms, "
            f"ratio {ratio:.2f} ({aim}){stands}  {self.note}".rstrip()
        )


def in_turn(
    ours: Callable[[], object], floor: Callable[[], object], times: int
) -> tuple[float, float]:
    """Medians in milliseconds of both, run in turn so that the machine's drift hits both."""
    for work in (ours, floor):
        work()
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for work, taken in zip((ours, floor), found, strict=True):
            began = time.perf_counter()
            work()
            taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(found[0]), statistics.median(found[1])


def peak_megabytes() -> float:
    """The largest memory this process ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        # Of this program alone: what `getrusage` gives begins with what the parent held.
        (peak,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
