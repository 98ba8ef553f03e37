"""The table of genres: what stands in the tags, and what is shown in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.genre_words import MARKS, GenreRules, WrittenGenre
from musicrec_desktop.services.genres.words import GenreWordOverview, GenreWordService
from musicrec_desktop.ui.commands.genre_words import GenreWordCommands
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import let_clear
from musicrec_desktop.ui.kit.column_model import ROOT, Index
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import dim_label, title_label
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.genre_words import (
    HOW_TO_EDIT,
    NO_GENRES,
    NOTHING_FOUND,
    WHAT_WORDS_MEAN,
    names_of,
    shown_text,
    words_summary,
)
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT, ROW_PX, COUNT_PX = 720, 600, 30, 76
HEADINGS: Final = (tr("In your tags"), tr("Tracks"), tr("Shown as"))
_WRITTEN, _COUNT, _SHOWN = range(3)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class GenreWordModel(QAbstractTableModel):
    """The written genres; the last column can be edited.

    Args:
        themes: colours.
        on_edited: called with a written genre and what it is to be shown as.
        parent: Qt's owner.
    """

    def __init__(
        self,
        themes: ThemeController,
        on_edited: Callable[[str, Sequence[str]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._on_edited = themes, on_edited
        self._rows: tuple[WrittenGenre, ...] = ()

    def show_genres(self, written: Sequence[WrittenGenre]) -> None:
        """Show other genres; what is the same keeps its row."""
        if [each.name for each in written] == [each.name for each in self._rows]:
            self._rows = tuple(written)
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, _SHOWN))
            return
        self.beginResetModel()
        self._rows = tuple(written)
        self.endResetModel()

    def genre_at(self, row: int) -> WrittenGenre:
        """What a row is about."""
        return self._rows[row]

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return (_RIGHT if section == _COUNT else _LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _SHOWN else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        each, theme = self._rows[index.row()], self._themes.theme
        texts = (each.name, number_text(each.tracks), shown_text(each))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return texts[index.column()]
            case Qt.ItemDataRole.EditRole:
                return "; ".join(each.shown)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip_text(texts[index.column()]) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if index.column() == _COUNT else _LEFT
            case Qt.ItemDataRole.ForegroundRole:
                if index.column() == _SHOWN and each.shown and each.shown != (each.name,):
                    return QColor(theme.accent)
                is_dim = index.column() != _WRITTEN or not each.shown
                return QColor(theme.text_dim if is_dim else theme.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADINGS[index.column()]}: {texts[index.column()]}"
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        each, names = self._rows[index.row()], names_of(str(value))
        if role != Qt.ItemDataRole.EditRole or names == each.shown:
            return False
        self._on_edited(each.name, names)
        return True


class _WordFilter(QSortFilterProxyModel):
    """Lets the genres through that have a text in one of their names, or that are shown otherwise."""

    def __init__(self, model: GenreWordModel) -> None:
        super().__init__(model)
        self._genres = model
        self.text, self.only_changed = "", False
        self.setSourceModel(model)

    def renew(self) -> None:
        """Filter anew."""
        self.beginFilterChange()
        self.endFilterChange()

    @override
    def filterAcceptsRow(self, row: int, _parent: QModelIndex | object) -> bool:
        each = self._genres.genre_at(row)
        if self.only_changed and each.shown == (each.name,):
            return False
        return not self.text or any(self.text in fold(name) for name in (each.name, *each.shown))


class _ShownDelegate(QStyledItemDelegate):
    """A line with the shown genres to choose from."""

    def __init__(self, names: Callable[[], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._names = names

    @override
    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setPlaceholderText(tr("Hidden"))
        line.setAccessibleName(tr("Shown as"))
        completer = QCompleter(list(self._names()), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        return line


class GenreWordsDialog(FittedDialog):
    """Lists every genre of the tags; it stays open beside the window, and follows what changes.

    Args:
        words: reads them.
        commands: changes them, with a way back.
        undo: takes back what was done last.
        themes: colours.
        parent: the window.

    Attributes:
        table: a row for each written genre.
        filter: the text that is looked for in the names.
        marks: the boxes of the characters at which genres are split.
    """

    def __init__(
        self,
        words: GenreWordService,
        commands: GenreWordCommands,
        undo: Callable[[], object],
        themes: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._commands, self._undo = words, commands, undo
        self._overview = GenreWordOverview(GenreRules(), ())
        self.setWindowTitle(tr("Genres in your tags"))
        self.resize(WIDTH, HEIGHT)
        self.model = GenreWordModel(themes, commands.show_as, self)
        self._shown = _WordFilter(self.model)
        self.summary = dim_label()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter genres"))
        let_clear(self.filter)
        self.filter.textChanged.connect(self._on_filter)
        self.only_changed = QCheckBox(tr("Only what is shown &otherwise"))
        self.only_changed.toggled.connect(self._on_filter)
        self.marks = {mark: QCheckBox(mark.replace("&", "&&")) for mark in MARKS}
        for mark, box in self.marks.items():
            box.setAccessibleName(tr("Split genres at {mark}", mark=mark))
            box.clicked.connect(self._on_marks)
        self.table = self._make_table()
        self.empty = EmptyState(themes, Glyph.GENRES)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        self.hide_button = self._button(tr("Hide"), tr("Show these genres no more (Del)"), self.hide_selected)
        self.whole_button = self._button(tr("Keep whole"), tr("Never split these genres"), self.keep_whole)
        self.forget_button = self._button(
            tr("As written"), tr("Forget what these genres are shown as"), self.forget_selected
        )
        self.undo_button = self._button(tr("Undo"), tr("Take back what was done last (Ctrl+Z)"), undo)
        self.close_button = text_button(tr("Close"), role="primary")
        self.close_button.clicked.connect(self.close)
        self._lay_out()
        self._key("Del", self.hide_selected, self.table)
        self._key("Ctrl+Z", undo, self)
        self._key("Ctrl+F", self.filter.setFocus, self)
        disconnect = words.changed.connect(self.refresh)
        self.finished.connect(lambda _result: disconnect())
        themes.changed.connect(self.table.viewport().update)
        self._show_buttons()

    def refresh(self) -> None:
        """Read again what is written and shown."""
        self._words.load_overview(self._on_overview, self._commands.error)

    def hide_selected(self) -> None:
        """Show the selected genres no more."""
        self._commands.show_each(dict.fromkeys(self._selected(), ()))

    def keep_whole(self) -> None:
        """Never split the selected genres."""
        self._commands.show_each({name: (name,) for name in self._selected()})

    def forget_selected(self) -> None:
        """Show the selected genres as they are written."""
        if names := self._selected():
            self._commands.forget(names)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._shown)
        table.setAccessibleName(tr("Genres in your tags"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setItemDelegateForColumn(_SHOWN, _ShownDelegate(self._known_names, table))
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = table.horizontalHeader()
        header.setSectionResizeMode(_WRITTEN, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_SHOWN, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_COUNT, COUNT_PX)
        header.setHighlightSections(False)
        table.selectionModel().selectionChanged.connect(lambda _on, _off: self._show_buttons())
        # Wherever the keyboard is in a row, typing is about what it is shown as.
        table.selectionModel().currentChanged.connect(self._stay_in_shown)
        return table

    def _stay_in_shown(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and current.column() != _SHOWN:
            self.table.selectionModel().setCurrentIndex(
                current.siblingAtColumn(_SHOWN), self.table.selectionModel().SelectionFlag.NoUpdate
            )

    def _lay_out(self) -> None:
        find = QHBoxLayout()
        find.setSpacing(Space.M)
        find.addWidget(self.filter, 1)
        find.addWidget(self.only_changed)
        split = QHBoxLayout()
        split.setSpacing(Space.L)
        split.addWidget(QLabel(tr("Split genres at")))
        for box in self.marks.values():
            split.addWidget(box)
        split.addStretch(1)
        for button in (self.whole_button, self.forget_button, self.hide_button):
            split.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.undo_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(title_label(tr("Genres in your tags")))
        column.addWidget(self.summary)
        column.addLayout(find)
        column.addWidget(self.pages, 1)
        column.addLayout(split)
        column.addWidget(dim_label(f"{HOW_TO_EDIT} {WHAT_WORDS_MEAN}", is_small=True))
        column.addLayout(foot)

    def _button(self, text: str, hint: str, deed: Callable[[], object]) -> QPushButton:
        button = text_button(text)
        button.setToolTip(hint)
        button.clicked.connect(lambda _checked: deed())
        return button

    @staticmethod
    def _key(sequence: str, use: Callable[[], object], on: QWidget) -> None:
        shortcut = QShortcut(QKeySequence(sequence), on)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(use)

    def _on_overview(self, overview: GenreWordOverview) -> None:
        self._overview = overview
        self.model.show_genres(overview.written)
        for mark, box in self.marks.items():
            box.setChecked(mark in overview.rules.marks)
        self.summary.setText(words_summary(overview.rules, overview.written))
        self._on_filter()

    def _on_filter(self) -> None:
        self._shown.text = fold(self.filter.text().strip())
        self._shown.only_changed = self.only_changed.isChecked()
        self._shown.renew()
        is_empty = not self._shown.rowCount()
        if is_empty:
            self.empty.show_message(*(NOTHING_FOUND if self._overview.written else NO_GENRES))
        self.pages.setCurrentWidget(self.empty if is_empty else self.table)
        self._show_buttons()

    def _on_marks(self) -> None:
        self._commands.split_at([mark for mark, box in self.marks.items() if box.isChecked()])

    def _known_names(self) -> list[str]:
        return sorted({name for each in self._overview.written for name in (each.name, *each.shown)})

    def _selected(self) -> list[str]:
        rows = self.table.selectionModel().selectedRows(_WRITTEN)
        return [self.model.genre_at(self._shown.mapToSource(row).row()).name for row in rows]

    def _show_buttons(self) -> None:
        has_selection = self.table.selectionModel().hasSelection()
        for button in (self.hide_button, self.whole_button, self.forget_button):
            button.setEnabled(has_selection)
