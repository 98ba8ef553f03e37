"""Patterns between tags and names: ``%artist%/%album%/%track% - %title%``.

A token is a field in per cent signs. ``/`` ends a folder. What stands in braces is left out where a field in
it is empty. From names to tags, ``%ignore%`` takes what no field wants.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import QueryTimeError, TagPatternError
from musicrec_desktop.model.tag_fields import FIELD, FieldKind, TagValues
from musicrec_desktop.query.patterns import RegexEdits
from musicrec_desktop.services.tagging.safe_names import safe_name, safe_text

TOKENS: Final = {
    "track": "tracknumber",
    "disc": "discnumber",
    "year": "date",
    "album artist": "albumartist",
}
"""Short names of tokens; every other field has its own."""
IGNORE: Final = "ignore"
_LONGEST: Final = 500
_MOST_TOKENS: Final = 16
_TOKEN: Final = re.compile(r"%([^%]+)%")
_YEAR_LETTERS: Final = 4
_NUMBER_WIDTH: Final = 2
_NUMBERS: Final = frozenset({"tracknumber", "tracktotal", "discnumber", "disctotal"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern: text, a field, or pieces that may be left out.

    Attributes:
        text: as it stands there.
        word: the name of a token; empty for text.
        inner: pieces in braces.
    """

    text: str = ""
    word: str = ""
    inner: tuple[_Piece, ...] = ()

    @property
    def field(self) -> str:
        """The field of the token."""
        return TOKENS.get(self.word, self.word)


def check_pattern(pattern: str, *, is_renaming: bool) -> None:
    """See whether a pattern can be used.

    Raises:
        TagPatternError: ``"empty"``, ``"too-long"``, ``"unknown-token"``, ``"lone-percent"``, ``"braces"``,
            ``"leaves-folder"``, ``"no-token"`` or ``"same-token"``.
    """
    pieces = list(_flat(_pieces(pattern)))
    tokens = [piece.word for piece in pieces if piece.word]
    if not tokens:
        raise TagPatternError("no-token", pattern)
    if is_renaming:
        if pattern.startswith(("/", "\\", "~")) or any(
            part.strip() in {"..", "."} for part in pattern.split("/")
        ):
            raise TagPatternError("leaves-folder", pattern)
        if not pattern.rpartition("/")[2].strip() or IGNORE in tokens:
            raise TagPatternError("no-token", pattern)
        return
    fields = [piece.field for piece in pieces if piece.word and piece.word != IGNORE]
    twice = next((field for field in fields if fields.count(field) > 1), "")
    if twice:
        raise TagPatternError("same-token", pattern, twice)


def name_by_tags(pattern: str, values: TagValues, ending: str) -> tuple[str, tuple[str, ...]]:
    """The path of a file by its tags, below a folder.

    Args:
        pattern: as ``check_pattern`` lets pass.
        values: of the file.
        ending: of the file, with its dot.

    Returns:
        The path with ``/`` between its parts; and the fields that it lacks, with which it cannot be named.
    """
    lacking: list[str] = []
    text = "".join(_filled(piece, values, lacking) for piece in _pieces(pattern))
    *folders, name = text.split("/")
    parts = [safe_name(folder) for folder in folders if folder.strip()]
    return "/".join((*parts, safe_name(name, ending))), tuple(dict.fromkeys(lacking))


@dataclass(frozen=True, slots=True)
class NameReading:
    """What a path says by a pattern.

    Attributes:
        values: by field.
        others: by field, where the pattern fits in another way, too.
    """

    values: TagValues
    others: TagValues | None = None


def tags_by_name(pattern: str, path: str, edits: RegexEdits) -> NameReading | None:
    """What the path of a file says by a pattern; None where it does not fit.

    Args:
        pattern: as ``check_pattern`` lets pass.
        path: absolute.
        edits: limits the time.

    Raises:
        QueryTimeError: it takes too long.
    """
    pieces = _pieces(pattern)
    depth = pattern.count("/") + 1
    stem = os.path.splitext(path)[0]
    text = "/".join(stem.replace(os.sep, "/").rsplit("/", depth)[-depth:])
    shortest = edits.groups(_expression(pieces, is_greedy=False), text)
    if shortest is None:
        return None
    longest = edits.groups(_expression(pieces, is_greedy=True), text)
    values = _values(pieces, shortest)
    others = values if longest is None else _values(pieces, longest)
    return NameReading(values, None if others == values else others)


def fitting_pattern(patterns: Sequence[str], paths: Sequence[str]) -> str:
    """The first pattern that the names of files fit, all of them; the last one where none does.

    Args:
        patterns: the most exact one first; at least one.
        paths: of the files.
    """
    edits = RegexEdits()
    try:
        return next(
            (each for each in patterns if all(tags_by_name(each, path, edits) is not None for path in paths)),
            patterns[-1],
        )
    except QueryTimeError:
        return patterns[-1]


def _pieces(pattern: str) -> tuple[_Piece, ...]:
    if not pattern.strip():
        raise TagPatternError("empty", pattern)
    if len(pattern) > _LONGEST:
        raise TagPatternError("too-long", pattern)
    found: list[_Piece] = []
    for place, part in enumerate(re.split(r"\{([^{}]*)\}", pattern)):
        if place % 2:
            found.append(_Piece(inner=_plain(pattern, part)))
        else:
            if "{" in part or "}" in part:
                raise TagPatternError("braces", pattern)
            found.extend(_plain(pattern, part))
    if sum(bool(piece.word) for piece in _flat(tuple(found))) > _MOST_TOKENS:
        raise TagPatternError("too-long", pattern)
    return tuple(found)


def _plain(pattern: str, part: str) -> tuple[_Piece, ...]:
    found: list[_Piece] = []
    for place, text in enumerate(_TOKEN.split(part)):
        if place % 2:
            token = text.strip().lower()
            if token != IGNORE and TOKENS.get(token, token) not in FIELD:
                raise TagPatternError("unknown-token", pattern, text)
            found.append(_Piece(word=token))
        elif "%" in text:
            raise TagPatternError("lone-percent", pattern)
        elif text:
            found.append(_Piece(text=text))
    return tuple(found)


def _flat(pieces: tuple[_Piece, ...]) -> tuple[_Piece, ...]:
    return tuple(one for piece in pieces for one in (piece.inner or (piece,)))


def _filled(piece: _Piece, values: TagValues, lacking: list[str]) -> str:
    if piece.inner:
        left_out: list[str] = []
        text = "".join(_filled(one, values, left_out) for one in piece.inner)
        return "" if left_out else text
    if not piece.word:
        return piece.text
    text = _shown(piece, values)
    if not text:
        lacking.append(piece.field)
    return text


def _shown(piece: _Piece, values: TagValues) -> str:
    text = ", ".join(values.get(piece.field, ()))
    if piece.field == "albumartist" and not text:
        text = ", ".join(values.get("artist", ()))
    if piece.word == "year":
        text = text[:_YEAR_LETTERS]
    if piece.field == "tracknumber" and text.isdecimal():
        total = next(iter(values.get("tracktotal", ())), "")
        text = text.lstrip("0").zfill(max(_NUMBER_WIDTH, len(total) if total.isdecimal() else 0))
    return safe_text(text).strip()


def _expression(pieces: tuple[_Piece, ...], *, is_greedy: bool) -> str:
    parts: list[str] = []
    number = 0
    for piece in pieces:
        inner: list[str] = []
        for one in piece.inner or (piece,):
            if one.word:
                inner.append(_group(one, f"t{number}", is_greedy=is_greedy))
                number += 1
            else:
                inner.append(_literal(one.text))
        parts.append(f"(?:{''.join(inner)})?" if piece.inner else "".join(inner))
    return f"^\\s*{''.join(parts)}\\s*$"


def _group(piece: _Piece, name: str, *, is_greedy: bool) -> str:
    if piece.word == "year":
        return f"(?P<{name}>\\d{{4}})"
    if piece.field in _NUMBERS:
        return f"(?P<{name}>\\d{{1,4}})"
    return f"(?P<{name}>[^/]+{'' if is_greedy else '?'})"


def _literal(text: str) -> str:
    """Spaces may be underlines, as in names of downloads."""
    return re.escape(text).replace(r"\ ", "[ _]+")


def _values(pieces: tuple[_Piece, ...], groups: dict[str, str]) -> TagValues:
    found: dict[str, tuple[str, ...]] = {}
    number = 0
    for piece in _flat(pieces):
        if not piece.word:
            continue
        text = groups.get(f"t{number}", "")
        number += 1
        if piece.word == IGNORE or not text:
            continue
        if " " not in text:
            text = text.replace("_", " ")
        text = text.strip()
        if FIELD[piece.field].kind is FieldKind.NUMBER and text.isdecimal():
            text = str(int(text))
        if text:
            found[piece.field] = (text,)
    return found
