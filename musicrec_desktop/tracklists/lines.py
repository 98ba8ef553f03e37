"""One line of free text, taken apart: its place in the list, its times, its marks, and what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.tracklists.values import LONGEST_LINE, LineNote
from musicrec_desktop.tracklists.words import HEADINGS

_TIME: Final = r"(?:\d{1,2}:)?\d{1,3}:\d{2}"
_LONGEST_MS: Final = 3 * 3_600_000
_WIDEST_GAP: Final = 40
_LONG_GAP: Final = re.compile(rf"\s{{{_WIDEST_GAP},}}")
_BULLET: Final = re.compile(r"^(?:[-*+•·‣⁃◦▪●○◆►▶»>–—]+|\[[ xX✓]?\]|[☐☑✓✔♪♫🎵🎶]\ufe0f?)\s+")
_MARKED_NUMBER: Final = re.compile(
    r"^[(\[]?(?:#|№|No\.? ?|Track )?(\d{1,5})[.)\]:、．）]+\s*|^(0\d{1,3})\s*[-–—]?\s+(?=\S)", re.IGNORECASE
)
_BARE_NUMBER: Final = re.compile(r"^(\d{1,5})(?:\s*[-–—]\s+|\s+)(?=\S)")
_SIDE_NUMBER: Final = re.compile(r"^([A-HＡ-Ｈ])(\d{1,2})?[.):]*\s+(?=\S)|^(\d)-(\d{1,2})[.):]*\s+(?=\S)")
_TIME_BEFORE: Final = re.compile(
    rf"^[\[(]?({_TIME})[\])]?(?:\s*[-–—>→]+\s*[\[(]?{_TIME}[\])]?)?\s*[-–—|:]?\s*(?=\D)"
)
_TIME_BEHIND: Final = re.compile(rf"[\s\[(–—|,.\-]+({_TIME})\s*[\])]?$")
_MINUTES_BEHIND: Final = re.compile(r"\s+[\[(]?(\d{1,2})[’'′]\s*(\d{2})[”\"″’']{0,2}[\])]?$")
_YEAR_BEHIND: Final = re.compile(r"\s*[(\[（]\s*(?:19|20)\d{2}\s*[)\]）]$")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.|spotify:|deezer:|tidal:)\S+", re.IGNORECASE)
_COMMENT: Final = re.compile(r"^(?:#(?:EXT|PLAYLIST)|//|;{2,}|REM\b)", re.IGNORECASE)
_RULE: Final = re.compile(r"^[\W_]+$")
_QUOTED: Final = re.compile('[“„«‹「『‟❝"]\\s*([^“”„«»‹›「」『』❝❞"]+?)\\s*[”“»›」』❞"]')
_HEADINGS: Final = frozenset(map(fold, HEADINGS))
_PART_OF_LIST: Final = re.compile(
    r"^(?:disc|disk|cd|side|set|vinyl|lp|part|seite|disque|face|disco|lado|диск|сторона|encore)\s*"
    r"(?:[\divx]{1,4}|[a-h]|one|two|three)\b.{0,40}$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class LineDraft:
    """What a line is made of.

    Attributes:
        text: as it stood there, cleaned.
        rest: what is left without numbers, times and marks.
        note: why it can be no track.
        number: its place in the list, where it begins with one.
        bare: ``rest`` with the number, where that is not marked.
        before_ms: the time at its beginning.
        behind_ms: the time at its end; 0 where it is no length.
        quoted: what stands in quotation marks, with other words around it; that is a title.
    """

    text: str
    rest: str = ""
    note: LineNote = LineNote.NONE
    number: int | None = None
    bare: str = ""
    before_ms: int | None = None
    behind_ms: int | None = None
    quoted: str = ""


def draft_of(raw: str) -> LineDraft | None:
    """A line, taken apart; None for an empty one."""
    if len(raw) > LONGEST_LINE:
        return LineDraft(clean(raw[:200]) + "…", note=LineNote.TOO_LONG)
    # Patterns that look for blanks at every place take a second for a line of nothing else.
    text = _LONG_GAP.sub(" " * _WIDEST_GAP, clean(raw.replace("\u00a0", " ").replace("\t", "  ")))
    if not text or _RULE.match(text):
        return None
    draft = LineDraft(text)
    if _COMMENT.match(text):
        draft.note = LineNote.COMMENT
        return draft
    rest = _ADDRESS.sub(" ", text).strip(" <>()[]|-–—:\t")
    if not rest or (rest != text and not any(character.isalpha() for character in rest)):
        draft.note = LineNote.LINK
        return draft
    rest = rest if rest != text.strip(" <>()[]|-–—:\t") else text
    if is_heading(rest):
        draft.note = LineNote.HEADING
        return draft
    _take_apart(draft, rest)
    if not any(character.isalnum() for character in draft.rest):
        draft.note = LineNote.NO_NAMES
    return draft


def is_heading(text: str) -> bool:
    """Whether a line stands above tracks."""
    bare = text.strip(" *_=#~-–—[]()").rstrip(":").strip()
    return fold(bare) in _HEADINGS or _PART_OF_LIST.match(bare) is not None


def without_year(text: str) -> str:
    """A text without a year in brackets at its end."""
    shorter = _YEAR_BEHIND.sub("", text)
    return shorter if shorter.strip() else text


def unquoted(text: str) -> str:
    """A text without the quotation marks around the whole of it."""
    found = _QUOTED.fullmatch(text.strip())
    return found.group(1).strip() if found else text.strip().strip('"“”„«»').strip()


def length_ms(text: str) -> int | None:
    """The length that a text such as ``3:45`` or ``1:02:03`` tells; None where it tells none."""
    if not re.fullmatch(_TIME, text.strip()):
        return None
    total = 0
    for part in text.strip().split(":"):
        total = total * 60 + int(part)
    return total * 1000 if 0 < total * 1000 <= _LONGEST_MS else None


def _take_apart(draft: LineDraft, rest: str) -> None:
    rest = _BULLET.sub("", _BULLET.sub("", rest, count=1), count=1)
    if found := _TIME_BEFORE.match(rest):
        draft.before_ms = length_ms(found.group(1)) or 0
        rest = rest[found.end() :]
    if found := _MARKED_NUMBER.match(rest):
        draft.number = int(found.group(1) or found.group(2))
        rest = rest[found.end() :]
    elif found := _SIDE_NUMBER.match(rest):
        side = found.group(2) or found.group(4)
        # “A Love Supreme” is no first track of a side.
        if side:
            draft.number = int(side)
            rest = rest[found.end() :]
    elif found := _BARE_NUMBER.match(rest):
        draft.number, draft.bare = int(found.group(1)), rest
        rest = rest[found.end() :]
    if draft.before_ms is None and (found := _TIME_BEFORE.match(rest)):
        draft.before_ms = length_ms(found.group(1)) or 0
        rest = rest[found.end() :]
    rest, draft.behind_ms = _without_time(rest)
    if draft.bare:
        draft.bare = without_year(_without_time(draft.bare)[0])
    rest = without_year(rest).strip().strip("|;").strip()
    found = _QUOTED.search(rest)
    if found is not None and found.group(0) != rest and found.group(1).strip():
        draft.quoted = found.group(1).strip().rstrip(",")
    draft.rest = unquoted(rest) if found is not None and found.group(0) == rest else rest


def _without_time(text: str) -> tuple[str, int | None]:
    text = text.strip()
    if found := _TIME_BEHIND.search(text):
        return text[: found.start()].rstrip(" -–—|,.\t"), length_ms(found.group(1)) or 0
    if found := _MINUTES_BEHIND.search(text):
        length = (int(found.group(1)) * 60 + int(found.group(2))) * 1000
        return text[: found.start()].rstrip(), length or None
    return text, None


def around_quotes(text: str) -> str:
    """What stands around the title in quotation marks: the artist, without the words that join them."""
    before, _, behind = _QUOTED.sub("\0", text, count=1).partition("\0")
    before = re.sub(r"[\s,:;–—|\-]+$", "", before)
    behind = re.sub(r"^(?:[\s,:;–—|\-]+|by\s+)+", "", behind.strip(), flags=re.IGNORECASE)
    if before:
        return before
    return re.sub(r"^\(?(?:feat|ft|with)\b.*", "", behind, flags=re.IGNORECASE).strip()
