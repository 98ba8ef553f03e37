"""ListenBrainz: its export, the older one in a single document, and the answers of its API.

The recording that ListenBrainz itself found for a listen is a guess, so it only ties opinions to listens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.json_items import Object, object_at, text_at
from musicrec_desktop.imports.content.limits import MOST_NAMES
from musicrec_desktop.imports.content.numbers import count_of, length_of, number_of
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedPlay, ImportedRecord, ImportedTrack, Opinion
from musicrec_desktop.model.matching import KnownTrack

_LISTEN: Final = ("listened_at", "track_metadata")
_IDS: Final = ("recording_mbid", "recording_msid")
_OPINIONS: Final = {1: Opinion.LOVED, -1: Opinion.DISLIKED}


@dataclass(slots=True)
class _Feedback:
    """An opinion, and the track that it is about as far as listens tell."""

    opinion: Opinion
    at_ms: int | None
    known: KnownTrack = field(default_factory=KnownTrack)


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    by_id = _feedback(reading)
    for item in _listens(reading):
        track = object_at(item, "track_metadata")
        known = _known(track)
        if not known.title:
            reading.notes.add("no-names")
            continue
        for name in _ids(item, track):
            if name in by_id and not by_id[name].known.title:
                by_id[name].known = known
        yield ImportedPlay(known, reading.play_at(ms_of_seconds(item.get("listened_at"))), is_play=True)
    for each in {id(each): each for each in by_id.values()}.values():
        if each.known.title or each.known.recording_id:
            yield ImportedTrack(each.known, opinion=each.opinion, opinion_at_ms=each.at_ms)
        else:
            reading.notes.add("no-names")


def _listens(reading: Reading) -> Iterator[Object]:
    for member in reading.members("listens"):
        yield from reading.json_lines(member)
    for member in reading.members("list"):
        yield from reading.items(member)
    for member in reading.members("answer"):
        yield from reading.items(member, "payload", "listens")


def _feedback(reading: Reading) -> dict[str, _Feedback]:
    """Opinions by the ids of recordings; the last one counts."""
    found: dict[str, _Feedback] = {}
    for member in reading.members("feedback"):
        for item in reading.json_lines(member):
            ids = [name for key in _IDS if (name := text_at(item, key).lower())]
            score = number_of(item.get("score"))
            opinion = _OPINIONS.get(int(score)) if score is not None else None
            for name in ids:
                found.pop(name, None)
            if opinion is None or not ids or len(found) >= MOST_NAMES:
                continue
            at_ms = reading.dates.moment(ms_of_seconds(item.get("created")))
            names = object_at(item, "track_metadata")
            known = KnownTrack(
                text_at(names, "track_name"),
                text_at(names, "artist_name"),
                text_at(names, "release_name"),
                recording_id=text_at(item, "recording_mbid"),
            )
            found.update(dict.fromkeys(ids, _Feedback(opinion, at_ms, known)))
    return found


def _known(track: Object) -> KnownTrack:
    more = object_at(track, "additional_info")
    length = length_of(more.get("duration_ms")) or length_of(more.get("duration"), 1000)
    return KnownTrack(
        text_at(track, "track_name"),
        text_at(track, "artist_name"),
        text_at(track, "release_name"),
        length,
        recording_id=text_at(more, "recording_mbid"),
        album_artist=text_at(more, "release_artist_name"),
        isrc=text_at(more, "isrc"),
        track_number=count_of(more.get("tracknumber")) or None,
    )


def _ids(item: Object, track: Object) -> Iterator[str]:
    """All ids of recordings that a listen has."""
    for place in (item, track, object_at(track, "additional_info"), object_at(track, "mbid_mapping")):
        for key in _IDS:
            if name := text_at(place, key).lower():
                yield name


SOURCE: Final = Source(
    "listenbrainz",
    "ListenBrainz",
    {
        "answer": lambda head: head.has_keys("{", "payload", "listens"),
        "listens": lambda head: head.has_keys("{", *_LISTEN),
        "list": lambda head: head.has_keys("[", *_LISTEN),
        "feedback": lambda head: head.has_keys("{", "score", "recording_msid"),
        "pinned": lambda head: head.has_keys("{", "blurb_content", "recording_msid"),
    },
    _read,
    helping=frozenset(("pinned",)),
    beside=frozenset(("listens",)),
)
