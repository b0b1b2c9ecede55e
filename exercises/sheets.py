"""The printed sheets of the negotiation: Markdown in, one page of HTML out that needs nothing else.

The sheets in `exercises/negotiation/*.md` are the source and read well on GitHub. In them
`<!-- new page -->` begins a page and `<!-- room 5 -->` leaves five lines to write on; other HTML is not let through.
Needs mistune, which JupyterLab brings: `python3 exercises` runs this file in the lessons' own .venv.
"""

import html
import re
import sys
from pathlib import Path

import mistune

FOLDER = Path(__file__).resolve().parent / "negotiation"
TARGET = FOLDER / "sheets.html"
TITLE = "The missing mechanism: a negotiation in three roles"
# In the order of printing: file, label at the foot of its pages.
SHEETS = {
    "README": "Facilitator's guide", "situation": "The situation in 1997 (everyone)", "government": "Role sheet: Government",
    "opposition": "Role sheet: Opposition", "un": "Role sheet: UN", "observer": "Observer's sheet",
    "form": "The mechanism form (one a table)", "debrief": "Debrief sheet (after the game)",
}
SIGN = re.compile(r"<!-- (new page|room (\d+)) -->\s*")
PLACE = re.compile(r"(\([A-Z][^¶()]*?, (?:¶|footnote )\d+, )(pp?\. [\d–]+\))")

STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 44rem; padding: 1rem; background: #fff; color: #000; font: 12pt/1.34 Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
h1, h2, h3, h4 { line-height: 1.2; margin: 0.9em 0 0.35em; break-after: avoid; }
h1 { font-size: 20pt; margin-top: 0; } h2 { font-size: 17pt; margin-top: 0; } h3 { font-size: 13.5pt; } h4 { font-size: 12pt; }
p, ul, ol { margin: 0.45em 0; } ul, ol { padding-left: 1.4em; } li { margin: 0.3em 0; break-inside: avoid; }
p { orphans: 3; widows: 3; }
a { color: #000; } a:focus-visible { outline: 3px solid #004488; }
.where { font-size: 10pt; } .where span { white-space: nowrap; }
section { border-top: 3px solid #000; padding-top: 1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; margin: 0.6em 0; }
th, td { border: 1px solid #000; padding: 0.3em 0.45em; text-align: left; vertical-align: top; }
thead th { background: #eee; } tbody th { font-weight: bold; } table, tr { break-inside: avoid; }
tr.write > * { height: 14mm; } td.write { min-width: 30mm; }
#form tr.write > * { height: 48mm; } #form td.write { width: 58%; } #form tbody th { min-width: 33mm; }
#form .part + .part tr.write > * { height: 31mm; } #form .part + .part h3 ~ table tr.write > * { height: 16mm; }
#observer tr.write > * { height: 10.5mm; } #observer td.write { min-width: 0; }
#debrief td.write { min-width: 22mm; }
#README { font-size: 11.5pt; line-height: 1.3; } #README p { break-inside: avoid; } #README tbody th { font-weight: normal; } #README th, #README td { padding: 0.2em 0.45em; }
.room { break-inside: avoid; break-before: avoid; }
.room div { border-bottom: 1px solid #555; height: 9mm; }
.assumed { border: 2px dashed #000; margin-top: 0.6em; padding: 0 0.8em 0.3em; break-inside: avoid; }
.assumed h3 { margin-top: 0.5em; }
@page { margin: 14mm 16mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 10pt Arial, "Liberation Sans", sans-serif; } }
@media print {
  body { max-width: none; padding: 0; } nav { display: none; }
  section, .part + .part { break-before: page; } section { border: 0; padding: 0; margin: 0; } header { page: README; } #README { break-before: auto; }
  a { text-decoration: none; } thead { display: table-header-group; }
}
"""


class Sheet(mistune.HTMLRenderer):
    """Headings one level lower, citations small, first cells as row headings, links to sheets on the same page."""

    def __init__(self):
        super().__init__(escape=True)
        self.sheet = ""

    def heading(self, text, level, **attrs):
        mark = f' id="{self.sheet}-title"' if level == 1 else ""
        return f"<h{level + 1}{mark}>{text}</h{level + 1}>\n"

    def text(self, text):
        return PLACE.sub(lambda m: f'<span class="where">{m[1]}<span>{m[2]}</span></span>', super().text(text))

    def link(self, text, url, title=None):
        name = url.removesuffix(".md")
        return f'<a href="#{name}">{text}</a>' if name in SHEETS else text

    def block_html(self, text):
        sign = SIGN.fullmatch(text.strip())
        if not sign:
            raise ValueError(f"HTML that a sheet must not hold: {text.strip()!r}")
        if sign[1] == "new page":
            return '</div>\n<div class="part">\n'
        return '<div class="room" aria-hidden="true">' + "<div></div>" * int(sign[2]) + "</div>\n"

    def inline_html(self, text):
        raise ValueError(f"HTML that a sheet must not hold: {text!r}")

    def table_row(self, text):
        """The first cell of a row names it; a row with an empty cell is one to write in."""
        if "<td" in text:
            text = re.sub(r"<td>(.*?)</td>", r'<th scope="row">\1</th>', text, count=1, flags=re.S)
        kind = ' class="write"' if 'class="write"' in text else ""
        return f"<tr{kind}>\n{text}</tr>\n"

    def table_cell(self, text, align=None, head=False):
        if head:
            return f'<th scope="col">{text}</th>\n'
        return f"<td>{text}</td>\n" if text else '<td class="write"></td>\n'


def page(sources):
    """The whole page.

    In: {"situation": Markdown, …}, one for each name in SHEETS. Out: HTML that loads nothing from anywhere.
    Raises ValueError when a sheet holds HTML beyond the two signs, KeyError when one is missing.
    """
    renderer = Sheet()
    render = mistune.create_markdown(renderer=renderer, plugins=["table"])
    bodies, feet, links = [], [], []
    for name, label in SHEETS.items():
        renderer.sheet = name
        body = _framed(render(sources[name]))
        bodies.append(f'<section id="{name}" aria-labelledby="{name}-title">\n<div class="part">\n{body}</div>\n</section>\n')
        feet.append(f'#{name} {{ page: {name}; }} @page {name} {{ @bottom-left {{ content: "{label}"; font: 10pt Arial, "Liberation Sans", sans-serif; }} }}\n')
        links.append(f'<li><a href="#{name}">{html.escape(label)}</a></li>')
    return (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>{TITLE}</title>\n'
            f'<style>{STYLE}{"".join(feet)}</style>\n</head>\n<body>\n<main>\n<header><h1>{TITLE}</h1></header>\n'
            f'<nav aria-label="Sheets"><ul>{"".join(links)}</ul></nav>\n{"".join(bodies)}</main>\n</body>\n</html>\n')


def _framed(body):
    """What we assumed stands in a dashed frame, so that nobody takes it for the case."""
    return re.sub(r"(<h3>Our assumptions for the game</h3>.*?</ul>\n)", r'<div class="assumed">\n\1</div>\n', body, flags=re.S)


def read():
    """The sources as they stand in the folder."""
    return {name: (FOLDER / f"{name}.md").read_text(encoding="utf-8") for name in SHEETS}


def main(argv):
    """Write the page, or with `--check` only compare. Out: an exit status."""
    made = page(read())
    if "--check" not in argv:
        TARGET.write_text(made, encoding="utf-8", newline="\n")
        print("exercises/negotiation/sheets.html made from the Markdown beside it")
    elif not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != made:
        print("exercises/negotiation/sheets.html is not what the Markdown beside it gives: run python3 exercises")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
