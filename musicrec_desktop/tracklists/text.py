"""Free text: lines such as ``Artist – Title (1994)``, ``1. Title by Artist`` or ``00:00 Artist - Title``.

Each line is taken apart alone (``lines``), and then the list decides: whether numbers are places in it, which
sign stands between artist and title, whether times are lengths, and which side is the artist.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.tracklists.lines import LineDraft, around_quotes, draft_of, unquoted, without_year
from musicrec_desktop.tracklists.order import is_artist_first
from musicrec_desktop.tracklists.tables import cells_of_text, read_rows
from musicrec_desktop.tracklists.values import MOST_LINES, Evidence, LineNote, ListedLine, Tracklist

_BETWEEN: Final = tuple(
    re.compile(pattern)
    for pattern in (
        *(r"\s+[–—―]\s+", r"\s+-{1,3}\s+", r"\s+[~～〜]\s+", r"\s*\|\s*", r"\s+[•·∙⋅]\s+", r"\s+/{1,2}\s+"),
        *(r"\s*[／]\s*", r"\s*:\s+", r"\s*;\s+", r"\s*[–—―]\s*", r"\s*[-‐](?=\s)\s+|\s+[-‐]\s*"),
    )
)
"""What stands between artist and title; of what most lines have, the first."""
_BY: Final = re.compile(r"\s+by\s+", re.IGNORECASE)
_LEAST_SHARE: Final = 0.5
_CLEAR_SHARE: Final = 0.8
_MOST_OFFSETS_DOWN: Final = 0.1
_CHECK_EVERY: Final = 500


def read_text(
    text: str, evidence: Evidence, check: Callable[[int], object] = lambda _done: None
) -> Tracklist:
    """The list in a text; a table of a spreadsheet or a CSV file is read as one.

    Args:
        text: lines of any kind.
        evidence: what is known of names.
        check: is called now and then with how many lines are done; what it raises comes through.
    """
    rows = cells_of_text(text)
    if rows is not None:
        table = read_rows(rows, evidence)
        if table is not None:
            return table
    return read_lines(text.splitlines(), evidence, check)


def read_lines(
    raw: Sequence[str], evidence: Evidence, check: Callable[[int], object] = lambda _done: None
) -> Tracklist:
    """The list in lines of free text."""
    drafts: list[LineDraft] = []
    left_out = 0
    for number, line in enumerate(raw):
        if not number % _CHECK_EVERY:
            check(number)
        draft = draft_of(line)
        if draft is None:
            continue
        if len(drafts) >= MOST_LINES:
            left_out += 1
            continue
        drafts.append(draft)
    _settle_numbers(drafts)
    lengths = _lengths(drafts)
    splits = _split(drafts, evidence)
    title = _heading(drafts, splits)
    lines = _named(drafts, splits, lengths, evidence, title)
    return Tracklist(tuple(lines), title[2] if title else "", left_out)


def _settle_numbers(drafts: Sequence[LineDraft]) -> None:
    """Take numbers without a sign for parts of names, unless they count the lines."""
    bare = [draft for draft in drafts if draft.bare]
    counting = sum((after.number or 0) - (before.number or 0) == 1 for before, after in pairwise(bare))
    if bare and len(bare) > 1 and counting >= _LEAST_SHARE * (len(bare) - 1):
        return
    for draft in bare:
        draft.rest, draft.number = unquoted(draft.bare), None


def _lengths(drafts: Sequence[LineDraft]) -> list[int | None]:
    """How long the tracks are; times that only grow tell when a track of a mix begins, and no length."""
    behind = [draft.behind_ms for draft in drafts]
    told = [value for value in behind if value is not None]
    downs = sum(after < before for before, after in pairwise(told))
    if len(told) > 3 and downs <= _MOST_OFFSETS_DOWN * len(told):
        return [None] * len(drafts)
    return [value or None for value in behind]


def _split(drafts: Sequence[LineDraft], evidence: Evidence) -> list[tuple[str, ...]]:
    """The parts of each line: one, or two and more."""
    wanted = [draft.rest if draft.note is LineNote.NONE else "" for draft in drafts]
    counts = [sum(pattern.search(rest) is not None for rest in wanted if rest) for pattern in _BETWEEN]
    most = max(counts, default=0)
    usual = next(
        (pattern for pattern, count in zip(_BETWEEN, counts, strict=True) if count == most and most), None
    )
    texts = sum(bool(rest) for rest in wanted)
    # A sign without blanks, a colon or a semicolon is a part of names in lists that use another one.
    strong = [pattern for pattern, count in zip(_BETWEEN[:6], counts[:6], strict=True) if count]
    by_share = sum(_BY.search(rest) is not None for rest in wanted if rest) / max(texts, 1)
    # In a list of “Title by Artist” a dash is a part of a title.
    is_by_list = by_share >= _CLEAR_SHARE and most < _LEAST_SHARE * texts
    splits: list[tuple[str, ...]] = []
    for rest in wanted:
        order = [usual, *strong] if usual is not None and not (is_by_list and _BY.search(rest)) else []
        parts = next(
            (found for pattern in order if len(found := _parts(pattern, rest)) > 1), (rest,) if rest else ()
        )
        if len(parts) == 1 and _is_by(rest, by_share, evidence):
            title, artist = _BY.split(rest)[0], _BY.split(rest)[-1]
            if len(_BY.split(rest)) > 2:
                title = rest[: rest.lower().rindex(" by ")]
            parts = ("", unquoted(artist), unquoted(title.rstrip(" ,")))
        splits.append(parts)
    return splits


def _parts(pattern: re.Pattern[str] | None, rest: str) -> tuple[str, ...]:
    if pattern is None or not rest:
        return ()
    return tuple(part.strip() for part in pattern.split(rest) if part.strip())


def _is_by(rest: str, share: float, evidence: Evidence) -> bool:
    parts = _BY.split(rest)
    if len(parts) < 2 or not parts[0].strip() or not parts[-1].strip():
        return False
    if evidence.is_title(rest):
        return False
    return share >= _LEAST_SHARE or evidence.is_artist(unquoted(parts[-1]))


def _heading(drafts: Sequence[LineDraft], splits: list[tuple[str, ...]]) -> tuple[str, str, str] | None:
    """Artist, album and text of a first line that stands above numbered ones without an artist."""
    first = next((place for place, draft in enumerate(drafts) if draft.note is LineNote.NONE), None)
    if first is None or drafts[first].number is not None or drafts[first].behind_ms is not None:
        return None
    others = [place for place in range(first + 1, len(drafts)) if drafts[place].note is LineNote.NONE]
    numbered = [
        place for place in others if drafts[place].number is not None or drafts[place].behind_ms is not None
    ]
    if len(others) < 2 or len(numbered) < 0.8 * len(others):
        return None
    drafts[first].note = LineNote.HEADING
    parts = splits[first]
    splits[first] = ()
    if len(parts) == 2 and sum(len(splits[place]) == 1 for place in numbered) > len(numbered) / 2:
        return parts[0], parts[1], drafts[first].text
    return "", "", drafts[first].text


def _named(
    drafts: Sequence[LineDraft],
    splits: Sequence[tuple[str, ...]],
    lengths: Sequence[int | None],
    evidence: Evidence,
    heading: tuple[str, str, str] | None,
) -> list[ListedLine]:
    pairs = [
        (parts[0], parts[-1])
        for draft, parts in zip(drafts, splits, strict=True)
        if len(parts) > 1 and parts[0] and not draft.quoted
    ]
    artist_first = is_artist_first(pairs, evidence) if pairs else True
    alone = sum(len(parts) == 1 for parts in splits)
    split = sum(len(parts) > 1 for parts in splits)
    above = heading[:2] if heading is not None else ("", "")
    album = _common_middle(splits)
    lines: list[ListedLine] = []
    for draft, parts, length in zip(drafts, splits, lengths, strict=True):
        if draft.note is not LineNote.NONE or not parts:
            lines.append(ListedLine(draft.text, note=draft.note or LineNote.NO_NAMES))
            continue
        if draft.quoted and (artist := around_quotes(draft.rest)):
            known = KnownTrack(draft.quoted, artist, "", length)
        elif draft.quoted:
            known = KnownTrack(draft.quoted, above[0], above[1], length)
        elif len(parts) > 1:
            known = _of_parts(parts, length, artist_first=artist_first, has_album=album)
        else:
            known = KnownTrack(unquoted(parts[0]), above[0], above[1], length)
        is_guess = len(parts) == 1 and not draft.quoted and split > alone
        lines.append(ListedLine(draft.text, known, is_guess=is_guess and not known.artist))
    return lines


def _common_middle(splits: Sequence[tuple[str, ...]]) -> bool:
    """Whether most lines have three parts, so that the middle one is the album."""
    counts = Counter(len([part for part in parts if part]) for parts in splits if len(parts) > 1 and parts[0])
    return counts[3] > 1 and counts[3] > sum(counts.values()) / 2


def _of_parts(
    parts: tuple[str, ...], length: int | None, *, artist_first: bool, has_album: bool
) -> KnownTrack:
    if not parts[0]:  # “Title by Artist”
        return KnownTrack(without_year(parts[2]), parts[1], "", length)
    if has_album and len(parts) == 3:
        artist, album, title = parts if artist_first else (parts[2], parts[1], parts[0])
        return KnownTrack(unquoted(title), unquoted(artist), unquoted(album), length)
    if artist_first:
        artist, title = parts[0], " - ".join(parts[1:])
    else:
        artist, title = parts[-1], " - ".join(parts[:-1])
    return KnownTrack(unquoted(without_year(title)), unquoted(without_year(artist)), "", length)
