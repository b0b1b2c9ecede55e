"""What changed between two times in who stands with whom, and which sentence says so. Pure."""

from collections import namedtuple

from . import dates, stands

Change = namedtuple("Change", "kind pair before after")
KINDS = {
    "turned": "With before, against now", "ended": "With before; the time its sentence names is over", "silent": "With before; no later dated sentence about the two",
    "made": "Against before, with now", "with": "With now, not before", "against": "Against now, not before",
    "with again": "With again: an earlier sentence tells of it too", "against again": "Against again: an earlier sentence tells of it too",
}
"""Kinds of change, in the order shown. `before` and `after` of a Change are ties, or None."""


def holds(tie, step):
    """Whether a stand holds at the end of a step, as far as the text tells. One that stops for silence holds as long as the
    picture draws it: no sentence ends it inside a step."""
    if tie.act or tie.first is None or tie.first > step.last:
        return False
    if not tie.open:
        return tie.last >= step.last
    return tie.until > step.last or tie.silent and tie.state(step) is not None


def changes(ties, earlier, later):
    """The changes from the end of step `earlier` to the end of step `later`, kind by kind. Only "with" and "against" count;
    a vote or a signature is an act and makes no alliance by itself, but an act against an ally breaks one."""
    found = [c for pair in ties.pairs for c in _of(pair, ties.of(pair), earlier, later)]
    return sorted(found, key=lambda c: list(KINDS).index(c.kind))


def _of(pair, ties, earlier, later):
    old = {sign: _last(ties, sign, earlier) for sign in (1, -1)}
    new = {sign: _last(ties, sign, later) for sign in (1, -1)}
    fresh = {sign: next((t for t in reversed(ties) if t.sign == sign and t.first and earlier.last < t.first <= later.last), None) for sign in (1, -1)}
    if old[1] and not new[1]:
        turn = _first(ties, old[1], later)
        if turn:
            yield Change("turned", pair, old[1], turn)
        elif old[1].open:
            yield Change("silent", pair, _told(ties, later), None)
        else:
            yield Change("ended", pair, old[1], None)
    elif old[-1] and not new[-1] and fresh[1]:
        yield Change("made", pair, old[-1], fresh[1])
    elif new[1] and not old[1]:
        yield Change("with again" if _before(ties, 1, earlier) else "with", pair, None, new[1])
    if new[-1] and not old[-1] and not old[1]:
        yield Change("against again" if _before(ties, -1, earlier) else "against", pair, None, new[-1])


def _before(ties, sign, step):
    """Whether a tie or act of that sign was told of a time up to the end of a step."""
    return any(t.sign == sign and t.first and t.first <= step.last for t in ties)


def _last(ties, sign, step):
    """The stand of that sign which holds at the end of a step: the latest to begin."""
    return next((t for t in reversed(ties) if t.sign == sign and holds(t, step)), None)


def _told(ties, step):
    """The last stand with a date that tells of the two as allies, up to the end of a step."""
    return next(t for t in reversed(ties) if t.sign == 1 and not t.act and t.first and t.first <= step.last)


def _first(ties, old, later):
    """The first tie or act against a former ally, up to the end of a step: of those on the earliest days, one told to the day."""
    against = [t for t in ties if t.sign == -1 and t.first and old.first < t.first <= later.last and (not old.open or t.first >= old.until)]
    exact = [t for t in against if t.when["precision"] == "day"]
    return (exact or against or [None])[0]


def said(change):
    """The ties whose sentences carry a change, in order of time."""
    return [t for t in (change.before, change.after) if t is not None]


def in_words(change):
    """One line: who, and what changed."""
    a, b = (stands.NAMES[n] for n in change.pair)
    last = f" (to {dates.name(change.before.when['end'])})" if change.kind == "ended" else ""
    return f"{a} – {b}: {KINDS[change.kind].lower()}{last}"
