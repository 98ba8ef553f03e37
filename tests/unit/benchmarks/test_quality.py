"""The tables of docs/quality.md, and the script that makes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.quality import BLOCK, FIGURES, Sources, renewed, share, table, taste_tests

DOCUMENT = (Path(__file__).parents[3] / "docs" / "quality.md").read_text(encoding="utf-8")
BLOCKS = BLOCK.findall(DOCUMENT)


def test_the_document_has_a_place_for_each_table_and_the_script_makes_each() -> None:
    assert sorted(name for name, _ in BLOCKS) == sorted(FIGURES)
    assert DOCUMENT.count("<!-- figures:") == DOCUMENT.count("<!-- end -->") == len(FIGURES)


@pytest.mark.parametrize(("name", "kept"), BLOCKS, ids=[name for name, _ in BLOCKS])
def test_a_table_is_one(name: str, kept: str) -> None:
    rows = kept.splitlines()
    assert len(rows) > 2, f"run python -m tests.benchmarks.quality {name}"
    assert len({row.count("|") for row in rows}) == 1
    assert set(rows[1]) <= set("|- ")


def test_the_table_that_needs_no_music_is_up_to_date() -> None:
    assert dict(BLOCKS)["taste-tests"] == taste_tests(Sources("", ""))


def test_only_the_wanted_table_changes_and_no_prose() -> None:
    text = "".join(f"prose\n<!-- figures: {name} -->\nold\n<!-- end -->\nprose\n" for name in "ab")
    made = renewed(text, lambda name: "new\n" if name == "b" else None)
    assert made == text.replace("b -->\nold", "b -->\nnew")
    assert renewed(DOCUMENT, dict(BLOCKS).get) == DOCUMENT


def test_figures_look_as_in_papers() -> None:
    assert [share(value) for value in (0.7142, 1.0, -0.05, None)] == [".714", "1.000", "−.050", "–"]
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |\n"
