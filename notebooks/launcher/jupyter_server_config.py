"""Settings of the JupyterLab that `python3 notebooks` starts. Read by jupyter_server, which provides `c`."""

import sys
from pathlib import Path

VIEW = "application/vnd.jupyter.widget-view+json"


def without_dead_views(model, **_):
    """Before a notebook is saved, drop from its outputs every widget view that also has readable HTML.

    A stored view has no kernel when the notebook is opened again, and JupyterLab would show "model not found"
    instead of the picture or question beside it.
    """
    if model.get("type") != "notebook" or not isinstance(model.get("content"), dict):
        return
    for cell in model["content"].get("cells", []):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if VIEW in data and "text/html" in data:
                del data[VIEW]
    model["content"].get("metadata", {}).pop("widgets", None)


c.ContentsManager.pre_save_hook = without_dead_views  # noqa: F821

c.ServerApp.ip = "127.0.0.1"  # noqa: F821
c.ServerApp.port_retries = 0  # noqa: F821  (the launcher chooses, and tells)
c.ServerApp.terminals_enabled = False  # noqa: F821
c.ServerApp.open_browser = False  # noqa: F821
c.LabApp.extension_manager = "readonly"  # noqa: F821
# Only what environment.yml brought: an extension or a kernel installed for the whole computer stays out.
c.LabApp.labextensions_path = [str(Path(sys.prefix, "share", "jupyter", "labextensions"))]  # noqa: F821
c.KernelSpecManager.allowed_kernelspecs = {"python3"}  # noqa: F821
