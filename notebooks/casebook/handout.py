"""A lesson or an exercise on paper: one self-contained HTML page made from the stored notebook, without code.

What a reader opens on the screen (a card after a guess, a content note) stands at the end under a number, so that a guess can
come first on paper too. Long tables that the lesson keeps behind a line are left out and named.
"""
import json
import re
from pathlib import Path

from . import key, paper, show, sources

LONGEST = 45
"""Rows of a folded table that are still printed."""
ASK = re.compile(r'\bask\("([\w.-]+)"\)')
SCREEN_ONLY = re.compile(r"^\*\*Begin\*\*|^## Take your answers with you|^## How far you are|^explore\.hand_in|^answered\(")
OPENED = ("Open the card", "Show this excerpt", "What you may have seen", "One answer", "Answer", "A way to")
"""How the lines begin that open only once a reader has thought; on paper they become cards."""
SIZES = {"a4": "A4", "letter": "Letter"}
CASE = ("Isabella Jean and Parviz Mullojanov, Conflict and Peacebuilding in Tajikistan. Cumulative Impact Case Study. CDA Collaborative Learning "
        "Projects, Reflecting on Peace Practice Project, December 2008.")


def page(path, teacher=False, size="a4", large=False):
    """The handout of one stored notebook as HTML.

    In: its path; whether answers follow each question; "a4" or "letter"; `large` for 16 instead of 11 points. Raises UnknownName for
    another size, CasebookError when the file is no notebook.
    """
    if size not in SIZES:
        raise sources.unknown("paper size", size, list(SIZES))
    try:
        cells = json.loads(Path(path).read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError):
        raise sources.CasebookError(f"{path}: no readable notebook; restore it with git checkout") from None
    body, cards = [], []
    for cell in cells:
        if "solution" not in cell["metadata"].get("tags", []):
            body.append(_cell(cell, cards, teacher))
    title = next((m[1] for c in cells for m in [re.match(r"# (.+)", "".join(c["source"]))] if m), Path(path).stem)
    extra = "".join(f'<section class="card"><h3>Card {n}</h3>{html}</section>' for n, html in enumerate(cards, 1))
    kind = "Teacher’s copy, with answers" if teacher else "Learner’s sheet"
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{show.escape(title)} ({kind})</title><style>{_style(size, large)}</style></head>'
            f'<body><main><p class="kind">{kind}</p>{"".join(body)}'
            + (f"<section class=\"new\"><h2>Cards</h2><p>Read a card only when the text sends you to it.</p>{extra}</section>" if cards else "")
            + f"<section class=\"source\"><h2>Source</h2><p>Quotations: {show.escape(CASE)} Each carries its section, paragraph and pages. What comes from outside the case is marked so, "
            "with its source. Everything else is written for these lessons and may be copied under CC BY 4.0.</p></section></main></body></html>\n")


def after_a_guess(line, source):
    """Whether what opens behind a line is for after a guess. In: the line's words; the source of its cell."""
    return "fold=True" in source or line.startswith(OPENED)


def _cell(cell, cards, teacher):
    text = "".join(cell["source"])
    if SCREEN_ONLY.match(text):
        return ""
    if cell["cell_type"] == "markdown":
        return _paper(markdown(text), cards)
    asked = ASK.findall(text)
    html = "".join(_paper("".join(o["data"]["text/html"]), cards, text) if "text/html" in o["data"] else f"<pre>{show.escape(''.join(o['data']['text/plain']))}</pre>"
                   for o in cell["outputs"] if "text/plain" in o.get("data", {}))
    if asked and teacher:
        html += "".join(f'<div class="answer">{plain(key.worked(name).html)}</div>' for name in asked)
    return f'<div class="{"ask" if asked else "shown"}">{html}</div>' if html else ""


def markdown(text):
    """A text cell as HTML. In: its Markdown. Links to other notebooks become plain words: away from JupyterLab they lead nowhere."""
    from nbconvert.filters.markdown_mistune import markdown2html_mistune
    html = re.sub(r'<a class="anchor-link".*?</a>', "", markdown2html_mistune(text))
    html = re.sub(r"<p>((?:(?!</p>).)*:)</p>", r'<p class="lead">\1</p>', html, flags=re.S)  # stays with what it announces
    return re.sub(r'<a href="(?!https?:)[^"]*">(.*?)</a>', r"<em>\1</em>", html)


def _paper(html, cards, source=""):
    """A stored output, or the text of a cell, as paper shows it; `source`: of the cell whose output it is."""
    from bs4 import BeautifulSoup
    soup = BeautifulSoup(html, "html.parser")
    for one in soup.find_all("p"):
        if re.match(r"Run this cell|(No|One|Two|Three|Four|Five) questions? on earlier", one.get_text()):
            one.decompose()
    for fold in soup.find_all("details"):
        if fold.parent is None:
            continue
        line = fold.summary.get_text()
        fold.summary.decompose()
        inside = fold.decode_contents()
        if after_a_guess(line, source):
            cards.append(plain(inside))
            what = "an excerpt that describes violence" if line.startswith("Show") else line.removeprefix("Open the card ")
            new = f'<p class="see"><strong>Card {len(cards)}</strong>, at the end: {show.escape(what)}.</p>'
        elif inside.count("<tr") > LONGEST:
            new = f'<p class="see">{show.escape(line)}: {inside.count("<tr") - 1} rows, in the lesson on the screen.</p>'
        else:
            new = f'<p class="see"><strong>{show.escape(line)}</strong></p>{inside}'
        fold.replace_with(BeautifulSoup(new, "html.parser"))
    return plain(str(soup))


def plain(html):
    """A stored output without the colours of the screen, and with lines to write on. In and out: HTML."""
    html = re.sub(r"var\(--jp-[\w-]+, (#\w+)\)", r"\1", html)
    html = re.sub(r' role="status"', "", html)
    html = html.replace(f"<p>{paper.LINE * 2}</p>", '<div class="line"></div>' * 3)
    return re.sub("_{4,}", lambda m: f'<span class="blank" style="width:{min(len(m[0]), 30) * 0.55:.0f}em"></span>', html)


def _style(size, large):
    points = 16 if large else 11
    return f"""
@page {{ size: {SIZES[size]}; margin: 18mm 16mm 20mm 16mm; @bottom-right {{ content: counter(page) " / " counter(pages); font: 9pt sans-serif; }} @bottom-left {{ content: "Teaching notebooks: Tajikistan 1989 to 2008"; font: 9pt sans-serif; }} }}
body {{ font: {points}pt/1.4 "DejaVu Sans", Verdana, sans-serif; color: #000; background: #fff; margin: 0; }}
main {{ max-width: 46em; margin: 0 auto; padding: 1em; }}
@media print {{ main {{ max-width: none; padding: 0; }} }}
h1 {{ font-size: 1.6em; line-height: 1.2; }} h2 {{ font-size: 1.3em; }} h3, h4 {{ font-size: 1.1em; }}
h1, h2, h3, h4, caption, .see, .lead {{ break-after: avoid; }}
.source {{ break-inside: avoid; }}
p {{ orphans: 3; widows: 3; }}
blockquote, figure, .ask li, section.card, .card > div, .shown > div:not(:has(table)) {{ break-inside: avoid; }}
.ask {{ border-top: 2px solid #000; margin: 1em 0; padding-top: 0.3em; }}
.ask:not(:has(.answer)):not(:has(.line)) {{ break-inside: avoid; }}
.answer {{ border-left: 4px double #000; padding-left: 0.8em; margin: 0.5em 0; font-size: 0.92em; }}
.line {{ border-bottom: 1px solid #555; height: 2.1em; }}
.blank {{ display: inline-block; border-bottom: 1px solid #555; height: 1em; max-width: 100%; }}
table {{ border-collapse: collapse; width: 100% !important; max-width: none !important; font-size: 0.86em; }}
tr {{ break-inside: avoid; }} thead {{ display: table-header-group; }} tbody tr:first-child {{ break-before: avoid; }}
th, td {{ overflow-wrap: anywhere; }}
img {{ max-width: 100%; height: auto; }}
figcaption {{ font-size: 0.9em; }}
pre {{ white-space: pre-wrap; }}
kbd {{ border: 1px solid #555; padding: 0 0.3em; }}
.kind {{ text-align: right; font-size: 0.9em; margin: 0; }}
.new {{ break-before: page; }}
"""
