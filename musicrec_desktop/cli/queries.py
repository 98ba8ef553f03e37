"""Queries, orders and limits as arguments, and the tracks that they find."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.cli.parser import SORT
from musicrec_desktop.cli.profile import Profile, load_similarity
from musicrec_desktop.model.playlist import LimitUnit, SmartRules
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.query.literals import plain_number
from musicrec_desktop.services.browse import BrowseService

PAGE_SIZE: Final = 500
_LIMIT: Final = re.compile(
    r"(?P<count>[1-9]\d{0,8})\s*(?P<unit>|tracks?|m|min|minutes?|h|hours?|mb|gb|%)", re.IGNORECASE
)
_UNITS: Final = {
    "t": (LimitUnit.TRACKS, 1),
    "mb": (LimitUnit.MEGABYTES, 1),
    "gb": (LimitUnit.MEGABYTES, 1000),
    "m": (LimitUnit.MINUTES, 1),
    "h": (LimitUnit.MINUTES, 60),
    "%": (LimitUnit.PERCENT, 1),
}
SORT_HELP: Final = "order by these fields, the first counts most; one with a minus the other way round"

Sort = tuple[tuple[str, bool], ...]


def add_sort(parser: argparse._ActionsContainer) -> None:
    """Declare ``--sort``."""
    parser.add_argument(SORT, type=sort_of, metavar="FIELD,-FIELD", help=SORT_HELP)


def sort_of(text: str) -> Sort:
    """An argument that orders: fields, parted by commas; a minus before one turns it round."""
    names = [name.strip() for name in text.split(",") if name.strip(" -")]
    if not names:
        raise argparse.ArgumentTypeError(f"“{text}” is not like year,-plays")
    return tuple((name.removeprefix("-").lower(), name.startswith("-")) for name in names)


def limit_of(text: str) -> tuple[int | None, LimitUnit]:
    """An argument that limits: ``50``, ``90min``, ``2h``, ``700MB``, ``10%`` or ``none``."""
    if text.lower() == "none":
        return None, LimitUnit.TRACKS
    match = _LIMIT.fullmatch(text.strip())
    if match is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not like 50, 90min, 2h, 700MB, 10% or none")
    name = match["unit"].lower()
    unit, factor = _UNITS[name if name in {"mb", "gb"} else (name or "t")[0]]
    return int(match["count"]) * factor, unit


def sort_text(sort: Sort) -> str:
    """An order as it is typed."""
    return ",".join(f"-{name}" if is_descending else name for name, is_descending in sort)


def limit_text(rules: SmartRules) -> str:
    """A limit as it is typed; empty without one."""
    if rules.limit is None:
        return ""
    number = plain_number(rules.limit)
    return {
        LimitUnit.TRACKS: number,
        LimitUnit.MINUTES: f"{number}min",
        LimitUnit.MEGABYTES: f"{number}MB",
        LimitUnit.PERCENT: f"{number}%",
    }[rules.limit_unit]


def tracks_of(profile: Profile, rules: SmartRules) -> list[Track]:
    """The tracks that rules find, in order; waits until it is known what sounds alike, where it is asked.

    Raises:
        QuerySyntaxError: the query, or a name in it, means nothing.
    """
    smart = profile.services.smart
    if smart.needs_sound(rules):
        load_similarity(profile)
    return pages_of(profile.services.browse, [TrackId(number) for number in smart.found(rules).ids])


def pages_of(browse: BrowseService, ids: Sequence[TrackId]) -> list[Track]:
    """Tracks by their ids, in order."""
    return [
        track
        for start in range(0, len(ids), PAGE_SIZE)
        for track in browse.page(ids[start : start + PAGE_SIZE])
    ]
