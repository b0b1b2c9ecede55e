"""HTML for lessons: excerpt cards, quotations, tables with captions, figures with words.

Everything that comes from a table is escaped. Colours are JupyterLab's own variables with
a fallback, so that cards read in light and dark themes and on paper.
"""

from html import escape as _escape

from . import sources
from .largetype import picture_zoom

INK, SOFT, GROUND, LINE = ("var(--jp-content-font-color1, #1a1a1a)", "var(--jp-content-font-color1, #333)",
                           "var(--jp-layout-color1, #fff)", "var(--jp-border-color1, #777)")
ACCENT = "#0072B2"
NARROW = """@media (max-width: 700px) {
:is(.casebook-ask, .casebook-explore) .widget-inline-hbox:not(.widget-checkbox) { flex-flow: column; align-items: stretch; width: 100% !important; height: auto !important; margin: 4px 0 !important; }
:is(.casebook-ask, .casebook-explore) .widget-inline-hbox :is(select, input:not([type=checkbox])) { flex: 0 0 28px; width: 100%; min-width: 0; }
:is(.casebook-ask, .casebook-explore) .widget-inline-hbox .widget-label, :is(.casebook-ask, .casebook-explore) .widget-checkbox :is(label, span) { white-space: normal; height: auto; width: auto; max-width: 100%; line-height: 1.4; text-align: left; }
}"""
"""How controls stand where the page is narrow, as on a phone or at 400 % zoom: each below its label, none wider than the page."""


def escape(value):
    """`value` as text that is safe inside HTML, attributes included."""
    return _escape(str(value), quote=True)


def count(n, word):
    """A number with its word: "1 tie", "2 ties"."""
    return f"{n} {word}" if n == 1 else f"{n} {word}s"


class Html:
    """A piece of HTML with a plain text beside it, ready to be shown by Jupyter.

    In: the HTML; the same in plain words (what a reader without HTML gets).
    """

    def __init__(self, html, text):
        self.html, self.text = html, text

    def _repr_html_(self):
        return self.html

    def __repr__(self):
        return self.text


def details(summary, html):
    """`html` behind a line that opens and closes with pointer or keyboard."""
    return (f'<details style="margin:0.4em 0"><summary style="cursor:pointer;min-height:24px">{escape(summary)}</summary>'
            f"{html}</details>")


def status(text, html=None, room=""):
    """A line that a screen reader announces when it changes. `html` replaces the escaped text; `room`: the height kept
    free for it ("7em"), so that what stands below does not jump."""
    kept = f";min-height:{room}" if room else ""
    return f'<div role="status" style="color:{INK};margin:0.4em 0{kept}">{html or escape(text)}</div>'


def status_lines(lines):
    """The same for several sentences, one below the other. In: plain texts."""
    return status("", "".join(f'<p style="margin:0.2em 0">{escape(line)}</p>' for line in lines))


def folded(summary, *pieces):
    """Pieces for reading and for paper behind one line that opens. In: the line's words; objects with HTML (Html). Out: Html."""
    return Html(details(summary, "".join(p.html for p in pieces)), "\n".join([summary, *(p.text for p in pieces)]))


# --- excerpts and quotations -------------------------------------------------------------

def excerpt(name, fold=False):
    """An excerpt of the case as a card with its citation and speaker. `fold`: closed at first, so that a guess can
    come before it. Raises UnknownName."""
    html = excerpt_html(name)
    if fold:
        html = details(f"Open the card “{sources.row('excerpts', name)['title']}”", html)
    return Html(html, excerpt_text(name))


def excerpt_html(name):
    """The card of excerpt `name`: title, quotation, who says it, where. A content note comes first
    where the excerpt describes violence; the quotation then opens only on request."""
    e = sources.row("excerpts", name)
    body = _quote_block(e)
    if e["content_note"]:
        body = (f'<p style="margin:0.3em 0"><strong>Content note.</strong> {escape(e["content_note"])} '
                f"You can go on without it.</p>{details('Show this excerpt', body)}")
    return _card(f'<p style="margin:0 0 0.3em 0"><strong>{escape(e["title"])}</strong></p>{body}')


def excerpt_text(name):
    """The same excerpt as plain text."""
    e = sources.row("excerpts", name)
    return f"{e['title']}: “{e['quote']}” ({said(e)})"


def quotation(table, key, fold="", about=""):
    """The sentence on which one row of a table rests, as a card. `fold`: the name of a card that is closed at first, so that a guess
    can come before it. `about`: a line of ours above the words, where they are a piece of a sentence. Raises UnknownName."""
    r = sources.row(table, key)
    card = _card(f'<p style="margin:0 0 0.3em 0"><strong>{escape(about)}</strong> (our words)</p>{_quote_block(r)}') if about else quote_html(r)
    return Html(details(f"Open the card “{fold}”", card) if fold else card, (f"{about}: " if about else "") + f"“{r['quote']}” ({said(r)})")


def quote_html(row, case=sources.COLLECTION):
    """A small card for a row of any table of a case: its quotation, speaker and citation."""
    return _card(_quote_block(row, case))


def said(row, case=sources.COLLECTION):
    """Speaker and place in one phrase: "opposition sources say, in Atrocities, ¶2, p. 12"."""
    return f"said by: {sources.speaker(row)}; {case.cite(row)}"


def _quote_block(row, case=sources.COLLECTION):
    return (f'<blockquote style="margin:0.2em 0;padding:0;border:0;color:{INK};font-size:1em">“{escape(row["quote"])}”</blockquote>'
            f'<p style="margin:0.3em 0 0 0;color:{SOFT}">Said by: {escape(sources.speaker(row))}. <cite>{escape(case.cite(row))}</cite></p>')


def _card(inner):
    return (f'<div style="border:1px solid {LINE};border-left:5px solid {ACCENT};background:{GROUND};color:{INK};'
            f'padding:0.5em 1em;margin:0.5em 0;max-width:46em">{inner}</div>')


# --- tables ------------------------------------------------------------------------------

def show_table(frame, caption, columns=None):
    """A table for reading. In: a DataFrame; a caption; which columns under which heading (a dict; all
    columns under their own names when left out). The first column heads each row."""
    columns = columns or {c: c for c in frame.columns}
    text = caption + "\n" + frame[list(columns)].rename(columns=columns).to_string(index=False)
    return Html(table_html(frame, caption, columns), text)


def table_html(frame, caption, columns):
    """The table as HTML with `<caption>` and `scope`, so that a screen reader can read it."""
    return rows_html(frame[list(columns)].itertuples(index=False), caption, list(columns.values()))


def rows_html(rows, caption, headings, widths=None):
    """The same from rows of cells; a cell that is Html stays as it is, all else is escaped. `widths`: the share of each column in per cent."""
    th = "text-align:left;vertical-align:top;padding:4px 8px;border-bottom:2px solid " + LINE
    td = "text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid " + LINE + ";font-weight:normal"
    td, th = (style + ";overflow-wrap:anywhere;hyphens:auto" if widths else style for style in (td, th))  # a long word breaks where its column ends
    shares = [f";width:{w}%" for w in widths] if widths else [""] * len(headings)
    head = "".join(f'<th scope="col" style="{th}{w}">{escape(h)}</th>' for h, w in zip(headings, shares))

    def cell(i, value):
        value = value.html if isinstance(value, Html) else escape("" if _missing(value) else value)
        return f'<th scope="row" style="{td}">{value}</th>' if i == 0 else f'<td style="{td}">{value}</td>'

    body = "".join("<tr>" + "".join(cell(i, v) for i, v in enumerate(r)) + "</tr>" for r in rows)
    fixed = "table-layout:fixed;width:100%;min-width:36em;max-width:1000px;" if widths else ""
    return (f'<table style="{fixed}border-collapse:collapse;color:{INK};background:{GROUND};margin:0.5em 0">'
            f'<caption style="text-align:left;font-weight:bold;padding:4px 8px;color:{INK}">{escape(caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def _missing(cell):
    return cell is None or cell != cell or str(cell) == "<NA>"


# --- figures and live views ----------------------------------------------------------------

def figure_html(source, alt, caption, width, height):
    """A picture of fixed size with its words. In: a data address; alternative text (required);
    a visible caption; width and height in pixels. Raises ValueError when `alt` is empty."""
    if not alt:
        raise ValueError("a figure needs alternative text that says what it shows")
    width, height = (round(side * picture_zoom(height)) for side in (width, height))
    return (f'<figure style="margin:0.5em 0;max-width:{width}px"><img alt="{escape(alt)}" src="{source}" width="{width}" height="{height}" '
            f'decoding="sync" style="max-width:100%;height:auto;background:#fff">'
            f'<figcaption style="color:{INK}">{escape(caption)}</figcaption></figure>')


def live(widget, html, text):
    """Show a widget where there is a kernel, and `html` where there is none.

    One output carries both; what is stored with a lesson keeps only the readable form.
    """
    from IPython.display import display

    bundle = {"text/plain": text, "text/html": html}
    if widget is not None:
        bundle["application/vnd.jupyter.widget-view+json"] = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    display(bundle, raw=True)
