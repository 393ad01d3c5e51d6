"""`geo serve`: the dashboard on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import click

import geo
from geo.dataset.store import open_dataset
from geo.errors import GeoError
from geo.settings import load_settings


@click.command()
@click.option("--from", "folder", type=click.Path(path_type=Path), help="Dataset folder; default: the settings' own.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default="localhost", show_default=True, help="Interface to listen on; 0.0.0.0 for all.")
def serve(folder: Path | None, port: int, address: str) -> None:
    """Serve the dashboard, the shareable page of a dataset."""
    try:
        folder = (folder or load_settings().dataset_dir).resolve()
        version = open_dataset(folder).version
    except GeoError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Serving {folder} (version {version}) on http://localhost:{port} - stop with Ctrl+C")
    app = dashboard_file()
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    options = {
        "server.port": port,
        "server.address": address,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    command += [f"--{key}={value}" for key, value in options.items()]
    environment = {**os.environ, "GEO_DATASET_DIR": str(folder)}
    _become(command, environment)


def _become(command: list[str], environment: dict[str, str]) -> NoReturn:
    """Let the server take this process's place: whoever asks the process to stop then asks the server itself."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606  # our own command
    try:
        raise SystemExit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603  # our own command
    except KeyboardInterrupt:
        raise SystemExit(0) from None


def dashboard_file() -> Path:
    """Find dashboard.py beside the package in a checkout, inside it in an installed wheel."""
    package = Path(geo.__file__).parent
    beside = package.parent / "dashboard.py"
    return beside if beside.is_file() else package / "_data" / "dashboard.py"
