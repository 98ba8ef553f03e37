"""Every action is done by exactly one controller."""

from __future__ import annotations

import pytest

from musicrec_desktop.ui.kit.actions import ACTIONS, Handler
from musicrec_desktop.ui.window.actions import merged
from tests.ui.conftest import Rig


def _nothing() -> None:
    """Stand for a handler."""


def _all_but(*missing: str) -> dict[str, Handler]:
    return {spec.id: _nothing for spec in ACTIONS if spec.id not in missing}


def test_every_action_of_the_window_has_exactly_one_handler(rig: Rig) -> None:
    # The window merges what its controllers give with ``merged``, which takes nothing less.
    assert set(rig.window.actions_table.actions) == {spec.id for spec in ACTIONS}
    ids = [action_id for part in rig.window.controller_actions() for action_id in part]
    assert sorted([*ids, "palette", "shortcuts", "about"]) == sorted(spec.id for spec in ACTIONS)


def test_two_controllers_that_do_the_same_are_refused() -> None:
    with pytest.raises(ValueError, match="two controllers do \\['like'\\]"):
        merged([_all_but(), {"like": _nothing}])


def test_an_action_without_a_handler_is_refused() -> None:
    with pytest.raises(ValueError, match="differ in \\['undo'\\]"):
        merged([_all_but("undo")])


def test_a_handler_without_an_action_is_refused() -> None:
    with pytest.raises(ValueError, match="differ in \\['dance'\\]"):
        merged([_all_but(), {"dance": _nothing}])
