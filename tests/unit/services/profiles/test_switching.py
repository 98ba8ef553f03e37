"""A whole player in which one profile follows another: nothing of one is shown to the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.errors import DiskFullError, ProfileError
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import AUTOPLAY, CROSSFADE_S, THEME, TRAINED_EAR
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.browse import BrowseRequest, SortColumn
from musicrec_desktop.model.playback import EndReason, PlayerState
from musicrec_desktop.model.profile import Profile, ProfileId
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.services.profiles.service import COLOURS, FIRST_NAME, ProfileService, opened_with
from musicrec_desktop.storage.personal_tables import PERSONAL_TABLES
from musicrec_desktop.storage.profiles import ProfileStore
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler

LENGTH_MS = 200_000


class Household:
    """A player with six tracks and two profiles."""

    def __init__(self, folder: Path) -> None:
        self.scheduler = ManualScheduler()
        self.paths = ProfilePaths.under(str(folder))
        new_library(self.paths.database)
        self.app: App = build(
            self.paths, self.scheduler, engine=NullEngine(self.scheduler, check=lambda _path: ""), rng_seed=1
        )
        self.services = self.app.services
        self.profiles: ProfileService = self.services.profiles
        self.ids = add_numbered_tracks(self.app.database, 6)
        self.services.settings.set(AUTOPLAY, False)
        self.services.session.restore()
        self.first = self.profiles.current
        self.anna = self.profiles.create("Anna")
        with self.app.database.as_listener(self.anna.id):
            self.services.settings.set(AUTOPLAY, False)

    def switch(self, profile: Profile) -> None:
        """Let a profile be in use, and let everything settle."""
        self.profiles.switch(profile.id)
        self.scheduler.settle()

    def queue(self) -> tuple[TrackId | None, list[TrackId]]:
        """What is current, and what comes."""
        queue = self.services.player.queue
        current = None if queue.current is None else queue.current.track_id
        return current, [entry.track_id for entry in queue.upcoming]

    def state(self) -> PlayerState:
        """What the player does."""
        return self.services.player.state

    def listens(self, profile: Profile) -> list[tuple[TrackId, int, str]]:
        """The listens of a profile, oldest first."""
        return [
            (TrackId(track_id), listened_ms, reason)
            for track_id, listened_ms, reason in self.app.database.query(
                "SELECT track_id, listened_ms, reason FROM listen WHERE listener_id = ? ORDER BY id",
                (profile.id,),
            )
        ]

    def told(self) -> tuple[object, ...]:
        """All that services tell of the profile in use."""
        services = self.services
        return (
            services.settings.get(THEME),
            services.settings.get(CROSSFADE_S),
            services.sound.controls.crossfade_ms,
            services.autoplay.controls,
            services.autoplay.is_enabled,
            services.autoplay.inside,
            [preset.label for preset in services.queue_presets.presets],
            list(services.feedback.liked_ids()),
            services.feedback.banned_artist_names(),
            services.ratings.everything(),
            [one.name for one in services.playlists.reader.playlists()],
            [one.name for one in services.playlists.reader.folders()],
            services.state.get("window"),
            services.exchange.path_memory.rules,
            [account.address.url for account in services.scrobble.accounts()],
            [row.track.id for row in services.browse.history(9)],
            [(track.is_liked, track.play_count) for track in services.browse.page(self.ids)],
            list(services.browse.ids(BrowseRequest("liked:yes"))),
            list(services.browse.ids(BrowseRequest(sort=SortColumn.PLAYS, is_descending=True))),
            self.queue(),
            services.player.is_shuffled,
            services.player.repeat,
        )


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Household]:
    made = Household(tmp_path)
    yield made
    made.app.close()


def fill(house: Household) -> None:
    """Give the profile in use something of everything."""
    services = house.services
    services.settings.set(THEME, "dark")
    services.settings.set(CROSSFADE_S, 5)
    services.sound.profile_switched()
    services.autoplay.set_controls(QueueControls(minutes=77))
    services.queue_presets.save("Evening", QueueControls())
    services.feedback.like(house.ids[1])
    services.feedback.ban_artist("Artist 0")
    services.ratings.rate([house.ids[2]], 9)
    services.playlists.lists.create("Secret list", [house.ids[3]])
    services.playlists.folders.create("Secret folder")
    services.state.set("window", {"searches": ["secret"]})
    services.player.set_shuffled(True)
    services.player.enqueue([house.ids[4], house.ids[5]])
    house.scheduler.advance(3_000)


def test_one_is_as_it_was_left_and_the_other_knows_nothing_of_it(house: Household) -> None:
    new = house.told()
    fill(house)
    own = house.told()
    assert own != new
    house.switch(house.anna)
    assert house.told() == new
    house.services.feedback.like(house.ids[0])
    house.scheduler.advance(3_000)
    hers = house.told()
    house.switch(house.first)
    assert house.told() == own
    house.switch(house.anna)
    assert house.told() == hers


def test_what_plays_goes_on_and_is_a_listen_of_each(house: Household) -> None:
    player, database = house.services.player, house.app.database
    player.play_now(house.ids[:3])
    house.scheduler.advance(120_000)
    house.switch(house.anna)
    assert house.state() is PlayerState.PLAYING
    assert house.queue() == (house.ids[0], [])
    house.scheduler.advance(LENGTH_MS - 120_000 + 1_000)
    mine, hers = house.listens(house.first), house.listens(house.anna)
    assert [(track_id, reason) for track_id, _, reason in mine] == [(house.ids[0], "stopped")]
    assert [(track_id, reason) for track_id, _, reason in hers] == [(house.ids[0], "stopped")]
    assert mine[0][1] == pytest.approx(120_000, abs=500)
    assert mine[0][1] + hers[0][1] == pytest.approx(LENGTH_MS, abs=1_000)
    assert database.query("SELECT is_play FROM listen ORDER BY id") == [(1,), (0,)]
    house.switch(house.first)
    assert house.queue() == (house.ids[0], house.ids[1:3])
    assert house.state() is PlayerState.PAUSED
    assert player.position_ms == pytest.approx(120_000, abs=500)


def test_the_queue_of_who_comes_follows_what_plays(house: Household) -> None:
    player = house.services.player
    player.enqueue([house.ids[4], house.ids[5]])
    player.next()
    player.pause()
    house.switch(house.anna)
    assert house.queue() == (None, [])
    player.play_now(house.ids[:3])
    house.scheduler.advance(1_000)
    house.switch(house.first)
    assert house.queue() == (house.ids[0], [house.ids[4], house.ids[5]])
    ids = [entry.id for entry in (*player.queue.played, *player.queue.upcoming)]
    current = player.queue.current
    assert current is not None
    assert len({*ids, current.id}) == 3
    player.next()
    house.scheduler.advance(1_000)
    assert house.queue() == (house.ids[4], [house.ids[5]])
    assert house.listens(house.anna)[-1][0] == house.ids[0]


def test_a_queue_is_not_lost_where_profiles_follow_each_other_at_once(house: Household) -> None:
    house.services.player.enqueue(house.ids[:2])
    bert = house.profiles.create("Bert")
    for profile in (house.anna, bert, house.anna, house.first):
        house.profiles.switch(profile.id)
    house.scheduler.settle()
    assert house.queue() == (None, house.ids[:2])
    house.scheduler.advance(5_000)
    house.switch(house.anna)
    assert house.queue() == (None, [])
    house.switch(house.first)
    assert house.queue() == (None, house.ids[:2])


def test_work_that_goes_on_is_done_for_who_began_it_and_not_told_to_the_other(house: Household) -> None:
    told: list[object] = []
    lists, lane = house.services.playlists.lists, house.services.playlists.lane
    for name in ("One", "Two"):
        lane.start(partial(lists.create, name, house.ids), told.append)
    house.profiles.switch(house.anna.id)
    house.scheduler.settle()
    assert told == []
    assert house.services.playlists.reader.playlists() == []
    house.switch(house.first)
    assert [one.name for one in house.services.playlists.reader.playlists()] == ["One", "Two"]


def test_no_order_of_work_and_switches_writes_to_the_other(house: Household) -> None:
    """Likes of each profile are said in tasks; wherever the switches fall, each has its own."""
    first, anna = house.first, house.anna
    for step in range(40):
        profile = house.profiles.current
        track_id = house.ids[step % 3] if profile.id == first.id else house.ids[3 + step % 3]

        def like(_context: TaskContext, track_id: TrackId = track_id) -> None:
            house.services.feedback.like(track_id)
            house.services.feedback.clear(track_id)
            house.services.feedback.like(track_id)

        house.scheduler.run(Lane.QUICK, like)
        for _ in range(step % 4):
            house.scheduler.step()
        if step % 3 == 0:
            house.profiles.switch(anna.id if profile.id == first.id else first.id)
    house.scheduler.settle()
    said = house.app.database.query("SELECT DISTINCT listener_id, track_id FROM feedback ORDER BY 1, 2")
    assert said == [
        *((first.id, track_id) for track_id in house.ids[:3]),
        *((anna.id, track_id) for track_id in house.ids[3:]),
    ]


def test_taste_is_learnt_anew(house: Household) -> None:
    for track_id in house.ids[:4]:
        house.services.feedback.like(track_id)
    house.services.autoplay.taste.learn_now()
    before = house.services.autoplay.taste.known
    house.services.autoplay.taste.refresh()
    house.profiles.switch(house.anna.id)
    house.scheduler.settle()
    assert house.services.autoplay.taste.known is not before
    assert not len(house.services.autoplay.taste.known.profile.last_ms)


def test_a_guest_is_forgotten_when_it_is_left(house: Household) -> None:
    guest = house.profiles.create_guest()
    second = house.profiles.create_guest()
    assert (guest.name, second.name, guest.is_guest) == ("Guest", "Guest 2", True)
    house.switch(guest)
    house.services.feedback.like(house.ids[0])
    house.services.playlists.lists.create("Mine", house.ids)
    house.services.player.play_now(house.ids)
    house.scheduler.advance(40_000)
    house.switch(house.first)
    house.scheduler.settle()
    assert [profile.name for profile in house.profiles.profiles()] == [FIRST_NAME, "Anna", "Guest 2"]
    for table in PERSONAL_TABLES.values():
        assert house.app.database.query(f"SELECT 1 FROM {table.name} WHERE {table.rows}", (guest.id,)) == []


def test_guests_of_a_killed_player_are_forgotten_by_the_next(tmp_path: Path) -> None:
    house = Household(tmp_path)
    guest = house.profiles.create_guest()
    house.profiles.switch(guest.id)
    house.services.feedback.like(house.ids[0])
    house.app.database.close()  # as a kill leaves it
    scheduler = ManualScheduler()
    again = build(house.paths, scheduler, engine=NullEngine(scheduler))
    assert again.services.profiles.current.id == house.first.id
    again.services.profiles.start()
    scheduler.settle()
    assert [profile.name for profile in again.services.profiles.profiles()] == [FIRST_NAME, "Anna"]
    assert again.database.query("SELECT 1 FROM feedback") == []
    again.close()


def test_the_guest_in_use_is_forgotten_when_the_player_closes(tmp_path: Path) -> None:
    house = Household(tmp_path)
    house.profiles.start()
    house.switch(house.profiles.create_guest())
    house.services.player.play_now(house.ids)
    house.scheduler.advance(40_000)
    house.app.close()
    scheduler = ManualScheduler()
    again = build(house.paths, scheduler, engine=NullEngine(scheduler))
    assert [profile.name for profile in again.services.profiles.profiles()] == [FIRST_NAME, "Anna"]
    assert again.database.query("SELECT 1 FROM listen") == []
    again.close()


def test_a_profile_that_another_process_deletes_is_left(house: Household) -> None:
    house.switch(house.anna)
    lost: list[str] = []
    house.profiles.lost.connect(lost.append)
    house.profiles.start()
    ProfileStore(house.app.database).remove(house.anna.id)
    house.scheduler.advance(2_000)
    assert lost == ["Anna"]
    assert house.profiles.current.id == house.first.id
    assert house.app.database.listener_id == house.first.id


def test_names_that_another_process_gives_are_noticed(house: Household) -> None:
    told: list[str] = []
    house.profiles.changed.connect(lambda: told.append(house.profiles.profiles()[1].name))
    house.profiles.start()
    house.scheduler.advance(4_000)
    assert told == []
    ProfileStore(house.app.database).rename(house.anna.id, "Ann")
    house.scheduler.advance(2_000)
    assert told == ["Ann"]


def test_what_is_wrong_is_told_and_changes_nothing(house: Household) -> None:
    profiles = house.profiles
    before = profiles.profiles()
    wrong = (
        ("taken", lambda: profiles.create("ANNA")),
        ("taken", lambda: profiles.create(FIRST_NAME.upper())),
        ("taken", lambda: profiles.rename(house.first.id, "anna")),
        ("name-empty", lambda: profiles.create("  ")),
        ("colour", lambda: profiles.set_colour(house.anna.id, "red")),
        ("colour", lambda: profiles.create("Bert", "#12345")),
        ("gone", lambda: profiles.switch(ProfileId(99))),
        ("gone", lambda: profiles.remove(ProfileId(99))),
        ("gone", lambda: profiles.rename(ProfileId(99), "x")),
        ("unknown", lambda: profiles.find("Carl")),
    )
    for reason, act in wrong:
        with pytest.raises(ProfileError) as caught:
            act()
        assert caught.value.reason == reason
    assert profiles.profiles() == before
    profiles.create_guest()
    profiles.remove(house.anna.id)
    with pytest.raises(ProfileError) as caught:
        profiles.remove(house.first.id)
    assert caught.value.reason == "last"


def test_nothing_changes_where_nothing_can_be_written(house: Household) -> None:
    before, database = house.profiles.profiles(), house.app.database
    database.write_problem = DiskFullError(database.path, "full")
    for profile in before:
        with pytest.raises(DiskFullError):
            house.profiles.remove(profile.id)
    house.switch(house.anna)
    assert house.profiles.current.id == house.anna.id
    house.switch(house.first)
    database.write_problem = None
    assert house.profiles.profiles() == before


def test_fifty_profiles_have_ids_and_colours(house: Household) -> None:
    for number in range(48):
        house.profiles.create(f"Person {number}")
    profiles = house.profiles.profiles()
    assert len({profile.id for profile in profiles}) == 50
    assert {profile.colour for profile in profiles} == set(COLOURS)


def test_the_player_opens_with_who_was_named_always_or_last(house: Household) -> None:
    database = house.app.database
    house.profiles.start()
    assert opened_with(database) == house.first.id
    house.switch(house.anna)
    assert opened_with(database) == house.anna.id
    assert opened_with(database, FIRST_NAME.lower()) == house.first.id
    house.profiles.set_always(house.first.id)
    always = house.profiles.always
    assert always is not None
    assert always.id == opened_with(database) == house.first.id
    with pytest.raises(ProfileError) as caught:
        opened_with(database, "Nobody")
    assert (caught.value.reason, caught.value.choices) == ("unknown", (FIRST_NAME, "Anna"))


def test_settings_of_the_library_are_everybodys(house: Household) -> None:
    house.services.settings.set(TRAINED_EAR, False)
    house.switch(house.anna)
    assert house.services.settings.get(TRAINED_EAR) is False


def test_what_began_for_another_and_is_skipped_is_no_skip(house: Household) -> None:
    house.services.player.play_now(house.ids[:2])
    house.scheduler.advance(5_000)
    house.switch(house.anna)
    house.scheduler.advance(2_000)
    house.services.player.next()
    house.scheduler.settle()
    assert house.listens(house.anna)[0][2] == str(EndReason.STOPPED)
    assert not house.services.autoplay._watch.session.taste.rejected
