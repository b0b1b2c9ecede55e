"""A hub: the image recipe, what an nbgitpuller link does to answers, and two learners at once on a real JupyterHub."""
import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

import hub_place as place  # noqa: E402

GUIDE = ROOT / "notebooks" / "hub"
TOOL = Path(os.environ.get("CASEBOOK_HUB", ""))
RENDER = """
import sys
from repo2docker.app import Repo2Docker
app = Repo2Docker()
for one in app.buildpacks:
    pack = one(app.base_image)
    if pack.detect():
        break
pack.platform, pack.appendix = "linux/amd64", sys.argv[1]
print(type(pack).__name__, pack.python_version)
print(pack.render({"NB_USER": "jovyan", "NB_UID": "1000"}))
"""


@pytest.fixture(scope="module")
def tool():
    if not (TOOL / "jupyterhub").is_dir():
        pytest.fail("no JupyterHub: run with python3 tests, which installs it beside .venv")
    return TOOL


def test_the_image_is_made_from_environment_yml_with_our_library_last(tool):
    appendix = (GUIDE / "appendix.dockerfile").read_text(encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(tool), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([sys.executable, "-c", RENDER, appendix], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    first, recipe = done.stdout.split("\n", 1)
    assert first == "CondaBuildPack 3.12" and "Python version unspecified" not in done.stderr, "repo2docker begins with the Python that we name"
    copied, made = recipe.index("COPY --chown=1000:1000 src/"), recipe.index('env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"')
    assert copied < made < recipe.index(appendix.strip().splitlines()[-1]), "our library is in environment.yml, so the files come first; what hubs add comes last"
    assert not (ROOT / ".binder").exists() and not (ROOT / "binder").exists(), "repo2docker would read these instead"


def test_a_link_brings_new_lessons_and_leaves_answers_and_changed_notebooks(tool, tmp_path):
    address = place.published(tmp_path)
    origin = tmp_path / "published" / place.NAME
    home = tmp_path / "home"
    home.mkdir()
    clone = place.pull(address, home, tool)
    kept = {clone / "answers" / "01_chronology.json": '{"mine": 1}', clone / "notebooks" / "notes of mine.txt": "mine"}
    for path, text in kept.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(folder, name, number, text):
        path = folder / "notebooks" / name
        book = json.loads(path.read_text(encoding="utf-8"))
        book["cells"][number]["source"] = [text]
        path.write_text(json.dumps(book, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    edit(clone, "01_chronology.ipynb", 0, "# The learner's title")
    edit(origin, "01_chronology.ipynb", 0, "# A new title")
    edit(origin, "01_chronology.ipynb", -1, "A new last line")
    edit(origin, "02_actors.ipynb", 0, "# A new second lesson")
    (clone / "notebooks" / "03_drivers.ipynb").unlink()
    place.git("commit", "-qam", "a new edition", at=origin)
    place.pull(address, home, tool)
    assert {path: path.read_text(encoding="utf-8") for path in kept} == kept
    mine = json.loads((clone / "notebooks" / "01_chronology.ipynb").read_text(encoding="utf-8"))["cells"]
    assert mine[0]["source"] == ["# The learner's title"] and mine[-1]["source"] == ["A new last line"]
    assert "A new second lesson" in (clone / "notebooks" / "02_actors.ipynb").read_text(encoding="utf-8")
    assert (clone / "notebooks" / "03_drivers.ipynb").is_file(), "a deleted lesson comes back fresh"


def test_answers_of_lessons_and_exercises_go_to_the_learners_own_folder(tmp_path):
    place.published(tmp_path)
    clone = tmp_path / "published" / place.NAME
    env = {key: value for key, value in os.environ.items() if not key.startswith("CASEBOOK_")} | {"PYTHONPATH": str(ROOT / "notebooks")}  # the image's library
    code = "from casebook import workbook; workbook.workbook('a').record('q', 1); print(workbook.answers_folder())"
    for folder in ("notebooks", "exercises"):
        done = subprocess.run([sys.executable, "-P", "-c", code], cwd=clone / folder, env=env, capture_output=True, text=True, check=True)
        assert Path(done.stdout.strip()) == clone / "answers"
    assert not place.git("status", "--porcelain", at=clone), "git does not see answers"


def test_the_settings_are_those_that_the_guide_explains():
    values = yaml.safe_load((GUIDE / "values.yaml").read_text(encoding="utf-8"))
    guide = (GUIDE / "README.md").read_text(encoding="utf-8")
    compile((GUIDE / "tljh.py").read_text(encoding="utf-8"), "tljh.py", "exec")
    memory = values["singleuser"]["memory"]
    assert memory["guarantee"] in guide and memory["limit"] in guide
    assert values["singleuser"]["extraEnv"]["PYTHONPATH"].endswith("/NAME/notebooks")
    assert {"cull", "hub", "prePuller", "scheduling", "singleuser"} <= set(values)
    for name in re.findall(r"`(notebooks/hub/[\w.]+)`", guide):
        assert (ROOT / name).is_file(), name


@pytest.mark.slow
def test_two_learners_at_once_on_a_real_hub(tool, tmp_path):
    import hub

    try:
        place.packages()
    except place.NoHub as missing:
        pytest.skip(f"{missing}: the test of a hub is skipped")
    result = asyncio.run(hub.class_of(2, tmp_path, 9400))
    assert not hub.sound(result), hub.sound(result) + result["log"].splitlines()[-20:]
    assert [row["acknowledged"] for row in result["rows"]] == [11, 11] and all(row["cells"] > 30 and row["memory"] > 50 for row in result["rows"])
    lines = list(hub.table(result))
    assert len(lines) > 8 and "A GiB holds" in "".join(lines)
