"""How JupyterLab is set for reading and answering.

Keys belong to the answer, not to the page: JupyterLab takes letters and arrow keys from whatever has the focus inside an
output, so with a list focused there ArrowDown moves to the next cell and D D deletes one. Its own shortcuts are written
down again here, but not inside outputs. And the whole page is kept in the browser, not only what is in view, so that the
browser's own search, a screen reader and paper get all of it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

LARGE = {"--jp-content-font-size1": "21px", "--jp-ui-font-size1": "19px", "--jp-code-font-size": "18px"}  # as in casebook.largetype (a test holds them together): the launcher needs no casebook
COMMAND_MODE = ".jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite) :focus"
NOT_IN_OUTPUTS = COMMAND_MODE + ":not(.jp-OutputArea-output *)"


def overrides(schemas: Path) -> dict:
    """The settings that differ from JupyterLab's own. In: the folder of its schemas, which list its shortcuts."""
    shortcuts = []
    for path in sorted(schemas.glob("@jupyterlab/*/*.json")):
        for one in json.loads(path.read_text(encoding="utf-8")).get("jupyter.lab.shortcuts", []):
            if one.get("selector") == COMMAND_MODE and not one.get("disabled"):
                shortcuts += [{**one, "disabled": True}, {**one, "selector": NOT_IN_OUTPUTS}]
    return {"@jupyterlab/shortcuts-extension:shortcuts": {"shortcuts": shortcuts}, "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
            "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}}}  # notes are for reading


def write(share: Path) -> None:
    """Write these settings for the JupyterLab whose files stand in `share` (.venv/share/jupyter/lab). Raises OSError."""
    target = share / "settings" / "overrides.json"
    text = json.dumps(overrides(share / "schemas"), indent=1)
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def type_size(settings: Path, large: bool) -> None:
    """Set or take back large type in the learner's own settings (JupyterLab reads font sizes nowhere else); the theme chosen there stays."""
    target = settings / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
    try:
        now = json.loads(re.sub(r"(?m)^\s*//.*$", "", target.read_text(encoding="utf-8")))  # JupyterLab writes comments above
    except (OSError, ValueError):
        now = {}
    sizes = {name.removeprefix("--jp-"): size for name, size in LARGE.items()}
    kept = {name: value for name, value in (now.get("overrides") or {}).items() if name not in sizes} | (sizes if large else {})
    new = {name: value for name, value in now.items() if name != "overrides"} | ({"overrides": kept} if kept else {})
    if new != now:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(new, indent=1), encoding="utf-8")
