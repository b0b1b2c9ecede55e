"""The hand-ins of 300 readers read, counted and shown, against ten classes of 30: a large class costs no more a head."""
import tempfile
import time
from pathlib import Path


def figures():
    """Seconds stand in the line above the ratio."""
    from casebook.classroom import rehearsal
    from casebook.explore import class_view

    with tempfile.TemporaryDirectory() as folder:
        large = rehearsal.invent(Path(folder) / "large", 300)
        small = [rehearsal.invent(Path(folder) / f"small{n}", 30, seed=n) for n in range(10)]
        few = sum(_seconds(class_view, one) for one in small)
        many = _seconds(class_view, large)
    print(f"# 300 workbooks in {many:.2f} s, ten times 30 in {few:.2f} s")
    yield "300 workbooks read and counted, against ten times 30", many / few, 1.2


def _seconds(view, folder):
    began = time.perf_counter()
    view.ClassResults(folder).tallies
    return time.perf_counter() - began
