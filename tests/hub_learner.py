"""One learner on a hub, as a browser would be: sign in, start a server, follow an nbgitpuller link, open the lesson, run every cell, answer every question."""

import asyncio
import json
import re
import time
import uuid
from urllib.parse import urlencode

from casebook import ask, marking, paper, questions
from hub_place import NAME
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

STEPS = 6
INPUTS = ("DropdownModel", "TextModel", "TextareaModel", "CheckboxModel")


class Learner:
    """`name` on `hub` reads `lesson` ("01_chronology"). After `study`: `errors`, `given` {question: value}, `acknowledged`,
    times in seconds.

    client: a tornado AsyncHTTPClient. Every request goes through the proxy.
    """

    def __init__(self, hub, client, name, lesson):
        self.hub, self.client, self.name, self.lesson = hub, client, name, lesson
        self.errors, self.given, self.acknowledged = [], {}, set()
        self.cookies, self.token, self.refused = {}, None, 0
        self.server_up = self.collection = self.first_output = self.last_cell = self.answered = 0.0
        self.cells = 0
        self.turns = []
        self._waiting, self._widgets = {}, {}
        self._changed = asyncio.Condition()

    # -- the hub ---------------------------------------------------------------------------------------------------

    async def ask(self, path, method="GET", body=None, ok=(200, 201, 202, 204, 302), **headers):
        """One request; its answer. Raises RuntimeError, in one line, for a status not in `ok`."""
        if method == "POST":
            headers.setdefault("Content-Type", "application/json")
        if self.token:
            headers["Authorization"] = f"token {self.token}"
        elif self.cookies:
            headers["Cookie"] = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        answer = await self.client.fetch(HTTPRequest(self.hub.address + path, method, headers, body, request_timeout=300, connect_timeout=120,
                                                     follow_redirects=False, allow_nonstandard_methods=True), raise_error=False)
        for line in answer.headers.get_list("Set-Cookie"):
            key, value = line.split(";")[0].split("=", 1)
            self.cookies[key] = value
        if answer.code not in ok:
            raise RuntimeError(f"{self.name}: {method} {path}: {answer.code} {answer.body[:200] if answer.body else answer.error}")
        return answer

    async def sign_in(self):
        """Sign in on the page and get a token, as JupyterHub's own token page does."""
        await self.ask("/hub/login")
        form = urlencode({"username": self.name, "password": "spring", "_xsrf": self.cookies["_xsrf"]})
        await self.ask("/hub/login?next=%2Fhub%2Fhome", "POST", form, **{"Content-Type": "application/x-www-form-urlencoded"})
        await self.ask("/hub/token")  # the token that guards forms changes when one has signed in
        made = await self.ask(f"/hub/api/users/{self.name}/tokens", "POST", json.dumps({"note": "proof"}), **{"X-XSRFToken": self.cookies["_xsrf"]})
        self.token = json.loads(made.body)["token"]

    async def start_server(self):
        """Ask for a server until the hub has a place for one, and wait until it is up."""
        while True:
            answer = await self.ask(f"/hub/api/users/{self.name}/server", "POST", "", ok=(201, 202, 429))
            if answer.code != 429:
                break
            self.refused += 1  # more are starting than the hub allows: JupyterHub's own page says "try again"
            await asyncio.sleep(min(float(answer.headers.get("Retry-After", 5)), 5))
        while True:
            server = json.loads((await self.ask(f"/hub/api/users/{self.name}")).body)["servers"].get("", {})
            if server.get("ready"):
                return
            if not server.get("pending"):
                raise RuntimeError(f"{self.name}: the server did not start")
            await asyncio.sleep(0.5)

    async def follow_link(self):
        """What the page of an nbgitpuller link does: have the collection brought into one's own folder."""
        asked = urlencode({"repo": self.hub.source, "branch": "main"})
        answer = await self.ask(f"/user/{self.name}/git-pull/api?{asked}")
        if b'"phase": "finished"' not in answer.body:
            raise RuntimeError(f"{self.name}: nbgitpuller: {answer.body[-300:]}")

    # -- the kernel ------------------------------------------------------------------------------------------------

    async def study(self):
        """The whole way. Errors of the lesson are in `errors`; raises RuntimeError where the hub itself fails."""
        began = time.monotonic()
        await self.sign_in()
        await self.start_server()
        self.server_up = time.monotonic() - began
        await self.follow_link()
        self.collection = time.monotonic() - began
        path = f"{NAME}/notebooks/{self.lesson}.ipynb"
        base = f"/user/{self.name}/api"
        cells = json.loads((await self.ask(f"{base}/contents/{path}")).body)["content"]["cells"]
        asked = {"path": path, "name": "", "type": "notebook", "kernel": {"name": "python3"}}
        session = json.loads((await self.ask(f"{base}/sessions", "POST", json.dumps(asked))).body)
        address = f"ws{self.hub.address[4:]}{base}/kernels/{session['kernel']['id']}/channels?session_id={session['id']}"
        self._session = session["id"]
        self._socket = await websocket_connect(HTTPRequest(address, headers={"Authorization": f"token {self.token}"}, connect_timeout=120), max_message_size=2**28)
        reading = asyncio.create_task(self._read())
        try:
            for cell in cells:
                if cell["cell_type"] == "code":
                    shown = await self._execute(cell["source"])
                    self.cells += 1
                    self.first_output = self.first_output or (shown and time.monotonic() - began) or 0.0
                    cell["boxes"] = [one["model_id"] for one in shown if one]
            self.last_cell = time.monotonic() - began
            for cell in cells:
                asked, boxes = self._asked(cell), [box for top in cell.get("boxes", []) for box in self._panels(top)]
                if len(asked) != len(boxes):
                    self.errors.append(f"{len(boxes)} questions appeared where {len(asked)} are asked: {cell['source'][:60]}")
                for question, box in zip(asked, boxes):
                    await self._answer(question, box)
            self.answered = time.monotonic() - began
            await self._turn(next(cell for cell in cells if cell["source"].startswith("explore.")))
        finally:
            reading.cancel()
            self._socket.close()

    async def _read(self):
        while (text := await self._socket.read_message()) is not None:
            message = json.loads(text)
            kind, content, parent = message["header"]["msg_type"], message["content"], message["parent_header"].get("msg_id")
            if kind == "comm_open":
                self._widgets[content["comm_id"]] = dict(content["data"].get("state", {}))
            elif kind == "comm_msg" and content["data"].get("method") == "update":
                self._widgets.setdefault(content["comm_id"], {}).update(content["data"]["state"])
            elif kind == "error" or kind == "stream" and content["name"] == "stderr":
                self.errors.append(content.get("text") or f"{content['ename']}: {content['evalue']}")
            if wait := self._waiting.get(parent):
                if kind in ("display_data", "execute_result"):
                    wait["shown"].append(content["data"].get("application/vnd.jupyter.widget-view+json"))
                wait["idle"] |= kind == "status" and content["execution_state"] == "idle"
                wait["replied"] |= kind == "execute_reply"
            async with self._changed:
                self._changed.notify_all()
        self.errors.append("the connection to the kernel broke")

    async def _send(self, kind, content):
        ident = uuid.uuid4().hex
        header = {"msg_id": ident, "msg_type": kind, "username": self.name, "session": self._session, "version": "5.3", "date": ""}
        self._waiting[ident] = {"shown": [], "idle": False, "replied": kind != "execute_request"}
        await self._socket.write_message(json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell", "buffers": []}))
        return ident

    async def _until(self, true, what, patience=300):
        async with self._changed:
            try:
                await asyncio.wait_for(self._changed.wait_for(true), patience)
            except asyncio.TimeoutError:
                raise RuntimeError(f"{self.name}: waited {patience} s for {what}") from None

    async def _execute(self, source):
        """Run one cell; what it showed: a list with the widget view of each output, None for an output without one."""
        ident = await self._send("execute_request", {"code": source, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": False})
        wait = self._waiting[ident]
        await self._until(lambda: wait["idle"] and wait["replied"], f"the cell {source[:60]!r}")
        return wait["shown"]

    # -- the questions ---------------------------------------------------------------------------------------------

    async def _turn(self, cell):
        """Choose one kind of event after another in the timeline of `cell`; `turns`: the seconds until the new picture has come."""
        parts = self._inside(cell["boxes"][0])
        control = next(key for key, s in parts.items() if s.get("description") == "Kind")
        for index in range(1, 1 + STEPS):
            before, sent = self._picture(parts), time.monotonic()
            await self._send("comm_msg", {"comm_id": control, "data": {"method": "update", "state": {"index": index}, "buffer_paths": []}})
            await self._until(lambda: self._picture(parts) != before, "the picture to change", 60)
            self.turns.append(time.monotonic() - sent)

    def _picture(self, parts):
        return [self._widgets[key]["value"] for key, s in parts.items() if s["_model_name"] == "HTMLModel" and "<img" in s.get("value", "")]

    def _asked(self, cell):
        """The questions that a cell asks, in order."""
        if found := re.match(r'ask\("([^"]+)"\)', cell["source"]):
            return [questions.question(found[1])]
        return ask.choose(self.lesson, 3) if cell["source"].startswith("warm_up(") else []

    def _panels(self, ident):
        """The ids of the question boxes in the widget `ident`, in order."""
        state = self._widgets[ident.removeprefix("IPY_MODEL_")]
        if "casebook-ask" in state.get("_dom_classes", []):
            return [ident]
        return [panel for child in state.get("children", []) for panel in self._panels(child)]

    def _inside(self, ident):
        """All widgets in a box, in order: {id: state}."""
        ident = ident.removeprefix("IPY_MODEL_")
        state = self._widgets[ident]
        return {ident: state} | {key: value for child in state.get("children", []) for key, value in self._inside(child).items()}

    async def _answer(self, question, box):
        """Fill in the controls with messages as the page sends them, press the button, and wait until the page says it is saved."""
        parts = self._inside(box)
        inputs = [(key, s) for key, s in parts.items() if s["_model_name"] in INPUTS and not s["description"].startswith("How sure")]
        if question.kind == "written":
            inputs = [(key, s) for key, s in inputs if s["_model_name"] == "TextareaModel"]
        value = self._fill(question, inputs)
        for (key, _), state in zip(inputs, value.states):
            await self._send("comm_msg", {"comm_id": key, "data": {"method": "update", "state": state, "buffer_paths": []}})
        button = next(key for key, s in parts.items() if s["_model_name"] == "ButtonModel" and re.match("Check my|Keep my vote|Commit my", s["description"]))
        await self._send("comm_msg", {"comm_id": button, "data": {"method": "custom", "content": {"event": "click"}, "buffer_paths": []}})
        self.given[question.id] = value.kept
        # a draft is saved at every change, so that the word alone is not enough for a written answer
        done = "committed and kept" if question.kind == "written" else "Saved "
        await self._until(lambda: any(done in s.get("value", "") for s in self._inside(box).values() if s["_model_name"] == "HTMLModel"), f"{question.id} to be saved", 120)
        self.acknowledged.add(question.id)

    def _fill(self, question, inputs):
        """What the page would send for an answer of this learner's own, and what the workbook must then hold."""
        turn = int(re.sub(r"\D", "", self.name) or 0)
        if question.kind == "choice":
            options = [part for _, part in paper.lettered(question)]
            pick = turn % len(options)
            return Filled([{"index": pick + 1}], options[pick].key)
        if question.kind == "order":
            count = len(inputs)
            order = [(turn + n) % count for n in range(count)]
            return Filled([{"index": n + 1} for n in order], [paper.shuffled(question)[n].key for n in order])
        if question.kind == "number":
            return Filled([{"value": str(1980 + turn)}], float(1980 + turn))
        if question.kind == "several":
            options = [part for _, part in paper.lettered(question)]
            return Filled([{"value": n == turn % len(options)} for n in range(len(options))], [options[turn % len(options)].key])
        if question.kind == "match":
            to, lists = paper.partners(question), paper.shuffled(question)
            return Filled([{"index": 1 + (turn + n) % len(to)} for n in range(len(lists))], {one.key: to[(turn + n) % len(to)] for n, one in enumerate(lists)})
        if question.kind == "scale":
            return Filled([{"index": 1 + turn % question.steps}], 1 + turn % question.steps)
        text = f"This is what {self.name} wrote"
        if question.kind == "written":
            text += "".join(f" word{n}" for n in range(question.min_words))
            assert marking.words(text) >= question.min_words
        return Filled([{"value": text}], text)


class Filled:
    """states: what the page sends for each control. kept: the value that the workbook must hold."""

    def __init__(self, states, kept):
        self.states, self.kept = states, kept
