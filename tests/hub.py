"""`python3 tests hub [--users N] [--port P]`: a real JupyterHub and its proxy on loopback, N learners at once, lesson 01 whole.

Prints a row a learner and how many a GiB holds. The exit status is 0 when no cell failed and every acknowledged answer is in its file.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil
from hub_learner import Learner
from hub_place import NAME, Hub, NoHub
from tornado.httpclient import AsyncHTTPClient

LESSON = "01_chronology"
MIB = 2**20
TIMES = ("server", "link", "first", "last", "answered")
COLUMNS = (*TIMES, "refused", "own", "kernel", "memory", "cpu")


def kept(hub, learner):
    """What the learner's own folder holds: {question: latest value}."""
    folder = hub.homes / learner.name / NAME / "answers"
    found = {}
    for path in folder.glob("*.json"):
        for name, answer in json.loads(path.read_text(encoding="utf-8"))["answers"].items():
            value = (answer.get("latest") or {}).get("value")
            found[name] = value["text"] if isinstance(value, dict) and "text" in value else value
    return found


def weigh(processes):
    """(memory in MiB, processor seconds) of some processes. Memory is PSS: a page that n processes share counts one n-th for each."""
    full = [p.memory_full_info() for p in processes]
    memory = sum(getattr(one, "pss", one.uss) for one in full) / MIB  # macOS knows no PSS, only what a process has alone
    times = [p.cpu_times() for p in processes]
    return memory, sum(t.user + t.system for t in times)


def households(hub):
    """The hub's processes: {learner's name: {"server": [...], "kernel": [...]}, "hub": [...], "proxy": [...]}."""
    main = psutil.Process(hub.process.pid)
    found = {"hub": [main], "proxy": []}
    for one in main.children(recursive=True):
        env, words = one.environ(), one.cmdline()
        if name := env.get("JUPYTERHUB_USER"):
            found.setdefault(name, {"server": [], "kernel": []})["kernel" if any("ipykernel" in word for word in words) else "server"].append(one)
        else:
            found["proxy" if any("configurable-http-proxy" in word for word in words) else "hub"].append(one)
    return found


async def class_of(users, folder, port=9400):
    """Run the whole proof with `users` learners in `folder`. Out: a dict with rows and sums. Raises NoHub, RuntimeError."""
    hub = Hub(folder, [f"learner{n:02}" for n in range(1, users + 1)], port)
    hub.furnish()
    AsyncHTTPClient.configure(None, max_clients=4 * users + 20)
    client = AsyncHTTPClient()
    began = time.monotonic()
    hub.start()
    try:
        version = await hub.ready(client)
        started = time.monotonic()
        learners = [Learner(hub, client, name, LESSON) for name in hub.names]
        results = await asyncio.gather(*(one.study() for one in learners), return_exceptions=True)
        for one, result in zip(learners, results):
            if result:
                one.errors.append(f"{type(result).__name__}: {result}")
        whole = time.monotonic() - started
        houses = households(hub)
        rows = []
        for one in learners:
            found = kept(hub, one)
            server, kernel = (weigh(houses.get(one.name, {}).get(part, [])) for part in ("server", "kernel"))
            rows.append({"name": one.name, "server": one.server_up, "link": one.collection, "first": one.first_output, "last": one.last_cell, "answered": one.answered, "cells": one.cells,
                         "asked": len(one.given), "acknowledged": len(one.acknowledged), "lost": [q for q in one.acknowledged if found.get(q) != one.given[q]],
                         "errors": one.errors, "turns": one.turns, "refused": one.refused, "own": server[0], "kernel": kernel[0], "memory": server[0] + kernel[0], "cpu": server[1] + kernel[1]})
        return {"rows": rows, "hub": weigh(houses["hub"]), "proxy": weigh(houses["proxy"]), "whole": whole, "up": started - began, "version": version,
                "own": sum(psutil.Process().cpu_times()[:2]), "log": hub.log.read_text(encoding="utf-8", errors="replace")}
    finally:
        hub.stop()


def sound(result):
    """What went wrong, a line each; none when all is well."""
    faults = [f"{row['name']}: {' '.join(error.split())[:300]}" for row in result["rows"] for error in row["errors"]]
    faults += [f"{row['name']}: lost {', '.join(row['lost'])}" for row in result["rows"] if row["lost"]]
    return faults + [f"{row['name']}: {row['asked'] - row['acknowledged']} answers not acknowledged" for row in result["rows"] if row["acknowledged"] < row["asked"]]


def _line(name, row, answers):
    times = " | ".join(f"{row[key]:.1f}" for key in TIMES)
    return f"| {name} | {row['refused']:.0f} | {times} | {answers} | {row['own']:.0f} | {row['kernel']:.0f} | {row['memory']:.0f} | {row['cpu']:.1f} |"


def table(result):
    """The result as lines of text, a Markdown table and the sums."""
    rows, (hub, hub_cpu), (proxy, proxy_cpu) = result["rows"], result["hub"], result["proxy"]
    yield "| learner | refused (429) | server up, s | lessons there, s | first output, s | last cell, s | answered, s | answers kept | server, MiB | kernel, MiB | both, MiB | processor, s |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|"
    for row in rows:
        yield _line(row["name"], row, f"{row['acknowledged'] - len(row['lost'])} of {row['asked']}")
    for name, of in (("lowest", min), ("median", statistics.median), ("highest", max)):
        yield _line(name, {key: of(row[key] for row in rows) for key in COLUMNS}, f"{sum(r['acknowledged'] - len(r['lost']) for r in rows)} of {sum(r['asked'] for r in rows)} in all")
    yield ""
    yield (f"JupyterHub {result['version']}, {len(rows)} learners at once, {os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB, {time.strftime('%Y-%m-%d')}: "
           f"{result['whole']:.0f} s from the first sign-in to the last click; {rows[0]['cells']} cells each.")
    busy = sum(row["cpu"] for row in rows) / len(rows)
    yield f"A learner takes {busy + (hub_cpu + proxy_cpu) / len(rows):.1f} s of a processor: {busy:.1f} for server and kernel, the rest a share of hub and proxy."
    yield f"Hub {hub:.0f} MiB and {hub_cpu:.1f} s of a processor, proxy {proxy:.0f} MiB and {proxy_cpu:.1f} s; this program, which plays the browsers, {result['own']:.0f} s."
    turns = sorted(turn for row in rows for turn in row["turns"])
    if turns:
        yield f"The timeline after a new choice, all learners at once: {1000 * statistics.median(turns):.0f} ms, one in twenty more than {1000 * turns[int(0.95 * (len(turns) - 1))]:.0f} ms."
    each = statistics.mean(row["memory"] for row in rows)
    yield f"A GiB holds {1024 / each:.1f} learners: 1024 / {each:.0f} MiB for a server and a kernel with the whole lesson."
    for size in (8, 16, 64):
        yield f"{size} GiB hold {int((size * 1024 - 1024 - hub - proxy) / each)}: ({size} x 1024 - 1024 for the system - {hub:.0f} for the hub - {proxy:.0f} for the proxy) / {each:.0f}."


def main(arguments):
    """Parse, run, print; return the exit status."""
    parser = argparse.ArgumentParser(prog="python3 tests hub", description=__doc__.split("\n")[0])
    parser.add_argument("--users", type=int, default=20, help="how many learners at once (20)")
    parser.add_argument("--port", type=int, default=9400, help="the first port to try (9400)")
    chosen = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="casebook-hub-", ignore_cleanup_errors=True) as folder:
            result = asyncio.run(class_of(chosen.users, Path(folder), chosen.port))
    except NoHub as missing:
        print(f"No hub here: {missing}")
        return 2
    faults = sound(result)
    if any(row["memory"] for row in result["rows"]):
        print(*table(result), sep="\n")
    else:
        print("No learner's server came up. The hub's last words:", *result["log"].splitlines()[-15:], sep="\n")
    print(*faults or ["No cell failed; every acknowledged answer is in its learner's own file."], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
