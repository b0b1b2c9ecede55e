"""Large type, for a projector or for tired eyes: text and controls half as large again, pictures as far as the screen has room.

`python3 notebooks --large` switches it on for everything; `large_type()` in a notebook, for what runs below it.
"""
import os

VARIABLE = "CASEBOOK_LARGE"
FACTOR = 1.5
PICTURE, LEAST, ROOM = 1.35, 1.1, 500
"""A picture grows less than words, and a high one least, so that what is set and what it does are seen together on a wall."""
SIZES = {"--jp-content-font-size1": "21px", "--jp-ui-font-size1": "19px", "--jp-code-font-size": "18px"}
"""JupyterLab's own variables: reading text, controls, code."""


def zoom():
    """By how much controls are larger: 1 or FACTOR."""
    return FACTOR if os.environ.get(VARIABLE) == "1" else 1


def picture_zoom(height):
    """By how much a picture is larger. In: its height in plain type, in pixels."""
    return 1 if zoom() == 1 else max(LEAST, min(PICTURE, ROOM / height))


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
