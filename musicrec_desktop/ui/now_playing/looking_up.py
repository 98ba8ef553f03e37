"""What the window shows of the library: asked for in a lane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.playback import QueueEntry
from musicrec_desktop.model.track import Track
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.commands.properties_dialog import track_facts
from musicrec_desktop.ui.kit.wording.formats import as_line
from musicrec_desktop.ui.kit.wording.sound import heard_facts, sound_facts
from musicrec_desktop.ui.now_playing.about import Part
from musicrec_desktop.ui.now_playing.coming import ComingRow

_CREDITS: Final = (
    tr("Artist"),
    tr("Album artist"),
    tr("Composer"),
    tr("Conductor"),
    tr("Orchestra or ensemble"),
    tr("Performer"),
    tr("Work"),
    tr("Movement"),
    tr("Label"),
)
_SHOWN_ELSEWHERE: Final = (tr("Lyrics"),)


def coming_rows(browse: BrowseService, entries: Sequence[QueueEntry]) -> list[ComingRow]:
    """Entries of the queue with the names of their tracks; those that left the library are left out."""
    tracks = {track.id: track for track in browse.page([entry.track_id for entry in entries])}
    return [
        ComingRow(
            entry.id,
            entry.track_id,
            track.tags.title,
            track.tags.artist_text or track.tags.album,
            track.duration_ms,
            as_line(entry.reasons[0].text) if entry.reasons else "",
            track.tags.album,
        )
        for entry in entries
        if (track := tracks.get(entry.track_id)) is not None
    ]


def about_parts(browse: BrowseService, track: Track, words: Sequence[str], now_ms: int) -> list[Part]:
    """Credits, sound and tags of a track, in words.

    Args:
        browse: knows how it sounds.
        track: with the details of its tags.
        words: that fit how it sounds.
        now_ms: UTC, for times that are told from now.
    """
    sound = browse.sounds([track.id]).get(track.id)
    facts = [fact for fact in track_facts(track, now_ms) if fact[0] not in _SHOWN_ELSEWHERE]
    return [
        (tr("Credits"), [fact for fact in facts if fact[0] in _CREDITS]),
        (tr("How it sounds"), [*sound_facts(sound, words), *heard_facts(sound)]),
        (tr("Track and file"), [fact for fact in facts if fact[0] not in _CREDITS]),
    ]
