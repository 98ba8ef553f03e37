"""The pages of cards of the listener in use, and what was said about cards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.card import Card, CardControls, CardKind, CardOpinion, CardPage, CardTrack
from musicrec_desktop.model.mix import ShownTracks
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database

KEPT_DAYS: Final = 30
_OPINION_DAYS: Final = 60
_KINDS: Final = {str(kind): kind for kind in CardKind}


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page with how it was made.

    Attributes:
        page: the cards.
        turn: how often cards of that day were asked for again.
        tracks: how many tracks there were to choose from.
        analysed: of how many of them the sound was known.
    """

    page: CardPage
    turn: int = 0
    tracks: int = 0
    analysed: int = 0


class CardStore:
    """Keeps the pages of the last ``KEPT_DAYS`` days, and every opinion."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def owner_id(self) -> int:
        """The listener in use.

        Raises:
            ProfileError: the profile is locked.
        """
        return self._database.owner_id

    def page(self, day: dt.date) -> KeptPage | None:
        """The page of a day, without tracks that are gone; None where none is kept."""
        found = self.latest(day)
        return found if found is not None and found.page.day == day else None

    def latest(self, day: dt.date) -> KeptPage | None:
        """The page of a day or the latest one before it, without tracks that are gone; None where none is.

        A page of a later day was made while the clock was ahead.
        """
        row = self._database.one(
            "SELECT id, day, made_at_ms, diversity, newness, turn, tracks, analysed FROM own_card_page"
            " WHERE day <= ? ORDER BY day DESC LIMIT 1",
            (day.isoformat(),),
        )
        if row is None:
            return None
        page_id, text, made_at_ms, diversity, newness, turn, tracks, analysed = row
        controls = CardControls(diversity, newness)
        page = CardPage(dt.date.fromisoformat(text), self._cards(page_id, text), controls, made_at_ms)
        return KeptPage(page, turn, tracks, analysed)

    def put(self, kept: KeptPage) -> None:
        """Keep a page in place of the one of its day, and forget pages that are too old.

        Raises:
            ProfileError: the profile is locked.
        """
        page, listener_id = kept.page, self._database.owner_id
        with self._database.transaction():
            self._database.execute(
                "DELETE FROM card_page WHERE listener_id = ? AND (day = ? OR day <= ?)",
                (listener_id, page.day.isoformat(), _days_before(page.day, KEPT_DAYS)),
            )
            cursor = self._database.execute(
                "INSERT INTO card_page (listener_id, day, made_at_ms, diversity, newness, turn, tracks,"
                " analysed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    listener_id, page.day.isoformat(), page.made_at_ms, page.controls.diversity,
                    page.controls.newness, kept.turn, kept.tracks, kept.analysed,
                ),
            )  # fmt: skip
            for position, card in enumerate(page.cards):
                self._put_card(cursor.lastrowid or 0, position, card)

    def shown(self, day: dt.date) -> ShownTracks:
        """How much tracks were on the pages before a day."""
        rows = self._database.query(
            "SELECT track_id, day FROM own_card_page JOIN card ON page_id = own_card_page.id"
            " JOIN card_track ON card_id = card.id WHERE day < ? AND day > ?",
            (day.isoformat(), _days_before(day, KEPT_DAYS)),
        )
        ages = {text: (day - dt.date.fromisoformat(text)).days for text in {text for _, text in rows}}
        return ShownTracks.of(
            np.array([track_id for track_id, _ in rows], dtype=np.int64),
            np.array([ages[text] for _, text in rows], dtype=np.int64),
        )

    def opinions(self, day: dt.date) -> tuple[CardOpinion, ...]:
        """What was said about cards up to a day, the latest last."""
        rows = self._database.query(
            "SELECT kind, subject, opinion, day FROM own_card_opinion WHERE day <= ? AND day > ? ORDER BY id",
            (day.isoformat(), _days_before(day, _OPINION_DAYS)),
        )
        return tuple(
            CardOpinion(_KINDS[kind], subject, opinion, dt.date.fromisoformat(said))
            for kind, subject, opinion, said in rows
            if kind in _KINDS
        )

    def say(self, card: Card, day: dt.date, opinion: int, at_ms: int) -> int:
        """Note an opinion about a card: 1, -1, or 0 for none any more; returns its row.

        Raises:
            ProfileError: the profile is locked.
        """
        cursor = self._database.execute(
            "INSERT INTO card_opinion (listener_id, day, key, kind, subject, opinion, at_ms)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                self._database.owner_id,
                day.isoformat(),
                card.key,
                str(card.kind),
                card.subject,
                opinion,
                at_ms,
            ),
        )
        return cursor.lastrowid or 0

    def take_back(self, row_id: int, at_ms: int) -> None:
        """Take an opinion back."""
        self._database.execute(
            "INSERT OR IGNORE INTO card_opinion"
            " (listener_id, day, key, kind, subject, opinion, at_ms, takes_back)"
            " SELECT listener_id, day, key, kind, subject, 0, ?, id FROM card_opinion WHERE id = ?",
            (at_ms, row_id),
        )

    def opinion(self, key: str, day: dt.date) -> int:
        """The opinion in force about a card of a day; 0 for none."""
        row = self._database.one(
            "SELECT opinion FROM own_card_opinion WHERE day = ? AND key = ? ORDER BY id DESC LIMIT 1",
            (day.isoformat(), key),
        )
        return 0 if row is None else int(row[0])

    def _cards(self, page_id: int, day: str) -> tuple[Card, ...]:
        tracks: dict[int, list[CardTrack]] = {}
        for card_id, track_id, why in self._database.query(
            "SELECT card_id, track_id, card_track.why FROM card JOIN card_track ON card_id = card.id"
            " JOIN track ON track.id = track_id WHERE page_id = ? AND missing_since_ms IS NULL"
            " ORDER BY card_id, card_track.position",
            (page_id,),
        ):
            tracks.setdefault(card_id, []).append(CardTrack(TrackId(track_id), why))
        said: dict[str, int] = dict(
            self._database.query(
                "SELECT key, opinion FROM own_card_opinion WHERE day = ? ORDER BY id", (day,)
            )
        )
        rows = self._database.query(
            "SELECT id, key, kind, title, why, subject FROM card WHERE page_id = ? ORDER BY position",
            (page_id,),
        )
        return tuple(
            Card(key, _KINDS[kind], title, why, tuple(tracks[card_id]), said.get(key, 0), subject)
            for card_id, key, kind, title, why, subject in rows
            if kind in _KINDS and card_id in tracks
        )

    def _put_card(self, page_id: int, position: int, card: Card) -> None:
        cursor = self._database.execute(
            "INSERT INTO card (page_id, key, position, kind, title, why, subject)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (page_id, card.key, position, str(card.kind), card.title, card.why, card.subject),
        )
        # A track may have left the library since the card was made.
        self._database.execute_many(
            "INSERT INTO card_track (card_id, position, track_id, why) SELECT ?, ?, id, ? FROM track"
            " WHERE id = ?",
            [(cursor.lastrowid, place, one.why, one.track_id) for place, one in enumerate(card.tracks)],
        )


def merge(database: Database, old_id: TrackId, new_id: TrackId) -> None:
    """Let cards name a track instead of another one, under which it was found again."""
    database.execute("UPDATE card_track SET track_id = ? WHERE track_id = ?", (old_id, new_id))


def _days_before(day: dt.date, count: int) -> str:
    return dt.date.fromordinal(max(day.toordinal() - count, 1)).isoformat()
