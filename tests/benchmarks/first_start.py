"""The first start on a machine that has nothing, to the answer of lesson 00, against the bare installer (uv) with the same packages.

Both fetch from the registry that this machine is set to use, with an empty cache. Needs a connection.
"""
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")


def figures(rounds=3):
    """Medians of rounds in turn."""
    from launcher import pipsettings
    from launcher.requirements import read_environment

    whole, bare = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            house = Path(folder) / "house"
            shutil.copytree(ROOT, house, ignore=shutil.ignore_patterns(".venv*", "my-copy", "site", ".git"))
            env = os.environ | {"UV_CACHE_DIR": str(Path(folder) / "cache1"), "HOME": folder}
            env.pop("PYTHONPATH", None)
            began = time.perf_counter()
            with subprocess.Popen([sys.executable, "notebooks", "--no-browser", "--port", "9340"], cwd=house, env=env, stdout=subprocess.PIPE, text=True) as run:
                address = next(ADDRESS.search(line)[0] for line in run.stdout if ADDRESS.search(line))
                urllib.request.urlopen(address, timeout=60).read()
                whole.append(time.perf_counter() - began)
                run.terminate()
            arguments, settings = pipsettings.for_uv(pipsettings.read(env), env)
            place = Path(folder) / "bare"
            began = time.perf_counter()
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
            python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
            subprocess.run([house / ".venv" / ("Scripts/uv.exe" if os.name == "nt" else "bin/uv"), "pip", "install", "-q", "--python", python, *arguments, *read_environment(ROOT / "environment.yml")],
                           env=env | settings | {"UV_CACHE_DIR": str(Path(folder) / "cache2")}, check=True)
            bare.append(time.perf_counter() - began)
    print(f"# first start {statistics.median(whole):.1f} s, bare installer {statistics.median(bare):.1f} s ({rounds} rounds, medians)")
    yield "first start to lesson 00, against the bare installer", statistics.median(whole) / statistics.median(bare), 2
