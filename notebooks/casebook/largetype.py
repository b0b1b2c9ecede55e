"""Large type, for a projector or for tired eyes: text, controls and pictures half as large again.

`python3 notebooks --large` switches it on for everything; `large_type()` in a notebook, for what runs below it.
"""
import os

VARIABLE = "CASEBOOK_LARGE"
FACTOR = 1.5
SIZES = {"--jp-content-font-size1": "21px", "--jp-ui-font-size1": "19px", "--jp-code-font-size": "18px"}
"""JupyterLab's own variables: reading text, controls, code."""


def zoom():
    """By how much pictures and controls are larger: 1 or FACTOR."""
    return FACTOR if os.environ.get(VARIABLE) == "1" else 1


def px(length):
    """A length such as "270px" as large type needs it; other lengths stay."""
    return f"{round(float(length[:-2]) * zoom())}px" if length.endswith("px") else length


def large_type(on=True):
    """Switch large type on or off for the cells run after this one. Out: Html, a line that says so."""
    from . import show

    os.environ[VARIABLE] = "1" if on else "0"
    rules = "".join(f"{name}: {size};" for name, size in SIZES.items()) if on else ""
    line = f"Large type is {'on' if on else 'off'}. Run the cells below again."
    return show.Html(f"<style>:root {{{rules}}}</style>{show.status(line)}", line)
