"""The queue at the right: what plays, what the listener chose, what autoplay proposes and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import when_made
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton, text_button, with_shortcut
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.query.assistant import LoadValues
from musicrec_desktop.ui.kit.query.field import QueryField
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.kit.switch import Switch
from musicrec_desktop.ui.kit.wording.queue import (
    lifted_text,
    misfit_text,
    queue_problem_text,
    relaxed_text,
)
from musicrec_desktop.ui.queue.model import UpNextModel
from musicrec_desktop.ui.queue.rows import UpNextContent
from musicrec_desktop.ui.queue.tune_drawer import TuneDrawer
from musicrec_desktop.ui.queue.view import UpNextView
from musicrec_desktop.ui.queue.why_card import LET_COME_TEXT
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

if TYPE_CHECKING:
    from musicrec_desktop.ui.queue.tune_section import TuneSection

WIDTH_PX = 320
EMPTY_HEADLINE = tr("Nothing is next yet")
EMPTY_TEXT = tr(
    "Play a track, and tracks that sound like it follow by themselves. Press Q on a track to choose what "
    "comes first."
)
NO_MATCH_HEADLINE = tr("Nothing in the queue matches")
NO_MATCH_TEXT = tr("Use fewer words, or press Esc in the filter to see the whole queue.")
OFF_HINT = tr("Turn ∞ on, and similar tracks follow when your own choice ends.")
LEAST_LIST_PX = 96
OUTSIDE_TEXT = tr("Let all tracks come")
HOLD_AGAIN_TEXT = tr("Let it hold again")
WAITING_HINT = tr("Similar tracks appear here as soon as they are found.")


class UpNextPanel(QFrame):
    """Header with the ∞ switch, what can be tuned, the list, a line about rules that gave way.

    Args:
        themes: where the colours come from.
        covers: gives the cover of a track in device pixels, or None; for example ``CoverCache.pixmap``.
        load_values: looks up the values of the library for the filter; None for none.
        parent: Qt's owner.
    """

    autoplay_toggled = Signal(bool)
    clear_requested = Signal()
    play_requested = Signal(object)
    """An entry id, as in every signal below that names no other type."""
    remove_requested = Signal(object)
    """A tuple of entry ids."""
    kept = Signal(object)
    """An automatic entry becomes the listener's own."""
    more = Signal(object)
    """More like this."""
    less = Signal(object)
    banned = Signal(object)
    artist_banned = Signal(object, str)
    """An entry id and the name of an artist."""
    again_requested = Signal()
    let_come = Signal(object)
    """A tuple of rules that shall give way for this queue."""
    hold_again = Signal()
    """The rules that gave way for this queue shall hold again."""
    outside_requested = Signal()
    """All tracks shall come again, not only those that the automatic part is kept inside."""
    moved = Signal(object, int)
    """A tuple of entry ids and their new index; automatic entries become the listener's."""
    dropped = Signal(object, int)
    """What was let go (``Dragged``), and the index among the upcoming entries that it shall have."""
    filtered = Signal(str)
    """The text of a query; only entries that meet it shall be shown, all of them for an empty one."""

    def __init__(
        self,
        themes: ThemeController,
        covers: CoverLookup | None = None,
        load_values: LoadValues | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._content = UpNextContent()
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Up next"))
        self.setFixedWidth(WIDTH_PX)
        self.setAcceptDrops(True)
        self.model = UpNextModel(self)
        self.view = UpNextView(themes, self.model, covers)
        self.switch = Switch(themes, tr("Keep playing similar tracks"))
        self.clear_button = IconButton(
            themes, Glyph.QUEUE_REMOVE, tr("Clear what is next"), size_px=28, icon_px=18
        )
        self.filter_button = IconButton(
            themes,
            Glyph.FILTER,
            tr("Filter the queue"),
            shortcut=key_of("filter_queue"),
            size_px=28,
            icon_px=18,
            is_checkable=True,
        )
        self.filter = QueryField(
            themes,
            load_values or (lambda _field, _typed, _on_done: None),
            placeholder=tr("Show only…"),
            hint=with_shortcut(tr("Filter the queue"), key_of("filter_queue")),
            name=tr("Filter the queue"),
        )
        self._inside = QFrame()
        self._inside_label = ElidedLabel(role="small")
        self.outside_button = IconButton(themes, Glyph.CLOSE, OUTSIDE_TEXT, size_px=24, icon_px=16)
        self._for_whom = ElidedLabel(role="small")
        self.tune = TuneDrawer(themes)
        self.empty = EmptyState(themes, Glyph.QUEUE)
        self.empty.show_message(EMPTY_HEADLINE, EMPTY_TEXT)
        self._endless = Ornament()
        self._note = dim_label(is_small=True)
        self.foot_button = text_button("", role="link")
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self._recolour()
        self.set_content(UpNextContent())

    @property
    def note(self) -> str:
        """The line under the list; empty where there is nothing to say."""
        return self._note.text()

    @property
    def inside(self) -> str:
        """What the chip says that the automatic part is kept inside; empty where there is no chip."""
        return self._inside_label.full_text if self._inside.isVisibleTo(self) else ""

    @property
    def for_whom(self) -> str:
        """Who listens, as the head says; empty for the listener alone."""
        return self._for_whom.full_text if self._for_whom.isVisibleTo(self) else ""

    def set_content(self, content: UpNextContent) -> None:
        """Show another queue; what stays keeps its selection and place."""
        self._content = content
        bar = self.view.verticalScrollBar()
        value = bar.value()
        renewed = self.model.set_content(content)
        self.view.doItemsLayout()
        bar.setValue(value)
        self.view.select_wanted()
        self.view.queue_delegate.fresh.glow(renewed)
        if content.is_empty and content.is_filtered:
            self.empty.show_message(NO_MATCH_HEADLINE, NO_MATCH_TEXT, glyph=Glyph.SEARCH)
        elif content.is_empty:
            self.empty.show_message(EMPTY_HEADLINE, EMPTY_TEXT, glyph=Glyph.QUEUE)
        self._stack.setCurrentWidget(self.empty if content.is_empty else self.view)
        # Places among the rows that are shown are not places in the queue.
        self.view.setDragEnabled(not content.is_filtered)
        self.view.setAcceptDrops(not content.is_filtered)
        self._inside_label.set_full_text(content.inside)
        self._inside.setVisible(bool(content.inside))
        self._for_whom.set_full_text(content.for_whom)
        self._for_whom.setVisible(bool(content.for_whom))
        self.clear_button.setEnabled(bool(content.total_yours or content.automatic))
        self._say()

    def open_filter(self) -> None:
        """Show the filter, and give it the keyboard."""
        self.filter_button.setChecked(True)
        self.filter.setVisible(True)
        self.filter.setFocus()
        self.filter.selectAll()

    def close_filter(self) -> None:
        """Show the whole queue, without a filter."""
        self.filter.clear_now()
        self.filter_button.setChecked(False)
        self.filter.setVisible(False)

    def set_autoplay(self, *, is_on: bool) -> None:
        """Show whether autoplay is on; emits nothing."""
        if is_on is not self.switch.isChecked():
            self.switch.setChecked(is_on)
            self._recolour()
            self._say()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tune.set_room(event.size().height())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """What is let go beside the list comes behind what the listener queued."""
        if self._drag(event):
            self.dropped.emit(read_drag(event.mimeData()), self._content.total_yours)

    @staticmethod
    def _drag(event: QDropEvent) -> bool:
        is_ours = not read_drag(event.mimeData()).is_empty
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(is_ours)
        return is_ours

    def cover_changed(self, track_id: TrackId) -> None:
        """Paint the rows of a track again: its cover came."""
        self.view.paint_rows(lambda entry: entry.track_id == track_id)

    def _say(self) -> None:
        content = self._content
        is_on = self.switch.isChecked() and not content.is_empty
        words = self._words()
        self._note.setText(words)
        self._note.setToolTip("\n".join(content.relaxed) if content.relaxed and words else "")
        self._note.setVisible(bool(words))
        action = ""
        if is_on and content.misfits and content.kept_back:
            action = LET_COME_TEXT
        elif is_on and content.lifted:
            action = HOLD_AGAIN_TEXT
        self.foot_button.setText(action)
        self.foot_button.setVisible(bool(action))

    def _words(self) -> str:
        content = self._content
        if content.is_empty or content.is_filtered:
            return ""
        if not self.switch.isChecked():
            return "" if content.automatic else OFF_HINT
        told = self._told()
        if told or content.automatic:
            return told
        return queue_problem_text(content.problem) or WAITING_HINT

    def _told(self) -> str:
        """The most important thing to say of the automatic part."""
        content = self._content
        if content.misfits:
            kept_back = (f"{one.text}." for one in content.kept_back[:1])
            return " ".join((misfit_text(len(content.automatic), content.misfits), *kept_back))
        return lifted_text(content.lifted) or relaxed_text(content.relaxed)

    def _on_foot_button(self) -> None:
        if self.foot_button.text() == LET_COME_TEXT:
            self.let_come.emit(self._content.kept_back[0].rules)
        else:
            self.hold_again.emit()

    def _on_switch(self, is_on: bool) -> None:
        self._recolour()
        self._say()
        self.autoplay_toggled.emit(is_on)

    def _leave_filter(self) -> None:
        self.close_filter()
        self.view.setFocus()

    def _enter_list(self) -> None:
        """Go on from the filter to the first entry that it shows."""
        self.view.setFocus()
        places = (at for at in range(self.model.rowCount()) if self.model.entry_at(at) is not None)
        first = next(places, None)
        if first is not None:
            self.view.setCurrentIndex(self.model.index(first))

    def _recolour(self) -> None:
        colour = "accent" if self.switch.isChecked() else "text_dim"
        dpr = self.devicePixelRatioF()
        self._endless.setPixmap(glyph_pixmap(Glyph.AUTOPLAY, self._themes.theme, 20, dpr, colour))

    def _connect(self) -> None:
        self.switch.clicked.connect(self._on_switch)
        self.clear_button.clicked.connect(self.clear_requested)
        self.filter_button.clicked.connect(
            lambda is_on: self.open_filter() if is_on else self._leave_filter()
        )
        self.filter.searched.connect(self.filtered)
        self.filter.entered.connect(self._enter_list)
        self.filter.left.connect(self._leave_filter)
        self.outside_button.clicked.connect(self.outside_requested)
        self.foot_button.clicked.connect(self._on_foot_button)
        view = self.view
        for inner, outer in (
            (view.play_requested, self.play_requested),
            (view.remove_requested, self.remove_requested),
            (view.kept, self.kept),
            (view.more, self.more),
            (view.less, self.less),
            (view.banned, self.banned),
            (view.artist_banned, self.artist_banned),
            (view.again_requested, self.again_requested),
            (view.let_come, self.let_come),
            (view.moved, self.moved),
            (view.dropped, self.dropped),
        ):
            inner.connect(outer)
        when_made(self.tune.section, self._connect_section)
        self._themes.changed.connect(self._recolour)

    def _connect_section(self, section: TuneSection) -> Callable[[], None]:
        section.again_requested.connect(self.again_requested)
        return lambda: None

    def _lay_out(self) -> None:
        headline = QLabel(tr("Up next"))
        headline.setProperty("role", "headline")
        self._endless.setToolTip(self.switch.toolTip())
        head = QHBoxLayout()
        head.setContentsMargins(Space.M, Space.M, Space.M, Space.S)
        head.setSpacing(Space.XS)
        head.addWidget(headline, 1)
        head.addWidget(self.filter_button)
        head.addWidget(self.clear_button)
        head.addSpacing(Space.XS)
        head.addWidget(self._endless)
        head.addWidget(self.switch)
        self._inside.setProperty("role", "chip")
        chip = QHBoxLayout(self._inside)
        chip.setContentsMargins(Space.S, 0, Space.XS, 0)
        chip.setSpacing(Space.XS)
        chip.addWidget(self._inside_label, 1)
        chip.addWidget(self.outside_button)
        chip_line = QHBoxLayout()
        chip_line.setContentsMargins(Space.M, 0, Space.M, 0)
        chip_line.addWidget(self._inside)
        self._for_whom.setContentsMargins(Space.M, 0, Space.M, Space.S)
        self._note.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        filter_row = QHBoxLayout()
        filter_row.setContentsMargins(Space.M, 0, Space.M, 0)
        filter_row.addWidget(self.filter)
        self.filter.hide()
        column.addLayout(head)
        column.addWidget(self._for_whom)
        column.addLayout(chip_line)
        column.addLayout(filter_row)
        column.addWidget(self.tune)
        column.addLayout(self._stack, 1)
        # A stack shows its first widget at once, as a window of its own while the stack is in none.
        for widget in (self.view, self.empty):
            # They get the height that the tune section leaves; it leaves ``LEAST_LIST_PX``.
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            widget.setMinimumHeight(LEAST_LIST_PX)
            self._stack.addWidget(widget)
        column.addWidget(self._note)
        column.addWidget(self.foot_button, 0, Qt.AlignmentFlag.AlignLeft)
