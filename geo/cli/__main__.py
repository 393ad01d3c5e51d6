"""`python -m geo.cli` is the `geo` command."""

from geo.cli import main

main(prog_name="geo")
