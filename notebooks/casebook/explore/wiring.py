"""One way to tie controls to what they show, so that every exploration behaves alike: one redraw a change, a list whose
choice survives a filter that keeps it, a button that sets everything back, and nothing rewritten that did not change."""

from contextlib import contextmanager

from ..alone import TURN, alone
from . import parts


class Wired:
    """Controls tied to places on the page.

    In: `controls`, widgets by name; `seen(state, chosen)`, which gives HTML by the name of a place, where `state` is
    the controls' values by name and `chosen` the entry picked or ""; `places`, the names of the places; with `entries(state)`,
    a list of (text, key), a drop-down list under the label `pick` whose first entry is `none`; with `clear`, a button of
    that name which sets the controls to `reset` (by name; what is not named there goes back to what it was at first).
    """

    def __init__(self, controls, seen, places, entries=None, pick="", none="(none chosen)", clear="", reset=None):
        self.controls, self._seen, self._entries, self._none = controls, seen, entries, none
        self.places = {name: parts.html() for name in places}
        self.pick = parts.choose(pick, none) if entries else None
        self.clear = parts.button(clear) if clear else None
        self._reset = {name: control.value for name, control in controls.items()} | (reset or {})
        self._held = False
        for control in [*controls.values(), *([self.pick] if entries else [])]:
            control.observe(alone(self.refresh), "value")
        if self.clear:
            self.clear.on_click(alone(self._back))
        self.refresh()

    @contextmanager
    def held(self):
        """Change several controls with one redraw after the last."""
        with TURN:
            before, self._held = self._held, True
            try:
                yield
            finally:
                self._held = before
            self.refresh()

    def refresh(self, _=None):
        """Show what the controls ask for."""
        if self._held:
            return
        state = {name: control.value for name, control in self.controls.items()}
        html = self._seen(state, self._choice(state))
        for name, place in self.places.items():
            if place.value != html[name]:  # an open table stays open when it did not change
                place.value = html[name]

    def _choice(self, state):
        if self._entries is None:
            return ""
        options = ((self._none, ""), *self._entries(state))
        chosen = self.pick.value if self.pick.value in {key for _, key in options} else ""
        if self.pick.options != options:
            self._held = True
            self.pick.options = options
            self.pick.value = chosen
            self._held = False
        return chosen

    def _back(self, _):
        with self.held():
            for name, value in self._reset.items():
                self.controls[name].value = value
            if self.pick:
                self.pick.value = ""

    def laid_out(self, order, above=(), beside=()):
        """Everything below each other: `above`, the controls in lines (`beside` before them), then places and the list ("pick") in
        `order`. Out: a widget whose `controls` name every part, for tests."""
        named = {**self.controls, **self.places, **({"pick": self.pick} if self.pick else {}), **({"clear": self.clear} if self.clear else {})}
        out = parts.column(*above, parts.line(*beside, *self.controls.values(), *([self.clear] if self.clear else [])), *(named[name] for name in order))
        out.controls = named
        return out
