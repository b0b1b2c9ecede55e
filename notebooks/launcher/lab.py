"""The process that is JupyterLab. Run by `launcher.server` with the Python of .venv."""

from __future__ import annotations

import os
import sys
import threading

# jsonschema would spend a whole second here on a grammar of internationalised addresses, which nothing we run checks.
sys.modules["rfc3987_syntax"] = None

from jupyter_server.serverapp import ServerApp  # noqa: E402
from jupyterlab import commands  # noqa: E402

# Where Node.js is installed JupyterLab would start it as it is imported, to ask for yarn's settings; only
# building extensions needs them.
commands._yarn_config = lambda logger: {"yarn config": {}, "npm config": {}}

from jupyterlab.labapp import LabApp  # noqa: E402


def end_with_the_launcher() -> None:
    """Stop the server and its kernels when the launcher closes our input or dies, on every operating system alike."""
    while os.read(0, 1):  # not sys.stdin, whose lock would be held when the server ends by itself
        pass
    if ServerApp.initialized() and getattr(ServerApp.instance(), "io_loop", None):
        ServerApp.instance().stop()
    else:
        os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=end_with_the_launcher, daemon=True).start()
    sys.exit(LabApp.launch_instance())
