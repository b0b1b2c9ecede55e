"""`python3 notebooks links OWNER/NAME`: addresses that open a published copy of the collection, ready to paste."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from launcher.environment import Place
from launcher.errors import Trouble, say
from launcher.requirements import read_environment

FIRST = "notebooks/00_start_here.ipynb"
NOT_IN_COLAB = ("jupyterlab", "nbval")
"""What Google Colab neither needs nor should be given."""


def run(place: Place, names: list[str], branch: str, hub: str) -> int:
    """Print the links. In: ["OWNER/NAME"] as GitHub spells it; the branch; the hub's address. Out: 0. Raises Trouble."""
    if len(names) != 1 or not re.fullmatch(r"[\w.-]+/[\w.-]+", names[0]):
        raise Trouble(f"links needs the place on GitHub, as OWNER/NAME, and got {' '.join(names) or 'nothing'}. For example: python3 notebooks links peace-studies/tajikistan")
    for heading, lines in texts(names[0], branch, hub.rstrip("/"), read_environment(place.environment_file)):
        say(f"\n{heading}\n\n" + "\n".join(lines))
    return 0


def texts(repository: str, branch: str, hub: str, wanted: list[str]) -> list[tuple[str, list[str]]]:
    """Every link with what it does. Out: (heading, lines) in order.

    In: OWNER/NAME, the branch, the hub's address without a slash at its end, the requirements of environment.yml.
    """
    address, name = f"https://github.com/{repository}", repository.split("/")[1]
    start = quote(f"lab/tree/{FIRST}", safe="")
    puller = f"{hub}/hub/user-redirect/git-pull?repo={quote(address, safe='')}&branch={quote(branch, safe='')}&urlpath={quote(f'lab/tree/{name}/{FIRST}', safe='')}"
    return [
        ("Binder: a copy for each visitor, without an account. Answers are gone when the visit ends: hand them in with the last cell of lesson 00.",
         [f"https://mybinder.org/v2/gh/{repository}/{quote(branch, safe='')}?urlpath={start}"]),
        ("A hub with nbgitpuller: brings or renews the lessons in each student's own folder, and never writes over an answer.", [puller]),
        ("Google Colab: opens one lesson. Put the cell below above its first cell and run it before the others. Not tried by us.",
         [f"https://colab.research.google.com/github/{repository}/blob/{quote(branch, safe='')}/{FIRST}", "", *colab_cell(address, branch, wanted)]),
        ("Download, for `python3 notebooks` on one's own computer:", [f"{address}/archive/refs/heads/{quote(branch, safe='/')}.zip"]),
    ]


def colab_cell(address: str, branch: str, wanted: list[str]) -> list[str]:
    """A cell that has the collection in Colab: it fetches the address once and says so. Out: its lines."""
    folder = "/content/" + address.rsplit("/", 1)[1]
    packages = " ".join(f'"{one}"' for one in wanted if not re.match("|".join(NOT_IN_COLAB), one))
    return ["import os, sys", f'if not os.path.isdir("{folder}"):',
            f'    print("Fetching the lessons from {address}, once. Answers stay in this visit: hand them in before you leave.")',
            f"    !git clone -q --depth 1 --branch {branch} {address} {folder}",
            f"    %pip install -q {packages}",
            f'sys.path.insert(0, "{folder}/notebooks")', f'os.chdir("{folder}/notebooks")']
