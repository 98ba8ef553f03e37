"""Seasonal music is known by its words, and comes when its season is."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.track import TrackFacts
from musicrec_desktop.recommend.queue.rules.relaxation import Relaxation
from musicrec_desktop.recommend.queue.rules.seasons import SEASONS, InSeason, seasons_of, seasons_on
from tests.unit.recommend.queue.rules.making import EMPTY, ONE, any_facts, facts

CHRISTMAS = (
    "Last Christmas", "Merry Xmas Everybody", "X-Mas Time", "Noël", "Petit Papa Noël",
    "The First Noel", "Weihnachten bin ich zu Haus", "Vorweihnacht", "Feliz Navidad",
    "Bianco Natale", "Buon Natale", "Feliz Natal", "God Jul", "Glædelig jul",
    "Kerst voor iedereen", "Joululaulu", "Vánoční píseň", "Boże Narodzenie", "Kolęda",
    "Boldog karácsonyt", "O, ce veste minunată", "Colinde de Crăciun", "Jingle Bells",
    "Jingle Bell Rock", "Silent Night", "Stille Nacht, heilige Nacht",
    "Santa Claus Is Coming to Town", "Winter Wonderland", "Let It Snow! Let It Snow! Let It Snow!",
    "O Holy Night", "Adeste Fideles", "The Little Drummer Boy", "Rudolph the Red-Nosed Reindeer",
    "Rudolph", "Have Yourself a Merry Little Christmas", "Santa's Coming for Us",
    "Baby, It’s Cold Outside", "恋人たちのクリスマス", "크리스마스", "圣诞快乐", "Καλά Χριστούγεννα",
    "Mele Kalikimaka", "Nu är det jul igen", "Tu scendi dalle stelle", "Minuit, chrétiens",
    "Es ist ein Ros entsprungen",
)  # fmt: skip
ORDINARY = (
    "Natalie", "Snow", "Snow (Hey Oh)", "Julie", "Julia", "July", "4 juli", "Winter",
    "Santa Monica", "Santana", "Santa Fe", "Noelle", "Carol", "Oh! Carol", "Holly", "Holiday",
    "Silent Nights", "Night Silent", "Kerstin", "Kersten", "Natal Chart", "Città natale",
    "Mi tierra natal", "Joule", "Bells", "White", "Star", "Crash", "Merry Christmas Mr. Lawrence",
    "Christmas Steps", "Adventure", "Second Advent", "Drummer", "Boy", "New Year's Day",
    "Eastern Promises", "Easter", "The East", "Helloween", "Hallow", "Rudolph Valentino", "Jul",
    "Noel Gallagher's High Flying Birds", "Noel Coward", "Gabon", "Karnival", "Pasquale",
    "Ostermann", "Österreich", "Colin", "Colindale", "Navid", "Kolej", "Пасхалин",
    "Nativity in Black", "Thriller", "Gaudete Fugue",
    "Allons danser Colinda", "Que pasen los días", "Île de Pâques", "Easter Island",
)  # fmt: skip


def of_title(title: str, *artists: str) -> TrackFacts:
    return facts(*artists, title=fold(title))


@pytest.mark.parametrize("title", CHRISTMAS)
def test_christmas_is_known_in_many_languages(title: str) -> None:
    assert seasons_of(of_title(title, "somebody")) == {"Christmas"}
    assert seasons_of(facts("somebody", album=fold(title))) == {"Christmas"}
    assert seasons_of(facts(title=title.casefold())) == {"Christmas"}


@pytest.mark.parametrize("title", ORDINARY)
def test_ordinary_titles_are_of_no_season(title: str) -> None:
    assert seasons_of(of_title(title)) == frozenset()


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("Halloween", "Halloween"),
        ("This Is Hallowe'en", "Halloween"),
        ("Monster Mash", "Halloween"),
        ("Osterlieder", "Easter"),
        ("Easter Hymn", "Easter"),
        ("Joyeuses Pâques", "Easter"),
        ("Христос воскресе", "Easter of the Julian calendar"),
        ("Новогодняя", "Christmas of the Julian calendar"),
        ("Різдвяна ніч", "Christmas of the Julian calendar"),
        ("Auld Lang Syne", "New Year"),
        ("Happy New Year", "New Year"),
        ("Chanukah Song", "Hanukkah"),
        ("Sinterklaasliedjes", "Saint Nicholas"),
    ],
)
def test_other_seasons_are_known_too(text: str, season: str) -> None:
    assert seasons_of(of_title(text)) == {season}


def test_albums_and_genres_say_more_than_titles_do() -> None:
    assert seasons_of(facts("sissel", album="jul")) == {"Christmas"}
    assert seasons_of(facts("sissel", title="x", genres=("holiday",))) == {"Christmas"}
    assert seasons_of(facts(title="holiday", album="holiday", genres=("pop",))) == frozenset()
    assert seasons_of(facts(genres=("easter",))) == {"Easter"}
    assert seasons_of(facts(album="christmas and halloween")) == {"Christmas", "Halloween"}


def test_names_of_artists_are_no_hints() -> None:
    assert seasons_of(facts("noel gallagher", title="the mexican")) == frozenset()
    assert seasons_of(facts("noel", "somebody", title="noel", album="noel")) == frozenset()
    assert seasons_of(facts("jul", album="jul")) == frozenset()
    assert seasons_of(facts("jul", album="jul", genres=("jul",))) == {"Christmas"}
    assert seasons_of(facts("christmas", title="christmas")) == {"Christmas"}
    assert seasons_of(facts("first aid kit", title="the first noel")) == {"Christmas"}


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ((2024, 11, 30), {"Hanukkah", "Saint Nicholas"}),
        ((2024, 12, 1), {"Christmas", "Christmas of the Julian calendar", "Hanukkah", "Saint Nicholas"}),
        ((2025, 1, 6), {"Christmas", "Christmas of the Julian calendar", "Hanukkah", "New Year"}),
        ((2025, 1, 7), {"Christmas of the Julian calendar"}),
        ((2025, 1, 20), set()),
        ((2025, 10, 14), set()),
        ((2025, 10, 15), {"Halloween"}),
        ((2025, 10, 31), {"Halloween"}),
        ((2025, 11, 1), set()),
        ((2024, 3, 16), set()),
        ((2024, 3, 17), {"Easter"}),
        ((2024, 4, 1), {"Easter"}),
        ((2024, 4, 2), set()),
        ((2024, 4, 21), {"Easter of the Julian calendar"}),
        ((2024, 5, 6), {"Easter of the Julian calendar"}),
        ((2024, 5, 7), set()),
    ],
)
def test_seasons_begin_and_end(day: tuple[int, int, int], names: set[str]) -> None:
    assert seasons_on(dt.date(*day)) == names


@pytest.mark.parametrize(
    ("western", "eastern"),
    [
        ((1961, 4, 2), (1961, 4, 9)),
        ((2000, 4, 23), (2000, 4, 30)),
        ((2008, 3, 23), (2008, 4, 27)),
        ((2011, 4, 24), (2011, 4, 24)),
        ((2021, 4, 4), (2021, 5, 2)),
        ((2024, 3, 31), (2024, 5, 5)),
        ((2025, 4, 20), (2025, 4, 20)),
        ((2026, 4, 5), (2026, 4, 12)),
        ((2038, 4, 25), (2038, 4, 25)),
    ],
)
def test_easter_is_when_the_churches_hold_it(
    western: tuple[int, int, int], eastern: tuple[int, int, int]
) -> None:
    for name, sunday in (("Easter", dt.date(*western)), ("Easter of the Julian calendar", dt.date(*eastern))):
        days = [day for day in range(-30, 31) if name in seasons_on(sunday + dt.timedelta(days=day))]
        assert days == list(range(-14, 2))


def test_seasonal_tracks_come_in_their_season_only() -> None:
    summer, advent = InSeason(dt.date(2024, 7, 1)), InSeason(dt.date(2024, 12, 20))
    song = facts("wham!", title="last christmas")
    assert summer.level(ONE, song, EMPTY) == Relaxation.SEASON
    assert advent.level(ONE, song, EMPTY) == 0
    assert advent.level(ONE, facts(title="halloween"), EMPTY) == Relaxation.SEASON
    assert advent.level(ONE, facts(title="halloween", album="christmas"), EMPTY) == 0
    assert summer.level(ONE, facts(title="summer"), EMPTY) == 0


@given(any_facts, st.dates(dt.date(1583, 1, 1), dt.date(4099, 12, 31)))
def test_any_day_and_any_track_will_do(one: TrackFacts, day: dt.date) -> None:
    own = seasons_of(one)
    assert own <= {season.name for season in SEASONS}
    is_out = bool(own) and not own & seasons_on(day)
    assert (InSeason(day).level(ONE, one, EMPTY) > 0) == is_out
