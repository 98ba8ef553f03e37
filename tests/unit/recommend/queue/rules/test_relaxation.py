"""The order in which rules give way is one table, and everything agrees with it."""

from __future__ import annotations

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.recommend.queue.rules import relaxation
from musicrec_desktop.recommend.queue.rules.relaxation import STEPS, Relaxation


def test_the_table_has_each_level_once_and_in_order() -> None:
    assert [step.level for step in STEPS] == [level for level in Relaxation if level is not Relaxation.NEVER]
    assert [int(step.level) for step in STEPS] == list(range(1, len(STEPS) + 1))


def test_the_order_is_the_one_that_the_listener_was_told() -> None:
    assert [step.rule for step in STEPS] == [
        RuleName.LENGTH,
        RuleName.ALBUM_WINDOW,
        RuleName.ARTIST_WINDOW,
        RuleName.ALBUM_WINDOW,
        RuleName.ARTIST_WINDOW,
        RuleName.ALBUM_WINDOW,
        RuleName.ARTIST_WINDOW,
        RuleName.TEMPO,
        RuleName.YEARS,
        RuleName.STAY_IN_GENRE,
        RuleName.INSTRUMENTAL,
        RuleName.IN_SEASON,
        RuleName.NO_SPEECH,
        RuleName.ONE_VERSION,
        RuleName.NO_REPEAT,
        None,
    ]
    windows = [RuleName.ALBUM_WINDOW, RuleName.ARTIST_WINDOW] * 3
    assert [step.rule for step in STEPS[: relaxation.FIT_LEVEL]] == [RuleName.LENGTH, *windows]
    assert STEPS[relaxation.REPEAT_LEVEL - 1].rule is RuleName.NO_REPEAT
    assert max(step.level for step in STEPS) < relaxation.NEVER


def test_every_rule_gives_way_but_the_one_about_explicit_tracks() -> None:
    assert set(RuleName) - {step.rule for step in STEPS} == {RuleName.NO_EXPLICIT}


def test_every_level_has_a_sentence_of_its_own() -> None:
    sentences = [step.sentence for step in STEPS]
    assert len(set(sentences)) == len(sentences)
    assert (
        tuple(sentences)
        == relaxation.SENTENCES
        == tuple(relaxation.SENTENCE_OF[step.level] for step in STEPS)
    )
    assert all(text[0].isupper() and text.endswith(".") and len(text) <= 90 for text in sentences)
    assert all(step.instead and not step.instead.endswith(".") for step in STEPS)


def test_sentences_come_once_and_in_the_order_of_the_table() -> None:
    mixed = [STEPS[6].sentence, STEPS[0].sentence, STEPS[6].sentence, "of no rule"]
    assert relaxation.in_fixed_order(mixed) == (STEPS[0].sentence, STEPS[6].sentence)
    assert relaxation.in_fixed_order(()) == ()
