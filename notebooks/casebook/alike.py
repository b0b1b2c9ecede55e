"""When two answers are the same: short texts as people write them, and values that code gives. Pure."""
import re
import unicodedata


def plain(text):
    """A short answer without what does not matter: case, accents, hyphens, punctuation, "the", spaces at the ends."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", str(text).casefold()) if not unicodedata.combining(c))
    kept = re.sub(r"[^\w\s]|_", " ", letters.replace("'", "").replace("’", ""))
    return " ".join(kept.split()).removeprefix("the ").strip()


def bare(value):
    """A value as plain text, number, list, or a word for what else it is; a number of numpy or pandas becomes Python's."""
    if isinstance(value, str) or value is None or value is ...:
        return value
    if isinstance(value, bool):
        return str(value)
    if hasattr(value, "tolist"):  # numpy's numbers and arrays, pandas' Series and Index
        value = value.tolist()
    if isinstance(value, (set, frozenset, tuple, list)):
        items = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
        return [bare(item) for item in items]
    return value if isinstance(value, (int, float)) else f"<{type(value).__name__}>"


def type_word(value):
    """What a bare value is, in words: "a number", "a text", "a list", "a table"."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, (int, float)):
        return "a number"
    return {"<DataFrame>": "a table"}.get(value, "something else" if str(value).startswith("<") else "a text")


def same(one, two, tolerance=0):
    """Whether two bare values are the same answer: numbers within the tolerance, texts as `plain` sees them, lists item by item in any order."""
    one, two = bare(one), bare(two)
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(same(a, b, tolerance) for a, b in zip(sorted(one, key=plain), sorted(two, key=plain)))
    if isinstance(one, (int, float)) and isinstance(two, (int, float)):
        return abs(one - two) <= tolerance + 1e-9 * abs(two)
    return isinstance(one, str) and isinstance(two, str) and plain(one) == plain(two)
