"""Controls with real labels, laid out so that nothing is cut off and the keyboard reaches everything."""

import ipywidgets as w

from ..largetype import px
from ..show import GROUND, INK, NARROW

LOOK = f"""<style>
.casebook-explore .widget-html-content {{ line-height: 1.45; color: {INK}; }}
.casebook-explore .widget-label, .casebook-explore .widget-checkbox {{ color: {INK}; }}
.casebook-explore select, .casebook-explore input:not([type=checkbox]) {{ color: {INK}; background-color: {GROUND}; min-height: 28px; }}
.casebook-explore input[type=checkbox] {{ min-width: 24px; min-height: 24px; }}
.casebook-explore :is(select, input, button):focus-visible {{ outline: 3px solid var(--jp-content-font-color1, #0072B2) !important; outline-offset: 1px; }}
{NARROW}
</style>"""
_STYLE = {"description_width": "initial"}


def dropdown(label, options, value=None, width="270px"):
    """A drop-down list. In: its visible label; options as (text, value) pairs or plain values."""
    options = list(options)
    return w.Dropdown(description=label, options=options, value=value if value is not None else _first(options), **looks(width))


def _first(options):
    return options[0][1] if isinstance(options[0], tuple) else options[0]


def checkbox(label):
    """A tick box, off."""
    return w.Checkbox(description=label, value=False, indent=False, layout=w.Layout(width="auto", margin="2px 12px 2px 0"))


def number(label, value, low, high, width="150px"):
    """A whole number between two bounds."""
    return w.BoundedIntText(description=label, value=value, min=low, max=high, **looks(width))


def looks(width):
    """Layout and style of a control of this width, its label beside it in full."""
    return {"style": _STYLE, "layout": w.Layout(width=px(width), margin="2px 12px 2px 0")}


def text(label, value="", width="320px"):
    """A short text."""
    return w.Text(description=label, value=value, continuous_update=False, **looks(width))


def choose(label, none):
    """A drop-down list over the whole width, at first with the entry `none` only, whose value is "". A visible list
    would be nicer for a pointer, but JupyterLab takes the arrow keys from it."""
    return dropdown(label, [(none, "")], "", width="98%")


def button(label):
    """A button with words."""
    return w.Button(description=label, layout=w.Layout(width="auto", min_height="28px"))


def line(*controls):
    """Controls side by side, wrapping where the page is narrow."""
    return w.HBox(controls, layout=w.Layout(flex_flow="row wrap", overflow="visible"))  # "auto", the default, gives a scrollbar for a pixel too much


def html():
    """A place for HTML that does not move what stands below it more than its content does."""
    return w.HTML(layout=w.Layout(width="auto"))  # stretched by its column; 100 % and margins would be cut at the right


def column(*parts):
    """Parts one below the other, in a look that fits light and dark themes."""
    box = w.VBox([*parts, w.HTML(LOOK, layout=w.Layout(height="0", margin="0"))], layout=w.Layout(width="100%", max_width=px("1100px")))
    box.add_class("casebook-explore")
    return box
