"""Sentences about playlist files: why one cannot be used, and what was left out of one that can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.matching import MatchReason
from musicrec_desktop.ui.kit.wording.matching import match_reason_text

_EXPORT: Final = "Open it in the player that made it, export it as M3U8 or XSPF there, and import that file."
_NEW_COPY: Final = "Export the playlist again in the player that made it."

_OTHER_NAME: Final = "Choose another name, or say that it may be replaced."

_REFUSED: Final = {
    "gone": ("is not there", "Check its name and its folder, or connect the drive that holds it."),
    "unreadable": (
        "cannot be read",
        "Give your user the right to read it, or check the drive that holds it.",
    ),
    "folder": ("is a folder", "Choose a file."),
    "not-a-file": ("is a device or a pipe, not a file", "Choose a playlist file."),
    "too-big": (
        "is too big for a playlist",
        "A playlist file has 64 MB at most. Check that it is the right one.",
    ),
    "rules-too-big": (
        "is too big for a file with smart playlists",
        "One megabyte is read at most. Check that it is the right one.",
    ),
    "too-many-lists": (
        "has too many playlists",
        "A thousand are read at most. Export the ones that you need.",
    ),
    "too-many-entries": (
        "has too many entries",
        "250,000 are read at most. Divide it into several playlists.",
    ),
    "too-many-lines": (
        "has too many lines",
        "Two million are read at most. Check that it is the right file.",
    ),
    "not-text": ("is not a playlist: it has no text", "Check that it is the right file. " + _EXPORT),
    "not-a-list": ("is not a playlist", "M3U, PLS, XSPF, JSPF, WPL, ZPL and ASX can be read."),
    "unknown-markup": ("is not a playlist", "M3U, PLS, XSPF, JSPF, WPL, ZPL and ASX can be read."),
    "empty": ("is empty", _NEW_COPY),
    "damaged": ("is damaged, so nothing of it is used", _NEW_COPY),
    "document-type": (
        "has a document type, which can make a file grow without end, so it is not read",
        "Playlists need none. " + _NEW_COPY,
    ),
    "stream-manifest": (
        "is not a playlist: it holds the parts of one stream (HLS)",
        "Play its address in a player for streams.",
    ),
    "web-page": ("is a web page, not a playlist", "Download the playlist itself: the link behind the page."),
    "feed": (
        "is a news or podcast feed, not a playlist",
        "M3U, PLS, XSPF, JSPF, WPL, ZPL and ASX can be read.",
    ),
    "cue-sheet": ("is a cue sheet, not a playlist", "Add the folder that it lies in to the library."),
    "sound-file": ("is a sound file, not a playlist", "Add the folder that it lies in to the library."),
    "archive": ("is an archive, not a playlist", "Unpack it, and import the playlists in it."),
    "database": ("is a database, not a playlist", _EXPORT),
    "itunes-library": (
        "is a library of iTunes or Music, not a playlist",
        "There, choose File › Library › Export Playlist with the format M3U8, and import that file.",
    ),
    "foobar-list": (
        "is a playlist of foobar2000 in its own binary format",
        "There, choose File › Save playlist with the type M3U8, and import that file.",
    ),
    "musicbee-list": (
        "is a playlist of MusicBee in its own binary format",
        "There, right-click the playlist, export it as M3U, and import that file.",
    ),
    "format-not-written": ("cannot be written in this format", "Choose .m3u8, .pls, .xspf or .jspf."),
    "exists": ("is there already", _OTHER_NAME),
    "device": ("is a device or a pipe, so it is not written over", "Choose another name."),
    "no-rules": ("is not written: the playlist has no rules", "Export its tracks as M3U8."),
    "not-a-folder": ("is a file, not a folder", "Choose a folder."),
    "not-writable": (
        "cannot be written",
        "Give your user the right to write there, or choose another folder.",
    ),
    "disk-full": ("cannot be written: the disk is full", "Free some space, or choose another drive."),
    "bad-name": ("cannot be written: the drive does not take this name", "Choose a shorter or plainer name."),
}
_SMART: Final = {
    "navidrome": "Navidrome",
    "kodi": "Kodi",
    "musicbee": "MusicBee",
    "quodlibet": "Quod Libet",
    "rhythmbox": "Rhythmbox",
    "windows-media": "Windows Media Player",
}
_NOTES: Final[dict[str, Callable[[str], str]]] = {
    "line-too-long": lambda _detail: "This line is too long for a path, so it is left out.",
    "nul": lambda _detail: "This line has bytes that no path can have, so it is left out.",
    "no-track": lambda detail: f"Entry {detail} is not a track, so it is left out.",
    "nested-missing": lambda detail: f"The list “{detail}” inside it is not there.",
    "nested-remote": lambda detail: f"The list “{detail}” inside it is on the network, and is not fetched.",
    "nested-cycle": lambda detail: f"The list “{detail}” includes itself; it is read once.",
    "nested-too-deep": lambda detail: f"The list “{detail}” lies too deep in other lists; five are followed.",
    "nested-too-many": lambda detail: f"The list “{detail}” is not read: too many lists lie in this one.",
    "nested-unreadable": lambda detail: f"A list inside it cannot be read: {detail}.",
    "empty": lambda _detail: "It has no entries.",
    "guessed-encoding": lambda detail: f"It does not tell its encoding; it was read as {detail}.",
}


_UNFOUND: Final = {
    "missing": "not in your library",
    "stream": "an address of the network; only files are played",
}


def refused_text(reason: str, detail: str = "", line: int = 0) -> tuple[str, str]:
    """What a playlist file is or lacks, as the rest of a sentence, and what to do next."""
    if reason == "smart-list":
        maker = _SMART.get(detail, "another player")
        return (
            f"is a smart playlist of {maker}: rules, which cannot be read",
            "Save its tracks there as a plain playlist in M3U8, and import that file.",
        )
    if reason == "smart-rules":
        return (
            f"has rules that cannot be said here: {detail}",
            "Nothing of that list is used. Take these rules out of it, or save its tracks as M3U8 there.",
        )
    if reason == "not-evaluated":
        return (
            f"is not written: its rules cannot be followed now, because of “{detail}”",
            "The page of the smart playlist tells what is wrong.",
        )
    if reason == "exists" and detail:
        return f"is there already, as a link to “{display_path(detail)}”", _OTHER_NAME
    if reason == "smart-unsaid":
        return (
            f"is not written, because Navidrome has no rule for: {detail}",
            "Take these parts out of the rules, or export its tracks as M3U8.",
        )
    what, advice = _REFUSED.get(reason, ("cannot be used", _NEW_COPY))
    return (f"{what} (line {line})" if line and reason == "damaged" else what), advice


def followed_problem_text(reason: str) -> str:
    """Why a playlist cannot follow its file now, in one sentence."""
    if reason == "other-kind":
        return "Its file holds something else now; the playlist stays as it was."
    return f"Its file {refused_text(reason)[0]}; the playlist stays as it was."


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
        return f"may be one of {candidates:,} tracks: {match_reason_text(reason, detail)}"
    return f"one track is like it: {match_reason_text(reason, detail)}"
