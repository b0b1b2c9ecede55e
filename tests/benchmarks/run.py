"""`python3 tests benchmarks [NAME …]`: ratios measured in one run, one line a figure: name, ratio, limit.

Never part of the plain test run: times on a busy machine say little, ratios within one run say more. Names: the modules below.
"""
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("imports", "view_change", "screen", "memory", "collection", "growth", "workbooks", "first_start")
"""Each module's `figures()` yields (what, ratio, limit)."""


def main(argv):
    """Print every figure. Out: 0 when all hold, 1 when one does not, 2 for an unknown name."""
    sys.path[:0] = [str(ROOT / "notebooks"), str(ROOT / "tests")]
    unknown = [name for name in argv if name not in PARTS]
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}; there are: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    over = 0
    for part in argv or PARTS:
        for what, ratio, limit in importlib.import_module(f"benchmarks.{part}").figures():
            over += ratio > limit
            print(f"{what}\t{ratio:.3f}\t{limit}", flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
