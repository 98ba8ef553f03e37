"""Presets of one's own: kept, renamed, deleted, each with a way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_presets import PRESETS_BY_NAME
from musicrec_desktop.services.autoplay.own_presets import LONGEST_LABEL, STATE_KEY, QueuePresets
from musicrec_desktop.storage.state import StateStore
from tests.support.library import new_library

CALM = replace(PRESETS_BY_NAME["focus"].controls, wander=0.7)
NEW = QueueControls(familiarity=-0.5)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[StateStore]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield StateStore(database)
    database.close()


def labels(presets: QueuePresets) -> list[str]:
    return [preset.label for preset in presets.presets]


def test_a_preset_is_kept_over_a_restart(state: StateStore) -> None:
    presets = QueuePresets(state)
    told: list[None] = []
    presets.changed.connect(lambda: told.append(None))
    presets.save("  Late   evening ", replace(CALM, minutes=90))
    presets.save("Early", NEW)
    again = QueuePresets(state)
    assert labels(again) == ["Early", "Late evening"]
    assert again.presets == presets.presets
    assert again.presets[1].controls == CALM  # how long the queue is belongs to no preset
    assert len(told) == 2


def test_saving_under_a_known_label_takes_its_place_and_can_be_undone(state: StateStore) -> None:
    presets = QueuePresets(state)
    presets.save("Evening", CALM)
    undo = presets.save("evening", NEW)
    assert [(each.label, each.controls) for each in presets.presets] == [("evening", NEW)]
    undo()
    assert [(each.label, each.controls) for each in presets.presets] == [("Evening", CALM)]
    assert labels(QueuePresets(state)) == ["Evening"]


def test_renaming_and_deleting_can_be_undone(state: StateStore) -> None:
    presets = QueuePresets(state)
    presets.save("Evening", CALM)
    undo_rename = presets.rename(presets.presets[0], "Night")
    assert labels(presets) == ["Night"]
    undo_delete = presets.delete(presets.presets[0])
    assert labels(presets) == []
    undo_delete()
    assert labels(presets) == ["Night"]
    undo_rename()
    assert labels(QueuePresets(state)) == ["Evening"]


def test_labels_that_cannot_be_used(state: StateStore) -> None:
    presets = QueuePresets(state)
    presets.save("Evening", CALM)
    presets.save("Night", NEW)
    evening = presets.presets[0]
    assert presets.problem("   ") == "empty"
    assert presets.problem("x" * (LONGEST_LABEL + 1)) == "long"
    assert presets.problem("focus") == "ready-made"
    assert presets.problem("night") == ""  # a new one may take its place
    assert presets.problem("night", renamed=evening) == "taken"
    assert presets.problem("EVENING", renamed=evening) == ""


@pytest.mark.parametrize("kept", [None, 3, "x", [1, {"label": 5}, {"label": " "}, {}]])
def test_what_cannot_be_read_is_no_preset(state: StateStore, kept: object) -> None:
    state.set(STATE_KEY, kept)
    assert QueuePresets(state).presets == ()
