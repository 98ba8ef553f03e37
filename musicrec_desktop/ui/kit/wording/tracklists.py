"""Sentences about lists from anywhere: what was understood of each line, and why a list cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.matching import MatchReason
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.tracklist import LineStatus, NearestBy, TracklistLine
from musicrec_desktop.ui.kit.wording.matching import match_reason_text

_FORMS: Final = tr(
    "Lines such as “Artist – Title”, a table, a playlist file and the exports of services are understood."
)
_REFUSED: Final[Mapping[str, tuple[str, str]]] = {
    "empty": (tr("There is no list in it."), _FORMS),
    "not-text": (tr("This is no text, so there is no list in it."), _FORMS),
    "too-big": (tr("This is too long for a list."), tr("64 MB are read at most. Take a part of it.")),
    "too-long": (tr("This is one line of several pages, so it names no track."), _FORMS),
    "newer": (
        tr("This list was written by a newer version of MusicRec."),
        tr("Update this one, or share the list as text there."),
    ),
    "reader-ended": (
        tr("The list could not be read to its end, perhaps for want of memory."),
        tr("Close other programs, or take a part of it."),
    ),
}
STATUS_WORDS: Final[Mapping[LineStatus, str]] = {
    LineStatus.OWNED: tr("Found"),
    LineStatus.NEAREST: tr("Nearest"),
    LineStatus.MISSING: tr("Missing"),
    LineStatus.UNCLEAR: tr("Unsure"),
    LineStatus.IGNORED: tr("Left out"),
}
_NOTES: Final[Mapping[str, str]] = {
    "heading": tr("a heading, not a track"),
    "link": tr("only an address; its names are not known here"),
    "comment": tr("a remark, not a track"),
    "too-long": tr("too long to be a track"),
    "no-names": tr("it tells no title"),
    "episode": tr("an episode, an album or an artist, not a track"),
}
_ONE_NAME: Final = tr("one name alone, which no track here has")
LINKS_HELP: Final = tr(
    "Addresses of tracks hold no names. Export the playlist with Exportify, TuneMyMusic or Soundiiz, "
    "and open the file here."
)


UNDERSTOOD: Final = (
    tr("Lines: “Artist – Title (1994)”, “1. Title by Artist”, tracklists with times, in any script"),
    tr("Tables of web pages and spreadsheets, with or without names of columns"),
    tr("Playlist files, exports of Exportify, TuneMyMusic, Soundiiz, Spotify and others"),
    tr("The list that another MusicRec shares"),
)
"""What a list may be, a line each."""


def tracklist_refused_text(reason: str) -> tuple[str, str]:
    """Why a text is no list, and what to do next: two sentences."""
    return _REFUSED[reason]


def line_reason_text(line: TracklistLine, titles: Mapping[TrackId, str]) -> str:
    """Why a line is taken for what it is, as the rest of a sentence.

    Args:
        line: of a list.
        titles: of the tracks that reasons name; one that is missing is left out.
    """
    if line.match is None:
        return _NOTES.get(line.note, "")
    if line.status is LineStatus.IGNORED:
        return _ONE_NAME
    if line.nearest is None and line.status is LineStatus.OWNED and line.match.reason is MatchReason.SEVERAL:
        return tr("you have several files of it, and the first is taken")
    if line.nearest is None:
        return match_reason_text(line.match.reason, line.match.detail)
    like = titles.get(line.nearest.like, "") if line.nearest.like is not None else ""
    match line.nearest.by:
        case NearestBy.VERSION:
            return match_reason_text(line.match.reason, line.match.detail)
        case NearestBy.ARTIST:
            return tr("another track of the artist") + (
                tr(", the nearest to {like} in the list", like=quoted(like)) if like else ""
            )
        case NearestBy.AROUND:
            return tr(
                "how it sounds is not known; near {like}, which the list has around it", like=quoted(like)
            )


def summary_text(lines: Sequence[TracklistLine], left_out: int = 0) -> str:
    """How many lines became what, in one line."""
    counts = Counter(line.status for line in lines)
    tracks = sum(count for status, count in counts.items() if status is not LineStatus.IGNORED)
    parts = [plural("{n} track", "{n} tracks", tracks)]
    words = (
        (LineStatus.OWNED, tr("in your library")),
        (LineStatus.NEAREST, tr("with a stand-in")),
        (LineStatus.UNCLEAR, tr("unsure")),
        (LineStatus.MISSING, tr("missing")),
    )
    parts += [f"{number_text(counts[status])} {text}" for status, text in words if counts[status]]
    if counts[LineStatus.IGNORED]:
        parts.append(plural("{n} line left out", "{n} lines left out", counts[LineStatus.IGNORED]))
    if left_out:
        parts.append(tr("{left_out} more not read", left_out=number_text(left_out)))
    return " · ".join(parts)
