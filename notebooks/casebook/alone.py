"""One handler of a control at a time.

JupyterLab 4.4 and later sends what controls say to a second thread of the kernel (a "subshell"), beside the main one: two changes
made soon after one another may be handled at the same moment, and two pictures drawn on one sheet.
"""
import threading
from functools import wraps

TURN = threading.RLock()
"""Held by whoever changes or reads a view."""


def alone(handler):
    """A handler that waits until no other runs. In: a function. Out: the same, to be given to `observe` or `on_click`."""
    @wraps(handler)
    def waits(*arguments, **named):
        with TURN:
            return handler(*arguments, **named)
    return waits
