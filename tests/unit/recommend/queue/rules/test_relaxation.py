"""The order in which rules give way is one table, and everything agrees with it."""

from __future__ import annotations

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.recommend.queue.rules import relaxation
from musicrec_desktop.recommend.queue.rules.relaxation import STEPS, Relaxation


def test_the_table_has_each_level_once_and_in_order() -> None:
    assert [step.level for step in STEPS] == [level for level in Relaxation if level is not Relaxation.NEVER]
    assert [int(step.level) for step in STEPS] == list(range(1, len(STEPS) + 1))


def test_the_order_is_the_one_that_the_listener_was_told() -> None:
    assert [(int(step.level), step.rule) for step in STEPS] == [
        (1, RuleName.LENGTH),
        (2, RuleName.ALBUM_WINDOW),
        (3, RuleName.ARTIST_WINDOW),
        (4, RuleName.ALBUM_WINDOW),
        (5, RuleName.ARTIST_WINDOW),
        (6, RuleName.ALBUM_WINDOW),
        (7, RuleName.ARTIST_WINDOW),
        (8, RuleName.TEMPO),
        (9, RuleName.YEARS),
        (10, RuleName.STAY_IN_GENRE),
        (11, RuleName.INSTRUMENTAL),
        (12, RuleName.IN_SEASON),
        (13, RuleName.NO_SPEECH),
        (14, RuleName.ONE_VERSION),
        (15, RuleName.NO_REPEAT),
        (16, None),
    ]
    assert (relaxation.FIT_LEVEL, relaxation.REPEAT_LEVEL) == (7, 15)
    assert max(step.level for step in STEPS) < relaxation.NEVER


def test_every_rule_gives_way_but_the_one_about_explicit_tracks() -> None:
    assert set(RuleName) - {step.rule for step in STEPS} == {RuleName.NO_EXPLICIT}


def test_every_level_has_a_sentence_of_its_own() -> None:
    sentences = [step.sentence for step in STEPS]
    assert len(set(sentences)) == len(sentences)
    assert (
        tuple(sentences)
        == relaxation.SENTENCES
        == tuple(relaxation.SENTENCE_OF[level] for level in range(1, 17))
    )
    assert all(text[0].isupper() and text.endswith(".") and len(text) <= 90 for text in sentences)
    assert all(step.instead and not step.instead.endswith(".") for step in STEPS)


def test_sentences_come_once_and_in_the_order_of_the_table() -> None:
    mixed = [STEPS[6].sentence, STEPS[0].sentence, STEPS[6].sentence, "of no rule"]
    assert relaxation.in_fixed_order(mixed) == (STEPS[0].sentence, STEPS[6].sentence)
    assert relaxation.in_fixed_order(()) == ()
