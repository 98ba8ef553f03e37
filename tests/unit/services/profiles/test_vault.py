"""Locks, wrong tries over restarts, and sealed tokens; a try costs little here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.errors import MusicRecError, PassphraseError, ProfileError, ScrobbleError
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import AUTOPLAY, LOCK_AFTER_MIN, THEME
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.profile import NOBODY, Profile, ProfileId
from musicrec_desktop.model.profile_rows import CopiedRows
from musicrec_desktop.model.scrobble import Credentials, ServerAddress, ServerKind, TokenPlace
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.services.letters.account import ACCOUNT_KEY
from musicrec_desktop.services.profiles.vault import (
    FIRST_WAIT_MS,
    FREE_TRIES,
    LONGEST_WAIT_MS,
    KeyRing,
    waiting_ms,
)
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.kept_secrets import SECRETS_IN_STATE
from musicrec_desktop.storage.passphrases import PassphraseStore
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.state import StateStore
from musicrec_desktop.storage.unfinished_erasures import UnfinishedErasures
from tests.support.library import add_numbered_tracks, new_library
from tests.support.profile_rows import lived_in
from tests.support.scheduler import ManualScheduler

PASSPHRASE = "très sûr"
TOKEN = "token-of-anna"


class House:
    """A player with a profile Anna, who has a passphrase and an account, and is in use."""

    def __init__(self, folder: Path) -> None:
        self.paths = ProfilePaths.under(str(folder))
        new_library(self.paths.database)
        self.open()
        self.ids = add_numbered_tracks(self.app.database, 4)
        self.anna = self.services.profiles.create("Anna")
        self.services.profiles.switch(self.anna.id)
        self.services.settings.set(AUTOPLAY, False)
        self.services.settings.set(THEME, "dark")
        place = self.keeper.keep("secret-name", Credentials(token=TOKEN))
        accounts = ScrobbleAccountStore(self.app.database)
        accounts.add(
            ServerAddress(ServerKind.LISTENBRAINZ, "https://lb.example", "anna"), "secret-name", place
        )
        FeedbackStore(self.app.database).add(FeedbackKind.LIKE, 1, track_id=self.ids[0])
        self.scheduler.settle()

    def open(self, name: str = "") -> None:
        """Start the player."""
        self.scheduler = ManualScheduler()
        engine = NullEngine(self.scheduler, check=lambda _path: "")
        self.app: App = build(self.paths, self.scheduler, engine=engine, rng_seed=1, profile_name=name)
        self.services, self.vault = self.app.services, self.app.services.vault
        self.services.session.restore()
        self.keeper = TokenKeeper(self.paths.tokens, KeyRing(self.app.database))

    def restart(self) -> None:
        """Close the player, and start it for Anna."""
        self.app.close()
        self.open("Anna")

    def wrong(self, passphrase: str = "wrong") -> PassphraseError:
        """The refusal of a passphrase."""
        with pytest.raises(PassphraseError) as error:
            self.vault.unlock_now(self.anna.id, passphrase)
        return error.value

    @property
    def now(self) -> Profile:
        """The profile in use."""
        return self.services.profiles.current

    def tokens(self) -> str:
        """The file of tokens, as it lies on the disk."""
        return Path(self.paths.tokens).read_text("utf-8")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr("musicrec_desktop.online.token_keeper.usable_keyring", lambda: None)
    monkeypatch.setattr("musicrec_desktop.encryption.keys.MEMORY_KIB", 64)
    monkeypatch.setattr("musicrec_desktop.encryption.keys.PASSES", 1)
    made = House(tmp_path)
    yield made
    made.app.close()


def test_what_is_personal_is_gone_while_it_is_locked(house: House) -> None:
    told: list[str] = []
    house.vault.locked.connect(lambda: told.append("locked"))
    house.vault.lock()
    assert told == []  # there is no passphrase
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    assert (house.now.has_passphrase, house.now.is_locked) == (True, False)
    house.vault.lock()
    house.scheduler.settle()
    assert told == ["locked"]
    assert house.vault.is_locked
    assert house.app.database.listener_id == NOBODY
    assert house.services.scrobble.accounts() == []
    assert house.services.settings.get(THEME) == "system"
    assert FeedbackStore(house.app.database).liked_ids() == []
    with pytest.raises(ProfileError):
        FeedbackStore(house.app.database).add(FeedbackKind.LIKE, 2, track_id=house.ids[1])
    house.vault.unlock_now(house.anna.id, PASSPHRASE)
    house.scheduler.settle()
    assert not house.vault.is_locked
    assert house.services.settings.get(THEME) == "dark"
    assert len(house.services.scrobble.accounts()) == 1


def test_a_lock_pauses_and_an_unlock_brings_the_queue_back(house: House) -> None:
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    player = house.services.player
    player.play_now(house.ids[:3])
    house.scheduler.settle()
    house.vault.lock()
    house.scheduler.settle()
    assert not player.state.is_going
    assert player.queue.current is None
    assert not list(player.queue.upcoming)
    house.vault.unlock_now(house.anna.id, PASSPHRASE)
    house.scheduler.settle()
    assert player.queue.current is not None
    assert player.queue.current.track_id == house.ids[0]
    assert [entry.track_id for entry in player.queue.upcoming] == house.ids[1:3]
    assert not player.state.is_going


def test_no_view_and_no_service_knows_a_word_of_a_locked_profile(house: House) -> None:
    database, services = house.app.database, house.services
    other = ProfileId(lived_in(database, "Ben", "zyzzyva", house.ids))
    services.profiles.look()
    services.profiles.switch(other)
    house.scheduler.settle()
    assert "zyzzyva" in told(house)
    house.vault.set_passphrase_now(other, PASSPHRASE)
    house.vault.lock()
    house.scheduler.settle()
    assert "zyzzyva" not in told(house)
    views = [name for (name,) in database.query("SELECT name FROM sqlite_temp_master WHERE type = 'view'")]
    assert len(views) >= 8
    assert [name for name in views if database.query(f"SELECT * FROM {name}")] == []
    assert services.browse.history(9) == []
    assert list(services.browse.ids(BrowseRequest("liked:yes OR plays:>0"))) == []


def told(house: House) -> str:
    """What services tell of the profile in use."""
    services = house.services
    playlists = services.playlists.reader.playlists()
    return repr(
        (
            playlists,
            services.playlists.reader.folders(),
            [row for one in playlists for row in services.playlists.reader.track_ids(one.id)],
            services.feedback.liked_ids(),
            services.feedback.banned_artist_names(),
            services.ratings.everything(),
            services.queue_presets.presets,
            services.importing.past(),
            services.scrobble.accounts(),
            services.state.get("searches"),
            services.discover.load(),
            services.player.queue.upcoming,
        )
    )


def test_a_start_and_a_switch_lock(house: House) -> None:
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    first = house.services.profiles.profiles()[0]
    house.services.profiles.switch(first.id)
    house.services.profiles.switch(house.anna.id)
    house.scheduler.settle()
    assert house.vault.is_locked
    house.vault.unlock_now(house.anna.id, PASSPHRASE)
    house.restart()
    assert house.vault.is_locked
    assert house.now.name == "Anna"


def test_wrong_tries_wait_also_over_restarts_and_with_a_clock_set_back(house: House) -> None:
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    house.vault.lock()
    for number in range(FREE_TRIES):
        error = house.wrong()
        assert (error.reason, error.wait_ms) == ("wrong", 0 if number < FREE_TRIES - 1 else FIRST_WAIT_MS)
    # Even the right one has to wait, and is no try.
    assert house.wrong(PASSPHRASE).reason == "wait"
    house.restart()
    assert house.wrong(PASSPHRASE).reason == "wait"
    assert 0 < house.vault.wait_ms(house.anna.id) <= FIRST_WAIT_MS
    house.app.database.execute(
        "UPDATE listener SET wrong_at_ms = wrong_at_ms + 86400000 WHERE wrong_tries > 0"
    )
    assert house.vault.wait_ms(house.anna.id) == FIRST_WAIT_MS
    house.scheduler.clock.advance(FIRST_WAIT_MS)
    error = house.wrong()
    assert (error.reason, error.wait_ms) == ("wrong", 2 * FIRST_WAIT_MS)
    house.scheduler.clock.advance(2 * FIRST_WAIT_MS)
    house.vault.unlock_now(house.anna.id, PASSPHRASE)
    assert house.vault.wait_ms(house.anna.id) == 0
    house.vault.lock()
    assert house.wrong().wait_ms == 0


def test_waits_double_up_to_a_quarter_of_an_hour() -> None:
    waits = [waiting_ms(count) for count in range(14)]
    assert waits[:6] == [0, 0, 0, 5_000, 10_000, 20_000]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT_MS == waiting_ms(10**9)


def test_two_programs_that_try_at_once_make_one_try(house: House) -> None:
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    store = house.vault._store
    count, _ = store.tries(house.anna.id)
    assert store.begin_try(house.anna.id, 1, count=count)
    assert not store.begin_try(house.anna.id, 1, count=count)


def test_programs_that_try_at_once_share_the_free_tries(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    house.vault.lock()
    for _ in range(FREE_TRIES - 1):
        house.wrong()
    read = PassphraseStore.tries
    others: list[object] = []

    def read_before_another(self: PassphraseStore, profile_id: ProfileId) -> tuple[int, int]:
        found = read(self, profile_id)
        if not others:  # a wrong try of another program, just after this one has read
            others.append(self.begin_try(profile_id, house.scheduler.clock.now_ms(), count=found[0]))
        return found

    monkeypatch.setattr(PassphraseStore, "tries", read_before_another)
    assert house.wrong(PASSPHRASE).reason == "wait"
    assert others == [True]
    assert house.vault.wait_ms(house.anna.id) == FIRST_WAIT_MS


def test_what_is_no_passphrase_gives_no_try_back(house: House) -> None:
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    house.vault.lock()
    for _ in range(FREE_TRIES):
        assert house.wrong("").reason == "empty"
    for _ in range(FREE_TRIES):
        assert house.wrong().reason == "wrong"
        assert house.wrong("a\nb").reason == "characters"
    assert house.wrong().reason == "wait"


def test_tokens_are_sealed_with_the_passphrase_and_opened_without(house: House) -> None:
    (account,) = house.services.scrobble.accounts()
    assert account.token_place is TokenPlace.FILE
    assert TOKEN in house.tokens()
    keeper = house.vault._keeper
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    assert TOKEN not in house.tokens()
    fetched = keeper.fetch(account.secret_name, account.token_place)
    assert fetched is not None
    assert fetched.token == TOKEN
    house.vault.set_passphrase_now(house.anna.id, "another", PASSPHRASE)
    assert keeper.fetch(account.secret_name, account.token_place) == fetched
    house.vault.lock()
    with house.app.database.as_listener(house.anna.id):
        assert keeper.fetch(account.secret_name, account.token_place) is None
    house.vault.unlock_now(house.anna.id, "another")
    house.vault.set_passphrase_now(house.anna.id, "", "another")
    assert TOKEN in house.tokens()
    assert not house.now.has_passphrase
    assert not house.vault.is_locked


def test_a_token_that_cannot_be_kept_changes_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    (account,) = house.services.scrobble.accounts()
    house.keeper.keep("secret-spotify", Credentials(token="of-spotify"))
    house.services.state.set("spotify", {"name": "secret-spotify", "place": "file"})
    keep = TokenKeeper.keep
    tried: list[str] = []

    def keep_one(self: TokenKeeper, name: str, credentials: Credentials) -> TokenPlace:
        tried.append(name)
        if len(tried) == 2:
            raise ScrobbleError("token-not-kept", "tokens.json")
        return keep(self, name, credentials)

    def change(new: str, old: str) -> None:
        tried.clear()
        with monkeypatch.context() as during:
            during.setattr(TokenKeeper, "keep", keep_one)
            with pytest.raises(ScrobbleError):
                house.vault.set_passphrase_now(house.anna.id, new, old)

    change(PASSPHRASE, "")
    house.services.profiles.look()
    assert not house.now.has_passphrase
    assert TOKEN in house.tokens()
    assert "of-spotify" in house.tokens()
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    change("", PASSPHRASE)
    house.services.profiles.look()
    assert house.now.has_passphrase
    assert TOKEN not in house.tokens()
    assert "of-spotify" not in house.tokens()
    assert house.vault._keeper.fetch(account.secret_name, account.token_place) == Credentials(token=TOKEN)


def test_a_passphrase_for_somebody_else_locks_at_once(house: House) -> None:
    profiles = house.services.profiles
    profiles.switch(profiles.profiles()[0].id)
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    assert profiles.find("Anna").is_locked
    assert house.vault._keys.key_of(house.anna.id) == b""
    assert TOKEN not in house.tokens()
    profiles.switch(house.anna.id)
    assert house.vault.is_locked
    assert house.app.database.listener_id == NOBODY


@pytest.mark.parametrize("target_has_passphrase", [True, False])
def test_tokens_come_under_the_key_of_the_profile_that_a_merge_gives_them(
    house: House, *, target_has_passphrase: bool
) -> None:
    profiles = house.services.profiles
    ended: list[object] = []
    (account,) = house.services.scrobble.accounts()
    for key, name_field, place_field in SECRETS_IN_STATE:
        house.keeper.keep(f"secret-{key}", Credentials(password=f"password-{key}"))
        house.services.state.set(key, {name_field: f"secret-{key}", place_field: "file"})
    ben = profiles.create("Ben")
    with house.app.database.as_listener(ben.id):
        house.keeper.keep("mail of Ben", Credentials(password="password of Ben"))
        StateStore(house.app.database).set(
            "letter_mail", {"secret_name": "mail of Ben", "secret_place": "file"}
        )
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    if target_has_passphrase:
        profiles.switch(ben.id)
        house.vault.set_passphrase_now(ben.id, "of Ben")
        house.vault.unlock_now(house.anna.id, PASSPHRASE)
    house.services.merging.merge(house.anna.id, ben.id, ended.append, ended.append)
    house.scheduler.settle()
    assert isinstance(ended[0], CopiedRows)
    assert profiles.current.name == "Ben"
    fetched = house.vault._keeper.fetch(account.secret_name, account.token_place)
    assert fetched == Credentials(token=TOKEN)
    assert house.vault._keeper.fetch("secret-spotify", TokenPlace.FILE) == Credentials(
        password="password-spotify"
    )
    assert (TOKEN in house.tokens()) is not target_has_passphrase
    # Ben has mail of his own, so nobody needs Anna's password.
    assert "secret-letter_mail" not in house.tokens()
    assert UnfinishedErasures(house.app.database).all() == {}


def test_passwords_of_mail_and_tokens_of_spotify_are_sealed_too(house: House) -> None:
    for key, name_field, place_field in SECRETS_IN_STATE:
        place = house.keeper.keep(f"secret-{key}", Credentials(password=f"password-{key}"))
        house.services.state.set(key, {name_field: f"secret-{key}", place_field: str(place.value), "x": 1})
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    assert "password-" not in house.tokens()
    house.vault.set_passphrase_now(house.anna.id, "", PASSPHRASE)
    assert house.tokens().count("password-") == len(SECRETS_IN_STATE)
    assert ACCOUNT_KEY in {key for key, _, _ in SECRETS_IN_STATE}


def test_changing_a_passphrase_needs_the_present_one(house: House) -> None:
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    for new in ("new", ""):
        with pytest.raises(PassphraseError) as error:
            house.vault.set_passphrase_now(house.anna.id, new, "guess")
        assert error.value.reason == "wrong"
    with pytest.raises(PassphraseError) as error:
        house.vault.set_passphrase_now(house.anna.id, "line\nbreak", PASSPHRASE)
    assert error.value.reason == "characters"
    house.vault.lock()
    house.vault.unlock_now(house.anna.id, PASSPHRASE)


def test_a_guest_has_no_passphrase(house: House) -> None:
    guest = house.services.profiles.create_guest()
    with pytest.raises(ProfileError):
        house.vault.set_passphrase_now(guest.id, PASSPHRASE)


def test_it_locks_when_nobody_is_there_and_nothing_plays(house: House) -> None:
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    house.services.settings.set(LOCK_AFTER_MIN, 5)
    house.services.player.play_now(house.ids[:1])
    house.scheduler.advance(100_000)
    assert house.services.player.state.is_going
    house.services.player.pause()
    house.scheduler.advance(4 * 60_000)
    house.vault.note_activity()
    house.scheduler.advance(4 * 60_000)
    assert not house.vault.is_locked
    house.scheduler.advance(70_000)
    assert house.vault.is_locked


def test_time_asleep_counts_as_nobody_there(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    house.services.settings.set(LOCK_AFTER_MIN, 5)
    awake = house.scheduler.clock.now_ms
    monkeypatch.setattr(house.scheduler.clock, "now_ms", lambda: awake() + 8 * 3_600_000)
    house.scheduler.advance(10_000)
    assert house.vault.is_locked


def test_a_passphrase_that_comes_after_a_switch_opens_nothing(house: House) -> None:
    told: list[str] = []
    house.vault.set_passphrase_now(house.anna.id, PASSPHRASE)
    house.vault.lock()
    house.vault.unlock(house.anna.id, PASSPHRASE, lambda: told.append("unlocked"), failed(told))
    house.services.profiles.switch(house.services.profiles.profiles()[0].id)
    house.scheduler.settle()
    assert told == []
    assert house.services.profiles.find("Anna").is_locked
    assert house.vault._keys.key_of(house.anna.id) == b""


def test_a_try_runs_beside_the_owners_thread(house: House) -> None:
    told: list[str] = []
    house.vault.set_passphrase(house.anna.id, PASSPHRASE, "", lambda: told.append("set"), failed(told))
    assert told == []
    house.scheduler.settle()
    house.vault.lock()
    house.vault.unlock(house.anna.id, "no", lambda: told.append("unlocked"), failed(told))
    house.scheduler.settle()
    house.vault.unlock(house.anna.id, PASSPHRASE, lambda: told.append("unlocked"), failed(told))
    house.scheduler.settle()
    assert told == ["set", "wrong", "unlocked"]


def failed(told: list[str]) -> Callable[[MusicRecError], None]:
    def note(error: MusicRecError) -> None:
        assert isinstance(error, PassphraseError)
        told.append(error.reason)

    return note
