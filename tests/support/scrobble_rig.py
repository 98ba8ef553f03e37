"""Scrobbling over a real database, a real player in fake time, and real protocols."""

from __future__ import annotations

from pathlib import Path

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.scrobble import Credentials, ScrobbleAccount, ServerAddress, ServerKind
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.online.audioscrobbler import AudioscrobblerServer
from musicrec_desktop.online.http import Patience
from musicrec_desktop.online.listenbrainz import ListenBrainzServer
from musicrec_desktop.online.server import ScrobbleServer
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.scrobbling.service import ScrobbleService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.scrobbles import ScrobbleStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, library_of, scanned
from tests.support.player_rig import PlayerRig
from tests.support.scrobble_server import CREDENTIALS, ScrobbleServerDouble

TRACKS, TRACK_MS = 12, 200_000
QUICK_PATIENCE = Patience(connect_s=1.0, read_s=0.3)


def open_quickly(address: ServerAddress, credentials: Credentials) -> ScrobbleServer:
    """As ``building.scrobbling.open_server``, but with less patience."""
    make = ListenBrainzServer if address.kind is ServerKind.LISTENBRAINZ else AudioscrobblerServer
    return make(address, credentials, QUICK_PATIENCE)


def fill(database: Database) -> list[TrackId]:
    """Tracks "Song 1" … by "Artist 1" …, ids from 1; the last one has no artist."""
    files = [
        scanned(
            f"{number:03}.mp3",
            Tags(
                f"Song {number}",
                (f"Artist {number}",) if number < TRACKS else (),
                album="Album",
                duration_ms=TRACK_MS,
            ),
        )
        for number in range(1, TRACKS + 1)
    ]
    return add_tracks(database, files)[1]


class ScrobbleRig:
    """One profile with everything that scrobbling needs; built anew on the same folder, it is a restart.

    Args:
        root: of the profile.
        listener: whose.
        later_ms: how much later than the first start it is.
    """

    def __init__(self, root: Path, listener: str = "", *, later_ms: int = 0) -> None:
        self.database: Database = library_of(str(root / "library.sqlite3"), listener)
        tracks = TrackStore(self.database)
        if not len(tracks.present_ids()):
            fill(self.database)
        self.rig = PlayerRig(durations=dict.fromkeys(range(1, TRACKS + 1), TRACK_MS))
        self.scheduler = self.rig.scheduler
        self.scheduler.clock.advance(later_ms)
        self.listens = ListenStore(self.database)
        self.listening = ListeningService(
            player=self.rig.player, listens=self.listens, tracks=tracks, scheduler=self.scheduler
        )
        self.feedback = FeedbackService(store=FeedbackStore(self.database), scheduler=self.scheduler)
        self.settings = SettingStore(self.database)
        self.keeper = TokenKeeper(str(root / "tokens.json"))
        self.service = ScrobbleService(
            scheduler=self.scheduler,
            accounts=ScrobbleAccountStore(self.database),
            queue=ScrobbleStore(self.database),
            keeper=self.keeper,
            open_server=open_quickly,
            player=self.rig.player,
            listening=self.listening,
            feedback=self.feedback,
            tracks=tracks,
            settings=self.settings,
            rng_seed=4,
        )
        self.stopped: list[str] = []
        self.service.stopped.connect(lambda account: self.stopped.append(account.problem))
        self.service.start()

    def add(
        self, double: ScrobbleServerDouble, kind: ServerKind, credentials: Credentials | None = None
    ) -> ScrobbleAccount | MusicRecError:
        """Add the account of a server; what came of it."""
        found: list[ScrobbleAccount | MusicRecError] = []
        self.service.add(double.address(kind), credentials or CREDENTIALS[kind], found.append, found.append)
        self.scheduler.settle()
        (result,) = found
        return result

    @property
    def account(self) -> ScrobbleAccount:
        """The one account."""
        (found,) = self.service.accounts()
        return found

    def hear(self, *numbers: int) -> None:
        """Hear tracks to their ends, one after the other, without the player."""
        for number in numbers:
            started_at_ms = self.scheduler.clock.now_ms()
            self.scheduler.clock.advance(TRACK_MS)
            listen = Listen(TrackId(number), started_at_ms, TRACK_MS, TRACK_MS, EndReason.FINISHED)
            self.listens.finish(listen)
            self.listening.logged.emit(listen)
        self.scheduler.settle()

    def hear_at_once(self, number: int) -> None:
        """Hear a track to its end in no time, so that nothing else becomes due."""
        now_ms = self.scheduler.clock.now_ms()
        listen = Listen(TrackId(number), now_ms - TRACK_MS, TRACK_MS, TRACK_MS, EndReason.FINISHED)
        self.listens.finish(listen)
        self.listening.logged.emit(listen)
        self.scheduler.settle()

    def close(self) -> None:
        """As the program ends."""
        self.rig.player.close()
        self.listening.close()
        self.service.close()
        self.database.close()


def titles(double: ScrobbleServerDouble) -> list[str]:
    """What the server has, in its order."""
    return [title for _, title in double.listens]


def songs(*numbers: int) -> list[str]:
    """Titles of tracks."""
    return [f"Song {number}" for number in numbers]
