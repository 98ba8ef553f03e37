"""What a format can hold: values and pictures as they will be read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.library.values import date_of, is_yes
from musicrec_desktop.model.tag_edit import PlanNote
from musicrec_desktop.model.tag_fields import FIELD, FRONT_COVER, FieldKind, PictureFacts, TagFormat

Values = tuple[str, ...]
LONGEST_VALUE: Final = 1 << 16
_DATE: Final = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LINE_ENDS: Final = re.compile(r"\r\n|\r|\u2028|\u2029")
_SPACES: Final = re.compile(r"[\0\r\n\u2028\u2029]+")
_NUMBER: Final = re.compile(r"\d{1,5}")
_TEMPO: Final = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_MOST_IN_MP4: Final = 65_535
_MOST_BLOCK_BYTES: Final = (1 << 24) - 4096
"""What a metadata block of FLAC holds, with room for what stands beside the picture."""
_IN_MP4: Final = frozenset({"image/jpeg", "image/png"})


@dataclass(frozen=True, slots=True)
class Fitted:
    """Values as a format holds them.

    Attributes:
        values: what will be read back; None where the format cannot hold what is wanted.
        note: what the user should know, or None.
    """

    values: Values | None
    note: PlanNote | None = None


def fitted(form: TagFormat, name: str, values: Values) -> Fitted:
    """Values of a field as a format holds them."""
    kind = FIELD[name].kind
    if kind is FieldKind.LINES:
        text = "\n".join(values)
        text = _LINE_ENDS.sub("\n", text).replace("\0", "").strip()
        return Fitted((text[:LONGEST_VALUE],) if text else ())
    plain = tuple(dict.fromkeys(filter(None, (_SPACES.sub(" ", value).strip() for value in values))))
    return _FITTINGS.get(kind, _texts)(form, name, plain)


def _texts(form: TagFormat, name: str, values: Values) -> Fitted:
    if FIELD[name].kind is FieldKind.MANY and form is TagFormat.ID3_23:
        parts = (part.strip() for value in values for part in value.split("; "))
        values = tuple(dict.fromkeys(filter(None, parts)))
    return Fitted(tuple(value[:LONGEST_VALUE] for value in values))


def _flag(_form: TagFormat, _name: str, values: Values) -> Fitted:
    return Fitted(("1",) if is_yes(values) else ())


def _date(form: TagFormat, name: str, values: Values) -> Fitted:
    if not values:
        return Fitted(())
    date = values[0] if _DATE.fullmatch(values[0]) else date_of(values[:1])
    if not date:
        return Fitted(None, PlanNote("no-date", values[0]))
    is_short = form is TagFormat.ID3_23 and (name == "originaldate" or date.count("-") == 1)
    if is_short and len(date) > len("2000"):
        return Fitted((date[:4],), PlanNote("date-shortened", date))
    return Fitted((date,))


def _number(form: TagFormat, name: str, values: Values) -> Fitted:
    if not values:
        return Fitted(())
    value = values[0]
    if name == "bpm":
        if not _TEMPO.fullmatch(value):
            return Fitted(None, PlanNote("no-number", value))
        tempo = float(value.replace(",", "."))
        if form is not TagFormat.MP4:
            return Fitted((value,))
        whole = round(tempo)
        note = None if whole == tempo else PlanNote("rounded", value)
        return Fitted((str(whole),) if whole else (), note)
    if "/" in value:
        return Fitted(None, PlanNote("no-number", value))
    if form is TagFormat.MP4 or name in {"tracktotal", "disctotal", "movementtotal"}:
        if not _NUMBER.fullmatch(value) or int(value) > _MOST_IN_MP4:
            return Fitted(None, PlanNote("no-number", value))
        return Fitted((str(int(value)),) if int(value) else ())
    return Fitted((value,) if value.strip("0") else ())


_FITTINGS: Final[Mapping[FieldKind, Callable[[TagFormat, str, Values], Fitted]]] = {
    FieldKind.FLAG: _flag,
    FieldKind.DATE: _date,
    FieldKind.NUMBER: _number,
}


def fitted_pictures(
    form: TagFormat, pictures: Sequence[PictureFacts], known: frozenset[str]
) -> tuple[tuple[PictureFacts, ...], tuple[PlanNote, ...]]:
    """Pictures as a format holds them.

    Args:
        form: the format.
        pictures: as they are wanted.
        known: the digests of those that the file has already.

    Returns:
        Those that it can hold, and what the user should know of the others.
    """
    kept: list[PictureFacts] = []
    notes: dict[PlanNote, None] = {}
    for one in pictures:
        is_new = one.digest not in known
        if is_new and form is TagFormat.MP4 and one.mime not in _IN_MP4:
            notes[PlanNote("picture-not-in-mp4", one.mime.removeprefix("image/").upper())] = None
            continue
        if is_new and form is TagFormat.VORBIS and one.size > _MOST_BLOCK_BYTES:
            notes[PlanNote("picture-too-large")] = None
            continue
        held = replace(one, kind=FRONT_COVER) if form is TagFormat.MP4 else one
        same = [place for place, other in enumerate(kept) if _is_one_place(form, held, other)]
        if same:
            kept[same[0]] = held
        else:
            kept.append(held)
    return tuple(kept), tuple(notes)


def _is_one_place(form: TagFormat, one: PictureFacts, other: PictureFacts) -> bool:
    """Whether the later of two pictures takes the place of the other: APEv2 has one of each kind."""
    if form is TagFormat.APE:
        return one.kind == other.kind
    return (one.kind, one.digest) == (other.kind, other.digest)
