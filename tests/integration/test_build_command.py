"""`geo build` on good and bad input, run as the command it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo.dataset.event_rows import joined
from geo.dataset.query import unplaced
from geo.dataset.store import open_dataset

GOOD = """---
title: Shelling in Stepanakert
publisher: The Courier
url: https://example.org/a
published: 2023-09-19
---
Shelling killed two civilians in Stepanakert on Tuesday, officials said. A blast was heard in Qwertyabad.
"""


@pytest.fixture
def build(settings, tmp_path):
    def run(*sources: Path | str, out: str = "data") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "geo.cli", "build", *map(str, sources), "--out", str(tmp_path / out)]
        environment = {**os.environ, "GEO_CACHE_DIR": str(settings.cache_dir)}
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=300)

    return run


def test_bad_inputs_are_named_with_their_reason_and_the_good_ones_go_on(build, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    (folder / "hostile.md").write_text(
        GOOD.replace("/a", "/b").replace("Shelling killed", "<script>alert(1)</script> Shelling killed")
    )
    (folder / "undated.txt").write_text(
        "No day is named here\n\nProtesters rallied in Yerevan, police said.\n", encoding="utf-8"
    )
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200))
    (folder / "huge.txt").write_bytes(b"Word after word. " * 650_000)
    (folder / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    for name in ("empty.txt", "picture.txt", "huge.txt", "dangling.txt"):
        line = next(line for line in done.stderr.splitlines() if name in line)
        assert line.startswith("rejected: ")
        assert len(line.split(name, 1)[1]) > 10, "a reason follows"
    assert "undated.txt: no date of publication" in done.stdout
    assert "rejected inputs      4" in done.stdout
    dataset = open_dataset(tmp_path / "data")
    assert len(dataset.articles) == 3
    assert len(dataset.manifest["rejected"]) == 4
    rows = joined(dataset)
    assert "Stepanakert" in set(rows["place_name"])
    assert any("<script>alert(1)</script>" in text for text in rows["text"]), "kept as the text it is"


def test_a_name_that_no_gazetteer_has_is_listed_and_not_dropped(build, tmp_path):
    (tmp_path / "good.md").write_text(GOOD.replace("in Qwertyabad", "in the village of Qwertyabad"), encoding="utf-8")
    done = build(tmp_path / "good.md")
    assert done.returncode == 0, done.stderr
    assert "Qwertyabad" in set(unplaced(open_dataset(tmp_path / "data"))["name"])
    assert "Qwertyabad" in done.stdout


def test_when_nothing_is_accepted_the_old_dataset_stays(build, tmp_path):
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    assert build(tmp_path / "good.md").returncode == 0
    version = open_dataset(tmp_path / "data").version
    (tmp_path / "empty.txt").write_bytes(b"")
    done = build(tmp_path / "empty.txt")
    assert done.returncode != 0
    assert "Nothing was accepted" in done.stderr
    assert open_dataset(tmp_path / "data").version == version


def test_a_source_that_does_not_exist_says_so(build, tmp_path):
    done = build(tmp_path / "nowhere")
    assert done.returncode != 0
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_order_of_the_inputs_changes_nothing(build, tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.md").write_text(
            GOOD.replace("/a", f"/{number}").replace("two", str(number + 2)), encoding="utf-8"
        )
    assert build(tmp_path / "1.md", tmp_path / "2.md", out="one").returncode == 0
    assert build(tmp_path / "2.md", tmp_path / "1.md", out="two").returncode == 0
    assert open_dataset(tmp_path / "one").version == open_dataset(tmp_path / "two").version
