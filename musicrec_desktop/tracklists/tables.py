"""Rows of cells: tables of spreadsheets, web pages and CSV files, with a line of names or without one."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.tracklists.lines import length_ms, unquoted, without_year
from musicrec_desktop.tracklists.order import artist_and_title
from musicrec_desktop.tracklists.values import MOST_LINES, Evidence, LineNote, ListedLine, Tracklist
from musicrec_desktop.tracklists.words import COLUMNS

_SAMPLE: Final = 200
_MOST_COLUMNS: Final = 200
_ALIKE: Final = 0.8
"""The share of lines that have the same number of cells in a table."""
_ISRC: Final = re.compile(r"[A-Za-z]{2}-?[A-Za-z0-9]{3}-?\d{2}-?\d{5}$")
_RECORDING: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
_ADDRESS: Final = re.compile(r"(?:[a-z]+:)(?://)?\S+$|www\.\S+$")
_POSITION: Final = re.compile(r"(?:[A-H]?\d{0,3}|\d{1,2}[-.]\d{1,3})[.)]?$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?$")
_MILLISECONDS: Final = re.compile(r"\d{5,8}$")
_EPISODES: Final = ("spotify:episode:", "spotify:show:")


class Role(StrEnum):
    """What a column holds."""

    TITLE = "title"
    ARTIST = "artist"
    ALBUM = "album"
    ALBUM_ARTIST = "album artist"
    LENGTH = "length"
    ISRC = "isrc"
    RECORDING = "recording"
    NUMBER = "number"
    ADDRESS = "address"
    KIND = "kind"
    LIST = "list"


_ROLES: Final = {fold(name): Role(role) for role, names in COLUMNS.items() for name in names}


def cells_of_text(text: str) -> list[list[str]] | None:
    """The rows of a text that is a table with tabs, semicolons or commas; None where it is none."""
    lines = [line for line in text[: 1 << 16].splitlines() if line.strip()][:_SAMPLE]
    if not lines:
        return None
    for delimiter in ("\t", ";", ","):
        rows = list(_rows(lines, delimiter))
        if not rows:
            continue
        counts = Counter(len(row) for row in rows)
        width, often = max(counts.items(), key=lambda item: (item[1], item[0]))
        if width < 2 or often < _ALIKE * len(rows):
            continue
        has_names = _named_roles(rows[0]) is not None
        # Commas and semicolons stand inside of names, too, so a table of them has names or many columns.
        if delimiter == "\t" or has_names or (len(rows) > 2 and width >= 3 and _is_quoted(lines)):
            return list(_rows(text.splitlines(), delimiter))[: MOST_LINES + _SAMPLE]
    return None


def read_rows(rows: Sequence[Sequence[str]], evidence: Evidence) -> Tracklist | None:
    """The list in the rows of a table; None where no column can be titles.

    Args:
        rows: cells; the first row may name the columns.
        evidence: what is known of names.
    """
    cells = [[clean(cell) for cell in row[:_MOST_COLUMNS]] for row in rows]
    cells = [row for row in cells if any(row)]
    if not cells:
        return None
    head = next((place for place, row in enumerate(cells[:5]) if _named_roles(row) is not None), None)
    roles = _named_roles(cells[head]) if head is not None else None
    first = 0 if head is None else head + 1
    if roles is None:
        roles = _guessed(cells, evidence)
    if roles is None:
        return None
    body = cells[first:]
    lines = [ListedLine(_shown(row), note=LineNote.HEADING) for row in cells[:first]]
    lines += [_line(row, roles) for row in body[:MOST_LINES]]
    named = {row[place] for row in body if (place := roles.get(Role.LIST, -1)) >= 0 and place < len(row)}
    title = named.pop() if len(named) == 1 else ""
    return Tracklist(tuple(lines), title, max(0, len(body) - MOST_LINES))


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            row = next(reader, None)
        except csv.Error:  # one line without an end
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield row


def _is_quoted(lines: Sequence[str]) -> bool:
    return sum('"' in line for line in lines) > len(lines) / 2


def _named_roles(row: Sequence[str]) -> dict[Role, int] | None:
    """The columns that a line of names tells; None where it is no such line."""
    roles: dict[Role, int] = {}
    for place, cell in enumerate(row):
        role = _ROLES.get(fold(clean(cell).strip('"\ufeff ').rstrip(":")))
        if role is not None:
            roles.setdefault(role, place)
    return roles if Role.TITLE in roles and len(roles) > 1 else None


def _guessed(rows: Sequence[Sequence[str]], evidence: Evidence) -> dict[Role, int] | None:
    """The columns by what is in them."""
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    width = max(len(row) for row in sample)
    columns = [[row[place] if place < len(row) else "" for row in sample] for place in range(width)]
    roles: dict[Role, int] = {}
    texts: list[int] = []
    for place, column in enumerate(columns):
        filled = [cell for cell in column if cell]
        if len(filled) < len(column) / 4:
            continue
        role = _role_of(filled)
        if role is None:
            texts.append(place)
        else:
            roles.setdefault(role, place)
    if not texts:
        return None
    if len(texts) == 1:
        roles[Role.TITLE] = texts[0]
        return roles
    artist, title = artist_and_title([columns[place] for place in texts], evidence)
    roles[Role.ARTIST], roles[Role.TITLE] = texts[artist], texts[title]
    others = [place for place in texts if place not in {texts[artist], texts[title]}]
    if others:
        roles[Role.ALBUM] = others[0]
    return roles


def _role_of(cells: Sequence[str]) -> Role | None:
    """What a column without a name holds; None for text."""
    tests = (
        (Role.LENGTH, lambda cell: length_ms(cell) is not None),
        (Role.ISRC, lambda cell: _ISRC.match(cell) is not None),
        (Role.RECORDING, lambda cell: _RECORDING.match(cell) is not None),
        (Role.ADDRESS, lambda cell: _ADDRESS.match(cell) is not None),
        (Role.KIND, lambda cell: _YEAR.match(cell) is not None),
        (Role.LENGTH, lambda cell: _MILLISECONDS.match(cell) is not None),
        (Role.NUMBER, lambda cell: _POSITION.match(cell) is not None),
        (Role.KIND, lambda cell: not any(character.isalpha() for character in cell)),
    )
    for role, test in tests:
        if sum(map(test, cells)) >= _ALIKE * len(cells):
            return role
    return None


def _line(row: Sequence[str], roles: dict[Role, int]) -> ListedLine:
    def cell(role: Role) -> str:
        place = roles.get(role, -1)
        return row[place] if 0 <= place < len(row) else ""

    text = _shown(row)
    address = cell(Role.ADDRESS)
    if address.startswith(_EPISODES) or fold(cell(Role.KIND)) in {"album", "artist"}:
        return ListedLine(text, note=LineNote.EPISODE)
    title, artist = cell(Role.TITLE), cell(Role.ARTIST).replace("\\,", ",")
    if not title:
        return ListedLine(text, note=LineNote.LINK if address else LineNote.NO_NAMES)
    if not artist and " - " in title:
        artist, _, title = title.partition(" - ")
    known = KnownTrack(
        unquoted(without_year(title)),
        unquoted(artist),
        unquoted(cell(Role.ALBUM)),
        _length(cell(Role.LENGTH)),
        recording_id=cell(Role.RECORDING).lower(),
        album_artist=cell(Role.ALBUM_ARTIST).replace("\\,", ","),
        isrc=cell(Role.ISRC),
    )
    return ListedLine(text, known)


def _length(text: str) -> int | None:
    if found := length_ms(text):
        return found
    digits = text.removesuffix("s").removesuffix("ms").strip()
    if not digits.isdecimal():
        return None
    value = int(digits)
    # Services write ms or s; no track lasts three hours, or less than ten seconds, in the other unit.
    return None if value <= 0 else value if value >= 10_000 else value * 1000


def _shown(row: Sequence[str]) -> str:
    return clean(" · ".join(cell for cell in row if cell))
