"""What can be chosen for a list of tracks, and the menu at its head: panes, albums, lines, columns."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from PySide6.QtWidgets import QMenu, QToolButton

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import ScopeKind, SortColumn, SortKey
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.library.alike.foot import AlikeFoot
from musicrec_desktop.ui.library.pane_shelf import PaneShelf
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.model import TrackTableModel

MOST_PLAYED: Final = (
    SortKey(SortColumn.PLAYS, is_descending=True),
    SortKey(SortColumn.LAST_PLAYED, is_descending=True),
)
"""The order for an artist's most played tracks; of those with as many plays the one that was heard last."""
WITHOUT_ALBUMS: Final = (ScopeKind.ALBUM, ScopeKind.ADDED)
"""The pages whose tracks do not stand under their albums: one album, and days."""


class ListWithOptions(Protocol):
    """A page whose list can have panes and headings of albums."""

    model: TrackTableModel
    view: ListView
    panes: PaneShelf
    alike: AlikeFoot

    @property
    def can_be_by_album(self) -> bool:
        """Whether its tracks can stand under their albums."""

    def toggle_panes(self) -> bool:
        """Show or hide the panes."""

    def toggle_by_album(self) -> bool:
        """Put the tracks under their albums, or not."""

    def turn_all_albums(self) -> bool:
        """Fold or open all albums."""

    def choose_columns(self) -> bool:
        """Choose columns."""


def make_list_options(page: ListWithOptions, themes: ThemeController) -> IconButton:
    """The button with the menu, whose entries are as the page is when it opens."""
    button = IconButton(themes, Glyph.COLUMNS, tr("Options of the list"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    button.setMenu(menu)

    def add(text: str, action_id: str, run: Callable[[], object], *, is_on: bool | None = None) -> None:
        action = menu.addAction(f"{text}\t{key_of(action_id)}" if action_id else text)
        action.setCheckable(is_on is not None)
        action.setChecked(is_on is True)
        action.triggered.connect(lambda _checked=False: run())

    def fill() -> None:
        menu.clear()
        if page.panes.is_possible:
            add(tr("Panes above the list"), "toggle_panes", page.toggle_panes, is_on=page.panes.is_shown)
        if page.can_be_by_album:
            is_by_album = page.model.albums is not None
            add(tr("Tracks under their albums"), "toggle_by_album", page.toggle_by_album, is_on=is_by_album)
            if is_by_album:
                add(tr("Fold or open all albums"), "turn_albums", page.turn_all_albums)
        for kind in page.alike.kinds:
            toggle = partial(page.alike.toggle, kind)
            add(page.alike.words(kind), "", toggle, is_on=page.alike.is_on(kind))
        menu.addSeparator()
        add(tr("Columns and order…"), "columns", page.choose_columns)
        menu.addAction(tr("Reset columns")).triggered.connect(lambda _checked=False: page.view.reset_layout())

    menu.aboutToShow.connect(fill)
    return button
