"""What a letter says, as sentences and sections, and how it looks as HTML and text."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import LetterError
from musicrec_desktop.model.card import CardKind
from musicrec_desktop.model.letter import LetterContent, LetterSection
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.mail import cid_of
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.week import Week
from musicrec_desktop.services.letters.rendering import LetterColours, html_of, text_of, window_html_of
from musicrec_desktop.services.letters.words import clipped
from musicrec_desktop.storage.feedback import FeedbackStore
from tests.support.letter_rig import AFTER, WEEK, LetterRig, in_week

DAY_MS = 24 * 3_600_000


def section(content: LetterContent, title: str) -> LetterSection | None:
    return next((each for each in content.sections if each.title == title), None)


def items(content: LetterContent, title: str) -> list[tuple[str, str]]:
    found = section(content, title)
    assert found is not None
    return [(item.title, item.figure or item.why) for item in found.items]


def test_a_week_in_figures_and_sentences(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[0], in_week(-7, 9), in_week(0), in_week(0, 21), in_week(6))
    rig.play(ids[3], in_week(2))
    content = rig.letters.write_now(WEEK).content
    assert content.period == "23–29 November 2026"
    assert content.summary == (
        "You listened for 13 minutes this week, and played 2 different tracks.",
        "That is 10 minutes more than the week before.",
        "You played Sigur Rós most.",
    )
    assert [(one.value, one.label, one.change) for one in content.figures] == [
        ("13 min", "listened", "+10 min"),
        ("4", "plays", "+3"),
        ("2", "tracks", "+1"),
        ("1", "heard for the first time", ""),
    ]
    assert [(day.name, day.plays) for day in content.days] == [
        ("Mon", 2), ("Tue", 0), ("Wed", 1), ("Thu", 0), ("Fri", 0), ("Sat", 0), ("Sun", 1),
    ]  # fmt: skip
    assert items(content, "Tracks you played most") == [("Svefn-g-englar", "3 plays"), ("So What", "1 play")]
    assert items(content, "Artists") == [("Sigur Rós", "3 plays"), ("Miles Davis", "1 play")]
    assert items(content, "Heard for the first time") == [("So What", "1 play")]


def test_who_shares_the_first_place_is_named_together(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[0], in_week(0))
    rig.play(ids[3], in_week(1))
    assert rig.letters.write_now(WEEK).content.summary[-1] == "You played Miles Davis and Sigur Rós most."


def test_a_listen_that_is_no_play_counts_as_time_only(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[0], in_week(0))
    rig.play(ids[3], in_week(0, 21), listened_ms=20_000)
    content = rig.letters.write_now(WEEK).content
    assert content.summary[0] == "You listened for 4 minutes this week, and played 1 track."
    assert [day.plays for day in content.days] == [1, 0, 0, 0, 0, 0, 0]


def test_a_week_that_goes_on_is_compared_with_as_much_of_the_one_before(
    tmp_path: Path,
) -> None:
    rig = LetterRig(tmp_path, at=AFTER - dt.timedelta(hours=15))  # Sunday, 18:00
    ids = rig.add_library()
    rig.play(ids[0], in_week(0))
    rig.play(ids[0], in_week(-7, 9), in_week(-1, 20))  # the last one is after Sunday, 18:00
    content = rig.letters.write_now(WEEK).content
    assert content.summary[0].startswith("You listened for 3 minutes this week so far")
    assert content.summary[1] == "That is as long as by this time of the week before."
    rig.close()


def test_a_quiet_week_says_so_and_offers_music(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.offer(ids[:2])
    content = rig.letters.write_now(WEEK).content
    assert content.summary == ("You did not play any music of this library this week.",)
    assert (content.figures, content.days) == ((), ())
    assert [each.title for each in content.sections] == ["Try these"]


def test_nothing_at_all_is_a_letter_without_sections(rig: LetterRig) -> None:
    letter = rig.letters.write_now(WEEK)
    assert letter.content.sections == ()
    assert "You did not play" in html_of(letter.content, letter.head.subject)
    assert "You did not play" in text_of(letter.content)


def test_a_week_that_has_not_begun_has_no_letter(rig: LetterRig) -> None:
    with pytest.raises(LetterError) as refused:
        rig.letters.write_now(WEEK.moved(2))
    assert refused.value.reason == "not-begun"


def test_a_year_ago_is_the_week_52_weeks_before(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[5], in_week(0, week=WEEK.moved(-52)), in_week(6, week=WEEK.moved(-52)))
    rig.play(ids[3], in_week(0, week=WEEK.moved(-51)))
    content = rig.letters.write_now(WEEK).content
    found = section(content, "A year ago this week")
    assert found is not None
    assert found.lead == "In the week from 24 November 2025 you played 1 track and listened for 7 minutes."
    assert items(content, "A year ago this week") == [("Teardrop", "2 plays in that week.")]


def test_searches_are_of_the_week_and_each_once(rig: LetterRig, ids: list[TrackId]) -> None:
    for text, day in (("jazz", 0), ("rock", 1), ("jazz", 2), ("pop", 7)):
        rig.weeks.note_search(text, in_week(day))
    assert items(rig.letters.write_now(WEEK).content, "You searched for") == [("jazz", ""), ("rock", "")]


def test_searches_are_forgotten_after_two_months(rig: LetterRig) -> None:
    rig.weeks.note_search("old", in_week(0))
    rig.weeks.note_search("new", in_week(0) + 61 * DAY_MS)
    assert rig.weeks.searches(0, in_week(0) + 90 * DAY_MS) == ["new"]


def test_what_was_loved_and_not_heard_is_offered_once(rig: LetterRig, ids: list[TrackId]) -> None:
    for track_id in ids[:4]:
        rig.play(track_id, *(in_week(0, hour, WEEK.moved(-30)) for hour in range(4)))
    FeedbackStore(rig.database).add(FeedbackKind.DISLIKE, 1, ids[1])
    FeedbackStore(rig.database).add(FeedbackKind.BAN, 1, ids[2])
    rig.offer([ids[0]])
    content = rig.letters.write_now(WEEK).content
    assert items(content, "Try these") == [("Svefn-g-englar", "It sounds like what you play.")]
    assert items(content, "Hear them again") == [("So What", "4 plays, the last in April 2026.")]


def test_cards_give_ten_tracks_two_albums_and_rediscoveries(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.offer(ids, CardKind.LESSER_KNOWN)
    rig.offer(ids[:3], CardKind.DAILY_MIX)
    for number in (3, 5, 7):
        rig.offer([ids[number]], CardKind.ALBUMS_TONIGHT)
    rig.offer(ids[8:], CardKind.REDISCOVER)
    content = rig.letters.write_now(WEEK).content
    tries, albums = section(content, "Try these"), section(content, "Albums to hear whole")
    assert tries is not None
    assert albums is not None
    assert len(tries.items) == len({item.title for item in tries.items}) == 10
    assert [item.title for item in albums.items] == ["Kind of Blue", "Mezzanine"]
    assert all(item.is_album for item in albums.items)
    assert section(content, "Hear them again") is None  # all of them are among the ten


def test_new_albums_are_told_with_their_tracks(rig: LetterRig) -> None:
    rig.add_library()
    rig.database.execute("UPDATE track SET added_at_ms = ? WHERE album = 'Kind of Blue'", (in_week(3),))
    content = rig.letters.write_now(WEEK).content
    found = section(content, "New in your library")
    assert found is not None
    assert found.lead == "2 tracks came into your library."
    assert items(content, "New in your library") == [("Kind of Blue", "2 new tracks")]


def test_another_listener_is_in_nothing_of_it(rig: LetterRig, ids: list[TrackId]) -> None:
    from tests.support.library import library_of

    library_of(rig.database.path, "Anna").close()
    other = rig.database.query("SELECT id FROM listener WHERE name = 'Anna'")[0][0]
    with rig.database.as_listener(other):
        rig.play(ids[0], in_week(0))
        rig.weeks.note_search("secret", in_week(0))
    content = rig.letters.write_now(WEEK).content
    assert content.figures == ()
    assert "secret" not in content.to_json()


def test_a_letter_survives_the_archive(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.play(ids[2], in_week(0))
    rig.pictures[ids[2]] = b"\xff\xd8 jpeg"
    letter = rig.write()
    assert letter.content.pictures == {f"cover-{ids[2]}": b"\xff\xd8 jpeg"}
    assert rig.letters.letter(letter.head.id) == letter
    assert LetterContent.from_json(letter.content.to_json()) == letter.content
    with pytest.raises(ValueError, match="title"):
        LetterContent.from_json("{}")


class Page(HTMLParser):
    """Collects what an HTML page refers to, and its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        names = {"href", "src", "background", "action"}
        self.addresses += [value or "" for name, value in attrs if name in names]
        if tag == "img":
            self.pictures.append(dict(attrs))


def hostile(rig: LetterRig) -> LetterContent:
    """A letter about tracks whose names are attacks."""
    ids = rig.add_library()
    for track_id in ids:
        rig.play(track_id, in_week(1))
    rig.weeks.note_search('"><img src=http://evil.example/x onerror=alert(1)>', in_week(2))
    rig.offer(ids)
    rig.pictures[ids[6]] = b"\xff\xd8 jpeg"
    return rig.letters.write_now(WEEK).content


def test_html_loads_nothing_and_runs_nothing(rig: LetterRig) -> None:
    content = hostile(rig)
    page = Page(html_of(content, "A subject"))
    assert all(one.startswith(("musicrec:", "data:image/jpeg;base64,")) for one in page.addresses)
    assert {"script", "link", "iframe", "object", "form"}.isdisjoint(page.tags)
    assert "@import" not in html_of(content, "A subject")
    assert "url(" not in html_of(content, "A subject")
    assert page.pictures
    assert all(picture["alt"] and picture["width"] and picture["height"] for picture in page.pictures)
    assert "<bdi>إنت عمري</bdi>" in html_of(content, "A subject")
    assert "&lt;script&gt;" in html_of(content, "A subject")


def test_mail_names_its_pictures(rig: LetterRig) -> None:
    content = hostile(rig)
    page = Page(html_of(content, "A subject", {name: cid_of(name) for name in content.pictures}))
    loaded = {one for one in page.addresses if not one.startswith("musicrec:")}
    assert loaded == set(map(cid_of, content.pictures))


def test_links_are_only_like_and_play(rig: LetterRig) -> None:
    content = hostile(rig)
    links = {
        one.split("/")[0] for one in Page(html_of(content, "A subject")).addresses if one.startswith("mus")
    }
    assert links == {"musicrec:play", "musicrec:like"}
    for item in (item for each in content.sections for item in each.items if item.link):
        target = rig.letters.linked(item.link)
        assert target is not None
        assert rig.tracks.get(target.track_id) is not None


def test_long_names_are_cut(rig: LetterRig) -> None:
    assert len(clipped("x" * 10_000)) == 120
    assert clipped("a\r\nb\u2028c") == "a b c"


def test_text_has_every_section_in_lines(rig: LetterRig) -> None:
    text = text_of(hostile(rig))
    assert "TRY THESE" in text
    assert "musicrec:play/" in text
    assert "Tue  ##############################" in text
    assert "\n-- \n" in text


def test_the_window_gets_what_qt_understands(rig: LetterRig) -> None:
    page = Page(window_html_of(hostile(rig), LetterColours("#111111", "#222222", "#333333")))
    assert {"script", "style", "link"}.isdisjoint(page.tags)
    assert all(not one.startswith(("http", "//")) for one in page.addresses)


def test_an_item_without_a_cover_has_its_initial(rig: LetterRig, ids: list[TrackId]) -> None:
    rig.offer([ids[8]])
    letter = rig.letters.write_now(WEEK)
    assert ">上</td>" in html_of(letter.content, "A subject")


def test_weeks_around_new_year_are_named_in_full(rig: LetterRig) -> None:
    rig.clock.advance(60 * DAY_MS)
    assert rig.letters.write_now(Week(2026, 53)).content.period == "28 December 2026 – 3 January 2027"
    assert rig.letters.write_now(Week(2026, 49)).content.period == "30 November – 6 December 2026"
