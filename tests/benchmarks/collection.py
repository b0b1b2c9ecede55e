"""All lessons and exercises executed one after another, against as many kernels that only start and import."""
import tempfile
from pathlib import Path

import nbformat
from benchmarks import kernels
from launcher import copies

ROOT = Path(__file__).resolve().parents[2]


def figures():
    """Each notebook in turn with its bare kernel, so that a busy moment touches both."""
    with tempfile.TemporaryDirectory() as folder:
        bare = whole = 0
        for path in copies.sources(ROOT).values():
            bare += kernels.execute(kernels.of(kernels.BARE), folder)
            lesson = nbformat.read(path, 4)
            lesson.cells = [c for c in lesson.cells if c.cell_type == "code"]
            whole += kernels.execute(lesson, path.parent)
    print(f"# bare {bare:.1f} s, whole {whole:.1f} s")
    yield "whole collection executed, against kernel starts and imports", whole / bare, 1.5
