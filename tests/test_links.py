"""Links to a published copy, and the workflow that proves it there."""
import re
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from launcher import cli, links  # noqa: E402
from launcher.requirements import read_environment  # noqa: E402


def printed(capsys, *more):
    assert cli.main(["links", "peace-studies/tajik_istan.2", *more], ROOT) == 0
    return capsys.readouterr().out


def test_every_link_leads_into_the_collection(capsys):
    out = printed(capsys, "--hub", "https://hub.example.edu/", "--branch", "term 1")
    found = {urlsplit(one).hostname: urlsplit(one) for one in re.findall(r"^https://\S+$", out, re.M)}
    assert set(found) == {"mybinder.org", "hub.example.edu", "colab.research.google.com", "github.com"}
    asked = parse_qs(found["hub.example.edu"].query)
    assert asked == {"repo": ["https://github.com/peace-studies/tajik_istan.2"], "branch": ["term 1"], "urlpath": [f"lab/tree/tajik_istan.2/{links.FIRST}"]}
    assert parse_qs(found["mybinder.org"].query)["urlpath"] == [f"lab/tree/{links.FIRST}"] and "/term%201" in found["mybinder.org"].path
    assert found["colab.research.google.com"].path.endswith(links.FIRST) and (ROOT / links.FIRST).is_file()


def test_the_cell_for_colab_is_python_and_asks_for_what_the_lessons_need(capsys):
    from IPython.core.inputtransformer2 import TransformerManager

    out = printed(capsys)
    cell = out[out.index("import os, sys"):out.index("\n\nDownload")]
    compile(TransformerManager().transform_cell(cell), "cell", "exec")
    for one in read_environment(ROOT / "environment.yml"):
        assert (f'"{one}"' in cell) is not one.startswith(links.NOT_IN_COLAB), one
    assert 'isdir("/content/tajik_istan.2")' in cell, "fetched once"


@pytest.mark.parametrize("names", [[], ["tajikistan"], ["a/b", "c/d"], ["https://github.com/a/b"]])
def test_anything_but_owner_and_name_is_refused_in_one_line(capsys, names):
    assert cli.main(["links", *names], ROOT) == 1
    err = capsys.readouterr().err
    assert "OWNER/NAME" in err and err.strip().count("\n") == 0


def test_the_workflow_runs_our_command_on_three_systems_oldest_and_newest_and_weekly():
    flow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    job = flow["jobs"]["tests"]
    matrix = job["strategy"]["matrix"]
    assert {name.split("-")[0] for name in matrix["os"]} == {"ubuntu", "windows", "macos"} and matrix["packages"] == ["oldest", "newest"]
    oldest = next(one for one in matrix["include"] if one["packages"] == "oldest")
    assert f"python >={oldest['python']}" in (ROOT / "environment.yml").read_text(encoding="utf-8") and oldest["resolution"] == "lowest-direct"
    assert flow[True]["schedule"] and job["steps"][-1]["run"] == "python tests"  # YAML reads the key `on` as true
