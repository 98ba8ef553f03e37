"""A list of tracks, and above it the panes when they are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from musicrec_desktop.model.browse import ScopeKind
from musicrec_desktop.model.panes import USUAL_FIELDS, PaneChoice, PaneField, PaneValues
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.library.panes.browser import PaneBrowser

PANED: Final = (ScopeKind.ALL, ScopeKind.LIKED, ScopeKind.GENRE, ScopeKind.COMPOSER, ScopeKind.WORK)
"""The pages that can have panes; each remembers what was chosen in them."""
FIRST_FIELDS: Final = {
    ScopeKind.COMPOSER: (PaneField.WORK, PaneField.CONDUCTOR, PaneField.ENSEMBLE),
    ScopeKind.WORK: (PaneField.CONDUCTOR, PaneField.ENSEMBLE, PaneField.PERFORMER),
}
"""What the panes of a page list before the user chose; elsewhere as on the page before."""
MOST_KEPT_KEYS: Final = 200
"""At most so many chosen values of a pane are kept over a restart."""
FIRST_PX: Final = 210
"""The height of the panes before the user chose one."""


class PaneShelf(QSplitter):
    """The panes are made when they are first wanted.

    Args:
        themes: colours of the panes.
        parent: Qt's owner.

    Attributes:
        chosen: other values were chosen, or the panes were shown or hidden.
        tracks_wanted: as of ``PaneBrowser``.
        scope_menu_requested: as of ``PaneBrowser``.
    """

    chosen = Signal()
    tracks_wanted = Signal(bool)
    scope_menu_requested = Signal(object, QPoint)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._themes = themes
        self._browser: PaneBrowser | None = None
        self._is_wanted = self._is_due = False
        self._kind = ScopeKind.ALL
        self._choices: dict[ScopeKind, tuple[PaneChoice, ...]] = {}
        self._height_px = FIRST_PX
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)

    def set_list(self, view: QWidget) -> None:
        """Set the list below the panes, a child of this widget; called once."""
        self.addWidget(view)

    @property
    def browser(self) -> PaneBrowser | None:
        """The panes, once they were wanted."""
        return self._browser

    @property
    def is_shown(self) -> bool:
        """Whether the page that is shown has panes now."""
        return self._is_wanted and self._kind in PANED

    @property
    def is_possible(self) -> bool:
        """Whether the page that is shown can have panes."""
        return self._kind in PANED

    @property
    def choices(self) -> tuple[PaneChoice, ...]:
        """What is chosen in the panes of the page that is shown; nothing while it has none."""
        if not self.is_shown:
            return ()
        return self._coming() if self._browser is None or self._is_due else self._browser.choices

    @property
    def chosen_values(self) -> list[tuple[PaneField, list[tuple[str, str]]]]:
        """As of ``PaneBrowser``; nothing while the page that is shown has no panes."""
        return self._browser.chosen_values if self.is_shown and self._browser is not None else []

    def set_kind(self, kind: ScopeKind) -> None:
        """Another page is shown: its panes come back as they were."""
        if kind is not self._kind:
            self._note()
            self._kind = kind
            self._apply()

    def set_shown(self, *, is_shown: bool) -> None:
        """Show or hide the panes."""
        if is_shown != self._is_wanted:
            self._note()
            self._is_wanted = self._is_due = is_shown
            # What the panes show is read while they are made.
            self.chosen.emit()
            self._apply()
            if self.is_shown and self._browser is not None:
                self._browser.focus_first()
            else:
                self._focus_list()

    def show_values(self, panes: Sequence[PaneValues]) -> None:
        """Show what was read for the panes."""
        if self._browser is not None and self.is_shown:
            self._browser.show_values(panes)

    def state(self) -> dict[str, object]:
        """For ``restore``; fits into JSON."""
        self._note()
        kept = {
            str(kind): [[str(choice.field), list(choice.keys[:MOST_KEPT_KEYS])] for choice in choices]
            for kind, choices in self._choices.items()
        }
        return {"shown": self._is_wanted, "height": self._height_px, "choices": kept}

    def restore(self, state: object) -> None:
        """Take back what ``state`` gave; what does not fit is ignored."""
        kept = state if isinstance(state, dict) else {}
        height, choices = kept.get("height"), kept.get("choices")
        self._height_px = height if isinstance(height, int) and 0 < height < 4000 else FIRST_PX
        self._choices = {
            kind: found
            for kind in PANED
            if isinstance(choices, dict) and (found := _kept_choices(choices.get(str(kind))))
        }
        self._is_wanted = kept.get("shown") is True
        self._apply()

    def _focus_list(self) -> None:
        if (view := self.widget(self.count() - 1)) is not None:
            view.setFocus()

    def _note(self) -> None:
        """Remember what is chosen, and how high the panes are."""
        if self.is_shown and self._browser is not None:
            self._choices[self._kind] = self._browser.choices
            if self._browser.isVisible():
                self._height_px = self._browser.height()

    def _apply(self) -> None:
        """Show what the page that is shown has."""
        if not self.is_shown:
            if self._browser is not None:
                focused = QApplication.focusWidget()
                if focused is not None and self._browser.isAncestorOf(focused):
                    # Qt would give the keyboard to the search, which comes next.
                    self._focus_list()
                self._browser.hide()
            return
        coming = self._coming()
        if (browser := self._browser) is None:
            browser = self._make(coming)
        else:
            browser.set_choices(coming)
        self._is_due = False
        browser.show()
        self.setSizes([self._height_px, max(1, self.height() - self._height_px)])

    def _coming(self) -> tuple[PaneChoice, ...]:
        """What the panes of this page are when they are shown: as they were, else as on the page before."""
        if (choices := self._choices.get(self._kind)) is not None:
            return choices
        before = (
            USUAL_FIELDS if self._browser is None else tuple(choice.field for choice in self._browser.choices)
        )
        fields: Sequence[PaneField] = FIRST_FIELDS.get(self._kind) or before
        return tuple(PaneChoice(field) for field in fields)

    def _make(self, choices: Sequence[PaneChoice]) -> PaneBrowser:
        from musicrec_desktop.ui.library.panes.browser import PaneBrowser

        self._browser = PaneBrowser(self._themes, choices)
        self._browser.chosen.connect(self.chosen)
        self._browser.tracks_wanted.connect(self.tracks_wanted)
        self._browser.scope_menu_requested.connect(self.scope_menu_requested)
        self._browser.close_requested.connect(lambda: self.set_shown(is_shown=False))
        self.insertWidget(0, self._browser)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        return self._browser


def _kept_choices(state: object) -> tuple[PaneChoice, ...]:
    known = set(map(str, PaneField))
    return tuple(
        PaneChoice(PaneField(pair[0]), tuple(key for key in pair[1] if isinstance(key, str)))
        for pair in (state if isinstance(state, list) else [])
        if isinstance(pair, list) and len(pair) == 2 and pair[0] in known and isinstance(pair[1], list)
    )
