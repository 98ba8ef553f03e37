"""What the page of a playlist asks for: whose rows, in which order, found by which words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.playlist import PlaylistId, PlaylistKind, PlaylistRequest
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.reading import PlaylistReader

if TYPE_CHECKING:
    from musicrec_desktop.services.playlists.smart import SmartPlaylists, SmartResult

KEPT_SORTS: Final = 50
"""Of how many playlists the order that is looked at is remembered."""


class RowSource(QObject):
    """Reads the rows of one playlist after the other; those of a smart one again whenever they change.

    Args:
        service: reads the rows of plain playlists.
        smart: finds the tracks of smart ones, and tells when they change.
        parent: Qt's owner.

    Attributes:
        found: a ``PlaylistRequest`` and its ``PlaylistRows``; only for what is wanted now.
        failed: a ``PlaylistRequest`` and why it has no rows.
        wanted: what is read, or was read last; None before the first playlist.
    """

    found = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, service: PlaylistReader, smart: SmartPlaylists, parent: QObject) -> None:
        super().__init__(parent)
        self._service, self._smart = service, smart
        self._sorts: dict[PlaylistId, tuple[SortColumn, bool]] = {}
        self._unwatch: Callable[[], None] | None = None
        self._result: SmartResult | None = None
        self.wanted: PlaylistRequest | None = None

    @property
    def is_watching(self) -> bool:
        """Whether the rules of a smart playlist are evaluated whenever something changes."""
        return self._unwatch is not None

    def want(self, playlist_id: PlaylistId, text: str = "") -> None:
        """Ask for another playlist or for other words in it; ``load`` reads them."""
        if self.wanted is None or playlist_id != self.wanted.playlist_id:
            self.rest()
        sort, is_descending = self._sorts.get(playlist_id, (None, False))
        self.wanted = PlaylistRequest(playlist_id, text, sort, is_descending)

    def forget(self) -> None:
        """Ask for nothing any more."""
        self.rest()
        self.wanted = None

    def sort(self, sort: SortColumn | None, *, is_descending: bool) -> None:
        """Ask for another order, and remember it for this playlist; None for its own; ``load`` reads it."""
        assert self.wanted is not None
        playlist_id = self.wanted.playlist_id
        self._sorts.pop(playlist_id, None)
        if sort is not None:
            self._sorts[playlist_id] = (sort, is_descending)
            while len(self._sorts) > KEPT_SORTS:
                del self._sorts[next(iter(self._sorts))]
        self.wanted = replace(self.wanted, sort=sort, is_descending=is_descending)

    def load(self) -> None:
        """Read the rows in a lane; a smart playlist is watched from here on."""
        request = self.wanted
        if request is None:
            return
        try:
            kind = self._service.kind(request.playlist_id)
        except PlaylistError as error:
            self._fail(request, error)
            return
        if kind is PlaylistKind.PLAIN:
            self._read(request, None)
        elif self._result is not None:
            self._show(request, self._result)
        elif self._unwatch is None:
            self._unwatch = self._smart.watch(request.playlist_id, self._on_result)

    def rest(self) -> None:
        """Evaluate no rules while nobody sees what they find."""
        unwatch, self._unwatch, self._result = self._unwatch, None, None
        if unwatch is not None:
            unwatch()

    def state(self) -> dict[str, object]:
        """The orders that are looked at, for ``restore``; fits into JSON."""
        return {str(key): [str(sort), is_down] for key, (sort, is_down) in self._sorts.items()}

    def restore(self, state: object) -> None:
        """Take back what ``state`` gave; what does not fit is left out."""
        known = set(map(str, SortColumn))
        for key, value in state.items() if isinstance(state, dict) else ():
            if key.isdecimal() and isinstance(value, list) and len(value) == 2 and value[0] in known:
                self._sorts[PlaylistId(int(key))] = (SortColumn(value[0]), bool(value[1]))

    def _read(self, request: PlaylistRequest, track_ids: Sequence[TrackId] | None) -> None:
        def on_rows(rows: object) -> None:
            if request == self.wanted:
                self.found.emit(request, rows)

        self._service.load_rows(request, on_rows, lambda error: self._fail(request, error), track_ids)

    def _on_result(self, result: SmartResult) -> None:
        self._result = result
        if self.wanted is not None:
            self._show(self.wanted, result)

    def _show(self, request: PlaylistRequest, result: SmartResult) -> None:
        if result.problem is not None:
            self._fail(request, result.problem)
        else:
            self._read(request, [TrackId(track_id) for track_id in result.tracks.ids])

    def _fail(self, request: PlaylistRequest, error: Exception) -> None:
        if request == self.wanted:
            self.failed.emit(request, error)
