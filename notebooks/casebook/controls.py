"""The controls with which an answer is given: one class a kind, each with real labels, each driven by keyboard alone."""
import asyncio
import time
from textwrap import shorten

import ipywidgets as widgets

from . import paper
from .alone import alone
from .show import GROUND, INK, NARROW, escape

STYLE = f"""<style>
.casebook-ask {{ max-width: 48em; border-top: 2px solid var(--jp-border-color1, #777); padding: 4px 6px 8px 5px; box-sizing: border-box; overflow: visible; }}
.casebook-ask p {{ margin: 0.3em 0; line-height: 1.45; color: {INK}; overflow-wrap: anywhere; }}
.casebook-ask .widget-label {{ text-align: left; width: auto; height: auto; white-space: normal; overflow: visible; color: {INK}; }}
.casebook-ask .widget-html-content {{ line-height: 1.45; color: {INK}; }}
.casebook-ask button {{ width: auto; height: auto; min-height: 28px; padding: 2px 12px; }}
.casebook-ask select, .casebook-ask input, .casebook-ask textarea {{ color: {INK}; background-color: {GROUND}; min-height: 28px; }}
.casebook-ask select:focus-visible, .casebook-ask input:focus-visible, .casebook-ask textarea:focus-visible,
.casebook-ask button.jupyter-button:focus-visible {{ outline: 3px solid var(--jp-content-font-color1, #0072B2) !important; outline-offset: 1px; }}
.casebook-ask .casebook-above select {{ flex: 0 0 28px; width: 100%; }}
.casebook-ask .casebook-tick label {{ display: flex; gap: 8px; align-items: flex-start; white-space: normal; line-height: 24px; }}
.casebook-ask .casebook-tick input {{ flex: none; width: 24px; height: 24px; margin: 0; }}
.casebook-ask ol, .casebook-ask ul {{ margin: 0.3em 0; padding-left: 2em; }}
{NARROW}
</style>"""


def label_above(**more):
    """Layout and style of a control whose label stands above it and is never cut off."""
    return {"layout": widgets.Layout(width="100%", height="auto", flex_flow="column", align_items="stretch", margin="4px 0"),
            "style": {"description_width": "auto"}, **more}


def list_above(label, options):
    """A Dropdown with its label above it, as long as it needs to be."""
    made = widgets.Dropdown(options=options, description=label, **label_above())
    made.add_class("casebook-above")
    return made


def html(text=""):
    """A piece of HTML as a widget; an empty one takes no room."""
    return widgets.HTML(text, layout=widgets.Layout(width="100%", margin="0", display="" if text else "none"))


def put(widget, text):
    """Change what an `html` widget says."""
    widget.value = text
    widget.layout.display = "" if text else "none"


def button(text):
    """A button as wide as its words."""
    return widgets.Button(description=text, layout=widgets.Layout(width="auto", height="auto", margin="4px 8px 4px 0", align_self="flex-start"))


class Quiet:
    """Holds an action back until the controls have stopped changing.

    The browser sends a control's later values only once the kernel has answered for the earlier ones, but a click at once:
    a button pressed right after typing would otherwise act on a text that lacks the last words. Seconds: an action waits
    where the last change is younger than `recent`, until there has been none for `pause`.
    """
    recent, pause = 0.5, 0.3

    def __init__(self):
        self.last = float("-inf")

    def watch(self, *controls):
        """Note every change of the value of these widgets."""
        for control in controls:
            control.observe(lambda _: setattr(self, "last", time.monotonic()), "value")

    def then(self, action):
        """Run `action` now if all is quiet (or no event loop runs), else as soon as it is."""
        action = alone(action)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return action()
        if time.monotonic() - self.last < self.recent:
            loop.call_later(self.pause, self._again, loop, action, self.last)
        else:
            action()

    def _again(self, loop, action, last):
        if self.last == last:
            action()
        else:
            loop.call_later(self.pause, self._again, loop, action, self.last)


def sure():
    """How sure one is, left out at will."""
    return widgets.Dropdown(options=[("not said", ""), *((word, word) for word in paper.SURE)],
                            description="How sure are you? (optional)", style={"description_width": "auto"},
                            layout=widgets.Layout(width="24em", max_width="100%", margin="4px 0"))


class Choice:
    """The options in full, lettered as on paper, and one Dropdown that names them. `value`: the key of the option, "" for none.

    Not RadioButtons or a Select: JupyterLab's own shortcuts take the arrow keys (and many letters) from whatever has the
    focus in an output, unless text is typed there. A Dropdown is opened with the space bar, and an open list keeps its keys.
    """
    LONG = 70

    def __init__(self, question):
        texts = [part.text for _, part in paper.lettered(question)]
        options = [(f"{letter}. {shorten(part.text, self.LONG, placeholder=' …')}", part.key) for letter, part in paper.lettered(question)]
        self.list = widgets.Dropdown(options=[("choose", ""), *options], description="Your answer",
                                     layout=widgets.Layout(width="100%", height="auto", margin="4px 0"), style={"description_width": "auto"})
        self.inputs = [self.list]
        self.view = widgets.VBox([html(f"<ol type=\"A\">{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ol>"), self.list])

    @property
    def value(self):
        return self.list.value

    @value.setter
    def value(self, given):
        self.list.value = given if given in [key for _, key in self.list.options] else ""


class Order:
    """One Dropdown a place, "1st" to the last. `value`: the list of items' keys, "" where a place is empty."""

    def __init__(self, question):
        options = [("choose", ""), *((part.text, part.key) for part in paper.shuffled(question))]
        self.places = [widgets.Dropdown(options=options, description=paper.ordinal(place), style={"description_width": "3em"},
                                        layout=widgets.Layout(width="100%", height="auto", margin="2px 0"))
                       for place in range(1, len(question.parts) + 1)]
        self.inputs = self.places
        self.view = widgets.VBox([html("<p>From the earliest (1st) to the latest:</p>"), *self.places])

    @property
    def value(self):
        return [place.value for place in self.places]

    @value.setter
    def value(self, given):
        known = [key for _, key in self.places[0].options]
        given = given if isinstance(given, list) else []
        for place, key in zip(self.places, [*given, *[""] * len(self.places)]):
            place.value = key if key in known else ""


class Number:
    """A line of text, so that it can be empty: a number field would start at 0. `value`: what stands there."""

    def __init__(self, question):
        self.view = self.line = widgets.Text(description=f"Your answer ({question.unit})", continuous_update=False, **label_above())
        self.line.layout.max_width = "20em"
        self.inputs = [self.line]

    @property
    def value(self):
        return self.line.value

    @value.setter
    def value(self, given):
        self.line.value = "" if given is None else f"{given:.10g}" if isinstance(given, (int, float)) else str(given)


class Several:
    """One tick box an option, with its words. `value`: the keys of those ticked."""

    def __init__(self, question):
        self.boxes = {part.key: widgets.Checkbox(description=part.text, indent=False, layout=widgets.Layout(width="100%", height="auto", margin="4px 0"))
                      for _, part in paper.lettered(question)}
        for box in self.boxes.values():
            box.add_class("casebook-tick")
        self.inputs = list(self.boxes.values())
        self.view = widgets.VBox([html("<p>Tick what belongs. More than one may.</p>"), *self.inputs])

    @property
    def value(self):
        return [key for key, box in self.boxes.items() if box.value]

    @value.setter
    def value(self, given):
        for key, box in self.boxes.items():
            box.value = key in (given if isinstance(given, list) else [])


class Match:
    """One Dropdown for each left side, in a mixed order. `value`: {key: the partner's text, "" for none}."""

    def __init__(self, question):
        options = [("choose", ""), *((to, to) for to in paper.partners(question))]
        self.lists = {part.key: list_above(part.text, options) for part in paper.shuffled(question)}
        self.inputs = list(self.lists.values())
        self.view = widgets.VBox(self.inputs)

    @property
    def value(self):
        return {key: one.value for key, one in self.lists.items()}

    @value.setter
    def value(self, given):
        for key, one in self.lists.items():
            to = given.get(key) if isinstance(given, dict) else ""
            one.value = to if to in [value for _, value in one.options] else ""


class Words(Number):
    """A line of text. `value`: what stands there."""

    def __init__(self, question):
        self.view = self.line = widgets.Text(description="Your answer, in a word or a few", continuous_update=False, **label_above())
        self.line.layout.max_width = "30em"
        self.inputs = [self.line]


class Scale:
    """One Dropdown with the steps, whose ends have words. `value`: the step, or "" for none."""

    def __init__(self, question):
        self.list = list_above("Your place on the scale", [("choose", ""), *paper.steps(question)])
        self.list.layout.max_width = "30em"
        self.inputs = [self.list]
        self.view = widgets.VBox([html(f"<p>From 1, {escape(question.low)}, to {question.steps}, {escape(question.high)}.</p>"), self.list])

    @property
    def value(self):
        return self.list.value

    @value.setter
    def value(self, given):
        self.list.value = given if given in [step for _, step in self.list.options] else ""


CONTROLS = {"choice": Choice, "order": Order, "number": Number, "several": Several, "match": Match, "text": Words, "scale": Scale}
