"""The tracks of what the automatic queue is kept inside: a playlist, or what a query finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.reading import PlaylistReader

Evaluate = Callable[[SmartRules], Sequence[int]]
"""Gives the ids of the present tracks that rules find; in any thread."""


@dataclass(frozen=True, slots=True)
class InsideTracks:
    """Finds the tracks of playlists and queries.

    Attributes:
        playlists: of the listener.
        evaluator: called in the owner's thread; what it gives evaluates rules as the player is at that
            moment.
    """

    playlists: PlaylistReader
    evaluator: Callable[[], Evaluate]

    def name(self, inside: QueueInside) -> str:
        """The name of the playlist, or the text of the query; empty where the playlist is gone."""
        if inside.playlist_id is None:
            return inside.query
        return self.playlists.name(inside.playlist_id) or ""

    def prepared(self, inside: QueueInside) -> Callable[[], list[TrackId]]:
        """Called in the owner's thread; what it gives finds the present tracks, in any thread.

        That raises a ``PlaylistError`` where the playlist is gone, and a ``QuerySyntaxError`` or a
        ``QueryTimeError`` where a query cannot be evaluated.
        """
        evaluate = self.evaluator()

        def find() -> list[TrackId]:
            rules = SmartRules(inside.query)
            if inside.playlist_id is not None:
                playlist = self.playlists.playlist(inside.playlist_id)
                if playlist.rules is None:
                    return self.playlists.track_ids(inside.playlist_id)
                rules = playlist.rules
            return [TrackId(number) for number in evaluate(rules)]

        return find


def inside_problem(error: Exception) -> str:
    """Why nothing can be found inside, as ``AutoQueue.problem``."""
    return "inside-gone" if isinstance(error, PlaylistError) else "inside-wrong"
