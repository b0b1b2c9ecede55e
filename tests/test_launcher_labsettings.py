"""Keys pressed in an answer stay with the answer; the whole page is in the browser."""

import json

from launcher import labsettings


def test_every_shortcut_of_command_mode_is_kept_outside_outputs_only(root, tmp_path):
    schemas = root / ".venv" / "share" / "jupyter" / "lab" / "schemas"
    found = labsettings.overrides(schemas)["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    off = [(s["command"], s["keys"]) for s in found if s.get("disabled")]
    on = [(s["command"], s["keys"]) for s in found if s["selector"] == labsettings.NOT_IN_OUTPUTS]
    assert off == on and ("notebook:delete-cell", ["D", "D"]) in on and ("notebook:move-cursor-down", ["ArrowDown"]) in on


def test_written_once(root, tmp_path):
    folder = tmp_path / "schemas" / "@jupyterlab" / "x"
    folder.mkdir(parents=True)
    (folder / "a.json").write_text(json.dumps({"jupyter.lab.shortcuts": [{"command": "c", "keys": ["B"], "selector": labsettings.COMMAND_MODE}, {"command": "d", "keys": ["C"], "selector": "body"}]}))
    labsettings.write(tmp_path)
    target = tmp_path / "settings" / "overrides.json"
    first = target.stat().st_mtime_ns
    labsettings.write(tmp_path)
    assert target.stat().st_mtime_ns == first and len(json.loads(target.read_text())["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]) == 2
