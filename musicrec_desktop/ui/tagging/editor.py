"""The window in which the tags of one or many files are edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.tag_edit import TagPlan
from musicrec_desktop.model.tag_fields import FIELDS, FileTags
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.tag_editor import (
    LEAVE_QUESTION,
    SAVE_FIRST,
    SHEET_HINT,
    draft_text,
    file_problem_text,
)
from musicrec_desktop.ui.kit.wording.tagging import file_text
from musicrec_desktop.ui.tagging.cover_panel import CoverPanel
from musicrec_desktop.ui.tagging.draft import TagDraft
from musicrec_desktop.ui.tagging.form import FieldForm
from musicrec_desktop.ui.tagging.pictures import PictureEdits
from musicrec_desktop.ui.tagging.preview import PlanModel
from musicrec_desktop.ui.tagging.preview_dialog import PreviewDialog
from musicrec_desktop.ui.tagging.rows import REVERT_KEYS
from musicrec_desktop.ui.tagging.tools import Tool, ToolDialog
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT, LIST_PX, ROW_PX = 880, 720, 230, 28
NARROW_PX: Final = 640
"""A narrower window has no list of files; its buttons lead from file to file."""


class TagEditor(FittedDialog):
    """Files at the left, their pictures and fields at the right; nothing is written until that is wanted.

    It stays open beside the window.

    Args:
        services: read, plan and suggest.
        themes: colours.
        notices: tells what went wrong.
        pattern: the pattern of file names that was used last; empty for none.
        parent: the window.

    Attributes:
        write_wanted: a ``TagPlan`` to carry out.
        pattern_used: a pattern of file names.
        draft: what was edited; None until the files are read.
        list: of the files; the selected ones are edited.
        form: their fields.
        cover: their pictures.
    """

    write_wanted = Signal(object)
    pattern_used = Signal(str)

    def __init__(
        self,
        services: Services,
        themes: ThemeController,
        notices: Notices,
        *,
        pattern: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scheduler, self._tagging = services.scheduler, services.tagging
        self._themes, self._notices, self._pattern = themes, notices, pattern
        self.draft: TagDraft | None = None
        self._shown: list[int] = []
        self._is_agreed = False
        self._colours: dict[int, str] = {}
        self.setWindowTitle(tr("Edit tags"))
        self.resize(WIDTH, HEIGHT)
        self.headline = ElidedLabel(role="headline")
        self.problem = dim_label()
        self.problem.setProperty("role", "warning")
        self.sheet_hint = dim_label(SHEET_HINT)
        self.summary = ElidedLabel(role="dim")
        self.list = self._make_list()
        self.cover = CoverPanel(themes)
        self.pictures = PictureEdits(services, self.cover, notices, self)
        self.form = FieldForm(themes, services.browse.load_values)
        self.empty = EmptyState(themes, Glyph.WRITE_TAGS)
        self.empty.show_message(tr("Reading tags…"), "")
        self.before_button = IconButton(themes, Glyph.LEFT, tr("File before"), shortcut="PgUp")
        self.next_button = IconButton(themes, Glyph.RIGHT, tr("Next file"), shortcut="PgDown")
        self.all_button = text_button(tr("All files"), role="link")
        self.tools_button = text_button(tr("Tools"))
        self.undo_button = IconButton(themes, Glyph.UNDO, tr("Take the last step back"), shortcut="Ctrl+Z")
        self.redo_button = IconButton(themes, Glyph.REDO, tr("Do it again"), shortcut="Ctrl+Shift+Z")
        self.write_button = text_button(tr("Write…"), role="primary")
        self.close_button = text_button(tr("Close"))
        self.tools = self._make_tools()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._disconnect = self._tagging.state_changed.connect(self._show_state)
        self.finished.connect(lambda _result: self._disconnect())
        self._show_state()

    # Files

    def show_files(self, files: Sequence[FileTags]) -> None:
        """Edit these files; all of them are selected."""
        self.draft = TagDraft(files)
        self.draft.changed.connect(self._show)
        for file in files:
            item = QListWidgetItem(file_text(file))
            item.setToolTip(display_path(file.path))
            item.setSizeHint(QSize(0, ROW_PX))
            self.list.addItem(item)
        for widget in (self.before_button, self.next_button, self.all_button):
            widget.setVisible(len(files) > 1)
        self.form.open_for([file.values for file in files])
        self._pages.setCurrentIndex(1)
        self._fit_list()
        self.list.setCurrentRow(0)
        self.list.selectAll()
        self.form.rows["title" if len(files) == 1 else "artist"].editor.setFocus()

    @property
    def places(self) -> list[int]:
        """The files that the headline tells: the selected ones, or those before where none is selected."""
        return sorted(index.row() for index in self.list.selectedIndexes()) or self._shown

    def step(self, by: int) -> None:
        """Select one file: the next one for 1, the one before for -1; behind the last comes the first."""
        count, places = self.list.count(), self.places
        if count:
            # From several files the way leads to the first of them.
            place = (places[0] + by) % count if len(places) == 1 else (places[0] if places else 0)
            self.list.clearSelection()
            self.list.setCurrentRow(place)

    # Writing

    def write(self) -> None:
        """Plan what was edited, and show every change; what one file alone gets is in the form already."""
        draft = self.draft
        if draft is None or not self.write_button.isEnabled():
            return
        self.write_button.setEnabled(False)
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: draft.plan(self._tagging.plan_groups_blocking),
            name="tag-editor-plan",
            on_done=self._on_plan,
            on_error=self._on_error,
        )

    def _on_plan(self, plan: TagPlan) -> None:
        self._show_state()
        if len(plan.files) == 1 and plan.changed and not plan.files[0].notes:
            self._send(plan)
            return
        dialog = PreviewDialog(plan, self._themes, self)
        dialog.agreed.connect(self._send)
        # The button was off while the changes were planned, and so lost the keyboard to some other part.
        dialog.rejected.connect(self.write_button.setFocus)
        dialog.open()

    def _send(self, plan: TagPlan) -> None:
        self._is_agreed = True
        self.accept()
        self.write_wanted.emit(plan)

    def _on_error(self, error: Exception) -> None:
        self._show_state()
        self._notices.error(error)

    @override
    def done(self, result: int) -> None:
        """Close, after a question where something is edited and not written."""
        changed = self.draft.changed_places if self.draft is not None else ()
        if changed and not self._is_agreed and not self._may_leave(len(changed)):
            return
        super().done(result)

    def _may_leave(self, files: int) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle(tr("Edit tags"))
        box.setText(LEAVE_QUESTION.format(files=plural("{n} file", "{n} files", files)))
        leave = box.addButton(tr("Throw them away"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("Go on editing"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is leave

    # Tools

    def open_tool(self, tool: Tool) -> ToolDialog | None:
        """Set a tool up for the selected files."""
        draft, places = self.draft, self.places
        if draft is None or not places:
            return None
        files = [draft.as_edited(place) for place in places]
        dialog = ToolDialog(tool, files, self._tagging, self._themes, last=self._pattern, parent=self)
        dialog.agreed.connect(partial(self._on_tool, dialog, places))
        dialog.open()
        return dialog

    def _on_tool(self, dialog: ToolDialog, places: Sequence[int], model: PlanModel) -> None:
        if dialog.tool in {Tool.RENAME, Tool.FROM_NAME}:
            self._pattern = dialog.pattern.text().strip()
            self.pattern_used.emit(self._pattern)
        if dialog.tool is Tool.RENAME:
            self._send(model.chosen)
        elif self.draft is not None:
            self.draft.take({places[place]: values for place, values in model.values.items()})

    def _make_tools(self) -> dict[Tool, QAction]:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        found = {}
        for tool in Tool:
            found[tool] = menu.addAction(f"{tool.value}…")
            found[tool].triggered.connect(partial(self._on_tool_chosen, tool))
        self.tools_button.setMenu(menu)
        return found

    def _on_tool_chosen(self, tool: Tool, _checked: bool = False) -> None:
        self.open_tool(tool)

    # What is shown

    def _show(self) -> None:
        draft, places = self.draft, self.places
        if draft is not None and places:
            self._shown = places
            # Those that cannot be edited would make every field differ for good.
            edited = draft.editable(places) or places
            self.form.show_draft(draft, edited)
            self.pictures.show_draft(draft, edited)
            self._show_headline(draft, places)
        self._show_state()

    def _show_headline(self, draft: TagDraft, places: Sequence[int]) -> None:
        if len(places) == 1:
            name = file_text(draft.files[places[0]])
            place = (
                tr(
                    "{places} of {files} · ",
                    places=number_text(places[0] + 1),
                    files=number_text(len(draft.files)),
                )
                if len(draft.files) > 1
                else ""
            )
            self.headline.set_full_text(f"{place}{name}")
        else:
            self.headline.set_full_text(plural("{n} file", "{n} files", len(places)))
        problems = [draft.files[place].problem for place in places if draft.files[place].problem]
        self.problem.setText(file_problem_text(problems, len(places)) if problems else "")
        self.problem.setVisible(bool(problems))
        in_sheets = [draft.files[place].sheet is not None for place in places]
        self.sheet_hint.setVisible(any(in_sheets))
        self.cover.setVisible(not all(in_sheets))
        for part in (self.form, self.cover):
            part.setEnabled(len(problems) < len(places))

    def _show_state(self) -> None:
        draft = self.draft
        self.tools_button.setEnabled(draft is not None)
        for button in (self.write_button, self.undo_button, self.redo_button):
            button.setEnabled(False)
        if draft is None:
            return
        changed = draft.changed_places
        fields = {name for place in changed for name in draft.changed_values(place)}
        self.summary.set_full_text(
            draft_text(
                len(changed),
                [each.name for each in FIELDS if each.name in fields],
                has_pictures=any(draft.pictures(place) != draft.files[place].pictures for place in changed),
            )
        )
        self.write_button.setText(tr("Write") if len(draft.files) == 1 else tr("Write…"))
        self.write_button.setEnabled(bool(changed) and not self._tagging.is_running)
        self.undo_button.setEnabled(draft.can_undo)
        self.redo_button.setEnabled(draft.can_redo)
        self.tools[Tool.RENAME].setEnabled(not changed)
        self.tools[Tool.RENAME].setToolTip(SAVE_FIRST if changed else "")
        theme, of_changed = self._themes.theme, set(changed)
        for place, file in enumerate(draft.files):
            colour = theme.text_disabled if file.problem else theme.text
            colour = theme.accent if place in of_changed else colour
            if self._colours.get(place) != colour:
                self._colours[place] = colour
                self.list.item(place).setForeground(QColor(colour))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        self.list.setVisible(self.list.count() > 1 and self.width() >= NARROW_PX)

    # Parts

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Files"))
        made.setProperty("role", "choices")
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setUniformItemSizes(True)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _connect(self) -> None:
        self.list.itemSelectionChanged.connect(self._show)
        self.form.edited.connect(
            lambda name, values, is_typing: self._edit(
                lambda draft: draft.set(name, values, self.places, is_typing=is_typing)
            )
        )
        self.form.added.connect(
            lambda name, value: self._edit(lambda draft: draft.add(name, value, self.places))
        )
        self.form.removed.connect(
            lambda name, value: self._edit(lambda draft: draft.remove(name, value, self.places))
        )
        self.form.reverted.connect(lambda name: self._edit(lambda draft: draft.revert(name, self.places)))
        clicks: tuple[tuple[QAbstractButton, Callable[[], object]], ...] = (
            (self.before_button, partial(self.step, -1)),
            (self.next_button, partial(self.step, 1)),
            (self.all_button, self.list.selectAll),
            (self.undo_button, lambda: self._edit(TagDraft.undo)),
            (self.redo_button, lambda: self._edit(TagDraft.redo)),
            (self.write_button, self.write),
            (self.close_button, self.reject),
        )
        for button, use in clicks:
            button.clicked.connect(partial(_call, use))
        presses: tuple[tuple[str, QAbstractButton], ...] = (
            ("PgUp", self.before_button),
            ("PgDown", self.next_button),
            ("Ctrl+Z", self.undo_button),
            ("Ctrl+Shift+Z", self.redo_button),
            ("Ctrl+S", self.write_button),
            ("Ctrl+Return", self.write_button),
        )
        for keys, pressed in presses:
            QShortcut(QKeySequence(keys), self).activated.connect(pressed.click)
        QShortcut(QKeySequence(REVERT_KEYS), self).activated.connect(self.form.revert_focused)
        paste = QShortcut(QKeySequence("Ctrl+V"), self.cover.well)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self.pictures.paste)

    def _edit(self, use: Callable[[TagDraft], object]) -> None:
        if self.draft is not None:
            use(self.draft)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(Space.XS)
        for widget in (self.before_button, self.next_button):
            head.addWidget(widget)
        head.addSpacing(Space.S)
        head.addWidget(self.headline, 1)
        head.addWidget(self.all_button)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(Space.L, 0, Space.M, Space.L)
        inner.setSpacing(Space.L)
        inner.addWidget(self.problem)
        inner.addWidget(self.sheet_hint)
        inner.addWidget(self.cover)
        inner.addWidget(self.form)
        inner.addStretch(1)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(self.list)
        body.addWidget(ScrollBody(content))
        body.setStretchFactor(1, 1)
        body.setChildrenCollapsible(False)
        body.setSizes([LIST_PX, WIDTH - LIST_PX])
        self._pages.addWidget(self.empty)
        self._pages.addWidget(body)
        foot.setSpacing(Space.S)
        for part in (self.tools_button, self.undo_button, self.redo_button):
            foot.addWidget(part)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.write_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)


def _call(use: Callable[[], object], _checked: bool = False) -> None:
    use()
