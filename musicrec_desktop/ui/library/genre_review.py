"""Genres to review: what is suggested for untagged tracks, by genre, the surest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSlider,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.genres import (
    LEAST_CONFIDENCE,
    NOT_LEARNT,
    GenreObstacle,
    GenreState,
    SuggestedGenre,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.genres.service import GenrePair, GenreReview
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.genres import GenreCommands
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import dim_label, tabular_font, title_label
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.genres import (
    NOTHING_TO_REVIEW,
    WHAT_ACCEPTING_MEANS,
    verdict_sentence,
)
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 760, 620
STATE_KEY: Final = "genre-review-least-percent"
ROW_PX: Final = 28
SHOWN: Final = 300
"""Tracks of a genre that are listed, the surest first; the others are counted."""
_PAIR: Final = Qt.ItemDataRole.UserRole
_TITLE, _ARTIST, _SURE = range(3)
_SLIDER_PX: Final = 180


class _GenreTree(QTreeWidget):
    """A tree whose keys answer what is selected.

    Attributes:
        accept_asked: Enter.
        reject_asked: Del or Backspace.
    """

    accept_asked = Signal()
    reject_asked = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accept_asked.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.reject_asked.emit()
        else:
            super().keyPressEvent(event)


class GenreReviewDialog(FittedDialog):
    """Lists suggestions by genre; what is selected, or all that is sure enough, is accepted or rejected.

    It stays open beside the window, and follows what is suggested.

    Args:
        services: suggest, tell titles and artists, and keep how sure suggestions must be to be listed.
        commands: accept, reject and write, with a way back.
        themes: colours.
        parent: the window.

    Attributes:
        tree: the genres, with their tracks below them.
        slider: how sure a suggestion must be, in per cent.
        empty: what is shown where nothing is suggested.
    """

    def __init__(
        self,
        services: Services,
        commands: GenreCommands,
        themes: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        genres = self._genres = services.genres
        self._commands, self._browse = commands, services.browse
        self._state, self._themes = services.state, themes
        self._review = GenreReview(NOT_LEARNT, ())
        self._opened: set[str] = set()
        self.setWindowTitle(tr("Genres to review"))
        self.resize(WIDTH, HEIGHT)
        self.verdict_label = dim_label()
        self.verdict_label.setWordWrap(True)
        self._make_slider()
        self._make_tree()
        self.empty = EmptyState(themes, Glyph.GENRES)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self._list_page())
        self.write_button = self._button(tr("Write to files…"), lambda: self._commands.write(None))
        self.learn_button = self._button(tr("Learn again"), self._genres.learn)
        self.close_button = self._button(tr("Close"), self.close)
        self._lay_out()
        self._disconnects = [
            genres.changed.connect(self.refresh),
            genres.working_changed.connect(self.refresh),
            genres.progressed.connect(self._on_progress),
        ]
        themes.changed.connect(self._show_review)
        self.finished.connect(self._leave)

    @property
    def least(self) -> float:
        """How sure a suggestion must be to be listed, 0 to 1."""
        return self.slider.value() / 100

    def refresh(self) -> None:
        """Read again what is suggested."""
        self._genres.load_review(self._on_review)

    def accept_selected(self) -> None:
        """Accept what is selected; a genre stands for all its tracks that are sure enough."""
        self._commands.accept_pairs(self._selected())

    def reject_selected(self) -> None:
        """Reject what is selected."""
        self._commands.reject_pairs(self._selected())

    def accept_all(self) -> None:
        """Accept all that is sure enough."""
        self._commands.accept_pairs([(each.track_id, each.name) for each in self._listed()])

    def _make_slider(self) -> None:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(100 * LEAST_CONFIDENCE), 99)
        kept = self._state.get(STATE_KEY)
        self.slider.setValue(kept if isinstance(kept, int) else self.slider.minimum())
        self.slider.setFixedWidth(_SLIDER_PX)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(tr("At least so sure, in per cent"))
        self.slider_value = QLabel()
        self.slider_value.setFont(tabular_font(self.slider_value.font()))
        self.slider.valueChanged.connect(self._on_slid)

    def _make_tree(self) -> None:
        self.tree = _GenreTree()
        self.tree.accept_asked.connect(self.accept_selected)
        self.tree.reject_asked.connect(self.reject_selected)
        self.tree.setHeaderLabels([tr("Genre and title"), tr("Artist"), tr("Sure")])
        self.tree.setAccessibleName(tr("Suggested genres"))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(_ARTIST, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(_SURE, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.headerItem().setTextAlignment(
            _SURE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.tree.itemExpanded.connect(self._fill)
        self.tree.itemCollapsed.connect(lambda item: self._opened.discard(item.data(_TITLE, _PAIR)))
        self.tree.itemSelectionChanged.connect(self._show_buttons)

    def _list_page(self) -> QWidget:
        self.accept_button = self._button(tr("Accept"), self.accept_selected)
        self.accept_button.setToolTip(tr("Accept what is selected (Enter)"))
        self.reject_button = self._button(tr("Reject"), self.reject_selected)
        self.reject_button.setToolTip(tr("Show these suggestions no more (Del)"))
        self.all_button = self._button("", self.accept_all)
        sure = QHBoxLayout()
        sure.setSpacing(Space.M)
        label = QLabel(tr("At least so &sure"))
        label.setBuddy(self.slider)
        for widget in (label, self.slider, self.slider_value):
            sure.addWidget(widget)
        sure.addStretch(1)
        for button in (self.all_button, self.reject_button, self.accept_button):
            sure.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(sure)
        column.addWidget(self.tree, 1)
        hint = dim_label(WHAT_ACCEPTING_MEANS, is_small=True)
        hint.setWordWrap(True)
        column.addWidget(hint)
        return page

    def _button(self, text: str, deed: Callable[[], object]) -> QPushButton:
        button = text_button(text, role="primary" if text == "Close" else "")
        # Enter accepts what is selected.
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: deed())
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addWidget(self.learn_button)
        buttons.addStretch(1)
        buttons.addWidget(self.write_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(title_label(tr("Genres to review")))
        column.addWidget(self.verdict_label)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)
        self.tree.setFocus()

    def _on_slid(self, percent_: int) -> None:
        self._state.set(STATE_KEY, percent_)
        self._show_review()

    def _on_progress(self, progress: Progress) -> None:
        if progress.total:
            self.learn_button.setText(
                tr("Learning… {percent}", percent=percent(progress.done / progress.total))
            )

    def _on_review(self, review: GenreReview) -> None:
        self._review = review
        self._show_review()

    def _show_review(self) -> None:
        is_working = self._genres.is_working
        self.learn_button.setEnabled(not is_working)
        if not is_working:
            is_first = self._review.verdict.obstacle is GenreObstacle.NOT_LEARNT
            self.learn_button.setText(tr("Learn now") if is_first else tr("Learn again"))
        self.slider_value.setText(percent(self.least))
        verdict, problem = self._review.verdict, self._genres.problem
        is_off = verdict.obstacle is not None
        self.verdict_label.setText("" if is_off else verdict_sentence(verdict))
        self.verdict_label.setVisible(not is_off)
        accepted = sum(each.state is GenreState.ACCEPTED for each in self._review.genres)
        self.write_button.setText(plural("Write {n} genre to files…", "Write {n} genres to files…", accepted))
        self.write_button.setVisible(bool(accepted))
        if problem is not None:
            self._say_problem(problem)
        elif any(each.state is GenreState.OPEN for each in self._review.genres):
            self._show_tree()
        elif is_off:
            self.empty.show_message(tr("No genres are suggested"), verdict_sentence(verdict))
            self.pages.setCurrentWidget(self.empty)
        else:
            self.empty.show_message(tr("Nothing to review"), NOTHING_TO_REVIEW)
            self.pages.setCurrentWidget(self.empty)

    def _say_problem(self, problem: MusicRecError) -> None:
        message = error_message(problem)
        self.empty.show_message(message.headline, message.advice, glyph=Glyph.ERROR)
        self.pages.setCurrentWidget(self.empty)

    def _show_tree(self) -> None:
        by_genre: dict[str, list[SuggestedGenre]] = {}
        for each in self._listed():
            by_genre.setdefault(each.name, []).append(each)
        current = self.tree.currentItem()
        place = None if current is None else current.data(_TITLE, _PAIR)
        self.tree.clear()
        colour, dim = QColor(self._themes.theme.suggestion), QColor(self._themes.theme.text_dim)
        font = QFont(self.tree.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(True)
        for name, found in sorted(by_genre.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            item = QTreeWidgetItem([name, plural("{n} track", "{n} tracks", len(found)), ""])
            item.setData(_TITLE, _PAIR, name)
            item.setForeground(_TITLE, colour)
            item.setForeground(_ARTIST, dim)
            item.setFont(_TITLE, font)
            item.setSizeHint(_TITLE, QSize(0, ROW_PX))
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self.tree.addTopLevelItem(item)
            if name in self._opened:
                item.setExpanded(True)
            if place == name:
                self.tree.setCurrentItem(item)
        listed = sum(map(len, by_genre.values()))
        self.all_button.setText(tr("Accept all {listed}", listed=number_text(listed)))
        self.all_button.setEnabled(bool(listed))
        self.pages.setCurrentIndex(1)
        self._show_buttons()

    def _fill(self, item: QTreeWidgetItem) -> None:
        """The tracks of a genre, when it is opened."""
        name = item.data(_TITLE, _PAIR)
        if not isinstance(name, str) or item.childCount():
            return
        self._opened.add(name)
        found = sorted(
            (each for each in self._listed() if each.name == name), key=lambda each: -each.confidence
        )
        dim = QColor(self._themes.theme.text_dim)
        tracks = {track.id: track for track in self._browse.page([each.track_id for each in found[:SHOWN]])}
        for each in found[:SHOWN]:
            if (track := tracks.get(each.track_id)) is not None:
                sure = percent(each.confidence)
                line = QTreeWidgetItem([track.tags.title, track.tags.artist_text, sure])
                line.setSizeHint(_TITLE, QSize(0, ROW_PX))
                line.setForeground(_ARTIST, dim)
                line.setData(_TITLE, _PAIR, (int(each.track_id), name))
                line.setTextAlignment(_SURE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.addChild(line)
        if (more := len(found) - SHOWN) > 0:
            rest = QTreeWidgetItem(
                [plural("and {n} more track, less sure", "and {n} more tracks, less sure", more), "", ""]
            )
            rest.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.addChild(rest)

    def _listed(self) -> list[SuggestedGenre]:
        """The open suggestions that are sure enough."""
        least = self.least
        return [
            each for each in self._review.genres if each.state is GenreState.OPEN and each.confidence >= least
        ]

    def _selected(self) -> list[GenrePair]:
        genres: set[str] = set()
        pairs: dict[tuple[int, str], None] = {}
        for item in self.tree.selectedItems():
            found = item.data(_TITLE, _PAIR)
            if isinstance(found, str):
                genres.add(found)
            elif found is not None:
                pairs[(found[0], found[1])] = None
        for each in self._listed():
            if each.name in genres:
                pairs[(int(each.track_id), each.name)] = None
        return [(TrackId(number), name) for number, name in pairs]

    def _show_buttons(self) -> None:
        has_selection = bool(self.tree.selectedItems())
        self.accept_button.setEnabled(has_selection)
        self.reject_button.setEnabled(has_selection)

    def _leave(self) -> None:
        for disconnect in self._disconnects:
            disconnect()
