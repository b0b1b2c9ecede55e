"""Try to compute whether the 30 per cent quota was kept, and see which number is missing. Nothing is invented."""

from . import show, sources

QUOTA = 30
DAYS = {"": "(no day chosen)", "signing": "the day the accord was signed, 27 June 1997", "1997-09": "September 1997", "1998-12": "December 1998",
        "election": "the eve of the first parliamentary elections", "2008": "the time of the interviews, 2008"}
COUNTERS = {"": "(nobody chosen)", "government": "the Government", "opposition": "opposition sources", "un": "the United Nations", "both": "somebody whom both sides trust"}
WHO = {"": ("Nobody is chosen to count.",), "government": ("The case gives no count by the Government.",),
       "opposition": ("Opposition sources say that it was never fulfilled, and give no number", "cumulative-impact", "8"),
       "un": ("The case says that the United Nations and others monitored the treaty's provisions, and gives no count of posts by them", "stage-3", "12"),
       "both": ("The case says that there was no mechanism to monitor and verify to what extent the Government observed the quota", "cumulative-impact", "8")}


def who_counts(counter):
    """What the case says of a count by `counter`, with its place. In: a key of COUNTERS."""
    words, *where = WHO[counter]
    return f"{words} ({sources.place(*where)})." if where else words


def counts(role):
    """The rows of `quota_counts` of a role ("posts" or "holders"), by name."""
    return {r["count"]: r for r in sources.table("quota_counts").to_dict("records") if r["role"] == role}


def number(row):
    """The number of a row, or None."""
    try:
        return int(row["value"])
    except (TypeError, ValueError):  # no row, or no number in it
        return None


def thirty_per_cent(posts):
    """What 30 per cent of `posts` is, and the whole numbers on both sides with their shares.

    >>> thirty_per_cent(18)
    (5.4, (5, 27.8), (6, 33.3))
    """
    exact = round(posts * QUOTA / 100, 1)
    below = int(exact)
    return exact, (below, round(100 * below / posts, 1)), (below + 1, round(100 * (below + 1) / posts, 1))


def missing(posts, holders, day, counter):
    """What is missing for a share. In: rows of `quota_counts` or None; keys of DAYS and COUNTERS. Out: a list of phrases, never empty."""
    out = [f"the number of {what}" for what, row in (("posts", posts), ("holders", holders)) if number(row) is None]
    if not day:
        out.append("the day on which one counts")
    for what, row in (("posts", posts), ("holders", holders)):
        if number(row) is not None and day and row["as_of"] != day:
            out.append(f"the number of {what} for that day" if row["as_of"] else f"the day of which the number of {what} speaks")
    if not out:  # a day for both at once does not exist in our table
        out.append("two numbers of the same bodies")
    if number(posts) is not None and number(holders) is not None and "two numbers of the same bodies" not in out:
        out.append("two numbers of the same bodies: one counts ministries, the other persons in posts")
    return [*out, "a count that both sides accept"] if counter != "both" else [*out, "the count itself: nobody was agreed to make it"]


def shown_numbers():
    """What the case and outside records offer as numbers. Out: Html."""
    rows = [("posts (below the line)" if r["role"] == "posts" else "holders (above the line)", r["title"], "none given" if number(r) is None else str(number(r)),
             r["as_of"] or "not said", r["how_well_seen"] or "–", r["lacks"]) for r in sources.table("quota_counts").to_dict("records")]
    caption = "Numbers that one would need, and what there is"
    html = show.rows_html(rows, caption, ["Part of the fraction", "What is counted", "Number", "Of when", "How well seen", "What is missing"], [13, 27, 9, 9, 10, 32])
    return show.Html(html, "\n".join([caption, *(" | ".join(r) for r in rows)]))
