"""The help is whole, its examples are understood, and the document is made from it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from musicrec_desktop.query.fields import FIELDS, FLAGS, SPECIAL_FIELDS
from musicrec_desktop.query.help import help_groups
from musicrec_desktop.query.parser import parse

ROOT = Path(__file__).parents[3]
EXAMPLES = [example for group in help_groups() for example in group.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_every_example_is_understood(example: object) -> None:
    assert not parse(getattr(example, "query", "")).problems
    assert getattr(example, "meaning", "")


def test_every_field_and_flag_has_an_example() -> None:
    queries = " ".join(example.query for example in EXAMPLES)
    assert [spec.name for spec in FIELDS if spec.example not in queries] == []
    assert [flag.name for flag in FLAGS if f"is:{flag.name}" not in queries] == []
    assert [name for name in SPECIAL_FIELDS if f"{name}:" not in queries] == []


def test_the_document_is_made_from_the_tables() -> None:
    made = runpy.run_path(str(ROOT / "packaging" / "query_docs.py"))["document"]()
    kept = (ROOT / "docs" / "query-language.md").read_text(encoding="utf-8")
    assert kept == made, "run packaging/query_docs.py"
