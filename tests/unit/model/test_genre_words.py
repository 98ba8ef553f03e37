"""What genres are shown as."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.genre_words import GenreRules, GenreView, GenreWord

HIP_HOP = GenreWord("Hip Hop", ("Rap",))


@pytest.mark.parametrize(
    ("rules", "written", "shown"),
    [
        (GenreRules(), ("Rock; Pop", "rock"), ("Rock; Pop", "rock")),
        (GenreRules(marks=(";",)), ("Rock; Pop",), ("Rock", "Pop")),
        (GenreRules(marks=(";", "/")), ("Rock; Pop / Rock",), ("Rock", "Pop")),
        (GenreRules(marks=("/",)), ("/ /",), ("/ /",)),
        (GenreRules((HIP_HOP,)), ("hip-hop", "Soul"), ("Rap", "Soul")),
        (GenreRules((GenreWord("Other", ()),)), ("other",), ()),
        (GenreRules((GenreWord("R&B/Soul", ("R&B/Soul",)),), ("/",)), ("r&b/soul", "Jazz/Funk"),
         ("R&B/Soul", "Jazz", "Funk")),
        # The parts of what is split have words, too, and words lead on.
        (GenreRules((HIP_HOP, GenreWord("Rap", ("Rhymes", "Beats"))), (",",)), ("Soul, Hip Hop",),
         ("Soul", "Rhymes", "Beats")),
        # A circle ends.
        (GenreRules((GenreWord("A", ("B",)), GenreWord("B", ("A",)))), ("A",), ("A",)),
        # A word whose own name is among others.
        (GenreRules((GenreWord("Trip", ("Trip", "Electronic")),)), ("trip",), ("Trip", "Electronic")),
        # What somebody names is not split.
        (GenreRules((GenreWord("Funk", ("Soul/Funk",)),), ("/",)), ("Funk",), ("Soul/Funk",)),
    ],
)  # fmt: skip
def test_genres_are_shown_by_rules(
    rules: GenreRules, written: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    assert GenreView(rules).of(written) == shown


def test_words_are_one_for_each_key() -> None:
    rules = GenreRules((HIP_HOP,)).with_words([GenreWord("hip-hop", ("Hip-Hop",)), GenreWord("x", ())])
    assert [word.written for word in rules.words] == ["hip-hop", "x"]
    assert rules.words[0].is_kept_whole
    assert not HIP_HOP.is_kept_whole
    assert rules.without(["HIP HOP", "X"]).are_empty
    assert GenreRules().split_at("/x;").marks == (";", "/")


def test_a_genre_that_is_renamed_back_does_not_run_in_a_circle() -> None:
    rules = GenreRules((GenreWord("B", ("A",)), GenreWord("C", ("D",)))).showing("A", ("B",))
    assert GenreView(rules).of(("A", "B", "C")) == ("B", "D")
    assert GenreView(rules.showing("B", ())).of(("A", "B")) == ()
