"""The cards of the day as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.card import Card
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.dragged import TRACK_IDS_MIME, track_mime
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.cards import kind_line

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
COVER_TRACKS: Final = 12
"""So many tracks at the beginning of a card give it its covers."""
MOST_COVERS: Final = 6
"""Of so many albums covers are asked for; four are shown."""
OPINION_WORDS: Final = {1: tr("Liked"), -1: tr("Disliked"), 0: ""}


class CardModel(QAbstractListModel):
    """One row for each card; ``Role.CARD`` is the card, ``Role.COVERS`` a track of each of its albums.

    Args:
        load: reads tracks by id (``BrowseService.page``).
    """

    def __init__(
        self, load: Callable[[Sequence[TrackId]], Sequence[Track]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._cards: tuple[Card, ...] = ()
        self._covers: dict[str, tuple[TrackId, ...]] = {}
        self._readers: dict[int, Callable[[Card], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda card: card.title,
            Qt.ItemDataRole.AccessibleTextRole: _spoken,
            Qt.ItemDataRole.ToolTipRole: lambda card: tool_tip_text(card.title, card.why),
            Role.CARD: lambda card: card,
            Role.COVERS: lambda card: self._covers.get(card.key, ()),
        }

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards, in the order of the page."""
        return self._cards

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Replace all cards; where the same ones say something else, they stay where they are."""
        shown = tuple(cards)
        if shown == self._cards:
            return
        if [card.key for card in shown] == [card.key for card in self._cards]:
            changed = [row for row, card in enumerate(shown) if card != self._cards[row]]
            self._cards = shown
            self._find_covers([shown[row] for row in changed])
            for row in changed:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            return
        self.beginResetModel()
        self._cards, self._covers = shown, {}
        self._find_covers(shown)
        self.endResetModel()

    def card_at(self, index: Index) -> Card | None:
        """The card of an index; None for none."""
        return self._cards[index.row()] if index.isValid() and index.row() < len(self._cards) else None

    def index_of(self, key: str) -> QModelIndex:
        """Where a card stands; invalid where it is not there."""
        rows = (row for row, card in enumerate(self._cards) if card.key == key)
        return self.index(next(rows, -1), 0)

    def cover_changed(self, track_id: TrackId) -> None:
        """Paint the cards again that a track gives a cover to."""
        for row, card in enumerate(self._cards):
            if track_id in self._covers.get(card.key, ()):
                index = self.index(row, 0)
                self.dataChanged.emit(index, index, [int(Qt.ItemDataRole.DecorationRole)])

    def _find_covers(self, cards: Sequence[Card]) -> None:
        first = {card.key: card.track_ids[:COVER_TRACKS] for card in cards}
        wanted = dict.fromkeys(track_id for ids in first.values() for track_id in ids)
        tracks = {track.id: track for track in self._load(list(wanted))}
        for key, ids in first.items():
            self._covers[key] = cover_ids([tracks[one] for one in ids if one in tracks])

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return [TRACK_IDS_MIME, "text/uri-list"]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = [one for index in indexes if (card := self.card_at(index)) for one in card.track_ids]
        return track_mime(self._load(ids))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cards)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card, reader = self.card_at(index), self._readers.get(role)
        return None if card is None or reader is None else reader(card)


def cover_ids(tracks: Sequence[Track]) -> tuple[TrackId, ...]:
    """A track of each album, in the order of the tracks; a track without an album stands for itself."""
    albums: dict[object, TrackId] = {}
    for track in tracks:
        albums.setdefault((track.tags.album or track.id, track.album_artist_text), track.id)
    return tuple(albums.values())[:MOST_COVERS]


def _spoken(card: Card) -> str:
    parts = (card.title, kind_line(card), card.why, OPINION_WORDS[card.opinion])
    return ". ".join(part.rstrip(".") for part in parts if part)
