"""`python -m tests.benchmark [NAME...]`: run every `bench_*.py` here, or those named, and print what they measured."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(names: list[str]) -> None:
    found = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    for name in names or found:
        print(f"== {name}", flush=True)
        for line in importlib.import_module(f"tests.benchmark.bench_{name}").measure():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
