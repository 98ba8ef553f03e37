"""Names of clusters: what tells them apart, each another one, and the same from run to run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from musicrec_desktop.recommend.music_map.naming import (
    MIXED,
    Term,
    TermKind,
    cluster_names,
    decade_terms,
    genre_words,
    share_terms,
)

IDS = np.arange(1, 121, dtype=np.int64)
LABELS = np.repeat(np.arange(3, dtype=np.int32), 40)


def term(text: str, kind: TermKind, ids: Sequence[int]) -> Term:
    return Term(text, kind, np.asarray(ids, dtype=np.int64))


CALM = term("calm", TermKind.MOOD, range(1, 36))
PIANO = term("piano", TermKind.SOUND, range(1, 41))
NINETIES = term("1990s", TermKind.DECADE, range(1, 31))
ROCK = term("rock", TermKind.GENRE, range(41, 81))


def test_a_name_has_what_its_tracks_have_and_others_have_not() -> None:
    names = cluster_names(IDS, LABELS, 3, [NINETIES, ROCK, PIANO, CALM])
    assert names == ("calm · piano · 1990s", "rock", MIXED)


def test_what_all_have_names_nobody() -> None:
    everything = term("music", TermKind.GENRE, IDS.tolist())
    few = term("rare", TermKind.GENRE, [41])
    nobody = term("none", TermKind.GENRE, [])
    strangers = term("strangers", TermKind.GENRE, [900, 901])
    assert cluster_names(IDS, LABELS, 3, [everything, few, nobody, strangers, ROCK]) == (
        MIXED, "rock", f"{MIXED} (2)",
    )  # fmt: skip


def test_two_clusters_alike_get_different_names() -> None:
    both = term("jazz", TermKind.GENRE, range(1, 81))
    one = term("flute", TermKind.SOUND, range(41, 60))
    names = cluster_names(IDS, LABELS, 3, [both, one])
    assert len(set(names)) == 3
    assert "jazz" in names[0]
    assert "flute" in names[1]


def test_a_name_stays_while_it_fits() -> None:
    terms = [CALM, PIANO, ROCK]
    first = cluster_names(IDS, LABELS, 3, terms)
    louder = term("soft", TermKind.SOUND, range(1, 41))
    assert cluster_names(IDS, LABELS, 3, [*terms, louder], first) == first
    without = [ROCK, louder]
    assert cluster_names(IDS, LABELS, 3, without, first)[0] == "soft"


def test_a_genre_and_a_heard_style_of_one_name_are_one_term() -> None:
    heard = term("Rock", TermKind.SOUND, range(41, 60))
    names = cluster_names(IDS, LABELS, 3, [ROCK, heard])
    assert names[1].lower() == "rock"


def test_no_tracks_and_no_clusters() -> None:
    nothing = IDS[:0]
    assert cluster_names(nothing, LABELS[:0], 0, [ROCK]) == ()
    assert cluster_names(IDS[:1], LABELS[:1], 1, []) == (MIXED,)


@pytest.mark.parametrize(
    ("name", "words"), [("Jazz", "jazz"), ("Hip Hop", "hip hop"), ("IDM", "IDM"), ("R&B", "R&B")]
)
def test_genres_are_written_small_but_for_abbreviations(name: str, words: str) -> None:
    assert genre_words(name) == words


def test_quarters_and_decades() -> None:
    values = np.arange(120, dtype=np.float64)
    low, high = share_terms(IDS, values, "calm", "energetic", TermKind.MOOD)
    assert low.ids.tolist() == IDS[:30].tolist()
    assert high.ids.tolist() == IDS[-30:].tolist()
    assert share_terms(IDS, np.zeros(120), "calm", "energetic", TermKind.MOOD) == []
    assert [one.text for one in decade_terms(IDS[:3], np.asarray([1999.0, 1990.0, 2001.0]))] == [
        "1990s", "2000s",
    ]  # fmt: skip
