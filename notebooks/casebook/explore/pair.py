"""Two lists that set many values: which one, and to what. The picture shows them all, so that lists and picture fit on one screen."""

from ..alone import alone
from . import parts


class Pair:
    """Tie two lists together. In: their labels; {key: (title, [(text, value), …])}; {key: value} at first; their widths.

    `value` is what is set now, {key: value}; it is new before anybody who watches `which` or `to` is called.
    """

    def __init__(self, which, to, rows, value, widths=("270px", "300px")):
        self.rows, self.value, self._held = rows, dict(value), False
        first = next(iter(rows))
        self.which = parts.dropdown(which, [(title, key) for key, (title, _) in rows.items()], first, widths[0])
        self.to = parts.dropdown(to, rows[first][1], self.value[first], widths[1])
        self.which.observe(alone(self._shown), "value")
        self.to.observe(alone(self._chosen), "value")

    def put(self, values):
        """Set every value. In: {key: value}."""
        self.value = dict(values)
        self._shown()

    def _shown(self, _=None):
        key, self._held = self.which.value, True
        self.to.options = self.rows[key][1]
        self.to.value = self.value[key]
        self._held = False

    def _chosen(self, change):
        if not self._held:
            self.value = {**self.value, self.which.value: change["new"]}
