"""What can go wrong while reading, told in one line, and the reading of CSV files. Knows no table."""
import csv
import difflib
import io


class CasebookError(Exception):
    """A fault that a reader can mend; shown in Jupyter as one line, without a traceback."""

    def _render_traceback_(self):
        return [f"{type(self).__name__}: {self}"]


class UnknownName(CasebookError):
    """A name that stands nowhere; the message lists the nearest ones."""


class DataFault(CasebookError):
    """A table that cannot be read; the message names file, row and column."""


def nearest(name, names, n=3):
    """The up to `n` entries of `names` that look most like `name`, best first.

    >>> nearest("khojand-sesion", ["khojand-session", "khorog"])
    ['khojand-session', 'khorog']
    """
    names = list(names)
    inside = [x for x in names if str(name).lower() in x.lower()] if name else []
    close = difflib.get_close_matches(str(name), names, n=n, cutoff=0.5)
    return list(dict.fromkeys(close + inside))[:n]


def unknown(what, name, names):
    """An UnknownName for `name`, with the nearest names in its message."""
    near = nearest(name, names)
    hint = f"nearest: {', '.join(near)}" if near else f"there are: {', '.join(list(names)[:8])}"
    return UnknownName(f"no {what} is called {name!r}; {hint}")


def lines(text):
    """The rows of a CSV text as (number, cells), the names of its columns first; empty rows are left out.

    The number is that of the line on which a row begins, as an editor counts it. A semicolon instead of the comma, as some
    spreadsheets save it, is taken too. Raises csv.Error, whose message ends with the line, where quotation marks do not close.
    """
    delimiter = ";" if text.partition("\n")[0].count(";") > 3 else ","
    reader, found, begins = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [], 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return found
        except csv.Error as error:
            raise csv.Error(f"{error}, in the row that begins in line {begins}") from None
        if any(cells):
            found.append((begins, cells))
        begins = reader.line_num + 1


def rows(path, shown, names=None):
    """The rows of a CSV file of the collection as lists of text, the names of its columns first.

    In: the path; how messages call it ("data/events.csv"); the names that the columns must have, if any.
    Raises DataFault, in one line with file and row, for a file that cannot be read or has another shape.
    """
    try:
        found = lines(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise DataFault(f"{shown} is missing: restore it with `git checkout -- {shown}`") from None
    except (OSError, UnicodeError, csv.Error) as e:
        raise DataFault(f"{shown} cannot be read: {e}; save it as CSV in UTF-8") from None
    head = found[0][1] if found else []
    if names and head != names:
        odd = next((c for c in [*head, *names] if (c in head) != (c in names)), "order of columns")
        raise DataFault(f"{shown} row 1: the columns are not those of datapackage.json (look at {odd!r})")
    for number, row in found:
        if len(row) != len(head):
            raise DataFault(f"{shown} row {number}: {len(row)} cells where {len(head)} columns are; look for a stray comma or quotation mark")
    return [row for _, row in found]


def split(cell):
    """The values of a cell that holds several, parted by '; '."""
    return [v for v in str(cell).split("; ") if v]
