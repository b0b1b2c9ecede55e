"""A lesson on the wall: one self-contained HTML page of reveal.js slides made from the stored notebook, without code.

Each heading, picture, excerpt and question is a slide, with what the text says before it. The rest of the prose goes into the
speaker's notes (key S); a card that opens after a guess, and the teacher's answers, lie below their slide (arrow down).
"""
import json
import re
from pathlib import Path

from . import handout, key, show, sources

ROOM = 520
"""Characters of text that one slide holds in type large enough for the last row."""
LEAD = 260
"""A text no longer than this stands above what follows it."""
PARTS = 3
"""Slides that one table may take; a longer one is named and left in the lesson."""
WARM_UP = re.compile(r"^\*\*To warm up\*\*|^warm_up\(")
NOT_HERE = re.compile(r"Run this cell|How sure|My answer|(No|One|Two|Three|Four|Five) questions? on earlier|[_\W]+$")
"""Lines of a stored page that ask for a keyboard or for a pen."""
FILES = {"css": "dist/reveal.css", "js": "dist/reveal.js", "notes": "plugin/notes/notes.js"}
"""Files of reveal.js, from the folder that the launcher has fetched."""


def page(path, reveal, teacher=False):
    """The slides of one stored notebook as HTML.

    In: its path; the folder of reveal.js; whether answers lie below the questions. Raises CasebookError when the file is no notebook
    or reveal.js is not there.
    """
    try:
        cells = json.loads(Path(path).read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError):
        raise sources.CasebookError(f"{path}: no readable notebook; restore it with git checkout") from None
    try:
        parts = {name: Path(reveal, file).read_text(encoding="utf-8") for name, file in FILES.items()}
    except OSError:
        raise sources.CasebookError(f"{reveal}: no reveal.js there; delete .venv/slides and run the command again") from None
    deck = Deck(teacher)
    for cell in cells:
        if "solution" not in cell["metadata"].get("tags", []):
            deck.add(cell)
    title = next((m[1] for c in cells for m in [re.match(r"# (.+)", "".join(c["source"]))] if m), Path(path).stem)
    return (f'<!DOCTYPE html>\n<html lang="en" class="print-pdf"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<title>{show.escape(title)} (slides)</title><style>{parts["css"]}{STYLE}</style></head>'
            f'<body><main><div class="reveal"><div class="slides">{deck.html()}</div></div></main>'
            f'<script>{parts["js"]}</script><script>{parts["notes"]}</script><script>{START}</script></body></html>\n')


class Deck:
    """Slides in the making: stacks of pieces of HTML, each with its notes. In: whether answers are wanted."""

    def __init__(self, teacher):
        self.teacher, self.stacks, self.where, self.lead, self.notes = teacher, [], "", "", []

    def add(self, cell):
        """One cell of a stored notebook."""
        text = "".join(cell["source"])
        if handout.SCREEN_ONLY.match(text) or WARM_UP.match(text):
            return
        if cell["cell_type"] == "markdown":
            return self._text(handout.markdown(text))
        asked = handout.ASK.findall(text)
        outputs = ["".join(o["data"]["text/html"]) for o in cell["outputs"] if "text/html" in o.get("data", {})]
        if asked:
            self._slide(*_shares(_soup(outputs[0]), ROOM))
            if self.teacher:
                self._below("Answer", _soup(handout.plain(key.worked(asked[0]).html)))
        else:
            for html in outputs:
                self._output(_soup(handout.plain(html)), text)

    def html(self):
        """Every slide; notes that wait go to the last one."""
        if self.notes and self.stacks:
            self.stacks[-1][0][1].extend(self.notes)
        made = []
        for stack in self.stacks:
            slides = ["<section>" + body + (f'<aside class="notes">{"".join(notes)}</aside>' if notes else "") + "</section>" for body, notes in stack]
            made.append(slides[0] if len(slides) == 1 else f'<section>{"".join(slides)}</section>')
        return "".join(made)

    def _text(self, html):
        """Prose: a heading begins a slide with its first words; a short text waits for what follows; the rest is for the notes."""
        pieces = _pieces(_soup(html))
        heads = [p for p in pieces if p.name in ("h1", "h2", "h3")]
        body = [p for p in pieces if p not in heads]
        if heads:
            self.where = heads[0].get_text() if heads[0].name != "h1" else ""
        length = sum(len(p.get_text()) for p in body)
        if length <= LEAD and "h1" not in [h.name for h in heads]:
            self.lead += "".join(f"<{p.name}>{p.decode_contents()}</{p.name}>" for p in pieces)
            return
        shares = _pack([str(p) for p in body], ROOM)
        tasks = [share for share in shares[1:] if "<li>" in share]
        self.notes += [share for share in shares[1:] if share not in tasks]
        self._slide("".join(f"<{h.name}>{h.get_text()}</{h.name}>" for h in heads) + shares[0], *tasks, head=bool(heads))

    def _output(self, soup, source):
        """A stored output of a cell: pictures, excerpts and small tables become slides; tables behind a line stay in the lesson."""
        for piece in _pieces(soup):
            if piece.name == "details":
                line = piece.summary.extract().get_text()
                if handout.after_a_guess(line, source):
                    self._below(line, piece)
            elif piece.name == "table":
                self._table(piece)
            elif not NOT_HERE.match(piece.get_text().strip()):
                if piece.name == "p" and len(piece.get_text()) <= LEAD and self.stacks and "<figure" in self.stacks[-1][-1][0]:
                    self.stacks[-1][-1][1].append(str(piece))  # what a picture's status line says is told by the speaker
                else:
                    self._slide(*_shares(piece, ROOM))

    def _table(self, table):
        """As many slides as its rows need; a long table is only named."""
        shares = _rows(table, ROOM)
        if len(shares) > PARTS:
            self.notes.append(f"<p>In the lesson, a table of {len(table.tbody.find_all('tr'))} rows: {show.escape(_caption(table))}</p>")
        else:
            self._slide(*shares)

    def _slide(self, *bodies, head=False):
        """A stack: the first slide says where we are and carries the lead and the notes that wait; what did not fit lies below it."""
        where = f'<p class="where">{show.escape(self.where)}</p>' if self.where and not head and not self.lead.startswith("<h") else ""
        lead = f'<div class="lead">{self.lead}</div>' if self.lead else ""
        self.stacks.append([(where + lead + bodies[0], self.notes)] + [(where + body, []) for body in bodies[1:]])
        self.lead, self.notes = "", []

    def _below(self, heading, soup):
        """Slides under the one shown last, reached with the arrow down."""
        if not self.stacks:
            self._slide("")
        for n, share in enumerate(_shares(soup, ROOM)):
            self.stacks[-1].append((f'<p class="where">{show.escape(heading)}{" (continued)" if n else ""}</p>{share}', []))


def _soup(html):
    from bs4 import BeautifulSoup
    return BeautifulSoup(html, "html.parser")


def _pieces(soup):
    """Its elements, out of any single box around them."""
    inside = [e for e in soup.children if getattr(e, "name", None) and e.name != "style"]
    return _pieces(inside[0]) if len(inside) == 1 and inside[0].name in ("div", "section") and "blockquote" not in [c.name for c in inside[0].children] else inside


def _atoms(piece, room):
    """A piece as parts that need not be cut: a long box falls into what it holds, a long list into its entries, a table into rows."""
    if len(piece.get_text()) <= room or piece.name not in ("div", "section", "ul", "ol", "table"):
        return [str(piece)]
    if piece.name == "table":
        return _rows(piece, room)
    if piece.name in ("div", "section"):
        return [atom for inside in piece.children if getattr(inside, "name", None) for atom in _atoms(inside, room)]
    kind = f' type="{piece["type"]}"' if piece.get("type") else ""
    return [f'<{piece.name}{kind} start="{n}">{entry}</{piece.name}>' for n, entry in enumerate(piece.find_all("li", recursive=False), 1)]


def _rows(table, room):
    """A table as several, each with the head and with rows of about `room` characters together."""
    shares, left = [[]], room
    for row in table.tbody.find_all("tr", recursive=False):
        long = max(len(row.get_text()), 40)
        if long > left and shares[-1]:
            shares.append([])
            left = room
        left -= long
        shares[-1].append(str(row))
    return [f'<table><caption>{show.escape(_caption(table))}{" (continued)" if n else ""}</caption>{table.thead or ""}<tbody>{"".join(rows)}</tbody></table>'
            for n, rows in enumerate(shares)]


def _caption(table):
    return table.caption.get_text() if table.caption else ""


def _shares(soup, room):
    """Its elements in as many parts as are needed for `room` characters each. Out: HTML of each, at least one."""
    pieces = _pieces(soup) if soup.name in ("[document]", "details") else [soup]
    return _pack([atom for piece in pieces if not NOT_HERE.match(piece.get_text().strip()) for atom in _atoms(piece, room)], room)


def _pack(atoms, room):
    """Pieces of HTML in order, in parts of `room` characters; a line that leads to a list goes with it. Out: HTML of each part, at least one."""
    shares, left = [[]], room
    for atom in atoms:
        text = len(_soup(atom).get_text())
        if text > left and shares[-1]:
            leads = atom.startswith(("<ul", "<ol")) and len(_soup(shares[-1][-1]).get_text()) < 60 and len(shares[-1]) > 1
            shares.append([shares[-1].pop()] if leads else [])
            left = room
        left -= text
        shares[-1].append(atom)
    return ["".join(share) for share in shares]


STYLE = """
html, body { background: #fff; margin: 0; }
@media screen { main { position: fixed; inset: 0; } }
.reveal { font: 32px/1.35 "DejaVu Sans", Verdana, sans-serif; color: #000; }
.reveal .slides section { text-align: left; box-sizing: border-box; padding: 14px 36px 40px; font-size: 1em; }
.reveal h1 { font-size: 1.7em; line-height: 1.15; margin: 0 0 0.4em; } .reveal h2 { font-size: 1.35em; line-height: 1.2; margin: 0 0 0.4em; } .reveal h3 { font-size: 1.15em; margin: 0 0 0.4em; }
.reveal p, .reveal ul, .reveal ol, .reveal blockquote, .reveal figure, .reveal table { margin: 0 0 0.5em; }
.reveal ul, .reveal ol { padding-left: 1.6em; } .reveal li { margin-bottom: 0.3em; }
.reveal .where { font-size: 22px; color: #333; border-bottom: 2px solid #0072B2; }
.reveal blockquote { border-left: 6px solid #0072B2; padding-left: 0.7em; font-size: 1.2em; }
.reveal figure { max-width: none !important; }
.reveal figure img { display: block; width: auto !important; height: 540px !important; max-width: 100% !important; margin: 0 auto; object-fit: contain; }
.reveal figcaption { font-size: 22px; }
.reveal table { border-collapse: collapse; width: 100% !important; max-width: none !important; font-size: 0.82em; }
.reveal th, .reveal td { overflow-wrap: anywhere; }
.reveal aside.notes { display: none; }
.reveal .slide-number { color: #000; background: #fff; font-size: 18px; right: auto; left: 8px; }
.reveal a { color: #00508f; }
@page { size: 1280px 720px; margin: 0; }
@media print {
html, body { width: 1280px; height: auto !important; overflow: visible !important; }
.reveal, .reveal .slides { position: static !important; width: auto !important; height: auto !important; transform: none !important; zoom: 1 !important; overflow: visible !important; }
.reveal .slides section { display: block !important; visibility: visible !important; opacity: 1 !important; position: static !important; transform: none !important; width: 1280px !important; top: 0 !important; }
.reveal .slides section:not(.stack) { height: 719px !important; contain: strict; break-after: page; }
.reveal .slides section.stack { padding: 0; }
.reveal .slides > section:last-child:not(.stack), .reveal .slides > section.stack:last-child > section:last-child { break-after: avoid !important; }
.reveal > :not(.slides) { display: none !important; }
}
"""
"""On the screen and, a slide a page, on paper: print the page as it is, not with reveal.js's own ?print-pdf. The class print-pdf keeps away
the style that it has for paper."""
START = """
const fits = (slide) => { let size = 32, tall = 540; const pictures = slide.querySelectorAll('figure img');
  while (slide.scrollHeight > 720 && pictures.length && tall > 440) { tall -= 20; pictures.forEach((picture) => picture.style.setProperty('height', tall + 'px', 'important')); }
  while (slide.scrollHeight > 720 && size > 20) slide.style.fontSize = --size + 'px'; };
Reveal.initialize({width: 1280, height: 720, margin: 0.02, center: false, hash: true, slideNumber: 'c/t', transition: 'none', backgroundTransition: 'none', plugins: [RevealNotes]}).then(() => Reveal.getSlides().forEach((slide) => {
  const hidden = [slide, slide.parentElement].filter((e) => e.tagName === 'SECTION').map((e) => [e, e.style.display]);
  hidden.forEach(([e]) => { e.style.display = 'block'; }); fits(slide); hidden.forEach(([e, display]) => { e.style.display = display; }); }));
"""
"""Starts reveal.js; a slide that holds more than the wall shows is set in smaller type, down to 20 of 720 points."""
