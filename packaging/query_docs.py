"""Writes docs/query-language.md from the tables of the query language.

    .venv/bin/python packaging/query_docs.py

A test holds the file up to date.
"""

from __future__ import annotations

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from musicrec_desktop.query.fields import FIELDS, FieldSpec, Group, Kind
from musicrec_desktop.query.help import HelpGroup, help_groups

PATH = os.path.join(sys.path[0], "docs", "query-language.md")
_INTRODUCTION = """# The query language

One language finds tracks everywhere: in the search box, in the filter of the queue, in smart playlists and in
`musicrec tracks QUERY`. In the window, the field suggests what can follow, underlines what cannot be meant,
and offers what is near; F1 in it opens these examples, and a click tries one.

This page is made from the tables of the program (`packaging/query_docs.py`); change it there.
"""
_KINDS = {
    Kind.WORDS: "text",
    Kind.TEXT: "text, any part of it",
    Kind.NUMBER: "number",
    Kind.PERCENT: "percentage",
    Kind.DURATION: "length",
    Kind.SIZE: "size",
    Kind.RATING: "stars",
    Kind.TIME: "date, or a time before now",
    Kind.DATE: "date",
    Kind.KEY: "key",
}


def document() -> str:
    """The whole page, as Markdown."""
    titles = {str(group) for group in Group}
    parts = [_INTRODUCTION]
    parts += [_examples(group) for group in help_groups() if group.title not in titles]
    parts.append("## Fields\n")
    parts += [_fields(group) for group in Group]
    return "\n".join(parts)


def _examples(group: HelpGroup) -> str:
    rows = [f"| {_code(example.query)} | {_plain(example.meaning)} |" for example in group.examples]
    note = f"{group.note}\n\n" if group.note else ""
    return f"## {group.title}\n\n{note}| query | finds |\n|---|---|\n" + "\n".join(rows) + "\n"


def _fields(group: Group) -> str:
    rows = [_row(spec) for spec in FIELDS if spec.group is group]
    return f"### {group}\n\n| field | is | of | example |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _row(spec: FieldSpec) -> str:
    also = f" (also {', '.join(f'`{name}`' for name in spec.aliases)})" if spec.aliases else ""
    kind = (
        f"{_KINDS[spec.kind]}, {spec.unit}" if spec.unit and spec.kind is Kind.NUMBER else _KINDS[spec.kind]
    )
    return f"| `{spec.name}`{also} | {spec.help} | {kind} | {_code(spec.example)} |"


def _plain(text: str) -> str:
    """Text in a table, none of whose signs mean anything."""
    return re.sub(r"([|*<])", r"\\\1", text)


def _code(text: str) -> str:
    """Code in a table: a bar would end the cell."""
    bar = text.replace("|", "\\|")
    return f"`{bar}`"


if __name__ == "__main__":
    with open(PATH, "w", encoding="utf-8") as file:
        file.write(document())
