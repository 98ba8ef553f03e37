"""Shows all that would be written to files, before it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.tag_edit import TagPlan
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import dim_label, title_label
from musicrec_desktop.ui.kit.wording.tag_editor import HOW_TO_LEAVE_OUT, plan_text
from musicrec_desktop.ui.tagging.preview import PlanModel, PlanTable
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 860, 560


class PreviewDialog(FittedDialog):
    """A row for each change; what is ticked is written.

    Args:
        plan: what would be done.
        themes: colours.
        parent: the editor.

    Attributes:
        agreed: the plan without what was left out shall be written.
        table: of the changes.
        write_button: agrees.
    """

    agreed = Signal(object)

    def __init__(self, plan: TagPlan, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Write to files"))
        self.resize(WIDTH, HEIGHT)
        self.model = PlanModel(themes, self)
        self.table = PlanTable(self.model, themes)
        self.summary = dim_label()
        self.write_button = text_button("", role="primary")
        self.write_button.setDefault(True)
        self.write_button.clicked.connect(self._agree)
        cancel = text_button(tr("Back"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.write_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(title_label(tr("Write to files?")))
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(dim_label(HOW_TO_LEAVE_OUT, is_small=True))
        column.addLayout(buttons)
        self.model.ticked.connect(self._show_counts)
        self.model.show_plan(plan)
        self.table.setFocus()

    def _show_counts(self) -> None:
        chosen = self.model.chosen
        self.summary.setText(plan_text(chosen))
        self.write_button.setText(plural("Write {n} file", "Write {n} files", len(chosen.changed)))
        self.write_button.setEnabled(bool(chosen.changed))

    def _agree(self) -> None:
        chosen = self.model.chosen
        self.accept()
        self.agreed.emit(chosen)
