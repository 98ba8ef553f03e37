"""How well similarity works on the user's own library: genres, reach, hubs, and the index."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.evaluation import LibraryReport
from musicrec_desktop.model.similarity_index import IndexChoice
from musicrec_desktop.ui.evaluation.report_dialog import ReportDialog
from musicrec_desktop.ui.kit.fitted_dialog import ScrollBody
from musicrec_desktop.ui.kit.labels import (
    ElidedLabel,
    dim_label,
    section_label,
    tabular_font,
)
from musicrec_desktop.ui.kit.wording.library_report import coverage_sentence, report_rows
from musicrec_desktop.ui.kit.wording.similarity_index import (
    KIND_WORDS,
    index_rows,
    index_sentence,
    measured_sentence,
)
from musicrec_desktop.ui.kit.wording.trained_ear import ear_sentence
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 640, 700
LoadReport = Callable[[Callable[[LibraryReport], object], Callable[[Exception], object]], TaskHandle]

_COLUMNS = ("", tr("Sound alone"), tr("As played"))


class SimilarityReportDialog(ReportDialog):
    """Loads the report when it opens, and shows it, or why there is none.

    Args:
        load: starts the computation; its callbacks run in this thread.
        analyse: starts listening to what is not described yet.
        themes: colours of the empty state.
        parent: the window.
    """

    def __init__(
        self,
        load: LoadReport,
        analyse: Callable[[], object],
        themes: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Similarity report"), QSize(WIDTH, HEIGHT), themes, parent)
        self._analyse = analyse
        self.empty.show_message(tr("Comparing your tracks…"), tr("This takes a few seconds."))
        self.wait_for(load(self._on_report, self.show_error))

    def _on_report(self, report: LibraryReport) -> None:
        if report.figures is None:
            self._show_too_few(report)
            return
        self.show_page(ScrollBody(_report_page(report), gap_px=Space.M))

    def _show_too_few(self, report: LibraryReport) -> None:
        waiting = max(0, report.tracks - report.described)
        known = plural("{n} track", "{n} tracks", report.described)
        text = tr("{known} described so far. Figures about neighbours need at least 30.", known=known)
        if not waiting:
            self.empty.show_message(
                tr("Too few tracks for a report."), tr("{text} Add more music.", text=text)
            )
            return
        self.empty.show_message(
            tr("Too few tracks for a report."),
            plural(
                "{text} {n} track can still be listened to.",
                "{text} {n} tracks can still be listened to.",
                waiting,
                text=text,
            ),
            tr("Listen now"),
            self._listen,
        )

    def _listen(self) -> None:
        self._analyse()
        self.close()


def _report_page(report: LibraryReport) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.L)
    column.addWidget(dim_label(f"{coverage_sentence(report)} {ear_sentence(report.ear)}"))
    column.addLayout(_figures(report))
    if report.hubs:
        column.addWidget(section_label(tr("Turn up most")))
        column.addLayout(_hubs(report))
    if report.index is not None:
        column.addWidget(section_label(tr("How similar tracks are found")))
        column.addLayout(_index(report.index))
    column.addStretch()
    return page


def _figures(report: LibraryReport) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.M)
    grid.setColumnStretch(0, 1)
    for place, head in enumerate(_COLUMNS):
        if head:
            grid.addWidget(section_label(head), 0, place, Qt.AlignmentFlag.AlignRight)
    for row, (name, meaning, plain, reranked) in enumerate(report_rows(report), start=1):
        words = QVBoxLayout()
        words.setSpacing(2)
        title = QLabel(name)
        title.setProperty("role", "strong")
        words.addWidget(title)
        words.addWidget(dim_label(meaning, is_small=True))
        grid.addLayout(words, row, 0)
        for place, (figure, head) in enumerate(((plain, _COLUMNS[1]), (reranked, _COLUMNS[2])), start=1):
            label = _figure(figure, f"{name}, {head.lower()}")
            grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return grid


def _index(choice: IndexChoice) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.S)
    column.addWidget(dim_label(f"{index_sentence(choice)} {measured_sentence(choice)}".rstrip()))
    if choice.exact is None:
        return column
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.XS)
    grid.setColumnStretch(0, 1)
    for place, kind in enumerate(KIND_WORDS, start=1):
        head = dim_label(KIND_WORDS[kind] + (tr(" (in use)") if kind is choice.kind else ""))
        head.setWordWrap(False)
        grid.addWidget(head, 0, place, Qt.AlignmentFlag.AlignRight)
    for row, (name, *figures) in enumerate(index_rows(choice), start=1):
        grid.addWidget(QLabel(name), row, 0)
        for place, (figure, words) in enumerate(zip(figures, KIND_WORDS.values(), strict=True), start=1):
            grid.addWidget(_figure(figure, f"{name}, {words}"), row, place, Qt.AlignmentFlag.AlignRight)
    column.addLayout(grid)
    return column


def _figure(figure: str, meaning: str) -> QLabel:
    """A number in a column; screen readers hear what it is of."""
    label = QLabel(figure)
    label.setFont(tabular_font(label.font()))
    label.setAccessibleName(f"{meaning}: {figure}")
    return label


def _hubs(report: LibraryReport) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(Space.XS)
    for _, name, count in report.hubs:
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(ElidedLabel(name), 1)
        row.addWidget(dim_label(plural("near {n} track", "near {n} tracks", count)))
        rows.addLayout(row)
    return rows
