"""What the map's frame is told to load early is there, is used, and is loaded once."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urljoin

from tests.browser.conftest import map_of


def test_the_frame_is_told_of_its_files_and_loads_each_once(visitor, demo_server):
    visit = visitor(first_time=True)
    answers = []
    visit.context.on("response", lambda answer: answers.append(answer))
    page = visit.open(demo_server)
    map_of(page).locator("body[data-ready]").wait_for()
    frame = next(answer for answer in answers if "streamlit_folium" in answer.url and answer.header_value("link"))
    told = {urljoin(frame.url, name) for name in re.findall(r"<([^>]+)>", frame.header_value("link") or "")}
    loaded = Counter(answer.url for answer in answers if "/assets/" in answer.url)
    assert any(address.endswith("/gazette/main.js") for address in told)
    assert {address: loaded[address] for address in told} == dict.fromkeys(told, 1)
    assert [answer.url for answer in answers if answer.url in told and answer.status != 200] == []
