from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import SettingsError
from geo.settings import load_settings


def settings_file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "gazette.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_environment_wins_over_the_file_and_the_file_over_the_defaults(tmp_path: Path) -> None:
    file = settings_file(tmp_path, 'geocoder = "photon"\nuncertain_below = 0.7\n')
    assert load_settings({}, file).geocoder == "photon"
    assert load_settings({}, file).uncertain_below == 0.7
    assert load_settings({"GEO_GEOCODER": "nominatim", "GEO_UNCERTAIN_BELOW": "0.2"}, file).geocoder == "nominatim"
    assert load_settings({"GEO_UNCERTAIN_BELOW": "0.2"}, file).uncertain_below == 0.2


@pytest.mark.parametrize("written", ["high", "1.5", "-0.1", "nan"])
def test_a_threshold_must_be_a_share(tmp_path: Path, written: str) -> None:
    with pytest.raises(SettingsError, match="uncertain_below"):
        load_settings({"GEO_UNCERTAIN_BELOW": written}, settings_file(tmp_path, ""))


def test_how_many_events_are_held_is_a_whole_number(tmp_path: Path) -> None:
    file = settings_file(tmp_path, "most_held = 5\n")
    assert load_settings({}, file).most_held == 5
    assert load_settings({"GEO_MOST_HELD": "70"}, file).most_held == 70
    with pytest.raises(SettingsError, match="most_held"):
        load_settings({"GEO_MOST_HELD": "-1"}, file)


@pytest.mark.parametrize("text", ["geocoder = 5", "uncertain_below = true", "colour = 'red'", "geocoder = "])
def test_a_settings_file_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="gazette"):
        load_settings({}, settings_file(tmp_path, text))
