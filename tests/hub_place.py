"""A real JupyterHub with its proxy on loopback, for people who exist only here: no root account, a home folder each."""

import asyncio
import contextlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launcher.server import free_port

ROOT = Path(__file__).resolve().parents[1]
PROXY = "configurable-http-proxy@>=4.6 <5"
"""The proxy that JupyterHub itself runs on; this series asks of Node only that it is there."""
NAME = "collection"
"""What a learner's clone is called in the home folder."""
SPAWN_LIMIT = 10
"""Servers that may be starting at once. Kept below the number of learners, so that the hub's 429 is met and lived with."""


class NoHub(Exception):
    """What is missing for a hub here; the message is one line."""


def fetch_proxy(tool):
    """Have the hub's proxy in the folder `tool`, from npm, once. Out: "" when it is there, else in one line why not."""
    if _script(tool).is_file():
        return ""
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        return "no Node with npm, which the hub's proxy needs (Debian: apt install nodejs npm)"
    command = [npm, "install", "--prefix", str(tool / "proxy"), "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--fetch-retries=0", PROXY]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"npm did not fetch the hub's proxy: {type(error).__name__}"
    return f"npm could not fetch the hub's proxy: {' '.join(done.stderr.split())[-160:]}" if done.returncode else ""


def packages():
    """The folder with JupyterHub's packages, and the command of its proxy. Raises NoHub."""
    tool = Path(os.environ.get("CASEBOOK_HUB", ""))
    if os.name == "nt":
        raise NoHub("JupyterHub runs on Linux and macOS only")
    if not (tool / "jupyterhub").is_dir():
        raise NoHub("no JupyterHub: run with python3 tests, which installs it beside .venv")
    if missing := fetch_proxy(tool):
        raise NoHub(missing)
    return tool, [shutil.which("node") or "node", str(_script(tool))]


def _script(tool):
    return tool / "proxy" / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"


def git(*arguments, at):
    """Run git in the folder `at`; its output. Raises CalledProcessError."""
    who = ["-c", "user.name=hub", "-c", "user.email=hub@localhost", "-c", "core.autocrlf=false"]
    return subprocess.run(["git", *who, *map(str, arguments)], cwd=at, check=True, capture_output=True, text=True).stdout


def published(folder):
    """The collection as it would be published: a repository made in `folder` of the files that git tracks here. Out: its address."""
    origin = folder / "published" / NAME
    origin.mkdir(parents=True)
    for name in git("ls-files", "-z", at=ROOT).split("\0"):
        if name and (ROOT / name).is_file():
            (origin / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, origin / name)
    git("init", "-q", "-b", "main", at=origin)
    git("add", "-A", at=origin)
    git("commit", "-q", "-m", "the collection", at=origin)
    return origin.as_uri()


def pull(address, home, tool):
    """What a click on an nbgitpuller link does, by nbgitpuller itself: clone `address` into the folder `home`, or renew the clone. Out: the clone."""
    code = "import sys; from nbgitpuller.pull import GitPuller; [print(line) for line in GitPuller(sys.argv[1], sys.argv[2], branch='main').pull()]"
    env = {**os.environ, "PYTHONPATH": str(tool)}
    done = subprocess.run([sys.executable, "-c", code, address, str(home / NAME)], env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"nbgitpuller: {done.stdout[-1500:]} {done.stderr[-1500:]}")
    return home / NAME


class Hub:
    """One running hub. `address` is what a browser would open; `homes` is where the learners' home folders are; `process` runs it."""

    def __init__(self, folder, names, port=9400):
        self.folder, self.names = folder, names
        self.tool, self.proxy = packages()
        self.homes, self.log = folder / "homes", folder / "hub.log"
        self.port = free_port(port)
        self.api = free_port(self.port + 1)
        self.inner = free_port(self.api + 1)
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = None

    def furnish(self):
        """An empty home folder for every learner, and the published collection, whose address is `source` from then on."""
        self.source = published(self.folder)
        for name in self.names:
            (self.homes / name).mkdir(parents=True)

    def start(self):
        """Start the hub, which starts its proxy. What it says goes to `log`."""
        config = self.folder / "jupyterhub_config.py"
        config.write_text(self._settings(), encoding="utf-8")
        ours = ("CASEBOOK_", "JUPYTER", "IPYTHON", "MPL", "PYTHONDONT")  # of the tests; compiled code is written, as an image has it
        env = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
        env |= {"PYTHONPATH": self._path(), "HOME": str(self.folder),
                "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([sys.executable, "-m", "jupyterhub", "-f", str(config)], cwd=self.folder, env=env, stdout=log, stderr=subprocess.STDOUT,
                                            start_new_session=True)

    def _path(self, *more):
        return os.pathsep.join(map(str, [ROOT / "tests" / "offline", self.tool, *more]))

    def _settings(self):
        kept = ["PATH", "LANG", "LC_ALL", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"]
        settings = {
            "JupyterHub": {"bind_url": self.address, "hub_bind_url": f"http://127.0.0.1:{self.inner}", "spawner_class": "simple", "authenticator_class": "dummy",
                           "concurrent_spawn_limit": SPAWN_LIMIT, "db_url": f"sqlite:///{self.folder / 'hub.sqlite'}",
                           "cookie_secret_file": str(self.folder / "cookie"), "init_spawners_timeout": 1},
            "ConfigurableHTTPProxy": {"command": self.proxy, "api_url": f"http://127.0.0.1:{self.api}", "pid_file": str(self.folder / "proxy.pid")},
            "Authenticator": {"allow_all": True},
            "DummyAuthenticator": {"password": "spring"},
            "SimpleLocalProcessSpawner": {"home_dir_template": str(self.homes / "{username}")},
            # two cores start twenty servers one after the other, so the last of them waits long
            "Spawner": {"cmd": [sys.executable, "-m", "jupyterhub.singleuser"], "args": ["--allow-root"], "default_url": "/lab", "env_keep": kept,
                        "start_timeout": 300, "http_timeout": 300, "ip": "127.0.0.1", "environment": {"JUPYTER_CONFIG_PATH": str(self.tool / "etc" / "jupyter")}},
        }
        lines = [f"c.{owner}.{key} = {value!r}" for owner, values in settings.items() for key, value in values.items()]
        # the learner's own clone, as notebooks/hub/values.yaml has it
        lines.append(f"c.Spawner.environment['PYTHONPATH'] = lambda spawner: {self._path(self.homes / 'NAME' / NAME / 'notebooks')!r}.replace('NAME', spawner.user.name)")
        return "c = get_config()  # noqa\n" + "\n".join(lines) + "\n"

    def stop(self, patience=20):
        """Stop the hub, its proxy and every server."""
        if self.process and self.process.poll() is None:
            import psutil

            family = psutil.Process(self.process.pid).children(recursive=True)
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
            for one in [*family, self.process]:  # a hub that is terminated leaves servers to be found again
                with contextlib.suppress(psutil.Error, OSError):
                    one.kill()
            self.process.wait()

    async def ready(self, client, patience=60):
        """Return when the hub answers through its proxy. Raises RuntimeError with its last words."""
        for _ in range(int(patience / 0.2)):
            if self.process.poll() is not None:
                break
            with contextlib.suppress(OSError, Exception):
                answer = await client.fetch(f"{self.address}/hub/api/", raise_error=False)
                if answer.code == 200:
                    return json.loads(answer.body)["version"]
            await asyncio.sleep(0.2)
        raise RuntimeError(f"the hub does not answer:\n{self.log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
