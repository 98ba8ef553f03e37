"""Reasons are words."""

from __future__ import annotations

from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.recommend import explain
from musicrec_desktop.recommend.candidates import Tie


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
        "somewhat similar timbre"
    ]
    assert explain.aspect_reasons({"sound": 0.7})[0].text == "similar sound"


def test_the_track_that_it_sounds_like_is_named_after_what_is_alike() -> None:
    reason = explain.sounds_like("Rain", 0.7, {"timbre": 0.74, "rhythm": 0.82, "harmony": 0.5})
    assert reason.text == "rhythm and timbre like “Rain”"
    assert (reason.kind, reason.weight) == (ReasonKind.SESSION, 0.7)
    assert explain.sounds_like("Rain", 0.4, {"timbre": 0.6, "rhythm": 0.1}).text == "timbre like “Rain”"


def test_what_is_alike_in_nothing_does_not_sound_like_it() -> None:
    for similarities in ({"timbre": 0.0, "rhythm": 0.1}, {}):
        reason = explain.sounds_like("Rain", 0.12, similarities)
        assert (reason.kind, reason.text) == (ReasonKind.FALLBACK, explain.NOTHING_NEARER)


def test_a_choice_without_sound_says_so() -> None:
    assert explain.fallback(Tie.ARTIST, "Rain", is_analysed=False, is_heard=True).text == (
        "by the same artist as “Rain” (its sound is not analysed yet)"
    )
    fresh = explain.fallback(Tie.NOTHING, "", is_analysed=True, is_heard=False)
    assert fresh.text == explain.NOTHING_NEARER
    reason = explain.fallback(Tie.NOTHING, "", is_analysed=True, is_heard=True)
    assert (reason.kind, reason.text) == (ReasonKind.FALLBACK, explain.LONG_AGO)


def test_the_listeners_own_past() -> None:
    track = Track(TrackId(1), "/1", Tags("t"), None, is_liked=True)
    assert [reason.kind for reason in explain.personal(track)] == [ReasonKind.LIKED, ReasonKind.UNHEARD]
    assert not explain.personal(Track(TrackId(1), "/1", Tags("t"), None, last_played_ms=5))
    assert not explain.personal(None)
