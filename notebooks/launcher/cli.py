"""The options of `python3 notebooks`."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import time
import webbrowser
from pathlib import Path

from launcher import copies, doctor, handout, links, site, slides
from launcher.environment import Place, one_at_a_time, prepare, warm_up
from launcher.errors import Trouble, complain, from_os, say
from launcher.server import PORT, Server

ROOT = Path(__file__).resolve().parents[2]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str):
        raise Trouble(f"{message[0].upper()}{message[1:]}. All options: python3 notebooks --help")


def options(arguments: list[str]) -> argparse.Namespace:
    """Parse the command line. Raises Trouble, in one line, for what is not understood."""
    parser = _Parser(
        prog="python3 notebooks", allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Opens the lessons in JupyterLab. The first time it prepares what they need, in .venv.\n"
                    "You work in my-copy/; what you change there is never overwritten. Stop with Ctrl-C.",
        epilog="Nothing but Python 3.11 or newer is needed, and the internet the first time.")
    parser.add_argument("what", nargs="?", choices=["handout", "slides", "links", "site"],
                        help="handout: make printable pages of lessons and exercises; slides: pages for the projector; "
                             "links OWNER/NAME: print addresses that open a copy published on GitHub; "
                             "site: the browser edition, a folder for any web server; and stop")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which: 01, exercises/01 (default: all); for links OWNER/NAME")
    parser.add_argument("--teacher", action="store_true", help="handouts or slides with the answers")
    parser.add_argument("--letter", action="store_true", help="handouts for Letter paper instead of A4")
    parser.add_argument("--pyodide", metavar="FOLDER", type=Path, help="site: put this full Pyodide distribution in, so that nothing outside is asked")
    parser.add_argument("--out", metavar="FOLDER", type=Path, help="site: where to (default: site)")
    parser.add_argument("--large", action="store_true", help="large type, for a projector or tired eyes; handouts too")
    parser.add_argument("--branch", default="main", help="for links: the branch on GitHub (main)")
    parser.add_argument("--hub", default="https://YOUR-HUB", metavar="ADDRESS", help="for links: the address of your JupyterHub")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=f"the port to use ({PORT}); if taken, the next free one")
    parser.add_argument("--reset", metavar="NAME", help="put a fresh copy of a lesson or exercise beside yours, and stop: "
                                                        "01, 01_chronology, exercises/01_chronology")
    parser.add_argument("--teach", action="store_true", help="also put the worked exercises, the teaching notes and the class results "
                                                             "into my-copy/instructor")
    parser.add_argument("--doctor", action="store_true", help="check this computer, print what to do, and stop; its last line is a "
                                                              "short code that is the same for everybody when all is well")
    chosen = parser.parse_args(arguments)
    if not 1 <= chosen.port <= 65535:
        raise Trouble(f"--port {chosen.port} is not a port. Choose one from 1024 to 65535, for example: python3 notebooks --port 9000")
    return chosen


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the launcher; return the exit status: 0, 1 for trouble (told in one line), 130 when interrupted."""
    try:
        chosen = options(sys.argv[1:] if arguments is None else arguments)
        place = Place(root)
        if chosen.doctor:
            return doctor.run(place, chosen.port)
        if chosen.reset:
            name = copies.reset(root / "my-copy", copies.sources(root, chosen.teach), chosen.reset)
            say(f"Fresh copy: my-copy/{name} . Open it with: python3 notebooks")
            return 0
        if chosen.what == "handout":
            return handout.run(place, chosen.names, chosen.teacher, "letter" if chosen.letter else "a4", chosen.large)
        if chosen.what == "slides":
            return slides.run(place, chosen.names, chosen.teacher)
        if chosen.what == "links":
            return links.run(place, chosen.names, chosen.branch, chosen.hub)
        if chosen.what == "site":
            return site.run(place, chosen.pyodide, chosen.out)
        return serve(place, chosen)
    except Trouble as trouble:
        return complain(trouble)
    except OSError as error:
        return complain(from_os(error, root))
    except KeyboardInterrupt:
        say("\nInterrupted. Run the same command again to go on.")
        return 130


def serve(place: Place, chosen: argparse.Namespace) -> int:
    """Prepare, start JupyterLab, and stay until Ctrl-C or until JupyterLab ends."""
    began = time.monotonic()
    folder = place.root / "my-copy"
    server = Server(place, folder, chosen.port, chosen.large)

    def start() -> None:
        for line in copies.Copy(folder).refresh(copies.sources(place.root, chosen.teach)):
            say(line)
        say("Starting JupyterLab.")
        server.start()

    with _ended_by_signals():
        try:
            with one_at_a_time(place):
                prepare(place, when_server_is_there=start)
                server.wait()  # inside, so that a second launch sees our port as taken
            say(f"Ready after {max(1, round(time.monotonic() - began))} s. The lessons are at  {server.address}")
            say("Leave this window open while you work. Ctrl-C stops.")
            warm_up(place.python, server.env)
            if not chosen.no_browser:
                _open(server.address)
            while server.running:  # not process.wait(), which on Windows no Ctrl-C reaches
                time.sleep(0.3)
            say("JupyterLab has stopped.")
        except KeyboardInterrupt:
            if not server.running:
                raise
            say("\nStopping JupyterLab; what you saved is in my-copy/.")
        finally:
            with contextlib.suppress(KeyboardInterrupt):
                server.stop()
    return 0


@contextlib.contextmanager
def _ended_by_signals():
    """Treat a closed terminal window or a polite `kill` like Ctrl-C, so that no server is left behind."""

    def stop(*_):
        raise KeyboardInterrupt

    names = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _open(address: str) -> None:
    screen = os.name == "nt" or sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not screen or not webbrowser.open(address):
        say("No browser could be opened here: copy the address above into one.")
