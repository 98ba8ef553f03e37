"""YouTube Music: what Google Takeout gives; names in it are in the account's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from musicrec_desktop.imports.content.dates import ms_of_iso
from musicrec_desktop.imports.content.json_items import Object, objects_at, text_at
from musicrec_desktop.imports.content.limits import MOST_ENTRIES, MOST_NAMES
from musicrec_desktop.imports.content.package import Member
from musicrec_desktop.imports.content.text import cell
from musicrec_desktop.imports.source import Head, Reading, Source
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import (
    ImportedEntry,
    ImportedPlay,
    ImportedPlaylist,
    ImportedRecord,
    ImportedTrack,
)
from musicrec_desktop.model.matching import KnownTrack

_ID: Final = re.compile(r"[\w-]{11}$")
_IN_URL: Final = re.compile(r"[?&]v=([\w-]{11})(?![\w-])")
_MUSIC: Final = "YouTube Music"
_TOPIC: Final = " - Topic"
_AROUND: Final = tuple(
    tuple(around.split("|"))
    for around in (
        *("Watched |", "Listened to |", "| angesehen", "| angehört", "Vous avez regardé |", "Has visto |"),
        *("Hai guardato |", "Assistiu a |", "Bekeken: |", "Obejrzano: |", "Du tittade på |"),
        *("Вы посмотрели видео |", "「|」を視聴しました", "已观看 |", "已觀看「|」"),
    )
)
"""What stands around a title, by language."""
_ADDRESS: Final = re.compile(r"https?://\S+$")
_WATCH: Final = "https://music.youtube.com/watch?v="
_VIDEOS: Final = re.compile(r"-(?:videos|Videos|vidéos|vídeos|video)$")


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    names: dict[str, KnownTrack] = {}
    for member in reading.members("library"):
        for video, known in _library(member, reading):
            if video not in names and len(names) < MOST_NAMES:
                names[video] = known
                if reading.is_chosen(member):
                    yield ImportedTrack(known)
    for member in reading.members("playlist", "old playlist"):
        yield _playlist(member, names, reading)
    for member in reading.members("history"):
        for item in reading.items(member):
            play = _play(item, names, reading)
            if play is not None:
                yield play


def _library(member: Member, reading: Reading) -> Iterator[tuple[str, KnownTrack]]:
    with reading.table(member) as table:
        video = table.column("video id", "song url")
        title, album = table.column("song title"), table.column("album title")
        artists = [place for name, place in table.places.items() if name.startswith("artist name")]
        for row in table.rows():
            number = _id_of(cell(row, video))
            names = [name for place in artists if (name := cell(row, place))]
            if number and cell(row, title):
                yield (
                    number,
                    KnownTrack(
                        cell(row, title), ", ".join(names), cell(row, album), location=_WATCH + number
                    ),
                )
            else:
                reading.notes.add("no-names")


def _playlist(member: Member, names: dict[str, KnownTrack], reading: Reading) -> ImportedPlaylist:
    entries: list[ImportedEntry] = []
    with reading.table(member) as table:
        for row in table.rows():
            number = _id_of(cell(row, 0))
            if not number:
                continue  # the head of an old list
            if len(entries) >= MOST_ENTRIES:
                reading.notes.add("too-many-entries")
                break
            known = names.get(number)
            if known is None:
                reading.notes.add("video-without-name")
                known = KnownTrack(location=_WATCH + number)
            entries.append(ImportedEntry(known, reading.dates.moment(ms_of_iso(cell(row, 1)))))
    return ImportedPlaylist(_VIDEOS.sub("", member.stem), tuple(entries))


def _play(item: Object, names: dict[str, KnownTrack], reading: Reading) -> ImportedPlay | None:
    number = _id_of(text_at(item, "titleUrl"))
    title = _title(text_at(item, "title"))
    is_music = text_at(item, "header") == _MUSIC
    reason = ""
    if objects_at(item, "details"):
        reason = "advertisement"
    elif not number:
        reason = "removed"
    elif _ADDRESS.match(title):
        reason = "title-is-address"
    elif not is_music and not reading.choices.with_videos:
        reason = "video"
    if reason:
        reading.notes.add(reason)
        return None
    channel = next((text_at(each, "name") for each in objects_at(item, "subtitles")), "")
    known = names.get(number) or KnownTrack(title, channel.removesuffix(_TOPIC), location=_WATCH + number)
    started = reading.play_at(ms_of_iso(item.get("time")))
    return ImportedPlay(known, started, is_play=True, is_video=not is_music)


def _title(text: str) -> str:
    for before, behind in _AROUND:
        if text.startswith(before) and text.endswith(behind) and len(text) > len(before) + len(behind):
            return text[len(before) : len(text) - len(behind)]
    return text


def _id_of(text: str) -> str:
    """The id of a video, or of the video that an address names."""
    if _ID.match(text):
        return text
    found = _IN_URL.search(text)
    return found.group(1) if found else ""


def _is_library(head: Head) -> bool:
    has_names = head.has_columns("song title", "album title")
    return has_names and bool(frozenset(head.columns) & {"video id", "song url"})


def _is_playlist(head: Head) -> bool:
    """Two columns, a video and a time, whatever they are called."""
    rows = [head.cells(line) for line in (0, 1)]
    return all(len(row) == 2 for row in rows) and _is_entry(rows[1]) and not _is_entry(rows[0])


def _is_entry(row: Sequence[str]) -> bool:
    return (
        bool(row) and _ID.match(row[0]) is not None and ms_of_iso(row[1] if len(row) > 1 else "") is not None
    )


def _is_old_playlist(head: Head) -> bool:
    return head.has_columns("playlist id", "time created") and len(head.columns) > 5


SOURCE: Final = Source(
    "youtube-music",
    "YouTube Music (Google Takeout)",
    {
        "library": _is_library,
        "lists": lambda head: head.has_columns("playlist id", "playlist create timestamp"),
        "old playlist": _is_old_playlist,
        "playlist": _is_playlist,
        "history": lambda head: head.has_keys("[", "header", "title", "time", "products"),
    },
    _read,
    helping=frozenset(("lists",)),
    beside=frozenset(("library",)),
    asks=frozenset((Question.VIDEOS,)),
)
