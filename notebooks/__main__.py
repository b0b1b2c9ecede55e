"""Run with `python3 notebooks`: prepares what the lessons need and opens them in JupyterLab.

This file must also be readable for old Pythons, so that they can say what is wrong.
"""
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "These lessons need Python 3.11 or newer; this is Python %d.%d (%s). "
        "Install a newer one (python.org/downloads) and run it, for example: python3.12 notebooks"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

from launcher.cli import main  # noqa: E402  (only after the version is known to be new enough)

if __name__ == "__main__":
    sys.exit(main())
