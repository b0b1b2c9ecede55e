"""Who stands with whom, for reading: the ties of a time, what changed between two times, every sentence about a pair."""

from functools import cache

from . import dates, show, sources, stands, turns
from .figures import ties as look


@cache
def all_ties():
    """The ties of the case, worked out once."""
    return stands.Ties()


def drawable(ties):
    """{pair: signs} of the pairs that can be drawn at some time, each with the signs it may have."""
    found = {p: tuple(s for s in (1, 0, -1) if any(t.sign == s and t.first for t in ties.of(p))) for p in ties.pairs}
    return {p: signs for p, signs in found.items() if signs}


def step(label):
    """The step called `label` ("1991", "September to December 1992"). Raises UnknownName with the nearest ones."""
    found = next((s for s in stands.STEPS if s.label == str(label)), None)
    if found is None:
        raise sources.unknown("time", label, [s.label for s in stands.STEPS])
    return found


def names(pair):
    """The two names of a pair: "Khojand – Kulob"."""
    return " – ".join(stands.NAMES[n] for n in pair)


def deed(row):
    """What a row says, in a few words of ours: "Kulob elite ousts Khojand elite"."""
    return f"{sources.label('actors', row['source'])}: {row['relation']}: {sources.label('actors', row['target'])}"


def sentence(row):
    """A row's words with speaker and place, in plain text."""
    return f"“{row['quote']}” ({show.said(row)})"


def ties_html(view, ties, at, caption):
    """The ties of a view ({pair: {sign: state}}) as a table, each with the sentence it rests on."""
    rows = [(names(pair), look.state_words({sign: state}), sentence(_resting(ties.of(pair), sign, at).row))
            for sign in (1, -1, 0) for pair, signs in view.items() for s, state in signs.items() if s == sign]
    return show.rows_html(rows, caption, ["Who", "How", "The sentence"], [27, 18, 55])


def _resting(ties, sign, at):
    """The tie on which a sign at a step rests: the surest, and of these the latest to begin."""
    there = [t for t in ties if t.sign == sign and t.state(at)]
    return min(reversed(there), key=lambda t: stands.RANK[t.state(at)])


def changes_html(found, earlier, later):
    """What changed from the end of one step to the end of another, with the sentence that says so."""
    told = [c for c in found if c.kind != "silent"]
    silent = [c for c in found if c.kind == "silent"]
    head = f"What changed from the end of {earlier.end} to the end of {later.end}"
    html = (show.rows_html([(turns.KINDS[c.kind], names(c.pair), sentence(deciding(c).row)) for c in told], head, ["What changed", "Who", "The sentence that says so"], [22, 25, 53])
            if told else f"<p>{show.escape(head)}: no sentence with a date tells of a change of side.</p>")
    if silent:
        rows = [(names(c.pair), sentence(c.before.row)) for c in silent]
        html += show.details(f"No longer drawn: {show.count(len(silent), 'tie')} with no later dated sentence about the two",
                             show.rows_html(rows, turns.KINDS["silent"], ["Who", "The last sentence with a date that calls them allies"], [30, 70]))
    return html


def deciding(change):
    """The tie whose sentence decides a change: the new one, or for an end the one that names it."""
    return change.after or change.before


def pair_html(pair, ties):
    """Every sentence about a pair, in order of time, undated ones last, as cards."""
    cards = []
    for t in ties.of(pair):
        kind = f"{stands.SIGNS[t.sign]}, {'an act' if t.act else 'a stand'}"
        end = ", no end given" if t.open else ""
        drawn = "" if t.first else "; not drawn in a year"
        when = f"{dates.short(t.when)}{end}{drawn}"
        cards.append(f'<p style="margin:0.6em 0 0 0"><strong>{show.escape(when)}.</strong> {show.escape(deed(t.row))} ({show.escape(kind)})</p>{show.quote_html(t.row)}{frame_html(t.frame)}')
    return f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(names(pair))}: {show.count(len(cards), "sentence")}</p>{"".join(cards)}'


def frame_html(frame):
    """Where a loose time comes from: a row of `tie_frames` in words, or nothing."""
    if not frame:
        return ""
    return (f'<p style="margin:0.2em 0">The time is taken from around the sentence ({show.escape(frame["why"])}): '
            f'“{show.escape(frame["quote"])}” <cite>{show.escape(sources.cite(frame))}</cite></p>')


def undated_html(ties):
    """The ties that are not drawn because their sentences give no date, as a table."""
    rows = [(names(p), stands.SIGNS[t.sign], sentence(t.row)) for p in ties.pairs for t in ties.of(p) if t.first is None]
    return show.rows_html(rows, f"{len(rows)} ties without a date that could be drawn", ["Who", "How", "The sentence"], [30, 12, 58])


def members_html():
    """Which actors of the table stand behind each name."""
    rows = [(stands.NAMES[n.key], ", ".join(sources.label("actors", a) for a in n.actors)) for n in stands.NODES]
    return show.rows_html(rows, "Who stands behind each name (Mahkamov led the Communist Party and its Government until August 1991, before the war)", ["Name in the picture", "Actors of the table"], [32, 68])


# --- for lessons -----------------------------------------------------------------------------

def what_changed(earlier, later):
    """What changed between two times, with the sentences. In: two labels of steps, such as "1991" and "1993". Out: Html.
    Raises UnknownName."""
    a, b = step(earlier), step(later)
    found = turns.changes(all_ties(), a, b)
    return show.Html(changes_html(found, a, b), "\n".join(turns.in_words(c) for c in found) or "No change of side is told.")


def ties_at(label):
    """The network of one time, as a picture with its words and its table. In: a label such as "1997". Out: Html."""
    from .figures import network

    ties, at = all_ties(), step(label)
    view = ties.at(at)
    alt = look.describe("Network", at, view)
    picture = show.figure_html(network.Network(drawable(ties)).frame(view), alt, f"Who stands with whom: {at.label}.", look.WIDTH, look.HEIGHT)
    table = ties_html(view, ties, at, f"Ties at {at.label}")
    return show.Html(picture + show.details("The same as a table, with the sentences", table), alt)
