"""Words for copies of recordings and versions of works: why a file is better, and what the trash does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import chosen, number_text, plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.sentences import joined, percent
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
from musicrec_desktop.ui.kit.wording.formats import format_duration, format_megabytes

PAGE_TITLE: Final = tr("Copies and versions")
KIND_NAMES: Final = {
    CopyKind.SAME_SOUND: tr("Identical sound"),
    CopyKind.SAME_RECORDING: tr("Same recording"),
    CopyKind.SAME_START: tr("Other length"),
    CopyKind.VERSIONS: tr("Versions"),
}
KIND_HINTS: Final = {
    CopyKind.SAME_SOUND: tr("These files begin with the same samples, and last equally long."),
    CopyKind.SAME_RECORDING: tr(
        "These files sound the same and last equally long; format or quality differ."
    ),
    CopyKind.SAME_START: tr(
        "These files begin with the same samples, and end at other times: "
        "one may be cut short, or be another cut, such as a radio edit."
    ),
    CopyKind.VERSIONS: tr(
        "One work in several recordings: live, remixed, cut, or played again. None is spare."
    ),
}
VERSION_NAMES: Final = {
    "live": tr("Live"),
    "remix": tr("Remix"),
    "acoustic": tr("Acoustic"),
    "demo": tr("Demo"),
    "instrumental": tr("Instrumental"),
    "karaoke": tr("Karaoke"),
    "voices": tr("A cappella"),
    "tempo": tr("Other tempo"),
    "sound": tr("Other sound"),
    "length": tr("Extended"),
    "take": tr("Other take"),
    "cover": tr("Cover"),
    "again": tr("Recorded again"),
    "version": tr("Version"),
    "remaster": tr("Remaster"),
}
"""By the words of ``services.copies.versions.version_kinds``."""

_TRASH: Final = {
    "gone": tr("It is not there any more. Scan its folder again."),
    "read-only": tr("Its folder cannot be written. Give your user the right to write there, then try again."),
    "no-trash": tr(
        "Its drive has no trash, and nothing is deleted for good. Delete it in your file manager."
    ),
    "no-room": tr("The drive is full, so the trash takes nothing. Empty it, then try again."),
    "busy": tr("The system did not let it go. Close what uses it, then try again."),
    "emptied": tr("It is not in the trash any more, so it cannot come back."),
    "taken": tr("Another file has its place now. Move that one away, then try again."),
    "shared": tr("Other tracks of the library are in this file (a CUE sheet cuts it), so it stays."),
}
"""One or two sentences for each reason of a ``TrashError``."""

NOTES: Final = {
    "gone": tr("It is not there any more."),
    "read-only": tr("Its folder cannot be written, so it cannot go."),
    "hard-link": tr("It is a second name of the same data (a hard link), so no space becomes free."),
    "in-sheet": tr("A CUE sheet beside it names it, and would have nothing to play."),
}
"""What should be known of a file before it goes, by reason words of ``services.copies.trashing.notes_on``."""

NOTHING_FOUND: Final = tr("No recording is there twice, as far as the player knows.")
NOT_HEARD: Final = tr("Tracks that were not analysed yet are compared by their decoded sound alone.")

NO_GROUP: Final = tr("There is no group of this kind.")


def unheard_text(count: int) -> str:
    """That tracks are still to be heard, as a sentence with a blank before it; empty for none."""
    if not count:
        return ""
    return plural(
        " {n} track was not heard yet; more groups come as the player listens.",
        " {n} tracks were not heard yet; more groups come as the player listens.",
        count,
    )


def space_text(count: int) -> str:
    """A number of bytes: ``"148 MB"``, ``"12.4 GB"``."""
    return (
        tr("{count} GB", count=number_text(count / 1e9, ",.1f"))
        if count >= 10_000_000_000
        else format_megabytes(count)
    )


def quality_text(file: CopyFile) -> str:
    """The format of a file in figures: ``"FLAC, 24 bit, 96 kHz"``, ``"MP3, 128 kbps"``."""
    parts = [codec_text(file.codec) or tr("Unknown format")]
    if file.is_lossless:
        parts += [tr("{bit_depth} bit", bit_depth=file.bit_depth)] if file.bit_depth else []
        parts += (
            [tr("{sample_rate_hz} kHz", sample_rate_hz=number_text(file.sample_rate_hz / 1000, "g"))]
            if file.sample_rate_hz
            else []
        )
    elif file.bitrate_kbps:
        parts.append(tr("{bitrate_kbps} kbps", bitrate_kbps=number_text(file.bitrate_kbps)))
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
        return tr("The files are equally good.")
    phrases = [_BETTER[merit](group.files[0].file) for merit in merits[:3]]
    return tr("Best: {reasons}.", reasons=joined(phrases))


def use_text(file: CopyFile) -> str:
    """What the listener did with a file: ``"12 plays, liked, 4 stars, in 2 playlists"``; may be empty."""
    parts = [plural("{n} play", "{n} plays", file.plays)] if file.plays else []
    parts += [tr("liked")] if file.is_liked else []
    parts += (
        [tr("{half_stars} stars", half_stars=number_text(file.half_stars / 2, "g"))]
        if file.half_stars
        else []
    )
    parts += [plural("in {n} playlist", "in {n} playlists", file.playlists)] if file.playlists else []
    return ", ".join(parts)


def row_text(row: CopyRow) -> str:
    """The second line of a group: ``"Ada North · 3 files · FLAC, MP3"``."""
    formats = ", ".join(codec_text(codec) or "?" for codec in row.codecs)
    return " · ".join(filter(None, (row.artist, plural("{n} file", "{n} files", len(row.ids)), formats)))


def others_text(count: int) -> str:
    """``"the other file"``, ``"2 other files"``."""
    return tr("the other file") if count == 1 else plural("{n} other file", "{n} other files", count)


def version_text(kinds: Sequence[str]) -> str:
    """What a title says of its version: ``"Live, acoustic"``; empty for nothing."""
    words = ", ".join(VERSION_NAMES.get(kind, kind) for kind in kinds)
    return words if len(kinds) < 2 or not chosen().is_lowered else words[:1] + words[1:].lower()


def tag_lines(file: CopyFile, best: CopyFile) -> list[tuple[str, str, bool]]:
    """The tags of a file for a comparison: label, value, and whether the best file has another value."""
    lacking = ", ".join(file.missing_tags)
    pairs = (
        (tr("Title"), file.title, best.title),
        (tr("Artist"), file.artist or tr("none"), best.artist or tr("none")),
        (tr("Album"), file.album or tr("none"), best.album or tr("none")),
        (tr("Length"), format_duration(file.duration_ms), format_duration(best.duration_ms)),
        (tr("Missing tags"), lacking or tr("none"), ", ".join(best.missing_tags) or tr("none")),
    )
    return [(label, value, value != other) for label, value, other in pairs]


def list_text(known: CopyList) -> str:
    """What was found, in a line: ``"12 recordings, 148 MB to gain · 1 recording in other lengths"``."""
    copies = sum(row.kind in COPY_KINDS for row in known.rows)
    cuts = sum(row.kind is CopyKind.SAME_START for row in known.rows)
    works = sum(row.kind is CopyKind.VERSIONS for row in known.rows)
    parts = []
    if copies:
        parts.append(
            plural(
                "{n} recording, {space} to gain",
                "{n} recordings, {space} to gain",
                copies,
                space=space_text(known.spare_bytes),
            )
        )
    if cuts:
        parts.append(plural("{n} recording in other lengths", "{n} recordings in other lengths", cuts))
    if works:
        parts.append(plural("{n} work in versions", "{n} works in versions", works))
    if known.unheard:
        parts.append(plural("{n} track not heard yet", "{n} tracks not heard yet", known.unheard))
    return " · ".join(parts)


def trash_question(files: Sequence[CopyFile], kept: CopyFile | None) -> tuple[str, str]:
    """The question before files go to the trash, and what follows from it."""
    count, space = plural("{n} file", "{n} files", len(files)), space_text(sum(file.size for file in files))
    stays = "" if kept is None else tr(" {path} stays.", path=quoted(display_path(kept.path)))
    return (
        tr("Move {count} to the trash?", count=count),
        tr(
            "{space} will be free once you empty the trash; until then you can take it back.{stays}",
            space=space,
            stays=stays,
        ),
    )


def outcome_text(outcome: TrashOutcome) -> str:
    """What went to the trash, in a sentence; empty where nothing did."""
    if not outcome.ids:
        return ""
    return plural(
        "{n} file moved to the trash, {space}",
        "{n} files moved to the trash, {space}",
        len(outcome.ids),
        space=space_text(outcome.freed_bytes),
    )


def restored_text(outcome: TrashOutcome) -> str:
    """What came back from the trash, in a sentence; empty where nothing did."""
    return (
        plural("{n} file back from the trash", "{n} files back from the trash", len(outcome.ids))
        if outcome.ids
        else ""
    )


def merged_text(*, moved_plays: int) -> str:
    """What was given to the file that stays."""
    what = (
        plural("{n} play and everything else", "{n} plays and everything else", moved_plays)
        if moved_plays
        else tr("Everything")
    )
    return tr("{what} that hung on the other files is with the one that stays", what=what)


def parted_text(file: CopyFile) -> str:
    """That a file is not shown as a copy any more."""
    return tr("{title} is not taken for the same recording any more", title=quoted(file.title))


def trashed_text(count: int) -> str:
    """What can come back from the trash; empty for nothing."""
    return (
        plural("Bring {n} file back from the trash", "Bring {n} files back from the trash", count)
        if count
        else ""
    )


def trash_failures_text(failed: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """What did not go to the trash, or come back, and why."""
    path, reason = failed[0]
    if len(failed) == 1:
        return tr("{path} was not moved.", path=quoted(display_path(path))), trash_failure_text(reason)
    return (
        plural("{n} file were not moved.", "{n} files were not moved.", len(failed)),
        tr(
            "The first is {path}: {trash_failure}",
            path=quoted(display_path(path)),
            trash_failure=trash_failure_text(reason),
        ),
    )


def note_lines(files: Sequence[CopyFile], notes: Mapping[TrackId, Sequence[str]]) -> list[str]:
    """What should be known of files before they go, a line for each kind of note."""
    lines = []
    for word, text in NOTES.items():
        named = [file for file in files if word in notes.get(file.track_id, ())]
        if named:
            more = tr(" and {named} more", named=number_text(len(named) - 1)) if len(named) > 1 else ""
            lines.append(f"{quoted(display_path(named[0].path))}{more}: {text}")
    return lines


def looking_text(progress: Progress) -> str:
    """How far the search for copies is."""
    return tr("Looking for copies… {share}", share=percent(progress.done / max(progress.total, 1)))


def trash_failure_text(reason: str) -> str:
    """One or two sentences for the reason word of a file that did not go to the trash, or come back."""
    return _TRASH.get(reason, tr("It could not be moved ({replace}).", replace=reason.replace("-", " ")))


def _named(file: CopyFile) -> str:
    """A format and its rate: ``"MP3 at 128 kbps"``."""
    name = codec_text(file.codec) or tr("unknown format")
    return (
        tr("{name} at {bitrate_kbps} kbps", name=name, bitrate_kbps=number_text(file.bitrate_kbps))
        if file.bitrate_kbps and not file.is_lossless
        else name
    )


def _resolution(file: CopyFile) -> str:
    depth = tr("{bit_depth} bit", bit_depth=file.bit_depth) if file.bit_depth else ""
    rate = (
        tr("{sample_rate_hz} kHz", sample_rate_hz=number_text(file.sample_rate_hz / 1000, "g"))
        if file.sample_rate_hz
        else ""
    )
    return ", ".join(filter(None, (depth, rate))) or tr("resolution unknown")


def _missing(file: CopyFile) -> str:
    return f"no {', '.join(file.missing_tags[:3])}" if file.missing_tags else tr("fewer tags")


_Phrase = Callable[[CopyFile, CopyFile], str]
_LACKS: Final[Mapping[Merit, _Phrase]] = {
    Merit.WHOLE: lambda own, best: tr(
        "cut short: {duration_ms} instead of {duration_ms_2}",
        duration_ms=format_duration(own.duration_ms),
        duration_ms_2=format_duration(best.duration_ms),
    ),
    Merit.LOSSLESS: lambda own, _best: f"lossy: {_named(own)}",
    Merit.RESOLUTION: lambda own, best: tr(
        "{resolution} instead of {resolution_2}", resolution=_resolution(own), resolution_2=_resolution(best)
    ),
    Merit.BIT_RATE: lambda own, best: tr(
        "{named} instead of {named_2}", named=_named(own), named_2=_named(best)
    ),
    Merit.ORIGINAL: lambda _own, _best: tr("lossless by name only: made of a lossy file"),
    Merit.NOT_CLIPPED: lambda _own, _best: tr("clipped peaks"),
    Merit.TAGS: lambda own, _best: f"tags: {_missing(own)}",
    Merit.IN_ALBUM: lambda _own, _best: tr("loose, without its album"),
    Merit.COVER: lambda _own, _best: tr("no cover"),
    Merit.USE: lambda _own, _best: tr("used less"),
    Merit.SMALLER: lambda own, best: tr(
        "{space} instead of {space_2}", space=space_text(own.size), space_2=space_text(best.size)
    ),
    Merit.AGE: lambda _own, _best: tr("came later"),
}
_HAS: Final[Mapping[Merit, _Phrase]] = {
    Merit.WHOLE: lambda own, _best: f"longer: {format_duration(own.duration_ms)}",
    Merit.LOSSLESS: lambda own, _best: f"lossless: {_named(own)}",
    Merit.RESOLUTION: lambda own, _best: _resolution(own),
    Merit.BIT_RATE: lambda own, _best: _named(own),
    Merit.ORIGINAL: lambda _own, _best: tr("not made of a lossy file"),
    Merit.NOT_CLIPPED: lambda _own, _best: tr("no clipped peaks"),
    Merit.TAGS: lambda _own, best: tr("more tags (the best has {missing})", missing=_missing(best)),
    Merit.IN_ALBUM: lambda _own, _best: tr("in an album"),
    Merit.COVER: lambda _own, _best: tr("a cover"),
    Merit.USE: lambda own, _best: use_text(own) or tr("used more"),
    Merit.SMALLER: lambda own, _best: f"smaller: {space_text(own.size)}",
    Merit.AGE: lambda _own, _best: tr("came first"),
}
_BETTER: Final[Mapping[Merit, Callable[[CopyFile], str]]] = {
    Merit.WHOLE: lambda _best: tr("complete"),
    Merit.LOSSLESS: lambda best: tr("lossless ({named})", named=_named(best)),
    Merit.RESOLUTION: _resolution,
    Merit.BIT_RATE: _named,
    Merit.ORIGINAL: lambda _best: tr("the file that the lossless one was made of"),
    Merit.NOT_CLIPPED: lambda _best: tr("not clipped"),
    Merit.TAGS: lambda _best: tr("the fullest tags"),
    Merit.IN_ALBUM: lambda best: tr("in its album {album}", album=quoted(best.album)),
    Merit.COVER: lambda _best: tr("with a cover"),
    Merit.USE: lambda best: use_text(best) or tr("used most"),
    Merit.SMALLER: lambda best: tr("the same in less space ({space})", space=space_text(best.size)),
    Merit.AGE: lambda _best: tr("first in the library"),
}
