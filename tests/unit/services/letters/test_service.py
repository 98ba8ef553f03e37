"""The letter that is due, the archive, and the notes of searches."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import DiskFullError, LetterError, MusicRecError
from musicrec_desktop.core.settings import LETTER, LETTER_DAY, LETTER_MAIL, LETTER_MINUTE, LETTER_QUIET_WEEKS
from musicrec_desktop.model.letter import Letter, LetterState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.personal_rows.copying import merge_rows
from musicrec_desktop.storage.profiles import ProfileStore
from tests.support.letter_rig import AFTER, WEEK, LetterRig, in_week

DAY_MS = 24 * 3_600_000


def weeks(rig: LetterRig) -> list[str]:
    return [head.week.name for head in rig.letters.heads()]


def test_after_weeks_away_there_is_one_letter(rig: LetterRig, ids: list[TrackId]) -> None:
    made: list[Letter] = []
    rig.letters.made.connect(made.append)
    for back in range(4):
        rig.play(ids[0], in_week(1, week=WEEK.moved(-back)))
    rig.letters.start()
    rig.scheduler.advance(2 * DAY_MS)
    assert weeks(rig) == ["2026-W48"]
    assert [letter.head.week for letter in made] == [WEEK]
    assert made[0].head.id == rig.letters.heads()[0].id


def test_letters_come_each_week_at_their_time(tmp_path: Path) -> None:
    rig = LetterRig(tmp_path, at=AFTER - dt.timedelta(days=1))
    ids = rig.add_library()
    rig.settings.set(LETTER_DAY, "wednesday")
    rig.settings.set(LETTER_MINUTE, 7 * 60)
    for ahead in range(-1, 3):
        rig.play(ids[0], in_week(1, week=WEEK.moved(ahead)))
    rig.letters.start()
    rig.scheduler.advance(DAY_MS // 24)
    assert weeks(rig) == ["2026-W47"]
    rig.scheduler.advance(3 * DAY_MS)
    assert weeks(rig) == ["2026-W48", "2026-W47"]
    rig.scheduler.advance(7 * DAY_MS)
    assert weeks(rig) == ["2026-W49", "2026-W48", "2026-W47"]
    rig.close()


def test_a_week_without_music_has_a_letter_where_it_is_wanted(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.letters.start()
    rig.scheduler.advance(DAY_MS)
    assert weeks(rig) == []
    rig.settings.set(LETTER_QUIET_WEEKS, True)
    rig.scheduler.advance(7 * DAY_MS)
    assert weeks(rig) == ["2026-W49"]


def test_no_letters_where_none_are_wanted(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[0], in_week(1))
    rig.settings.set(LETTER, False)
    rig.letters.note_search("jazz")
    rig.letters.start()
    rig.scheduler.advance(8 * DAY_MS)
    assert weeks(rig) == []
    assert rig.weeks.searches(0, rig.clock.now_ms()) == []


def test_guests_and_locked_profiles_get_none(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[0], in_week(1))
    rig.is_open = False
    rig.letters.note_search("secret")
    rig.letters.start()
    rig.scheduler.advance(DAY_MS)
    refused: list[MusicRecError] = []
    rig.letters.write(WEEK, lambda _letter: None, refused.append)
    with pytest.raises(LetterError) as locked:
        rig.letters.write_now(WEEK)
    assert locked.value.reason == "locked"
    assert [str(error.args[0]) for error in refused] == ["locked"]
    assert rig.database.query("SELECT count(*) FROM letter UNION ALL SELECT count(*) FROM search_note") == [
        (0,),
        (0,),
    ]


def test_a_letter_waits_for_the_post_only_with_an_account(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[0], in_week(1))
    rig.letters.start()
    rig.scheduler.advance(DAY_MS)
    assert rig.letters.heads()[0].state is LetterState.KEPT


def test_no_mail_where_it_is_off(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[0], in_week(1))
    rig.set_account(1, "x")
    rig.settings.set(LETTER_MAIL, False)
    rig.letters.start()
    rig.scheduler.advance(DAY_MS)
    assert rig.letters.heads()[0].state is LetterState.KEPT


def test_a_letter_is_written_again_until_it_is_sent(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[0], in_week(1))
    first = rig.write()
    rig.play(ids[3], in_week(2))
    done: list[Letter] = []
    rig.letters.write(WEEK, done.append, lambda error: None)
    assert rig.letters.is_writing
    rig.scheduler.settle()
    assert not rig.letters.is_writing
    assert done[0].message_key != first.message_key
    assert len(rig.letters.heads()) == 1
    rig.database.execute("UPDATE letter SET state = 'sent', attempts = 1")
    assert rig.write().message_key == done[0].message_key


def test_the_archive_can_be_read_and_emptied(rig: LetterRig, ids: list[TrackId]) -> None:
    letter = rig.write()
    assert not letter.head.is_read
    rig.letters.mark_read(letter.head.id)
    assert rig.letters.heads()[0].is_read
    rig.letters.delete(letter.head.id)
    assert rig.letters.heads() == []
    with pytest.raises(LetterError):
        rig.letters.letter(letter.head.id)


def test_a_full_disk_is_told_and_tried_again(
    rig: LetterRig, ids: list[TrackId], monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.play(ids[0], in_week(1))
    failed: list[MusicRecError] = []
    rig.letters.failed.connect(failed.append)

    def full(_letter: Letter, *, is_sent: bool) -> None:
        raise DiskFullError(rig.database.path)

    with monkeypatch.context() as patch:
        patch.setattr(rig.store, "keep", full)
        rig.letters.start()
        rig.scheduler.advance(DAY_MS // 48)
    assert isinstance(failed[0], DiskFullError)
    rig.scheduler.advance(DAY_MS // 24)
    assert weeks(rig) == ["2026-W48"]


def test_a_switch_of_profiles_drops_what_is_being_written(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[0], in_week(1))
    done: list[Letter] = []
    rig.letters.write(WEEK, done.append, lambda error: None)
    rig.letters.profile_switched()
    rig.scheduler.settle()
    assert done == []


def test_links_find_what_letters_offer_and_nothing_else(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.offer([ids[3]])
    key = rig.write().content.sections[0].items[0].link
    target = rig.letters.linked(key)
    assert target is not None
    assert target.track_id == ids[3]
    for made_up in ("", "x", key[:-1], key.upper() + "0", "1", str(ids[3])):
        assert rig.letters.linked(made_up) is None
    with rig.database.as_listener(99):
        assert rig.letters.linked(key) is None


def test_a_link_stays_with_its_track(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.offer([ids[3]])
    key = rig.write().content.sections[0].items[0].link
    rig.tracks.merge_moved(ids[9], ids[3])
    target = rig.letters.linked(key)
    assert target is not None
    assert target.track_id == ids[9]


def test_letters_and_links_of_a_merged_profile_stay(rig: LetterRig, ids: list[TrackId]) -> None:
    first = rig.database.listener_id
    anna = ProfileStore(rig.database).create("Anna", 1)
    with rig.database.as_listener(anna):
        rig.play(ids[0], in_week(1))
        rig.offer([ids[3]])
        theirs = rig.write()
        older = rig.write(WEEK.moved(-1))
        rig.store.queue(older.head.id)
    mine = rig.write()
    merge_rows(rig.database, anna, first)
    heads = rig.letters.heads()
    assert [(head.week, head.state, head.reason) for head in heads] == [
        (WEEK, LetterState.KEPT, ""),
        (WEEK.moved(-1), LetterState.QUEUED, ""),
    ]
    assert heads[0].id == mine.head.id
    for letter in (theirs, older, mine):
        for item in (item for section in letter.content.sections for item in section.items if item.link):
            assert rig.letters.linked(item.link) is not None
