"""Loudness in the window: measure, look at it, write it to tags, take it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from musicrec_desktop.model.loudness import LoudnessMeasurement, blocks_of
from musicrec_desktop.model.track import ReplayGain
from musicrec_desktop.storage.loudness import LoudnessStore
from musicrec_desktop.ui.commands.properties_dialog import PropertiesDialog
from musicrec_desktop.ui.kit.wording.loudness import loudness_plan_text
from tests.support.library import NOW_MS
from tests.ui.conftest import Rig
from tests.unit.library.files import read_tags


def measure(rig: Rig, count: int = 4) -> None:
    """As if the first tracks were measured."""
    store = LoudnessStore(rig.app.database)
    for pending in store.to_measure(rig.ids[:count]):
        store.save(pending, LoudnessMeasurement(-12.0, 0.5, 4.0, blocks_of([-12.0])), NOW_MS)


def tags_of(rig: Rig, place: int) -> ReplayGain:
    track = rig.app.services.browse.track(rig.ids[place])
    assert track is not None
    return read_tags(track.path, Path(track.path).name).replay_gain


def test_written_after_a_question_and_taken_back(rig: Rig) -> None:
    measure(rig)
    commands, toast = rig.window.commands.loudness, rig.window.notices.toast
    commands.write([rig.ids[0]])
    rig.qtbot.waitUntil(lambda: commands.dialog is not None)
    assert commands.dialog is not None
    assert commands.dialog.write_button.text() == "Write to 4 files"
    commands.dialog.cancel_button.click()
    assert commands.dialog is None
    assert tags_of(rig, 0) == ReplayGain()

    commands.write([rig.ids[0]])
    rig.qtbot.waitUntil(lambda: commands.dialog is not None)
    commands.dialog.write_button.click()
    rig.qtbot.waitUntil(lambda: "written" in toast.text)
    assert toast.text == "Loudness written to 4 files"
    assert tags_of(rig, 3).track_gain_db == -6.0
    toast.button.click()
    rig.qtbot.waitUntil(lambda: "as before" in toast.text)
    assert tags_of(rig, 3) == ReplayGain()


def test_what_is_not_measured_is_offered_to_be_measured(rig: Rig) -> None:
    toast = rig.window.notices.toast
    rig.window.commands.loudness.write([rig.ids[0]])
    rig.qtbot.waitUntil(lambda: "not measured" in toast.text)
    assert toast.button.text() == "Measure loudness"


def test_measuring_shows_as_a_job_and_says_how_it_ended(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    measure(rig)
    rig.window.actions_table.run("page_tracks")
    rig.window.commands.loudness.measure([rig.ids[0]])
    assert rig.window.foot.row("loudness") is not None
    toast = rig.window.notices.toast
    rig.qtbot.waitUntil(lambda: "measured already" in toast.text)
    assert rig.window.foot.row("loudness") is None


def test_properties_show_it(rig: Rig) -> None:
    measure(rig)
    rig.window.commands.properties([rig.ids[0]])
    dialog = rig.window.findChild(PropertiesDialog)
    assert dialog is not None
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    measured = texts[texts.index("Loudness measured") + 1]
    assert measured == "−12.0 LUFS, true peak −6.0 dBFS, range 4.0 LU · album −11.9 LUFS"
    assert texts[texts.index("Plays at") + 1] == "−6.0 dB (measured)"
    dialog.close()


def test_the_question_names_what_is_left_out() -> None:
    assert "left alone" not in loudness_plan_text(0, 0)
    assert "1 track of these albums is not measured" in loudness_plan_text(0, 1)
