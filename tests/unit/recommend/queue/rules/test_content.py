"""Length, spoken word and silence."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.track import TrackFacts
from musicrec_desktop.recommend.queue.rules.content import ListenableLength, NoSounds, NoSpeech
from musicrec_desktop.recommend.queue.rules.relaxation import NEVER, Relaxation
from tests.unit.recommend.queue.rules.making import EMPTY, ONE, facts, sound


def is_speech(one: TrackFacts) -> bool:
    level = NoSpeech().level(ONE, one, EMPTY)
    assert level in {0, Relaxation.SPEECH}
    return level > 0


@pytest.mark.parametrize(
    ("duration_ms", "expected"),
    [(59_999, 1), (60_000, 0), (720_000, 0), (720_001, 1), (0, 1), (None, 0)],
)
def test_jingles_and_hours_are_not_listenable(duration_ms: int | None, expected: int) -> None:
    assert ListenableLength(60, 720).level(ONE, facts(duration_ms=duration_ms), EMPTY) == expected


@pytest.mark.parametrize(
    ("shortest_s", "duration_ms", "expected"),
    [(60, 19_999, NEVER), (60, 20_000, 0), (60, None, 0), (60, 0, 0), (5, 5_000, 0), (5, 4_999, NEVER)],
)
def test_mere_sounds_never_come_unless_they_are_asked_for(
    shortest_s: int, duration_ms: int | None, expected: int
) -> None:
    assert NoSounds(shortest_s).level(ONE, facts(duration_ms=duration_ms), EMPTY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Audiobook", "The Hobbit (Audio Book)", "Spoken Word", "My Podcast #3", "Skit", "Skit 1",
        "Skit I", "Bathroom (skit)", "Interview with the band", "Hörspiel",
        "Die drei Fragezeichen - Hörspiele", "Hörbuch", "Hörbücher", "Livre audio", "Audiolibro",
        "Audiolibri", "Audiolivro", "Luisterboek", "Hoorspel", "Ljudbok", "Lydbøger", "Äänikirja",
        "Słuchowisko", "Аудиокнига", "Подкаст", "ポッドキャスト", "有声书", "Radio Drama", "Unabridged",
        "Stand-Up Comedy", "[silence]", "[dialogue]",
    ],
)  # fmt: skip
def test_spoken_word_is_known_by_its_names(text: str) -> None:
    assert is_speech(facts(title=fold(text)))
    assert is_speech(facts(title="x", album=fold(text)))
    assert is_speech(facts(title=text.casefold()))


@pytest.mark.parametrize(
    "text",
    [
        "Interlude", "Silence", "The Sound of Silence", "Speechless", "Speech", "Word",
        "Book of Love", "Talk", "Poetry in Motion", "Mosquito", "Skittles", "Skit samma", "Comedy",
        "Intro", "Radio Ga Ga", "Story", "Spoken", "Enter View", "Hör auf", "Audio", "Podium",
        "Lecture",
    ],
)  # fmt: skip
def test_words_of_songs_are_not_speech(text: str) -> None:
    assert not is_speech(facts(title=fold(text), album=fold(text)))


@pytest.mark.parametrize(
    "genre", ["speech", "spoken word", "spoken", "podcast", "poetry", "horspiel", "talk"]
)
def test_genres_of_speech_are_known(genre: str) -> None:
    assert is_speech(facts(genres=("rock", genre)))


@pytest.mark.parametrize("genre", ["comedy rock", "rock", "vocal jazz", "pop", "word music"])
def test_genres_of_music_are_not_speech(genre: str) -> None:
    assert not is_speech(facts(genres=(genre,)))


def test_what_was_measured_counts_and_what_was_not_says_nothing() -> None:
    assert is_speech(facts(sound=sound(speech=0.5)))
    assert not is_speech(facts(sound=sound(speech=0.49)))
    assert is_speech(facts(sound=sound(loudness_lufs=-60.0)))
    assert not is_speech(facts(sound=sound(loudness_lufs=-59.9)))
    assert not is_speech(facts(sound=None))
    assert not is_speech(facts(sound=sound(speech=float("nan"), loudness_lufs=float("nan"))))
