"""What a source asks before it is brought in: who, which zone, which folders, and what to leave out."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.services.importing.plan import ImportAnswers, SourcePlan
from musicrec_desktop.services.playlists.exchange.review import FolderGuess
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.folder_row import REMEMBERED, FolderRow
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.wording.import_numbers import unmatched
from musicrec_desktop.ui.theme.sizes import Space

LEAST_BOX_PX: Final = 220
_CONTINENTS: Final = frozenset(
    (  # names of time zones, not texts
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
)
NO_FOLDER: Final = tr("none chosen: tracks are found by their names")


class SourceQuestions(QWidget):
    """The questions of one source, answered as it was read; without a question it is empty.

    Args:
        source: of the plan.
        parent: Qt's owner.

    Attributes:
        changed: another answer was given.
        folder_rows: one for each folder of another computer that seems to be one here.
    """

    changed = Signal()

    def __init__(self, source: SourcePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._folder = source, source.answers.music_folder
        self.account, self.zone = CalmComboBox(self), CalmComboBox(self)
        self.folder_button = text_button(tr("Choose…"), parent=self)
        self._folder_label = ElidedLabel(minimum_width_px=160, parent=self)
        self.private = QCheckBox(tr("Take plays of private sessions"), self)
        self.videos = QCheckBox(tr("Take videos that may be music"), self)
        for box in (
            self.account, self.zone, self.folder_button, self._folder_label, self.private, self.videos
        ):  # fmt: skip
            box.hide()
        self.folder_rows: list[FolderRow] = []
        self._zone_names: list[str] = []
        self._own_zone, self._first_zone = "", self.zone.currentIndex()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        ask: Mapping[Question, Callable[[], None]] = {
            Question.ACCOUNT: self._ask_account,
            Question.ZONE: self._ask_zone,
            Question.MUSIC_FOLDER: self._ask_folder,
            Question.PRIVATE: self._ask_private,
            Question.VIDEOS: self._ask_videos,
        }
        for question, begin in ask.items():
            if question in source.questions:
                begin()
        self._ask_path_map()

    @property
    def is_asked(self) -> bool:
        """Whether it has a question."""
        return self._column.count() > 0

    @property
    def answers(self) -> ImportAnswers:
        """As they are chosen now."""
        before, asked = self._source.answers, self._source.questions
        taken = tuple(row.rule for row in self.folder_rows if row.check.isChecked())
        return replace(
            before,
            account=self.account.currentText() if self.account.count() else before.account,
            zone=before.zone if self.zone.currentIndex() == self._first_zone else self._chosen_zone(),
            music_folder=self._folder,
            with_private=self.private.isChecked() if Question.PRIVATE in asked else before.with_private,
            with_videos=self.videos.isChecked() if Question.VIDEOS in asked else before.with_videos,
            path_rules=tuple(dict.fromkeys((*before.path_rules, *taken))),
        )

    @property
    def is_changed(self) -> bool:
        """Whether the source was read by other answers."""
        return self.answers != self._source.answers

    def take_folder(self, folder: str) -> None:
        """Take a folder for what relative paths are below."""
        self._folder = os.path.abspath(folder)
        self._show_folder()
        self.changed.emit()

    # One question each

    def _ask_account(self) -> None:
        if len(self._source.accounts) < 2:
            return
        self.account.addItems(list(self._source.accounts))
        self.account.setCurrentIndex(max(0, self.account.findText(self._source.answers.account)))
        self._add_line(tr("Whose data?"), self.account)
        self.account.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def _ask_zone(self) -> None:
        own = self._own_zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
        self._zone_names = _zone_names()
        self.zone.addItem(tr("This computer’s zone ({own})", own=own) if own else tr("This computer’s zone"))
        self.zone.addItem("UTC")
        self.zone.addItems(self._zone_names)
        self._first_zone = self._place_of(self._source.answers.zone)
        self.zone.setCurrentIndex(self._first_zone)
        self._add_line(tr("In which zone was its clock?"), self.zone)
        self.zone.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def _ask_folder(self) -> None:
        self.folder_button.clicked.connect(self._choose_folder)
        self.folder_button.setAccessibleName(tr("Choose the music folder that its paths are below"))
        line = self._add_line(tr("Its music folder here:"), self._folder_label)
        line.addWidget(self.folder_button)
        self.folder_button.show()
        self._show_folder()

    def _ask_private(self) -> None:
        self.private.setChecked(self._source.answers.with_private)
        self.private.toggled.connect(lambda _is_on: self.changed.emit())
        self._column.addWidget(self.private)
        self.private.show()

    def _ask_videos(self) -> None:
        self.videos.setChecked(self._source.answers.with_videos)
        self.videos.toggled.connect(lambda _is_on: self.changed.emit())
        self._column.addWidget(self.videos)
        self.videos.show()

    @property
    def declined(self) -> list[FolderGuess]:
        """The folders of another computer that are none here."""
        return [row.guess for row in self.folder_rows if not row.check.isChecked()]

    def _ask_path_map(self) -> None:
        if not unmatched(self._source.numbers):
            # The names find all of it.
            return
        for guess in self._source.path_guesses:
            row = FolderRow(guess, self)
            row.changed.connect(self.changed)
            self.folder_rows.append(row)
            self._column.addWidget(row)
        if self.folder_rows:
            self._column.addWidget(dim_label(REMEMBERED, is_small=True))

    # Parts

    def _add_line(self, words: str, box: QWidget) -> QHBoxLayout:
        label = QLabel(words)
        label.setBuddy(box)
        box.setAccessibleName(words)
        box.setMinimumWidth(LEAST_BOX_PX)
        box.show()
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(label)
        line.addWidget(box, 1)
        self._column.addLayout(line)
        return line

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, tr("Where is the music of {title}?", title=self._source.title))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(self._folder)
        dialog.fileSelected.connect(self.take_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_folder(self) -> None:
        self._folder_label.set_full_text(quoted(display_path(self._folder)) if self._folder else NO_FOLDER)

    def _chosen_zone(self) -> dt.tzinfo:
        """By its name, so that it can be kept for the next time."""
        place = self.zone.currentIndex()
        if place > 1:
            return ZoneInfo(self._zone_names[place - 2])
        if place == 1:
            return ZoneInfo("UTC")
        return ZoneInfo(self._own_zone) if self._own_zone in self._zone_names else LOCAL_ZONE

    def _place_of(self, zone: dt.tzinfo | None) -> int:
        name = str(zone) if isinstance(zone, ZoneInfo) else ""
        if name and name != self._own_zone and name in self._zone_names:
            return self._zone_names.index(name) + 2
        is_utc = self._source.is_probably_utc if zone is None else zone is dt.UTC or name == "UTC"
        return 1 if is_utc else 0


def _zone_names() -> list[str]:
    """The zones of cities that can be named here."""
    listed = [bytes(each.data()).decode("ascii", "replace") for each in QTimeZone.availableTimeZoneIds()]
    return sorted(name for name in listed if name.partition("/")[0] in _CONTINENTS)
