"""The section on lightness in the documents is what its records say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.lightness import BESIDE, FIGURES, Conditions, LightRecord, table_of
from tests.support.lightness_document import DOCUMENT, RECORD, section, written
from tests.support.peer_figures import COMPARED, OURS, PeerRecord, peer_table

CONDITIONS = Conditions("2026-11-30", 1.5, 2, "x86_64", "3.11.7", "abc1234", 100_000, 3)
ALL = {figure.key: 10.0 for figure in (*FIGURES, *BESIDE)}
SENTENCE = re.compile(
    r"^\d{4}-\d\d-\d\d, commit [0-9a-f]{7,}, [\d,]+ tracks, \d+ cores \(.+\), load [\d.]+,", re.MULTILINE
)


def test_the_document_is_made_of_the_records() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert written(document) == document, "python -m tests.benchmarks.lightness_table writes the section"


def test_the_section_says_when_and_of_what_and_has_every_figure() -> None:
    record, text = LightRecord.load(str(RECORD)), section()
    assert SENTENCE.search(text)
    assert f"commit {record.conditions.commit}" in text
    for figure in FIGURES:
        assert figure.key in record.figures
        assert f"| {figure.title} |" in text


def test_a_section_takes_the_place_of_the_one_before() -> None:
    document = "# Performance\n\nText.\n\n## Scanning\n\nMore.\n"
    once = written(document)
    assert once.index("## Lightness") < once.index("## Scanning")
    assert written(once.replace(section(), "## Lightness\n\nold")) == once


def test_a_record_comes_back_from_its_file(tmp_path: Path) -> None:
    record = LightRecord(CONDITIONS, "x11", ALL)
    path = str(tmp_path / "record.json")
    record.save(path)
    assert LightRecord.load(path) == record
    assert list(record.rounded())[: len(FIGURES)] == [figure.key for figure in FIGURES]


@pytest.mark.parametrize(("display", "wanted"), [("x11", "≤ 900"), ("offscreen", "≤ 650")])
def test_the_first_rows_have_an_aim_for_each_display(display: str, wanted: str) -> None:
    lines = table_of(LightRecord(CONDITIONS, display, ALL)).splitlines()
    assert next(line for line in lines if FIGURES[0].title in line).endswith(f"| {wanted} |")


def test_peers_stand_beside_ours_with_ratios_and_those_that_are_absent(tmp_path: Path) -> None:
    ours = {figure.key: 10.0 for figure in COMPARED}
    others = {"strawberry": {figure.key: 25.0 for figure in COMPARED[:-1]}}
    record = PeerRecord(CONDITIONS, {OURS: ours} | others, ("rhythmbox",))
    path = str(tmp_path / "record.json")
    record.save(path)
    text = peer_table(PeerRecord.load(path))
    assert "Not installed: rhythmbox." in text
    assert "25 ms (2.5 ×)" in text
    assert text.splitlines()[-1].endswith("| – |")
