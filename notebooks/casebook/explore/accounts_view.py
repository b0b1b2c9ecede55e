"""One promise at a time: the case's sentences beside the record from outside the case."""

from .. import accounts, show

START = "quota"
MOVE = "Run this cell to choose a promise."


class Accounts:
    """The logic of the exploration; knows nothing of widgets."""

    def html(self, promise):
        """Both accounts as tables."""
        return accounts.beside(promise)

    def summary(self, promise):
        """How many sentences, by whom, and how many entries from outside, in words."""
        case, out = accounts.told(promise), accounts.recorded(promise)
        others = sum(r["attribution"] != "" for r in case)
        return (f"{accounts.PROMISES[promise][0]}: {len(case)} sentences of the case, {others} of them reported from somebody else; "
                f"{len(out)} {'entry' if len(out) == 1 else 'entries'} from outside the case. Ask of each: what does it count, and until when?")


def two_accounts():
    """Show one promise in both accounts; without a kernel, all of them one below the other."""
    model = Accounts()
    html = "".join(show.details(f"Open: {name}", model.html(key)) for key, (name, *_) in accounts.PROMISES.items()) + f"<p><em>{MOVE}</em></p>"
    show.live(panel(model), html, f"Two accounts of a promise. {model.summary(START)}")


def panel(model):
    """The widgets. In: an Accounts. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {"promise": parts.dropdown("Promise", [(name, key) for key, (name, *_) in accounts.PROMISES.items()], START, width="400px")}

    def seen(state, _):
        return {"words": show.status(model.summary(**state)), "view": model.html(**state)}

    return wiring.Wired(controls, seen, ("words", "view")).laid_out(("words", "view"))
