"""The report on similarity, as a person sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.errors import DatabaseBusyError
from musicrec_desktop.core.tasks import TaskContext, TaskHandle
from musicrec_desktop.model.evaluation import LibraryFigures, LibraryReport, NeighbourFigures
from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures, IndexKind, IndexReason
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.evaluation.similarity import SimilarityReportDialog
from musicrec_desktop.ui.kit.wording.library_report import coverage_sentence, report_rows
from musicrec_desktop.ui.kit.wording.similarity_index import index_rows, index_sentence, measured_sentence
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui import hands
from tests.ui.conftest import Rig

FIGURES = LibraryFigures(
    plain=NeighbourFigures(0.82, 0.98, 24, 0.41),
    reranked=NeighbourFigures(0.19, 1.0, 0, 0.44),
    genre_queries=900,
    genre_chance=0.12,
)
REPORT = LibraryReport(
    tracks=1300,
    described=1204,
    fit_size=1000,
    judged=1204,
    figures=FIGURES,
    hubs=((TrackId(4), "Glass Rain – Ada North", 31), (TrackId(9), "Low Tide – The Lanterns", 28)),
)
CHOICE = IndexChoice(
    IndexKind.ANNOY,
    IndexReason.FASTER,
    60_000,
    IndexFigures(0.0, 1.0, 2.31),
    IndexFigures(7.9, 0.9921, 0.52, 44_000_000),
    2_400,
)
TOO_FEW = LibraryReport(tracks=40, described=12, fit_size=12, judged=0)


class Desk:
    """A dialog, and what it asked for."""

    def __init__(self, themes: ThemeController, qtbot: QtBot) -> None:
        self.listened = 0
        self.handle = TaskHandle(TaskContext())
        self.give: Callable[[LibraryReport], object] = lambda _report: None
        self.fail: Callable[[Exception], object] = lambda _error: None
        self.dialog = SimilarityReportDialog(self._load, self._listen, themes)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def _load(
        self, on_done: Callable[[LibraryReport], object], on_error: Callable[[Exception], object]
    ) -> TaskHandle:
        self.give, self.fail = on_done, on_error
        return self.handle

    def _listen(self) -> None:
        self.listened += 1


@pytest.fixture
def desk(themes: ThemeController, qtbot: QtBot) -> Desk:
    return Desk(themes, qtbot)


def test_it_says_that_it_works_and_then_shows_the_figures(desk: Desk) -> None:
    assert desk.dialog.empty.headline == "Comparing your tracks…"
    assert not desk.dialog.is_report_shown
    desk.give(REPORT)
    assert desk.dialog.is_report_shown
    texts = [label.text() for label in desk.dialog.findChildren(QLabel) if label.isVisible()]
    assert "44.0 %" in texts
    assert "0.19" in texts
    assert any("random tracks would reach 12.0 %" in text for text in texts)
    assert "Glass Rain – Ada North" in texts
    assert "near 31 tracks" in texts


def test_screen_readers_hear_what_each_figure_is(desk: Desk) -> None:
    desk.give(REPORT)
    names = [label.accessibleName() for label in desk.dialog.findChildren(QLabel)]
    assert "Within reach, as played: 100 %" in names
    assert "Out of reach, sound alone: 24" in names


def test_it_tells_how_similar_tracks_are_found(desk: Desk) -> None:
    desk.give(replace(REPORT, index=CHOICE))
    labels = desk.dialog.findChildren(QLabel)
    texts = [label.text() for label in labels]
    assert (
        "Annoy: it is the faster kind on this library and this machine. Measured with 60,000 tracks. "
        "An Annoy query looks at 2,400 nodes." in texts
    )
    assert {"Exact", "Annoy (in use)", "2.31 ms", "0.52 ms", "99.2 %", "7.9 s", "44.0 MB", "none"} <= set(
        texts
    )
    assert "Time of a query, Annoy: 0.52 ms" in [label.accessibleName() for label in labels]


@pytest.mark.parametrize("reason", IndexReason)
@pytest.mark.parametrize("kind", IndexKind)
def test_every_reason_has_words(kind: IndexKind, reason: IndexReason) -> None:
    sentence = index_sentence(replace(CHOICE, kind=kind, reason=reason))
    assert sentence.startswith(("Exact search: ", "Annoy: "))
    assert sentence.endswith(".")


def test_what_was_not_measured_is_left_out(desk: Desk) -> None:
    pending = IndexChoice(IndexKind.EXACT, IndexReason.PENDING, 1204)
    desk.give(replace(REPORT, index=pending))
    texts = [label.text() for label in desk.dialog.findChildren(QLabel)]
    assert "Exact search: it answers until the kinds have been compared." in texts
    assert "Time of a query" not in texts
    only_exact = replace(CHOICE, kind=IndexKind.EXACT, annoy=None, search_nodes=0)
    assert index_rows(only_exact)[0] == ("Time of a query", "2.31 ms", "–")
    assert measured_sentence(only_exact) == "Measured with 60,000 tracks."


def test_without_tags_the_genre_is_left_out_in_words() -> None:
    untagged = replace(FIGURES.plain, genre_precision=None)
    figures = replace(FIGURES, plain=untagged, reranked=untagged, genre_chance=None)
    rows = report_rows(replace(REPORT, figures=figures))
    assert rows[0][1].startswith("Too few tracks have both an artist and a genre")
    assert rows[0][2:] == ("–", "–")


def test_a_large_library_is_sampled_and_told_so() -> None:
    assert coverage_sentence(REPORT) == (
        "1,204 of 1,300 tracks are described by their sound; the space was fitted on 1,000."
    )
    assert "a random 3,000" in coverage_sentence(replace(REPORT, described=90_000, judged=3_000))


def test_too_few_tracks_say_what_to_do(desk: Desk) -> None:
    desk.give(TOO_FEW)
    empty = desk.dialog.empty
    assert not desk.dialog.is_report_shown
    assert empty.headline == "Too few tracks for a report."
    assert "28 tracks can still be listened to" in empty.text
    hands.click(empty.primary_button)
    assert desk.listened == 1
    assert not desk.dialog.isVisible()


def test_a_small_library_that_is_all_described_needs_more_music(desk: Desk) -> None:
    desk.give(replace(TOO_FEW, described=40))
    assert "Add more music" in desk.dialog.empty.text
    assert not desk.dialog.empty.primary_button.isVisible()


def test_trouble_with_the_database_is_told_and_a_bug_is_not_hidden(desk: Desk) -> None:
    desk.fail(DatabaseBusyError("/p/library.sqlite3"))
    assert desk.dialog.empty.headline.startswith("Another program")
    with pytest.raises(KeyError):
        desk.fail(KeyError("x"))


def test_closing_it_stops_the_work(desk: Desk) -> None:
    desk.dialog.close()
    assert desk.handle.is_finished


def test_the_menu_opens_it_on_the_library(rig: Rig, qtbot: QtBot) -> None:
    rig.window.actions_table.run("similarity_report")
    dialog = rig.window.findChild(SimilarityReportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.empty.headline == "Too few tracks for a report.")
    assert "12 tracks can still be listened to" in dialog.empty.text
    dialog.close()
