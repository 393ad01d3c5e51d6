"""`python -m tests.benchmark [NAME...]`: run every `bench_*.py` here, or those named, and print what they measured.

Some can be told how many events to measure with: `dashboard:40,100000`.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(names: list[str]) -> None:
    found = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    for asked in names or found:
        name, _, sizes = asked.partition(":")
        print(f"== {name}", flush=True)
        measure = importlib.import_module(f"tests.benchmark.bench_{name}").measure
        for line in measure(tuple(int(size) for size in sizes.split(","))) if sizes else measure():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
