"""What holds for all names."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from musicrec_desktop.matching.descriptions import described
from musicrec_desktop.matching.rules import compare
from musicrec_desktop.matching.words import LANGUAGES, NEUTRAL, VERSIONS
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome

PIECES = st.sampled_from(
    ("Road", "Мост", "橋", "(Live)", "(feat. Ana)", "-", "Pt. 2", "II", "The", "&", "and", "[HD]", "…",
     "???", "é", "Über", "03", "Remix")
)  # fmt: skip
TITLES = st.lists(PIECES, max_size=5).map(" ".join) | st.text(max_size=12)
LENGTHS = st.none() | st.sampled_from((0, 30_000, 200_000, 202_000, 208_000, 300_000))
TRACKS = st.builds(
    KnownTrack, TITLES, TITLES, st.sampled_from(("", "Album", "Album (Deluxe)", "Live at Home")), LENGTHS
)
SIGNS = st.text("?!… -()[]'\"&", max_size=6)
WORDS = sorted({phrase for phrases in (*VERSIONS.values(), *LANGUAGES.values()) for phrase in phrases})


@settings(max_examples=150, deadline=None)
@given(TRACKS, TRACKS)
def test_the_order_makes_no_difference(one: KnownTrack, other: KnownTrack) -> None:
    first, second = described(one), described(other)
    assert compare(first, second).outcome is compare(second, first).outcome


@settings(max_examples=100, deadline=None)
@given(TRACKS)
def test_a_description_that_tells_names_is_like_itself(track: KnownTrack) -> None:
    it = described(replace(track, artist="Rosa", album="Album"))
    assume(it.written.title.whole.exact)
    assert compare(it, it).outcome is MatchOutcome.SAME


@settings(max_examples=100, deadline=None)
@given(SIGNS, SIGNS, SIGNS)
def test_nothing_is_never_the_same_as_something(title: str, other: str, artist: str) -> None:
    one = described(KnownTrack(title, artist, "Album", 200_000))
    assume(title.split() != other.split())
    for known in (KnownTrack(other, artist, "Album", 200_000), KnownTrack("Road", "Rosa", "Album", 200_000)):
        verdict = compare(one, described(known))
        # Signs are no letters, but a title of other signs is another title.
        assert verdict.outcome is not MatchOutcome.SAME or "".join(title.split()) == "".join(other.split())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WORDS), st.sampled_from(("{} ({})", "{} [{}]", "{} - {}", "{}【{}】")), st.booleans())
def test_a_word_of_a_version_is_never_taken(word: str, shape: str, is_marked: bool) -> None:
    song = KnownTrack("Stone Road", "Rosa", "Album", 200_000)
    title = shape.format("Stone Road (2009 Remaster)" if is_marked else "Stone Road", word)
    verdict = compare(described(song), described(replace(song, title=title)))
    assert verdict.outcome is not MatchOutcome.SAME


def test_a_neutral_word_makes_no_difference() -> None:
    song = KnownTrack("Stone Road", "Rosa", "Album", 200_000)
    it = described(song)
    outcomes = {
        word: compare(it, described(replace(song, title=f"Stone Road ({word})"))).outcome for word in NEUTRAL
    }
    assert [word for word, outcome in outcomes.items() if outcome is not MatchOutcome.SAME] == []


def test_each_word_of_a_version_is_known() -> None:
    song = KnownTrack("Stone Road", "Rosa", "Album", 200_000)
    it = described(song)
    outcomes = {
        word: compare(it, described(replace(song, title=f"Stone Road ({word})"))).outcome for word in WORDS
    }
    assert [word for word, outcome in outcomes.items() if outcome is not MatchOutcome.VERSION] == []
