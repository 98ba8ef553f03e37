"""Sentences about playlist files: why one cannot be used, and what was left out of one that can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.matching import MatchReason
from musicrec_desktop.ui.kit.wording.matching import match_reason_text

_EXPORT: Final = tr(
    "Open it in the player that made it, export it as M3U8 or XSPF there, and import that file."
)
_NEW_COPY: Final = tr("Export the playlist again in the player that made it.")

_OTHER_NAME: Final = tr("Choose another name, or say that it may be replaced.")

_REFUSED: Final = {
    "gone": (tr("is not there"), tr("Check its name and its folder, or connect the drive that holds it.")),
    "unreadable": (
        tr("cannot be read"),
        tr("Give your user the right to read it, or check the drive that holds it."),
    ),
    "folder": (tr("is a folder"), tr("Choose a file.")),
    "not-a-file": (tr("is a device or a pipe, not a file"), tr("Choose a playlist file.")),
    "too-big": (
        tr("is too big for a playlist"),
        tr("A playlist file has 64 MB at most. Check that it is the right one."),
    ),
    "rules-too-big": (
        tr("is too big for a file with smart playlists"),
        tr("One megabyte is read at most. Check that it is the right one."),
    ),
    "too-many-lists": (
        tr("has too many playlists"),
        tr("A thousand are read at most. Export the ones that you need."),
    ),
    "too-many-entries": (
        tr("has too many entries"),
        tr("250,000 are read at most. Divide it into several playlists."),
    ),
    "too-many-lines": (
        tr("has too many lines"),
        tr("Two million are read at most. Check that it is the right file."),
    ),
    "not-text": (tr("is not a playlist: it has no text"), tr("Check that it is the right file. ") + _EXPORT),
    "not-a-list": (tr("is not a playlist"), tr("M3U, PLS, XSPF, JSPF, WPL, ZPL and ASX can be read.")),
    "unknown-markup": (tr("is not a playlist"), tr("M3U, PLS, XSPF, JSPF, WPL, ZPL and ASX can be read.")),
    "empty": (tr("is empty"), _NEW_COPY),
    "damaged": (tr("is damaged, so nothing of it is used"), _NEW_COPY),
    "document-type": (
        tr("has a document type, which can make a file grow without end, so it is not read"),
        tr("Playlists need none. ") + _NEW_COPY,
    ),
    "stream-manifest": (
        tr("is not a playlist: it holds the parts of one stream (HLS)"),
        tr("Play its address in a player for streams."),
    ),
    "web-page": (
        tr("is a web page, not a playlist"),
        tr("Download the playlist itself: the link behind the page."),
    ),
    "feed": (
        tr("is a news or podcast feed, not a playlist"),
        tr("M3U, PLS, XSPF, JSPF, WPL, ZPL and ASX can be read."),
    ),
    "cue-sheet": (tr("is a cue sheet, not a playlist"), tr("Add the folder that it lies in to the library.")),
    "sound-file": (
        tr("is a sound file, not a playlist"),
        tr("Add the folder that it lies in to the library."),
    ),
    "archive": (tr("is an archive, not a playlist"), tr("Unpack it, and import the playlists in it.")),
    "database": (tr("is a database, not a playlist"), _EXPORT),
    "itunes-library": (
        tr("is a library of iTunes or Music, not a playlist"),
        tr("There, choose File › Library › Export Playlist with the format M3U8, and import that file."),
    ),
    "foobar-list": (
        tr("is a playlist of foobar2000 in its own binary format"),
        tr("There, choose File › Save playlist with the type M3U8, and import that file."),
    ),
    "musicbee-list": (
        tr("is a playlist of MusicBee in its own binary format"),
        tr("There, right-click the playlist, export it as M3U, and import that file."),
    ),
    "format-not-written": (tr("cannot be written in this format"), tr("Choose .m3u8, .pls, .xspf or .jspf.")),
    "exists": (tr("is there already"), _OTHER_NAME),
    "device": (tr("is a device or a pipe, so it is not written over"), tr("Choose another name.")),
    "no-rules": (tr("is not written: the playlist has no rules"), tr("Export its tracks as M3U8.")),
    "not-a-folder": (tr("is a file, not a folder"), tr("Choose a folder.")),
    "not-writable": (
        tr("cannot be written"),
        tr("Give your user the right to write there, or choose another folder."),
    ),
    "disk-full": (tr("cannot be written: the disk is full"), tr("Free some space, or choose another drive.")),
    "bad-name": (
        tr("cannot be written: the drive does not take this name"),
        tr("Choose a shorter or plainer name."),
    ),
}
_SMART: Final = {
    "navidrome": tr("Navidrome"),
    "kodi": tr("Kodi"),
    "musicbee": "MusicBee",
    "quodlibet": tr("Quod Libet"),
    "rhythmbox": tr("Rhythmbox"),
    "windows-media": tr("Windows Media Player"),
}
_NOTES: Final[dict[str, Callable[[str], str]]] = {
    "line-too-long": lambda _detail: tr("This line is too long for a path, so it is left out."),
    "nul": lambda _detail: tr("This line has bytes that no path can have, so it is left out."),
    "no-track": lambda detail: tr("Entry {detail} is not a track, so it is left out.", detail=detail),
    "nested-missing": lambda detail: tr("The list “{detail}” inside it is not there.", detail=detail),
    "nested-remote": lambda detail: tr(
        "The list “{detail}” inside it is on the network, and is not fetched.", detail=detail
    ),
    "nested-cycle": lambda detail: tr("The list “{detail}” includes itself; it is read once.", detail=detail),
    "nested-too-deep": lambda detail: tr(
        "The list “{detail}” lies too deep in other lists; five are followed.", detail=detail
    ),
    "nested-too-many": lambda detail: tr(
        "The list “{detail}” is not read: too many lists lie in this one.", detail=detail
    ),
    "nested-unreadable": lambda detail: tr("A list inside it cannot be read: {detail}.", detail=detail),
    "empty": lambda _detail: tr("It has no entries."),
    "guessed-encoding": lambda detail: tr(
        "It does not tell its encoding; it was read as {detail}.", detail=detail
    ),
}


_UNFOUND: Final = {
    "missing": tr("not in your library"),
    "stream": tr("an address of the network; only files are played"),
}


def refused_text(reason: str, detail: str = "", line: int = 0) -> tuple[str, str]:
    """What a playlist file is or lacks, as the rest of a sentence, and what to do next."""
    if reason == "smart-list":
        maker = _SMART.get(detail, tr("another player"))
        return (
            tr("is a smart playlist of {maker}: rules, which cannot be read", maker=maker),
            tr("Save its tracks there as a plain playlist in M3U8, and import that file."),
        )
    if reason == "smart-rules":
        return (
            tr("has rules that cannot be said here: {detail}", detail=detail),
            tr("Nothing of that list is used. Take these rules out of it, or save its tracks as M3U8 there."),
        )
    if reason == "not-evaluated":
        return (
            tr("is not written: its rules cannot be followed now, because of “{detail}”", detail=detail),
            tr("The page of the smart playlist tells what is wrong."),
        )
    if reason == "exists" and detail:
        return tr("is there already, as a link to “{detail}”", detail=display_path(detail)), _OTHER_NAME
    if reason == "smart-unsaid":
        return (
            tr("is not written, because Navidrome has no rule for: {detail}", detail=detail),
            tr("Take these parts out of the rules, or export its tracks as M3U8."),
        )
    what, advice = _REFUSED.get(reason, (tr("cannot be used"), _NEW_COPY))
    return (
        tr("{what} (line {line})", what=what, line=line) if line and reason == "damaged" else what
    ), advice


def followed_problem_text(reason: str) -> str:
    """Why a playlist cannot follow its file now, in one sentence."""
    if reason == "other-kind":
        return tr("Its file holds something else now; the playlist stays as it was.")
    return tr("Its file {refused}; the playlist stays as it was.", refused=refused_text(reason)[0])


def note_text(reason: str, detail: str = "") -> str:
    """One sentence for what was met in a playlist file that could be read."""
    return _NOTES[reason](detail)


def unfound_text(
    outcome: str, candidates: int = 0, reason: MatchReason | None = None, detail: str = ""
) -> str:
    """Why an entry has no track, as a remark behind its name."""
    if reason is None:
        return _UNFOUND[outcome]
    if candidates > 1:
        return tr(
            "may be one of {candidates} tracks: {match_reason}",
            candidates=number_text(candidates),
            match_reason=match_reason_text(reason, detail),
        )
    return tr("one track is like it: {match_reason}", match_reason=match_reason_text(reason, detail))
