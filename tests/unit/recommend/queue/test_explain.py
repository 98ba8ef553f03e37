"""Reasons are words."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.queue_rule_table import RULES, RuleName
from musicrec_desktop.model.recommendation import KeptBack, Reason, ReasonKind, rules_named
from musicrec_desktop.recommend.queue import explain
from musicrec_desktop.recommend.queue.for_whom import YOU, for_all, plays_and_likes


def test_aspects_in_words_strongest_first() -> None:
    reasons = explain.aspect_reasons({"timbre": 0.7, "rhythm": 0.99, "harmony": 0.4, "dynamics": 0.1})
    assert [reason.text for reason in reasons] == [
        "almost the same rhythm",
        "similar timbre",
        "somewhat similar harmony",
    ]
    assert [reason.kind for reason in reasons] == [ReasonKind.RHYTHM, ReasonKind.TIMBRE, ReasonKind.HARMONY]
    assert reasons[0].weight == 0.99


def test_there_is_always_a_reason() -> None:
    assert [reason.text for reason in explain.aspect_reasons({"timbre": 0.0, "rhythm": 0.0})] == [
        "another timbre"
    ]
    assert explain.aspect_reasons({"sound": 0.7})[0].text == "similar sound"


def test_the_track_that_it_sounds_like_is_named_after_what_is_alike() -> None:
    reason = explain.sounds_like("Rain", 0.7, {"timbre": 0.74, "rhythm": 0.82, "harmony": 0.5})
    assert reason.text == "rhythm and timbre like “Rain”"
    assert (reason.kind, reason.weight) == (ReasonKind.SESSION, 0.7)
    assert explain.sounds_like("Rain", 0.4, {"timbre": 0.6, "rhythm": 0.1}).text == "timbre like “Rain”"


def test_words_that_fit_both_are_told_instead_of_aspects() -> None:
    words = ("strings", "slow", "violin")
    reason = explain.sounds_like("Rain", 0.7, {"timbre": 0.74, "rhythm": 0.5}, words)
    assert reason.text == "strings and slow, like “Rain”"
    assert explain.sounds_like("Rain", 0.7, {"timbre": 0.7}, words[:1]).text == "strings, like “Rain”"
    assert explain.sounds_like("Rain", 0.1, {}, words).text == "a little like “Rain” as a whole"


def test_what_is_alike_in_no_single_aspect_is_a_little_alike() -> None:
    for similarities in ({"timbre": 0.0, "rhythm": 0.1}, {}):
        reason = explain.sounds_like("Rain", 0.12, similarities)
        assert (reason.kind, reason.text) == (ReasonKind.SESSION, "a little like “Rain” as a whole")


def test_a_misfit_says_whether_something_better_is_left() -> None:
    end, kept = (explain.misfit("Rain", 0.05, is_kept_back=is_so) for is_so in (False, True))
    assert end.text == "less like “Rain”; nothing that fits better is left"
    assert kept.text == "less like “Rain”; what fits better is kept back"
    assert end.kind is kept.kind is ReasonKind.MISFIT
    bars = explain.aspect_reasons({"timbre": 0.3, "rhythm": 0.0}, 0.1, is_whole=True)
    assert [bar.text for bar in bars] == ["another timbre", "another rhythm"]


@pytest.mark.parametrize("count", [1, 3, 1_200])
def test_what_is_kept_back_names_its_rules_and_they_are_found_again(count: int) -> None:
    rules = (RuleName.ARTIST_WINDOW, RuleName.ALBUM_WINDOW)
    reason = explain.kept_back(KeptBack(count, rules))
    assert f"{count:,} that fit" in reason.text
    assert "“Space between artists” and “Space between albums”" in reason.text
    assert rules_named(reason.text) == rules
    for spec in RULES:
        assert rules_named(KeptBack(2, (spec.name,)).text) == (spec.name,)


def test_a_tag_in_common_names_the_track_and_what_is_not_known() -> None:
    reason = explain.by_tag(ReasonKind.ARTIST, "Rain", 0.3, is_analysed=False)
    assert reason.text == "same artist as “Rain” (its sound is not analysed yet)"
    assert (reason.kind, reason.contribution) == (ReasonKind.ARTIST, 0.3)
    assert explain.by_tag(ReasonKind.ALBUM, "Rain", 0.3, is_analysed=True).text == "same album as “Rain”"


def test_aspects_share_what_the_sound_adds() -> None:
    reasons = explain.aspect_reasons({"timbre": 0.9, "rhythm": 0.45, "harmony": 0.1}, 0.6)
    assert [round(reason.contribution, 6) for reason in reasons] == [0.4, 0.2]
    (only,) = explain.aspect_reasons({"timbre": 0.0}, 0.2)
    assert only.contribution == 0.2


DAY_MS = 86_400_000


@pytest.mark.parametrize(
    ("plays", "skips", "age_ms", "text"),
    [
        (1, 0, 3_600_000, "you played it once, last within a day"),
        (4, 0, DAY_MS, "you played it 4 times, last yesterday"),
        (3, 1, 9 * DAY_MS, "you played it to the end 3 of 4 times, last 9 days ago"),
        (0, 1, 9 * DAY_MS, "you skipped it, last 9 days ago"),
        (0, 3, DAY_MS, "you skipped it 3 times, last yesterday"),
        (2, 0, 100 * DAY_MS, "you played it 2 times, last 3 months ago"),
        (0, 0, 800 * DAY_MS, "you heard some of it, last 2 years ago"),
    ],
)
def test_the_listeners_own_past_in_words(plays: int, skips: int, age_ms: int, text: str) -> None:
    assert explain.familiar(plays, skips, age_ms, -0.1).text == text


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (explain.familiar(3, 0, None, 0.1, ["Anna"]), "Anna played it 3 times"),
        (explain.liked(["Anna"], 0.1), "Anna likes it"),
        (explain.liked(["", "Anna"], 0.1), "Anna and you like it"),
        (explain.liked(YOU, 0.1), "you like it"),
        (explain.rated(8, 0.1, ["Anna"]), "Anna gave it 4 stars"),
        (explain.near_taste("Rain", 0.1, is_habit=False, names=["Anna"]), "close to Anna’s favourite “Rain”"),
        (explain.near_played("Rain", 0.1, ["Anna"]), "close to “Rain”, which Anna played"),
        (explain.near_played("", 0.1), "close to what you play"),
        (
            explain.like_skipped("", -0.1, ["Anna", ""]),
            "less, because Anna and you skipped or disliked what sounds like it",
        ),
        (
            explain.listed_together("Rain", 0.1, ["Anna"]),
            "often together with “Rain” in Anna’s playlists",
        ),
    ],
)
def test_a_reason_says_for_whom_it_holds(reason: Reason, text: str) -> None:
    assert reason.text == text


def test_a_reason_for_several_listeners_names_them_you_last() -> None:
    assert for_all(["", "Anna"], ["Rain", "Snow"]) == "for Anna and you: close to “Rain” and “Snow”"
    assert for_all(["Ben", "Anna", ""], []) == "for Ben, Anna and you: a favourite"
    assert plays_and_likes(["Anna"], [""]) == "Anna plays it, you like what sounds alike"
    assert plays_and_likes([""], ["נועה"]) == "you play it, \u2068נועה\u2069 likes what sounds alike"


def test_every_kind_with_fixed_words_has_them() -> None:
    for kind, text in explain.TEXTS.items():
        assert explain.plain(kind, text, 0.1).text == text
        assert text


def test_stars_are_told_as_they_were_given() -> None:
    assert explain.rated(9, 0.03).text == "you gave it 4.5 stars"
    assert explain.rated(2, -0.04).text == "less, because you gave it 1 star"
    assert explain.rated(9, 0.03).kind is ReasonKind.RATED
