"""A real Nominatim: a PostgreSQL cluster in a temporary folder, filled from `karabakh.osm`, served on a free port."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.nominatim.guarding import start_guarded, stop_guarded
from tests.serving import DEADLINE_S, free_port, wait_for

OSM_FILE = Path(__file__).with_name("karabakh.osm")
_IMPORT_S = 600
_MISSING = (
    "A real Nominatim needs {} here. On Debian and Ubuntu:\n"
    "  apt-get install postgresql postgresql-postgis osm2pgsql g++ pkg-config libicu-dev\n"
    "and `make test-nominatim` installs the rest from PyPI."
)


class Nominatim:
    """The service over an imported database, which a test starts and stops as it likes."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self._environment = environment
        self._log = folder / "server.log"
        self._port = free_port()
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def domain(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        if self._server is not None:
            return
        command = [sys.executable, "-m", "uvicorn", "--factory", "nominatim_api.server.falcon.server:run_wsgi"]
        with self._log.open("ab") as output:
            self._server = start_guarded(
                [*command, "--port", str(self._port)], output=output, environment=self._environment, cwd=self._folder
            )
        wait_for(f"{self.domain}/status", self._server, self._log)

    def stop(self) -> None:
        if self._server is not None:
            stop_guarded(self._server)
            self._server = None

    def questions(self) -> int:
        """How many searches it has answered in all."""
        return self._log.read_text(errors="replace").count("GET /search")


@pytest.fixture(scope="session")
def binaries() -> Path:
    """Where PostgreSQL's own programs are, after checking that everything else is there too."""
    found = shutil.which("pg_config")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin")) + ([Path(found).resolve().parent] if found else [])
    with_server = [folder for folder in folders if (folder / "initdb").is_file()]
    missing = [name for name in ("osm2pgsql", "psql", "createdb") if not shutil.which(name)]
    missing += [] if with_server else ["PostgreSQL"]
    missing += [name for name in ("nominatim_db", "nominatim_api", "falcon", "uvicorn") if not find_spec(name)]
    if missing:
        pytest.fail(_MISSING.format(", ".join(missing)), pytrace=False)
    return with_server[-1]


@pytest.fixture(scope="session")
def cluster(binaries: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A running PostgreSQL without a port, reached through a socket in the folder given; gone at the end."""
    # Not pytest's own temporary folder: PostgreSQL refuses to run as root and could not enter that one.
    folder = Path(tempfile.mkdtemp(prefix="gazette-nominatim-"))
    user = "postgres" if os.geteuid() == 0 else ""
    if user:
        shutil.chown(folder, user, user)
    data = ["-D", str(folder / "data")]
    initdb = [
        "initdb",
        *data,
        "--username=postgres",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]
    # Nothing here outlives the test, so that nothing need be safe on the disk.
    unsafe = [f"-c{setting}=off" for setting in ("fsync", "full_page_writes", "synchronous_commit")]
    postgres = ["postgres", *data, "-k", str(folder), "-clisten_addresses=", *unsafe]
    # One command, so that a test that is killed while the cluster is being made leaves nothing either.
    script = f"{binaries}/{shlex.join(initdb)} && exec {binaries}/{shlex.join(postgres)}"
    log = tmp_path_factory.mktemp("postgresql") / "log"
    with log.open("wb") as output:
        server = start_guarded(["sh", "-c", script], folder=folder, user=user, output=output)
    try:
        _wait_until_ready(binaries, folder, server, log)
        yield folder
    finally:
        stop_guarded(server)


def _wait_until_ready(binaries: Path, folder: Path, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while subprocess.run([str(binaries / "pg_isready"), "-q", "-h", str(folder)], check=False).returncode:
        assert server.poll() is None, log.read_text(errors="replace")
        assert time.monotonic() < deadline, log.read_text(errors="replace")
        time.sleep(0.1)


@pytest.fixture(scope="session")
def imported(cluster: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder of a Nominatim project whose import is complete, and the environment it works in."""
    folder = tmp_path_factory.mktemp("nominatim")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("NOMINATIM_", "PG"))},
        "NOMINATIM_DATABASE_DSN": f"pgsql:dbname=nominatim;host={cluster};user=postgres",
        "NOMINATIM_DATABASE_WEBUSER": "postgres",
        "NOMINATIM_TOKENIZER": "icu",
    }
    command = [str(Path(sys.executable).with_name("nominatim")), "import", "--offline", "--no-updates", "--threads=1"]
    done = subprocess.run(
        [*command, "--project-dir", str(folder), "--osm-file", str(OSM_FILE)],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
        timeout=_IMPORT_S,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, environment


@pytest.fixture
def nominatim(imported: tuple[Path, dict[str, str]]) -> Iterator[Nominatim]:
    """The service, answering."""
    service = Nominatim(*imported)
    service.start()
    try:
        yield service
    finally:
        service.stop()
