"""Words for copies of recordings and versions of works: why a file is better, and what the trash does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.copies import (
    COPY_KINDS,
    Comparison,
    CopyFile,
    CopyGroup,
    CopyKind,
    CopyList,
    CopyRow,
    Merit,
    TrashOutcome,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.wording.formats import format_count, format_duration, format_megabytes

PAGE_TITLE: Final = "Copies and versions"
KIND_NAMES: Final = {
    CopyKind.SAME_SOUND: "Identical sound",
    CopyKind.SAME_RECORDING: "Same recording",
    CopyKind.SAME_START: "Other length",
    CopyKind.VERSIONS: "Versions",
}
KIND_HINTS: Final = {
    CopyKind.SAME_SOUND: "These files begin with the same samples, and last equally long.",
    CopyKind.SAME_RECORDING: "These files sound the same and last equally long; format or quality differ.",
    CopyKind.SAME_START: "These files begin with the same samples, and end at other times: "
    "one may be cut short, or be another cut, such as a radio edit.",
    CopyKind.VERSIONS: "One work in several recordings: live, remixed, cut, or played again. None is spare.",
}
VERSION_NAMES: Final = {
    "live": "Live",
    "remix": "Remix",
    "acoustic": "Acoustic",
    "demo": "Demo",
    "instrumental": "Instrumental",
    "karaoke": "Karaoke",
    "voices": "A cappella",
    "tempo": "Other tempo",
    "sound": "Other sound",
    "length": "Extended",
    "take": "Other take",
    "cover": "Cover",
    "again": "Recorded again",
    "version": "Version",
    "remaster": "Remaster",
}
"""By the words of ``services.copies.versions.version_kinds``."""

_TRASH: Final = {
    "gone": "It is not there any more. Scan its folder again.",
    "read-only": "Its folder cannot be written. Give your user the right to write there, then try again.",
    "no-trash": "Its drive has no trash, and nothing is deleted for good. Delete it in your file manager.",
    "no-room": "The drive is full, so the trash takes nothing. Empty it, then try again.",
    "busy": "The system did not let it go. Close what uses it, then try again.",
    "emptied": "It is not in the trash any more, so it cannot come back.",
    "taken": "Another file has its place now. Move that one away, then try again.",
    "shared": "Other tracks of the library are in this file (a CUE sheet cuts it), so it stays.",
}
"""One or two sentences for each reason of a ``TrashError``."""

NOTES: Final = {
    "gone": "It is not there any more.",
    "read-only": "Its folder cannot be written, so it cannot go.",
    "hard-link": "It is a second name of the same data (a hard link), so no space becomes free.",
    "in-sheet": "A CUE sheet beside it names it, and would have nothing to play.",
}
"""What should be known of a file before it goes, by reason words of ``services.copies.trashing.notes_on``."""

NOTHING_FOUND: Final = "No recording is there twice, as far as the player knows."
NOT_HEARD: Final = "Tracks that were not analysed yet are compared by their decoded sound alone."

NO_GROUP: Final = "There is no group of this kind."


def unheard_text(count: int) -> str:
    """That tracks are still to be heard, as a sentence with a blank before it; empty for none."""
    if not count:
        return ""
    was = "was" if count == 1 else "were"
    return f" {format_count(count, 'track')} {was} not heard yet; more groups come as the player listens."


def space_text(count: int) -> str:
    """A number of bytes: ``"148 MB"``, ``"12.4 GB"``."""
    return f"{count / 1e9:,.1f} GB" if count >= 10_000_000_000 else format_megabytes(count)


def quality_text(file: CopyFile) -> str:
    """The format of a file in figures: ``"FLAC, 24 bit, 96 kHz"``, ``"MP3, 128 kbps"``."""
    parts = [codec_text(file.codec) or "Unknown format"]
    if file.is_lossless:
        parts += [f"{file.bit_depth} bit"] if file.bit_depth else []
        parts += [f"{file.sample_rate_hz / 1000:g} kHz"] if file.sample_rate_hz else []
    elif file.bitrate_kbps:
        parts.append(f"{file.bitrate_kbps:,} kbps")
    return ", ".join(parts)


def lacks_text(one: Comparison, best: CopyFile) -> tuple[str, ...]:
    """In what a file is behind the best one, a phrase for each merit, the weightiest first."""
    return tuple(_LACKS[merit](one.file, best) for merit in one.lacks)


def has_text(one: Comparison, best: CopyFile) -> tuple[str, ...]:
    """In what a file is ahead of the best one, a phrase for each merit."""
    return tuple(_HAS[merit](one.file, best) for merit in one.has)


def reason_text(group: CopyGroup) -> str:
    """Why the first file of a group is the best one, as a sentence; empty for versions."""
    if group.kind is CopyKind.VERSIONS:
        return ""
    merits = [merit for merit in Merit if any(merit in one.lacks for one in group.files[1:])]
    if not merits:
        return "The files are equally good."
    phrases = [_BETTER[merit](group.files[0].file) for merit in merits[:3]]
    text = ", ".join(phrases[:-1]) + (" and " if len(phrases) > 1 else "") + phrases[-1]
    return f"Best: {text}."


def use_text(file: CopyFile) -> str:
    """What the listener did with a file: ``"12 plays, liked, 4 stars, in 2 playlists"``; may be empty."""
    parts = [format_count(file.plays, "play")] if file.plays else []
    parts += ["liked"] if file.is_liked else []
    parts += [f"{file.half_stars / 2:g} stars"] if file.half_stars else []
    parts += [f"in {format_count(file.playlists, 'playlist')}"] if file.playlists else []
    return ", ".join(parts)


def row_text(row: CopyRow) -> str:
    """The second line of a group: ``"Ada North · 3 files · FLAC, MP3"``."""
    formats = ", ".join(codec_text(codec) or "?" for codec in row.codecs)
    return " · ".join(filter(None, (row.artist, format_count(len(row.ids), "file"), formats)))


def others_text(count: int) -> str:
    """``"the other file"``, ``"2 other files"``."""
    return "the other file" if count == 1 else format_count(count, "other file")


def version_text(kinds: Sequence[str]) -> str:
    """What a title says of its version: ``"Live, acoustic"``; empty for nothing."""
    words = ", ".join(VERSION_NAMES.get(kind, kind) for kind in kinds)
    return words[:1] + words[1:].lower()


def tag_lines(file: CopyFile, best: CopyFile) -> list[tuple[str, str, bool]]:
    """The tags of a file for a comparison: label, value, and whether the best file has another value."""
    lacking = ", ".join(file.missing_tags)
    pairs = (
        ("Title", file.title, best.title),
        ("Artist", file.artist or "none", best.artist or "none"),
        ("Album", file.album or "none", best.album or "none"),
        ("Length", format_duration(file.duration_ms), format_duration(best.duration_ms)),
        ("Missing tags", lacking or "none", ", ".join(best.missing_tags) or "none"),
    )
    return [(label, value, value != other) for label, value, other in pairs]


def list_text(known: CopyList) -> str:
    """What was found, in a line: ``"12 recordings, 148 MB to gain · 1 recording in other lengths"``."""
    copies = sum(row.kind in COPY_KINDS for row in known.rows)
    cuts = sum(row.kind is CopyKind.SAME_START for row in known.rows)
    works = sum(row.kind is CopyKind.VERSIONS for row in known.rows)
    parts = []
    if copies:
        parts.append(f"{format_count(copies, 'recording')}, {space_text(known.spare_bytes)} to gain")
    if cuts:
        parts.append(f"{format_count(cuts, 'recording')} in other lengths")
    if works:
        parts.append(f"{format_count(works, 'work')} in versions")
    if known.unheard:
        parts.append(f"{format_count(known.unheard, 'track')} not heard yet")
    return " · ".join(parts)


def trash_question(files: Sequence[CopyFile], kept: CopyFile | None) -> tuple[str, str]:
    """The question before files go to the trash, and what follows from it."""
    count, space = format_count(len(files), "file"), space_text(sum(file.size for file in files))
    stays = "" if kept is None else f" {quoted(display_path(kept.path))} stays."
    return (
        f"Move {count} to the trash?",
        f"{space} will be free once you empty the trash; until then you can take it back.{stays}",
    )


def outcome_text(outcome: TrashOutcome) -> str:
    """What went to the trash, in a sentence; empty where nothing did."""
    if not outcome.ids:
        return ""
    return f"{format_count(len(outcome.ids), 'file')} moved to the trash, {space_text(outcome.freed_bytes)}"


def restored_text(outcome: TrashOutcome) -> str:
    """What came back from the trash, in a sentence; empty where nothing did."""
    return f"{format_count(len(outcome.ids), 'file')} back from the trash" if outcome.ids else ""


def merged_text(*, moved_plays: int) -> str:
    """What was given to the file that stays."""
    what = f"{format_count(moved_plays, 'play')} and everything else" if moved_plays else "Everything"
    return f"{what} that hung on the other files is with the one that stays"


def parted_text(file: CopyFile) -> str:
    """That a file is not shown as a copy any more."""
    return f"{quoted(file.title)} is not taken for the same recording any more"


def trashed_text(count: int) -> str:
    """What can come back from the trash; empty for nothing."""
    return f"Bring {format_count(count, 'file')} back from the trash" if count else ""


def trash_failures_text(failed: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """What did not go to the trash, or come back, and why."""
    path, reason = failed[0]
    if len(failed) == 1:
        return f"{quoted(display_path(path))} was not moved.", trash_failure_text(reason)
    return (
        f"{format_count(len(failed), 'file')} were not moved.",
        f"The first is {quoted(display_path(path))}: {trash_failure_text(reason)}",
    )


def note_lines(files: Sequence[CopyFile], notes: Mapping[TrackId, Sequence[str]]) -> list[str]:
    """What should be known of files before they go, a line for each kind of note."""
    lines = []
    for word, text in NOTES.items():
        named = [file for file in files if word in notes.get(file.track_id, ())]
        if named:
            more = f" and {len(named) - 1:,} more" if len(named) > 1 else ""
            lines.append(f"{quoted(display_path(named[0].path))}{more}: {text}")
    return lines


def looking_text(progress: Progress) -> str:
    """How far the search for copies is."""
    return f"Looking for copies… {percent(progress.done / max(progress.total, 1))}"


def trash_failure_text(reason: str) -> str:
    """One or two sentences for the reason word of a file that did not go to the trash, or come back."""
    return _TRASH.get(reason, f"It could not be moved ({reason.replace('-', ' ')}).")


def _named(file: CopyFile) -> str:
    """A format and its rate: ``"MP3 at 128 kbps"``."""
    name = codec_text(file.codec) or "unknown format"
    return f"{name} at {file.bitrate_kbps:,} kbps" if file.bitrate_kbps and not file.is_lossless else name


def _resolution(file: CopyFile) -> str:
    depth = f"{file.bit_depth} bit" if file.bit_depth else ""
    rate = f"{file.sample_rate_hz / 1000:g} kHz" if file.sample_rate_hz else ""
    return ", ".join(filter(None, (depth, rate))) or "resolution unknown"


def _missing(file: CopyFile) -> str:
    return f"no {', '.join(file.missing_tags[:3])}" if file.missing_tags else "fewer tags"


_Phrase = Callable[[CopyFile, CopyFile], str]
_LACKS: Final[Mapping[Merit, _Phrase]] = {
    Merit.WHOLE: lambda own, best: (
        f"cut short: {format_duration(own.duration_ms)} instead of {format_duration(best.duration_ms)}"
    ),
    Merit.LOSSLESS: lambda own, _best: f"lossy: {_named(own)}",
    Merit.RESOLUTION: lambda own, best: f"{_resolution(own)} instead of {_resolution(best)}",
    Merit.BIT_RATE: lambda own, best: f"{_named(own)} instead of {_named(best)}",
    Merit.ORIGINAL: lambda _own, _best: "lossless by name only: made of a lossy file",
    Merit.NOT_CLIPPED: lambda _own, _best: "clipped peaks",
    Merit.TAGS: lambda own, _best: f"tags: {_missing(own)}",
    Merit.IN_ALBUM: lambda _own, _best: "loose, without its album",
    Merit.COVER: lambda _own, _best: "no cover",
    Merit.USE: lambda _own, _best: "used less",
    Merit.SMALLER: lambda own, best: f"{space_text(own.size)} instead of {space_text(best.size)}",
    Merit.AGE: lambda _own, _best: "came later",
}
_HAS: Final[Mapping[Merit, _Phrase]] = {
    Merit.WHOLE: lambda own, _best: f"longer: {format_duration(own.duration_ms)}",
    Merit.LOSSLESS: lambda own, _best: f"lossless: {_named(own)}",
    Merit.RESOLUTION: lambda own, _best: _resolution(own),
    Merit.BIT_RATE: lambda own, _best: _named(own),
    Merit.ORIGINAL: lambda _own, _best: "not made of a lossy file",
    Merit.NOT_CLIPPED: lambda _own, _best: "no clipped peaks",
    Merit.TAGS: lambda _own, best: f"more tags (the best has {_missing(best)})",
    Merit.IN_ALBUM: lambda _own, _best: "in an album",
    Merit.COVER: lambda _own, _best: "a cover",
    Merit.USE: lambda own, _best: use_text(own) or "used more",
    Merit.SMALLER: lambda own, _best: f"smaller: {space_text(own.size)}",
    Merit.AGE: lambda _own, _best: "came first",
}
_BETTER: Final[Mapping[Merit, Callable[[CopyFile], str]]] = {
    Merit.WHOLE: lambda _best: "complete",
    Merit.LOSSLESS: lambda best: f"lossless ({_named(best)})",
    Merit.RESOLUTION: _resolution,
    Merit.BIT_RATE: _named,
    Merit.ORIGINAL: lambda _best: "the file that the lossless one was made of",
    Merit.NOT_CLIPPED: lambda _best: "not clipped",
    Merit.TAGS: lambda _best: "the fullest tags",
    Merit.IN_ALBUM: lambda best: f"in its album {quoted(best.album)}",
    Merit.COVER: lambda _best: "with a cover",
    Merit.USE: lambda best: use_text(best) or "used most",
    Merit.SMALLER: lambda best: f"the same in less space ({space_text(best.size)})",
    Merit.AGE: lambda _best: "first in the library",
}
