"""A library with a history, and what writes and sends letters about it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from musicrec_desktop.model.card import Card, CardKind, CardPage, CardTrack
from musicrec_desktop.model.letter import Letter
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.mail import MailAccount, MailServer, Security
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.model.week import Week
from musicrec_desktop.online.mail.delivery import deliver
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.letters.account import MailAccounts
from musicrec_desktop.services.letters.facts import FactsGatherer
from musicrec_desktop.services.letters.postman import Deliver, Postman
from musicrec_desktop.services.letters.service import LetterService
from musicrec_desktop.services.letters.writing import LetterWriter
from musicrec_desktop.storage.letters import LetterStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.weeks import WeekStore
from musicrec_desktop.testing.clock import FakeClock
from tests.support.library import add_tracks, library_of, scanned
from tests.support.mail_server import LOGIN, certificate
from tests.support.scheduler import ManualScheduler

ZONE = dt.timezone(dt.timedelta(hours=1), "winter")
WEEK = Week(2026, 48)
"""23 to 29 November 2026."""
AFTER = dt.datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)
NAMES = (
    ("Svefn-g-englar", "Sigur Rós", "Ágætis byrjun"),
    ("Starálfur", "Sigur Rós", "Ágætis byrjun"),
    ("إنت عمري", "أم كلثوم", "إنت عمري"),
    ("So What", "Miles Davis", "Kind of Blue"),
    ("Blue in Green", "Miles Davis", "Kind of Blue"),
    ("Teardrop", "Massive Attack", "Mezzanine"),
    ("<b>Tags & “quotes”</b>", "AC/DC", "A<script>alert(1)</script>"),
    ("Roygbiv", "Boards of Canada", "Music Has the Right to Children"),
    ("上を向いて歩こう", "坂本九", "上を向いて歩こう"),
    ("Untouched", "Nobody", "Silence"),
)


def ms(moment: dt.datetime) -> int:
    return round(moment.timestamp() * 1000)


def in_week(day: int, hour: int = 20, week: Week = WEEK) -> int:
    """A moment in a week; day 0 is Monday."""
    date = week.monday + dt.timedelta(days=day)
    return ms(dt.datetime(date.year, date.month, date.day, hour, tzinfo=ZONE))


class CardsDouble:
    """Cards of a day, as they are given."""

    def __init__(self) -> None:
        self.page: CardPage | None = None

    def now(self) -> CardPage | None:
        return self.page

    def ask(self, on_page: Callable[[CardPage | None], object]) -> None:
        on_page(self.page)


class LetterRig:
    """Everything of the letter, with a clock that a test turns.

    Args:
        folder: of the profile.
        at: the time.
        deliver: hands mails over; the real one where it is not given.
    """

    def __init__(self, folder: Path, at: dt.datetime = AFTER, deliver: Deliver = deliver) -> None:
        self.database = library_of(os.path.join(folder, "library.sqlite3"), "")
        self.clock = FakeClock(ms(at))
        self.scheduler = ManualScheduler(self.clock)
        self.scheduler.set_scope(self.database.task_context)
        self.tracks, self.weeks = TrackStore(self.database), WeekStore(self.database)
        self.store, self.settings = LetterStore(self.database), SettingStore(self.database)
        self.cards, self.is_open = CardsDouble(), True
        self.keeper = TokenKeeper(os.path.join(folder, "tokens.json"))
        self.pictures: dict[TrackId, bytes] = {}
        self.accounts = MailAccounts(StateStore(self.database), self.keeper)
        self.postman = Postman(
            scheduler=self.scheduler,
            store=self.store,
            accounts=self.accounts,
            deliver=deliver,
            is_open=lambda: self.is_open,
        )
        self.writer = LetterWriter(
            clock=self.clock,
            facts=FactsGatherer(self.weeks, self.tracks, ZONE),
            pictures=PicturesDouble(self.pictures),  # type: ignore[arg-type]
            store=self.store,
            name=lambda: "",
            zone=ZONE,
        )
        self.letters = LetterService(
            scheduler=self.scheduler,
            store=self.store,
            writer=self.writer,
            pages=self.cards,  # type: ignore[arg-type]
            postman=self.postman,
            weeks=self.weeks,
            settings=self.settings,
            state=StateStore(self.database),
            is_open=lambda: self.is_open,
            zone=ZONE,
        )

    def add_library(self) -> list[TrackId]:
        """Ten tracks, which were added long ago."""
        files = [
            scanned(f"{title.encode().hex()}.flac", Tags(title, (artist,), album, duration_ms=200_000))
            for title, artist, album in NAMES
        ]
        return add_tracks(self.database, files)[1]

    def play(self, track_id: TrackId, *moments: int, listened_ms: int = 200_000) -> None:
        """Plays of a track that began at these moments."""
        store = ListenStore(self.database)
        for moment in moments:
            store.finish(Listen(track_id, moment, listened_ms, 200_000, EndReason.FINISHED))

    def offer(self, ids: Sequence[TrackId], kind: CardKind = CardKind.LESSER_KNOWN) -> None:
        """Let a card of today have these tracks."""
        tracks = tuple(CardTrack(track_id, "It sounds like what you play.") for track_id in ids)
        card = Card(str(kind), kind, "Lesser known", "Close to your taste.", tracks)
        cards = (*(self.cards.page.cards if self.cards.page else ()), card)
        self.cards.page = CardPage(AFTER.date(), cards)

    def write(self, week: Week = WEEK) -> Letter:
        """The letter of a week, kept."""
        return self.letters.keep(self.letters.write_now(week))

    def set_account(self, port: int, password: str) -> MailAccount:
        """An account on a server of a test."""
        server = MailServer("localhost", port, Security.STARTTLS, LOGIN, certificate()[0])
        return self.accounts.keep(MailAccount("me@example.org", server), password)

    def close(self) -> None:
        self.letters.close()
        self.database.close()


class PicturesDouble:
    """Covers of tracks, as they are given."""

    def __init__(self, given: dict[TrackId, bytes]) -> None:
        self._given = given

    def of(self, track_ids: Sequence[TrackId]) -> dict[TrackId, bytes]:
        return {track_id: self._given[track_id] for track_id in track_ids if track_id in self._given}
