"""The table of what can be compared by ear."""

from __future__ import annotations

from musicrec_desktop.model.features import TRAINED_EAR
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.taste_test import COMPARISONS


def test_comparisons_are_offered_where_their_sides_differ() -> None:
    def offered(own: QueueControls, version: int | None = TRAINED_EAR.version) -> set[str]:
        return {each.name for each in COMPARISONS if each.is_offered(own, version)}

    assert offered(QueueControls()) == {each.name for each in COMPARISONS} - {"tuning"}
    assert offered(QueueControls(), TRAINED_EAR.base) == offered(QueueControls()) - {"ear"}
    assert "ear" not in offered(QueueControls(), None)
    assert "tuning" in offered(QueueControls(wander=0.8, minutes=60))
    assert "tuning" not in offered(QueueControls(minutes=60)), "that is only the length"


def test_sides_keep_the_rules_of_the_listener_and_differ_in_one_thing() -> None:
    rules = QueueControls().rules.changed(RuleName.NO_EXPLICIT, is_on=True)
    own = QueueControls(familiarity=0.7, rules=rules)
    for comparison in COMPARISONS:
        made = [side.controls(own) for side in comparison.sides if side.controls is not None]
        assert all(each.rules.holds(RuleName.NO_EXPLICIT) and each.minutes == 0 for each in made)
        if comparison.name not in {"tuning", "chance", "ear"}:
            first, second = (each.as_json() for each in made)
            assert sum(first[key] != second[key] for key in first) == 1
            assert first["familiarity"] == 0.0
