"""The tools of the editor: each says what it would change while it is set up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.tag_edit import (
    ChangeCase,
    LetterCase,
    NumberTracks,
    RenameFile,
    ReplaceText,
    TagEdit,
    TagPlan,
    TagsFromName,
)
from musicrec_desktop.model.tag_fields import FileTags
from musicrec_desktop.services.tagging.name_patterns import fitting_pattern
from musicrec_desktop.services.tagging.service import TagService
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox, CalmSpinBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import dim_label, title_label
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.tag_editor import CASES, TOKENS_HELP, TOKENS_HINT, TOOL_HINTS, plan_text
from musicrec_desktop.ui.kit.wording.tagging import PATTERN_HELP, field_name
from musicrec_desktop.ui.tagging.chips import FlowLayout
from musicrec_desktop.ui.tagging.preview import PlanModel, PlanTable
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 820, 600
CALM_MS: Final = 150
"""So long after the last change of an option the preview is made."""
FIELDS: Final = ("title", "artist", "album", "albumartist", "genre", "composer", "comment")
NAME_PATTERNS: Final = (
    "%track% - %title%",
    "%artist% - %title%",
    "%artist%/%album%/%track% - %title%",
    "%albumartist%/%year% - %album%/%track% - %title%",
    "%track%. %title%",
    "%track% %title%",
    "%title%",
)
"""What is offered; of names that fit several, the first one says most."""
LOOKED_AT: Final = 20
"""So many names tell which pattern fits."""


Edits = Callable[[], Sequence[TagEdit]]
"""Gives what the options say; nothing while they say nothing."""


class Tool(Enum):
    """What can be done to many files at once; the value is its heading."""

    NUMBER = tr("Number tracks")
    CASE = tr("Change capitals")
    REPLACE = tr("Find and replace")
    FROM_NAME = tr("Tags from file names")
    RENAME = tr("Name files by their tags")


class ToolDialog(FittedDialog):
    """Options above, and below them every change that they make.

    Args:
        tool: which one.
        files: what it works on, in their order.
        service: plans.
        themes: colours.
        last: the pattern that was used last; empty for none.
        parent: the editor.

    Attributes:
        agreed: the ``PlanModel`` whose ticked changes are wanted.
        table: of the changes.
    """

    agreed = Signal(object)

    def __init__(
        self,
        tool: Tool,
        files: Sequence[FileTags],
        service: TagService,
        themes: ThemeController,
        *,
        last: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._files, self._service = tuple(files), service
        self._task: TaskHandle | None = None
        self.tool = tool
        self.setWindowTitle(tool.value)
        self.resize(WIDTH, HEIGHT)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.preview)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(Space.L)
        self.form.setVerticalSpacing(Space.S)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.below = QVBoxLayout()
        self.below.setSpacing(Space.S)
        self.fields: dict[str, QToolButton] = {}
        self.pattern = QLineEdit(last)
        set_ups: Mapping[Tool, Callable[[], Edits]] = {
            Tool.NUMBER: self._number,
            Tool.CASE: self._case,
            Tool.REPLACE: self._replace,
            Tool.FROM_NAME: lambda: self._name(TagsFromName),
            Tool.RENAME: lambda: self._name(RenameFile),
        }
        self.edits = set_ups[tool]()
        self.model = PlanModel(themes, self)
        self.table = PlanTable(self.model, themes)
        self.message = dim_label()
        self.apply_button = text_button("", role="primary")
        self.apply_button.setDefault(True)
        self.apply_button.clicked.connect(self._agree)
        self._lay_out()
        self.model.ticked.connect(self._show_counts)
        self.finished.connect(self._stop)
        self._show_counts()
        self.preview()

    def preview(self) -> None:
        """Plan with the options as they are."""
        self._stop()
        edits = self.edits()
        if not edits:
            self._on_plan(TagPlan((), {}))
            return
        self._task = self._service.plan(self._files, edits, self._on_plan, self._on_error)

    # Options

    def _number(self) -> Edits:
        start = CalmSpinBox()
        start.setRange(0, 9999)
        start.setValue(1)
        start.setFixedWidth(96)
        discs, totals = (
            QCheckBox(tr("Each disc begins &anew")),
            QCheckBox(tr("Write how many &tracks there are")),
        )
        discs.setChecked(True)
        totals.setChecked(True)
        self._add(tr("&First number"), start)
        self.form.addRow("", discs)
        self.form.addRow("", totals)
        start.valueChanged.connect(self._soon)
        for box in (discs, totals):
            box.toggled.connect(self._soon)
        return lambda: [
            NumberTracks(start.value(), is_per_disc=discs.isChecked(), has_totals=totals.isChecked())
        ]

    def _case(self) -> Edits:
        choice = CalmComboBox()
        for case, words in CASES.items():
            choice.addItem(words, case)
        self._add("&Letters", choice)
        self._add_fields(("title", "artist", "album", "albumartist"))
        choice.currentIndexChanged.connect(self._soon)

        def edits() -> Sequence[TagEdit]:
            chosen = self._chosen_fields()
            return [ChangeCase(chosen, LetterCase(choice.currentData()))] if chosen else []

        return edits

    def _replace(self) -> Edits:
        find, put = QLineEdit(), QLineEdit()
        is_regex, ignores = QCheckBox(tr("&Regular expression")), QCheckBox(tr("&Ignore capitals"))
        boxes = QWidget()
        row = QHBoxLayout(boxes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        for box in (is_regex, ignores):
            row.addWidget(box)
            box.toggled.connect(self._soon)
        row.addStretch(1)
        self._add("&Find", find)
        self._add(tr("Replace &with"), put)
        self.form.addRow("", boxes)
        self._add_fields(FIELDS)
        for line in (find, put):
            line.textChanged.connect(self._soon)

        def edits() -> Sequence[TagEdit]:
            chosen = self._chosen_fields()
            if not find.text() or not chosen:
                return []
            edit = ReplaceText(
                chosen,
                find.text(),
                put.text(),
                is_regex=is_regex.isChecked(),
                ignores_case=ignores.isChecked(),
            )
            return [edit]

        return edits

    def _name(self, make: Callable[[str], TagEdit]) -> Edits:
        if not self.pattern.text():
            self.pattern.setText(self._usual_pattern(make))
        self._add("&Pattern", self.pattern)
        offers = QWidget()
        flow = FlowLayout(offers, is_last_wide=False)
        for text in NAME_PATTERNS:
            button = text_button(text, role="link")
            button.setAccessibleName(tr("Take the pattern {text}", text=text))
            button.clicked.connect(partial(self._take, text))
            flow.addWidget(button)
        policy = offers.sizePolicy()
        policy.setHeightForWidth(True)
        offers.setSizePolicy(policy)
        tokens = dim_label(f"{TOKENS_HINT}\n{PATTERN_HELP}", is_small=True)
        tokens.setToolTip(TOKENS_HELP)
        self.below.addWidget(offers)
        self.below.addWidget(tokens)
        self.pattern.textChanged.connect(self._soon)
        return lambda: [make(self.pattern.text().strip())] if self.pattern.text().strip() else []

    def _usual_pattern(self, make: Callable[[str], TagEdit]) -> str:
        """The pattern that the names have already, where tags are taken from them."""
        if make is RenameFile:
            return NAME_PATTERNS[0]
        return fitting_pattern(NAME_PATTERNS, [file.path for file in self._files[:LOOKED_AT]])

    def _take(self, pattern: str, _checked: bool = False) -> None:
        self.pattern.setText(pattern)

    def _add(self, words: str, field: QWidget) -> None:
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        self.form.addRow(label, field)

    def _add_fields(self, chosen: Sequence[str]) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for name in FIELDS:
            chip = self.fields[name] = QToolButton()
            chip.setProperty("role", "chip")
            chip.setText(field_name(name))
            chip.setCheckable(True)
            chip.setChecked(name in chosen)
            chip.toggled.connect(self._soon)
            row.addWidget(chip)
        row.addStretch(1)
        self.form.addRow(tr("In"), holder)

    def _chosen_fields(self) -> tuple[str, ...]:
        return tuple(name for name, chip in self.fields.items() if chip.isChecked())

    # Preview

    def _soon(self) -> None:
        self._calm.start()

    def _on_plan(self, plan: TagPlan) -> None:
        self._task = None
        self.model.show_plan(plan)

    def _on_error(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, MusicRecError):
            raise error
        self.model.show_plan(TagPlan((), {}))
        self.message.setText(str(error_message(error)))
        self.message.setProperty("role", "danger")
        self.message.style().polish(self.message)

    def _show_counts(self) -> None:
        chosen = self.model.chosen
        self.message.setProperty("role", "dim")
        self.message.style().polish(self.message)
        self.message.setText(plan_text(chosen))
        files = len(chosen.changed)
        self.apply_button.setText(
            plural("Rename {n} file", "Rename {n} files", files)
            if self.tool is Tool.RENAME
            else plural("Change {n} file", "Change {n} files", files)
        )
        self.apply_button.setEnabled(bool(chosen.changed))

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self.model)

    def _stop(self) -> None:
        self._calm.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _lay_out(self) -> None:
        cancel = text_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(title_label(self.tool.value))
        column.addWidget(dim_label(TOOL_HINTS[self.tool.name]))
        column.addLayout(self.form)
        column.addLayout(self.below)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
