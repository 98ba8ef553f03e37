"""An analysis that seems to stand still says why."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.ui.kit.wording.files import LISTENING_WAITS, LONG_TRACK
from musicrec_desktop.ui.library import analysis_pace
from musicrec_desktop.ui.library.analysis_pace import NOTHING, AnalysisPace


@pytest.mark.parametrize(("is_busy", "note"), [(True, LISTENING_WAITS), (False, LONG_TRACK)])
def test_it_says_what_is_waited_for_until_a_track_ends(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, note: tuple[str, str], *, is_busy: bool
) -> None:
    monkeypatch.setattr(analysis_pace, "others_are_busy", lambda: is_busy)
    owner, told = QObject(), list[tuple[str, str]]()
    pace = AnalysisPace(owner)
    pace.changed.connect(lambda: told.append(pace.note))
    pace.show_progress(Progress(0, 59))
    assert not told
    pace.look()
    pace.look()
    # What only tells the same again changes nothing.
    pace.show_progress(Progress(0, 59))
    assert told == [note]
    pace.show_progress(Progress(1, 59))
    assert told == [note, NOTHING]
    pace.look()
    pace.stop()
    assert told == [note, NOTHING, note, NOTHING]


def test_what_others_want_is_told_from_what_an_analysis_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    for load, is_busy in ((4.5, False), (6.0, True)):
        monkeypatch.setattr(os, "getloadavg", lambda load=load: (load, 0.0, 0.0), raising=False)
        assert analysis_pace.others_are_busy() is is_busy
