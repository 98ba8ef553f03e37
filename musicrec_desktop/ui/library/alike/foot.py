"""The foot of an album or an artist: what sounds like it, and which albums look like it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from musicrec_desktop.model.browse import GroupKind, Scope, ScopeKind
from musicrec_desktop.model.cover_look import AlbumLike
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.wording.covers import LOOK_ALIKES, alike_text
from musicrec_desktop.ui.kit.wording.sound import ALBUMS_ALIKE, ARTISTS_ALIKE
from musicrec_desktop.ui.library.alike.strip import AlikeCard, AlikeStrip
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.services.looks.albums import AlbumLooks
    from musicrec_desktop.services.similarity.groups import GroupSounds

MOST: Final = 12
"""So many cards a line."""
BOTH_FROM_PX: Final = 700
"""A page that is lower has room for one line: the first one that has cards."""


class AlikeKind(StrEnum):
    """The lines, from the top."""

    SOUND = "sound"
    LOOK = "look"


_SOUNDS: Final = {
    ScopeKind.ALBUM: (GroupKind.ALBUMS, ALBUMS_ALIKE),
    ScopeKind.ARTIST: (GroupKind.ARTISTS, ARTISTS_ALIKE),
}


class AlikeFoot(QWidget):
    """Shows nothing where nothing is alike, or known to be.

    Args:
        looks: finds the albums that look like one.
        sounds: finds the albums and artists that sound like one.
        covers: gives pictures.
        theme: colours.

    Attributes:
        scope_requested: a ``Scope`` whose tracks are wanted.
    """

    scope_requested = Signal(object)

    def __init__(
        self,
        looks: AlbumLooks,
        sounds: GroupSounds,
        covers: CoverLookup,
        theme: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._looks, self._sounds = looks, sounds
        self._scope = Scope()
        self._off: set[AlikeKind] = set()
        self._room_px = BOTH_FROM_PX
        self.strips = {kind: AlikeStrip(covers, theme) for kind in AlikeKind}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in self.strips.values():
            strip.scope_requested.connect(self.scope_requested)
            column.addWidget(strip)
        self.hide()

    def go_to(self, scope: Scope) -> None:
        """Another part of the library is shown; what is like it is not known before ``ask``."""
        if scope.kind is not self._scope.kind:
            for kind in AlikeKind:
                self._show(kind, "", [])
        self._scope = scope

    def ask(self) -> None:
        """Show what is like an album or an artist; nothing of other parts of the library."""
        self.show_sounds()
        self.show_looks()

    def show_sounds(self) -> None:
        """Ask again what sounds alike."""
        scope = self._scope
        if AlikeKind.SOUND not in self.kinds or AlikeKind.SOUND in self._off:
            self._show(AlikeKind.SOUND, "", [])
            return
        groups, heading = _SOUNDS[scope.kind][0], self.words(AlikeKind.SOUND)

        def show(rows: Sequence[GroupRow]) -> None:
            if self._scope == scope:
                cards = [AlikeCard(row, _scope_of(scope.kind, row)) for row in rows]
                self._show(AlikeKind.SOUND, heading, cards)

        self._sounds.load_similar(groups, scope.name, scope.detail, MOST, show)

    def show_looks(self) -> None:
        """Ask again which albums look alike."""
        scope = self._scope
        if AlikeKind.LOOK not in self.kinds or AlikeKind.LOOK in self._off:
            self._show(AlikeKind.LOOK, "", [])
            return

        def show(albums: Sequence[AlbumLike]) -> None:
            if self._scope == scope:
                self._show(AlikeKind.LOOK, LOOK_ALIKES, [_look_card(one) for one in albums])

        self._looks.load_similar(scope.name, scope.detail, MOST, show)

    @property
    def kinds(self) -> tuple[AlikeKind, ...]:
        """The lines that there can be where we are."""
        if not self._scope.name or self._scope.kind not in _SOUNDS:
            return ()
        return tuple(AlikeKind) if self._scope.kind is ScopeKind.ALBUM else (AlikeKind.SOUND,)

    def words(self, kind: AlikeKind) -> str:
        """What a line is called where we are."""
        return LOOK_ALIKES if kind is AlikeKind.LOOK else _SOUNDS[self._scope.kind][1]

    def is_on(self, kind: AlikeKind) -> bool:
        """Whether a line is wanted."""
        return kind not in self._off

    def toggle(self, kind: AlikeKind) -> None:
        """Want a line, or do not."""
        self._off ^= {kind}
        self.ask()

    def state(self) -> list[str]:
        """The lines that are not wanted, for ``restore``; fits into JSON."""
        return sorted(map(str, self._off))

    def restore(self, state: object) -> None:
        """Take back what ``state`` gave; all lines are wanted where it is something else."""
        self._off = {kind for kind in AlikeKind if isinstance(state, list) and str(kind) in state}

    def set_room(self, height_px: int) -> None:
        """The page has this height."""
        self._room_px = height_px
        self._fit()

    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded."""
        for strip in self.strips.values():
            strip.cover_changed(track_id)

    def _show(self, kind: AlikeKind, heading: str, cards: Sequence[AlikeCard]) -> None:
        self.strips[kind].show_cards(heading, cards)
        self._fit()

    def _fit(self) -> None:
        """Show the lines that have cards and room."""
        full = [strip for strip in self.strips.values() if strip.shown]
        seen = full if self._room_px >= BOTH_FROM_PX else full[:1]
        for strip in self.strips.values():
            strip.setVisible(strip in seen)
        self.setVisible(bool(seen))


def _scope_of(kind: ScopeKind, row: GroupRow) -> Scope:
    return Scope(kind, row.name, row.detail if kind is ScopeKind.ALBUM else "")


def _look_card(one: AlbumLike) -> AlikeCard:
    album = one.cover.album
    words = alike_text(one.share, is_same=one.is_same)
    return AlikeCard(album, _scope_of(ScopeKind.ALBUM, album), words)
