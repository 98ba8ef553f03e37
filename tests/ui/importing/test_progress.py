"""How far an import is, in words."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.services.importing.lines import MATCHING
from musicrec_desktop.testing.clock import FakeClock
from musicrec_desktop.ui.commands.progress_page import ProgressPage


def test_bytes_then_tracks_with_what_is_left(qtbot: QtBot) -> None:
    clock = FakeClock()
    page = ProgressPage(clock.now_ms)
    qtbot.addWidget(page)
    page.begin("Reading “export.zip”", "Nothing is changed by that.", "Cancel")
    assert page.bar.maximum() == 0, "it moves until the size is known"
    page.show_progress(Progress(1_000_000, 4_000_000_000, is_bytes=True))
    assert page.figures.full_text == "1.0 MB of 4,000 MB", "too early to tell what is left"
    clock.advance(60_000)
    page.show_progress(Progress(2_000_000_000, 4_000_000_000, is_bytes=True))
    assert page.figures.full_text == "2,000 MB of 4,000 MB · 1 min left"
    assert page.bar.value() == page.bar.maximum() // 2
    page.show_progress(Progress(10, 20_000, MATCHING))
    assert page.figures.full_text == "Finding the tracks · 10 of 20,000", "a part begins anew"
    assert page.bar.accessibleDescription() == page.figures.full_text
