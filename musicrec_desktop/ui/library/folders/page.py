"""The page of folders: the tree at the left, the tracks of a folder at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.folder_tree import HERE
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.library.alike.foot import AlikeFoot
from musicrec_desktop.ui.library.folders.tree import FolderTree
from musicrec_desktop.ui.library.track_page import TrackPage
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned

TREE_PX: Final = 240
LEAST_TREE_PX: Final = 140
MOST_KEPT: Final = 500
"""At most so many open folders are kept over a restart."""


class FoldersPage(TrackPage):
    """As a page of tracks; the tree says which.

    Args:
        browse: reads lists and folders.
        covers: finds pictures.
        alike: what stands below the list.
        theme: colours.
        is_banned: which rows never play by themselves.

    Attributes:
        folder_chosen: the user went to another ``Scope`` in the tree.
    """

    folder_chosen = Signal(object)

    def __init__(
        self,
        browse: BrowseService,
        covers: CoverLookup,
        alike: AlikeFoot,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        is_banned: IsBanned = nothing_banned,
    ) -> None:
        super().__init__(browse, covers, alike, theme, parent, is_banned=is_banned)
        self._is_deep, self._folder = True, ""
        self.deep_button = IconButton(
            theme, Glyph.TREE, tr("Also the tracks in sub-folders"), is_checkable=True
        )
        self.deep_button.setChecked(True)
        self.deep_button.toggled.connect(self._on_deep)
        self.head.add_tool(self.deep_button)

    @override
    def _add_side(self) -> None:
        self.tree = FolderTree(self.theme, self._browse.load_folders)
        self.tree.setMinimumWidth(LEAST_TREE_PX)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.entered.connect(self.go_to_first)
        self.tree.menu_requested.connect(
            lambda path, point: self.scope_menu_requested.emit(self._scope_of(path), point)
        )
        self.set_side(self.tree, TREE_PX)

    @override
    def show_scope(self, scope: Scope, text: str = "") -> None:
        if scope.name:
            self._folder = scope.name
            self._set_deep(is_deep=scope.detail != HERE)
        super().show_scope(self._scope_of(self._folder), text)
        self.tree.go_to(self._folder)

    @override
    def refresh(self) -> None:
        super().refresh()
        self.tree.rows.refresh()

    @override
    def layout_state(self) -> dict[str, object]:
        return {
            **super().layout_state(),
            "folder": self._folder,
            "is_deep": self._is_deep,
            "open": self.tree.open_paths[:MOST_KEPT],
        }

    @override
    def restore_layout(self, state: object) -> None:
        super().restore_layout(state)
        kept = state if isinstance(state, dict) else {}
        folder, paths = kept.get("folder"), kept.get("open")
        self._folder = folder if isinstance(folder, str) else ""
        self._set_deep(is_deep=kept.get("is_deep") is not False)
        self.tree.set_open(
            [path for path in paths if isinstance(path, str)] if isinstance(paths, list) else []
        )

    def _scope_of(self, path: str) -> Scope:
        return Scope(ScopeKind.FOLDER, path, "" if self._is_deep else HERE)

    def _set_deep(self, *, is_deep: bool) -> None:
        self._is_deep = is_deep
        # The button tells by itself; what it tells is known by then.
        self.deep_button.setChecked(is_deep)

    def _on_chosen(self, path: str) -> None:
        self._folder = path
        self._show_folder()

    def _on_deep(self, is_deep: bool) -> None:
        if is_deep != self._is_deep:
            self._is_deep = is_deep
            self._show_folder()

    def _show_folder(self) -> None:
        scope = self._scope_of(self._folder)
        super().show_scope(scope, self.text)
        self.folder_chosen.emit(scope)
