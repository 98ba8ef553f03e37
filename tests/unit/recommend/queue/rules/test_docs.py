"""The tables of docs/automatic-queue.md say what the program does."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.model.queue_rule_table import RULES, RuleSpec
from musicrec_desktop.recommend.queue.rules.relaxation import STEPS, Step

TEXT = (Path(__file__).parents[5] / "docs" / "automatic-queue.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.level.name)
def test_the_order_in_which_rules_give_way_is_told(step: Step) -> None:
    assert f"| {int(step.level)} | {step.instead} | {step.sentence} |" in TEXT


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_told(rule: RuleSpec) -> None:
    state = "on" if rule.is_on else "off"
    assert f"| {rule.label} | `{rule.name}` | {state} | {rule.help} |" in TEXT
