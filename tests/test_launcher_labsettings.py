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


def test_large_type_is_set_when_asked_for_and_gone_when_not(tmp_path):
    from casebook import largetype

    target = tmp_path / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
    labsettings.type_size(tmp_path, large=False)
    assert not target.exists(), "nothing is written before there is something to say"
    target.parent.mkdir(parents=True)
    target.write_text('// Theme\n// comments of JupyterLab\n{"theme": "JupyterLab Dark", "overrides": {"ui-font-family": "serif"}}')
    labsettings.type_size(tmp_path, large=True)
    now = json.loads(target.read_text())
    assert now["theme"] == "JupyterLab Dark" and now["overrides"].pop("ui-font-family") == "serif"
    assert {f"--jp-{name}": size for name, size in now["overrides"].items()} == largetype.SIZES == labsettings.LARGE
    labsettings.type_size(tmp_path, large=False)
    assert json.loads(target.read_text()) == {"theme": "JupyterLab Dark", "overrides": {"ui-font-family": "serif"}}
