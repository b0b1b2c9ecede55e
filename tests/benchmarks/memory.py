"""What a kernel holds after a whole lesson, against one that only imported what lessons need (PSS, Linux only)."""
import tempfile
from pathlib import Path

import nbformat
from benchmarks import kernels

LESSONS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("0*.ipynb"))


def figures():
    """The largest of all lessons."""
    with tempfile.TemporaryDirectory() as folder:
        bare = kernels.of(kernels.BARE + "\nmatplotlib.pyplot.figure().canvas.draw()", kernels.USED)
        kernels.execute(bare, folder)
        base, found = kernels.result(bare)[0], {}
        for path in LESSONS:
            lesson = nbformat.read(path, 4)
            lesson.cells.append(nbformat.v4.new_code_cell(kernels.USED))
            kernels.execute(lesson, folder)
            found[path.stem] = kernels.result(lesson)[0]
    largest = max(found, key=found.get)
    print(f"# bare {base:.0f} MB; " + ", ".join(f"{name} {used:.0f}" for name, used in found.items()))
    yield f"memory after a lesson ({largest}), against bare imports", found[largest] / base, 1.1
