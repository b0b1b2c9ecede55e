"""Who is quoted, and who is only spoken of: counted from the tables of voices and actors, as far as the text tells.

A quotation is a row of `voices`: words between quotation marks that the case gives to a person, a group or a written source.
"""

from . import mentions, show, sources

SEX = {"woman": "called a woman", "man": "called a man", "not said": "the text does not say"}
SIDES = {"government": "Government’s side", "opposition": "opposition’s side", "outside": "outside", "between": "between the sides", "": "not placed by the case"}


STUDY = frozenset(("jean", "mullojanov", "slim", "matveeva", "primakov", "cda", "eurasia-foundation", "dfid", "human-rights-watch", "rferl", "icg"))
"""Actors of the table that belong to the making of the study: its authors, those they asked as organisations, and writers
and publishers of works that it cites. They take no part in what it tells."""


def by_speaker():
    """[(kind of speaker, {sex: quotations})], most quotations first. "woman" is counted even where nobody is."""
    voices = sources.table("voices")
    out = []
    for kind, rows in voices.groupby("speaker_kind"):
        out.append((kind, {sex: int((rows["sex"] == sex).sum()) for sex in SEX}))
    return sorted(out, key=lambda item: (-sum(item[1].values()), item[0]))


def shares():
    """The figures that the lesson speaks of, as a dict: quotations, named, by_man, by_woman, sex_not_said, speakers."""
    voices = sources.table("voices")
    return {"quotations": len(voices), "named": int(voices["named"].sum()), "by_man": int((voices["sex"] == "man").sum()),
            "by_woman": int((voices["sex"] == "woman").sum()), "sex_not_said": int((voices["sex"] == "not said").sum()),
            "unspecified": int((voices["speaker_kind"] == "unspecified").sum())}


def quoted():
    """How many quotations each kind of speaker has, and what the text tells of the speaker's sex. Out: Html."""
    rows = [(kind, sum(sexes.values()), *(sexes[s] for s in SEX)) for kind, sexes in by_speaker()]
    total = shares()
    rows.append(("all", total["quotations"], total["by_woman"], total["by_man"], total["sex_not_said"]))
    html = show.rows_html(rows, f"{total['quotations']} quotations by kind of speaker", ["Kind of speaker", "Quotations", *(w[0].upper() + w[1:] for w in SEX.values())])
    words = (f"Of {total['quotations']} quotations, {total['by_man']} are by a speaker whom the text calls “he”, {total['by_woman']} by one whom it calls “she”; "
             f"for {total['sex_not_said']} it does not say. {total['named']} have a speaker with a name or an organisation.")
    return show.Html(html + f"<p>{show.escape(words)}</p>", words)


def voices_of():
    """{actor: number of quotations} for the actors of the table whose own words the case gives."""
    out = {}
    for speaker in sources.table("voices")["speaker"]:
        for actor in mentions.speakers(speaker):
            out[actor] = out.get(actor, 0) + 1
    return out


def by_side(kinds=("person",)):
    """{side: (actors, of these quoted, names of those not quoted)} for actors of the given kinds, without STUDY."""
    own, actors = voices_of(), sources.table("actors")
    actors = actors[actors["kind"].isin(kinds) & ~actors["actor"].isin(STUDY)]
    return {side: (len(rows), sum(a in own for a in rows["actor"]), [n for a, n in zip(rows["actor"], rows["name"]) if a not in own])
            for side in SIDES for rows in [actors[actors["side"] == side]]}


def spoken_of():
    """The persons of the case by side: how many it speaks of, and how many of them it lets speak. Out: Html."""
    sides = by_side()
    rows = [(SIDES[side][0].upper() + SIDES[side][1:], n, heard, ", ".join(silent)) for side, (n, heard, silent) in sides.items() if n]
    everybody, heard = sum(n for n, _, _ in sides.values()), sum(h for _, h, _ in sides.values())
    told = sources.table("actors").query("kind == 'person'")
    heard_names = [n for a, n in zip(told["actor"], told["name"]) if a in voices_of() and a not in STUDY]
    left_out = [n for a, n in zip(told["actor"], told["name"]) if a in STUDY]
    words = (f"{everybody} persons have a row of their own in the table of actors; {heard} of them {'is' if heard == 1 else 'are'} quoted in their own words: "
             f"{', '.join(heard_names)}. Not counted: {', '.join(left_out)}, who wrote the study or works that it cites.")
    html = show.rows_html(rows, "Persons spoken of, and persons quoted, by side", ["In the war", "Persons spoken of", "Of these quoted", "Spoken of, not quoted"], [20, 14, 13, 53])
    return show.Html(html + f"<p>{show.escape(words)}</p>", words)
