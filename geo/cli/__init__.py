"""The `geo` command: one module a subject, each with its click commands."""

from __future__ import annotations

import importlib

import click

# Imported when called for, so that `geo --help` and a small command do not wait for pandas or a language model.
_COMMANDS = {
    "build": "geo.cli.build",
    "geoparse": "geo.cli.geoparse",
    "resolve": "geo.cli.geoparse",
    "explain": "geo.cli.geoparse",
    "gazetteer": "geo.cli.geoparse",
    "events": "geo.cli.events",
    "serve": "geo.cli.serve",
    "snapshot": "geo.cli.snapshot",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        module = _COMMANDS.get(cmd_name)
        command = getattr(importlib.import_module(module), cmd_name, None) if module else None
        return command if isinstance(command, click.Command) else None


@click.command(cls=_Commands)
@click.version_option(package_name="gazette")
def main() -> None:
    """Turn news articles into a map of events that you scrub through time and share as a link."""
