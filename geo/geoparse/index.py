"""The compiled gazetteer: an SQLite file in the cache folder, named by what it was compiled from."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from geo.errors import GazetteerError
from geo.geoparse import sources
from geo.geoparse.compilation import fill_index
from geo.geoparse.sources import Sources

# Raise it whenever the tables, the folding or the reading of the sources change: an older index is then never read.
FORMAT = 21
Progress = Callable[[str], None]
_UNREAD_S = 30 * 24 * 3600


def index_path(cache_dir: Path, folders: Sources) -> Path:
    """Where the index compiled from these sources belongs; another version of any source gives another name."""
    digest = hashlib.sha256(repr((FORMAT, sources.package_versions(), folders.geonames)).encode())
    for file in folders.files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return cache_dir / f"gazetteer-{digest.hexdigest()[:20]}.sqlite"


def open_index(cache_dir: Path, folders: Sources, progress: Progress | None = None) -> sqlite3.Connection:
    """Open the index read-only, compiling it first where it is missing or damaged.

    Parameters
    ----------
    cache_dir : pathlib.Path
        Where the index is kept.
    folders : Sources
    progress : callable, optional
        Told what is being done, one line at a time. By default the lines go to standard error.

    Raises
    ------
    GazetteerError
        A source cannot be read, or the cache folder cannot be written.
    """
    path = index_path(cache_dir, folders)
    if (connection := _connected(path)) is not None:
        return connection
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path.with_suffix(".lock")):
            # Another process may have compiled it while this one waited.
            if (connection := _connected(path)) is not None:
                return connection
            if path.exists():
                (progress or _to_stderr)(f"The gazetteer index {path.name} is damaged: compiling it again.")
            compile_index(path, folders, progress)
    except OSError as error:
        raise GazetteerError(
            f"{cache_dir}: cannot be written ({error}). Set GEO_CACHE_DIR to a folder that can."
        ) from error
    if (connection := _connected(path)) is not None:
        return connection
    raise GazetteerError(f"{path}: cannot be opened after it was compiled. Delete it and try again.")


def compiled_index(cache_dir: Path, folders: Sources) -> sqlite3.Connection | None:
    """Open the index read-only where it is compiled; None where it is missing or damaged."""
    return _connected(index_path(cache_dir, folders))


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Let one process compile while the others wait; where files cannot be locked each compiles for itself, safely."""
    try:
        fcntl = importlib.import_module("fcntl")
    except ImportError:
        yield
        return
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _connected(path: Path) -> sqlite3.Connection | None:
    if not path.exists():
        return None
    try:
        return _connect(path)
    except sqlite3.DatabaseError:
        return None


def _connect(path: Path) -> sqlite3.Connection:
    """Streamlit serves from several threads; reading through one connection from them is safe in serialized mode."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        complete = connection.execute("SELECT value FROM meta WHERE key = 'complete'").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    if complete is None or complete[0] != str(path.stat().st_size):
        connection.close()
        raise sqlite3.DatabaseError("its size is not what it was when it was compiled")
    return connection


def compile_index(path: Path, folders: Sources, progress: Progress | None = None) -> None:
    """Compile the index beside its place and rename it there: another process sees all of it or nothing."""
    say = progress or _to_stderr
    started = time.monotonic()
    path.parent.mkdir(parents=True, exist_ok=True)
    say("Compiling the gazetteer, once: about half a minute.")
    descriptor, name = tempfile.mkstemp(prefix=".compiling-", suffix=".sqlite", dir=path.parent)
    os.close(descriptor)
    beside = Path(name)
    # Millions of small objects live until the end: looking through them for garbage would take a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        count = fill_index(beside, folders, say)
        beside.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"{path}: the gazetteer could not be compiled ({error}).") from error
    finally:
        beside.unlink(missing_ok=True)
        if collecting:
            gc.enable()
    _forget_others(path)
    say(f"Gazetteer compiled: {count:,} places in {time.monotonic() - started:.0f} s.")


def _forget_others(path: Path) -> None:
    """Delete indexes of other versions that nobody has read for a while: each takes over 100 MB."""
    for other in path.parent.glob("gazetteer-*.sqlite"):
        with contextlib.suppress(OSError):
            if other != path and time.time() - max(other.stat().st_atime, other.stat().st_mtime) > _UNREAD_S:
                other.unlink()


def _to_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
