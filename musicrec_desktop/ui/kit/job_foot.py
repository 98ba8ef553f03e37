"""The foot of the sidebar: long jobs with progress, pause and cancel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, tabular_font
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import format_progress
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

BUTTON_PX, ICON_PX = 24, 16
NOT_STARTED = Progress(0, 0)
TELL_MS: Final = 250
"""Figures and bars change at most this often: a file in a hundred thousand is nothing to see."""
_DRESSED: Final = {QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.Show}
STEPS: Final = 8
"""In so many steps a bar without a total goes from end to end."""


@dataclass(frozen=True, slots=True)
class JobView:
    """One job.

    Attributes:
        key: names it in the signals.
        name: what it does, for example ``"Analysing"``.
        progress: how far it is; a total of 0 shows a moving bar.
        is_paused: it waits until the user resumes it.
        can_pause: it has a pause button.
        can_cancel: it has a cancel button.
        note: why it stands still, in few words and in a sentence; empty while it goes on.
    """

    key: str
    name: str
    progress: Progress = NOT_STARTED
    is_paused: bool = False
    can_pause: bool = False
    can_cancel: bool = True
    note: tuple[str, str] = ("", "")


class JobBar(QProgressBar):
    """How far a job is; while nobody knows, a part of it moves along.

    The style moves such a part thirty times a second, and what lies behind it is painted each time, up to the
    window. This one moves with the figures, and covers what is behind it.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._step = themes, 0
        self._moving = QTimer(self)
        self._moving.setInterval(TELL_MS)
        self._moving.timeout.connect(self.move_on)
        self.setTextVisible(False)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _DRESSED:  # the stylesheet takes it for a widget with holes
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        return done

    @override
    def setRange(self, minimum: int, maximum: int) -> None:
        super().setRange(minimum, maximum)
        self._run()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._run()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, whole = self._themes.theme, QRectF(self.rect())
        part, painter = QRectF(whole), QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface_sunken))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.maximum() > self.minimum():
            part.setWidth(whole.width() * (self.value() - self.minimum()) / (self.maximum() - self.minimum()))
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                part.moveRight(whole.right())
        else:
            part.setWidth(whole.width() / 4)
            part.moveLeft((whole.width() - part.width()) * abs(self._step - STEPS) / STEPS)
        for rectangle, colour in ((whole, theme.border_strong), (part, theme.accent)):
            painter.setBrush(QColor(colour))
            radius = min(whole.height(), rectangle.width()) / 2
            painter.drawRoundedRect(rectangle, radius, radius)
        painter.end()

    def _run(self) -> None:
        """Move while nobody knows how far the job is, and somebody sees it."""
        if self.isVisible() and self.maximum() <= self.minimum():
            if not self._moving.isActive():
                self._moving.start()
        else:
            self._moving.stop()

    def move_on(self) -> None:
        """Go on by a step."""
        self._step = (self._step + 1) % (2 * STEPS)
        self.update()


class JobRow(QWidget):
    """One job: name and buttons, bar, figures."""

    pause_clicked = Signal()
    cancel_clicked = Signal()

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel()
        self.figures = ElidedLabel(role="small")
        self.figures.setFont(tabular_font(self.figures.font()))
        self.bar = JobBar(themes)
        self.pause_button = IconButton(themes, Glyph.PAUSE, tr("Pause"), size_px=BUTTON_PX, icon_px=ICON_PX)
        self.cancel_button = IconButton(themes, Glyph.CLOSE, tr("Cancel"), size_px=BUTTON_PX, icon_px=ICON_PX)
        self.pause_button.clicked.connect(self.pause_clicked)
        self.cancel_button.clicked.connect(self.cancel_clicked)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.name, 1)
        head.addWidget(self.pause_button)
        head.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.figures)

    def show_job(self, job: JobView) -> None:
        """Show how far it is."""
        progress = job.progress
        self.name.set_full_text(job.name)
        figures = format_progress(progress.done, progress.total, None if job.is_paused else progress.eta_ms)
        waiting, why = (tr("Paused"), "") if job.is_paused else job.note
        if why:
            figures = format_progress(progress.done, progress.total, None)
        self.figures.set_full_text(
            " · ".join(part for part in (figures, waiting) if part) or tr("Starting …")
        )
        self.figures.setToolTip(tool_tip_text(why or progress.label))
        self.bar.setRange(0, progress.total if progress.total or not job.is_paused else 1)
        self.bar.setValue(progress.done)
        self.bar.setAccessibleName(job.name)
        self.bar.setAccessibleDescription(" · ".join(filter(None, (self.figures.full_text, why))))
        self.pause_button.setVisible(job.can_pause)
        self.pause_button.set_glyph(Glyph.PLAY if job.is_paused else Glyph.PAUSE)
        verb = tr("Resume") if job.is_paused else tr("Pause")
        self.pause_button.set_name(f"{verb}: {job.name}")
        self.cancel_button.setVisible(job.can_cancel)
        self.cancel_button.set_name(tr("Cancel: {name}", name=job.name))


class JobFoot(QWidget):
    """All jobs that run; hidden while there is none.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    pause_requested = Signal(str)
    """The key of a job that runs."""
    resume_requested = Signal(str)
    """The key of a job that waits."""
    cancel_requested = Signal(str)
    """The key of a job."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._rows: dict[str, JobRow] = {}
        self._paused: set[str] = set()
        self._groups: dict[str, tuple[JobView, ...]] = {}
        self._is_told = True
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(TELL_MS)
        self._telling.timeout.connect(self._tell_rest)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.S, Space.S, Space.M)
        self._column.setSpacing(Space.M)
        self.setAccessibleName(tr("Running jobs"))
        self.hide()

    def set_jobs(self, shown: Sequence[JobView], group: str = "") -> None:
        """Show these jobs of a group, in this order; those of other groups stay.

        A job that comes, goes, waits or goes on is shown at once; how far the jobs are, now and then.
        """
        before, self._groups[group] = self._groups.get(group, ()), tuple(shown)
        if before == self._groups[group]:
            return
        if self._telling.isActive() and [*map(_kind, before)] == [*map(_kind, shown)]:
            self._is_told = False
        else:
            self._tell()

    def _tell_rest(self) -> None:
        if not self._is_told:
            self._tell()

    def _tell(self) -> None:
        self._is_told = True
        self._telling.start()
        jobs = [job for each in self._groups.values() for job in each]
        keys = {job.key for job in jobs}
        for key in [key for key in self._rows if key not in keys]:
            row = self._rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, job in enumerate(jobs):
            row = self._row(job.key)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show_job(job)
        self._paused = {job.key for job in jobs if job.is_paused}
        self.setVisible(bool(jobs))

    def row(self, key: str) -> JobRow | None:
        """The row of a job, where there is one."""
        return self._rows.get(key)

    def _row(self, key: str) -> JobRow:
        if key not in self._rows:
            row = JobRow(self._themes, self)
            row.pause_clicked.connect(lambda: self._on_pause(key))
            row.cancel_clicked.connect(lambda: self.cancel_requested.emit(key))
            self._rows[key] = row
        return self._rows[key]

    def _on_pause(self, key: str) -> None:
        if key in self._paused:
            self.resume_requested.emit(key)
        else:
            self.pause_requested.emit(key)


def _kind(job: JobView) -> tuple[object, ...]:
    """What of a job is shown at once when it changes."""
    return job.key, job.name, job.is_paused, job.can_pause, job.can_cancel, job.progress.total, job.note
