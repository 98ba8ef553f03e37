"""The "Tune" line under the head of the queue panel, and the section that it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import itself, later, made
from musicrec_desktop.model.listener_group import ListenerGroup
from musicrec_desktop.model.profile import Profile
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_presets import Preset, matching_preset
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import with_shortcut
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import ElidedLabel
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.queue.tune_words import OWN_TEXT
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

if TYPE_CHECKING:
    from musicrec_desktop.ui.queue.tune_section import TuneSection

ROOM_SHARE = 0.6
"""How much of the panel the section may take; it scrolls where it needs more."""
LEAST_PX = 120
HEAD_PX = 32


class _WholeArea(QScrollArea):
    """Asks for the whole height of what it holds; Qt's asks for 24 lines at most."""

    def sizeHint(self) -> QSize:
        held = self.widget()
        return super().sizeHint() if held is None else held.sizeHint()


class TuneDrawer(QWidget):
    """Closed at first, so that the queue has the room.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.

    Attributes:
        section: what it opens; it is made when it is opened first, or used (``core.later``).
    """

    toggled = Signal(bool)
    """The user opened (True) or closed it."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._room_px = 0
        self._controls, self._own = QueueControls(), tuple[Preset, ...]()
        self._shown: dict[str, Callable[[TuneSection], object]] = {}
        self.section: TuneSection = later(self._make_section)
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAccessibleName(tr("Tune the queue"))
        self.button.setToolTip(with_shortcut(tr("Tune the queue"), key_of("tune")))
        self._glyph, self._arrow = Ornament(), Ornament()
        self._summary = ElidedLabel(role="small")
        self._area = _WholeArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.hide()
        self._lay_out()
        self.button.clicked.connect(self._on_clicked)
        themes.changed.connect(self._recolour)
        self._summarise()
        self._recolour()

    @property
    def is_open(self) -> bool:
        """Whether the section is shown."""
        return self.button.isChecked()

    @property
    def summary(self) -> str:
        """What the line says at its right."""
        return self._summary.full_text

    def set_open(self, *, is_open: bool) -> None:
        """Open or close it; emits nothing."""
        self.button.setChecked(is_open)
        if is_open:
            itself(self.section)
        self._area.setVisible(is_open)
        self._fit()
        self._recolour()

    def toggle(self) -> None:
        """Open or close it as a click does, and give the keyboard to what was opened."""
        self._on_clicked(not self.is_open)
        if self.is_open:
            self.section.preset.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_room(self, height_px: int) -> None:
        """The panel that it lies in has this height."""
        self._room_px = height_px
        self._fit()

    def show_controls(self, controls: QueueControls) -> None:
        """Show what the queue is chosen by."""
        self._controls = controls
        self._show("controls", lambda section: section.show_controls(controls))
        self._summarise()

    def show_track_count(self, count: int) -> None:
        """Tell how many tracks are ahead where the length is not set in minutes."""
        self._show("count", lambda section: section.set_track_count(count))

    def show_cover(self, why_off: str) -> None:
        """Let covers count, or say why they do not."""
        self._show("cover", lambda section: section.cover.turn_off(why_off))

    def flush(self) -> None:
        """Tell now what was turned and is not told yet."""
        if (section := made(self.section)) is not None:
            section.flush()

    def _on_clicked(self, is_open: bool) -> None:
        self.set_open(is_open=is_open)
        self.toggled.emit(is_open)

    def _fit(self) -> None:
        section = made(self.section)
        wanted = 0 if section is None else section.sizeHint().height()
        if self._room_px:
            wanted = min(wanted, max(LEAST_PX, round(self._room_px * ROOM_SHARE)))
        self._area.setMinimumHeight(min(wanted, LEAST_PX))
        self._area.setMaximumHeight(wanted)

    def show_people(self, people: Sequence[Profile], group: ListenerGroup) -> None:
        """Show who may listen, too, and who does."""
        self._show("people", lambda section: section.for_line.show_people(people, group))
        self._fit()

    def set_own_presets(self, presets: Iterable[Preset]) -> None:
        """Offer the user's own presets, too."""
        own = self._own = tuple(presets)
        self._show("presets", lambda section: section.set_own_presets(own))
        self._summarise()

    def _show(self, what: str, show: Callable[[TuneSection], object]) -> None:
        """Show something in the section, now or when there is one."""
        self._shown[what] = show
        if (section := made(self.section)) is not None:
            show(section)

    def _make_section(self) -> TuneSection:
        from musicrec_desktop.ui.queue.tune_section import TuneSection

        section = TuneSection(self._themes)
        section.setProperty("role", "content")
        for show in self._shown.values():
            show(section)
        section.turned.connect(self._summarise)
        self._area.setWidget(section)
        return section

    def _summarise(self, _controls: QueueControls | None = None) -> None:
        section = made(self.section)
        preset = matching_preset(self._controls, self._own) if section is None else section.shown_preset
        self._summary.set_full_text(OWN_TEXT if preset is None else preset.label)

    def _recolour(self) -> None:
        theme, dpr = self._themes.theme, self.devicePixelRatioF()
        colour = "accent" if self.is_open else "icon"
        self._glyph.setPixmap(glyph_pixmap(Glyph.TUNE, theme, 18, dpr, colour))
        arrow = Glyph.UP if self.is_open else Glyph.DOWN
        self._arrow.setPixmap(glyph_pixmap(arrow, theme, 18, dpr, "text_dim"))

    def _lay_out(self) -> None:
        words = QLabel(tr("Tune"))
        for label in (words, self._glyph, self._summary, self._arrow):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(self.button)
        line.setContentsMargins(Space.S, 0, Space.S, 0)
        line.setSpacing(Space.S)
        line.addWidget(self._glyph)
        line.addWidget(words)
        line.addWidget(self._summary, 1)
        line.addWidget(self._arrow)
        self.button.setMinimumSize(QSize(0, HEAD_PX))
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        frame = QHBoxLayout()
        frame.setContentsMargins(Space.XS, 0, Space.XS, Space.XS)
        frame.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(frame)
        column.addWidget(self._area)
