"""The line in the head of an album that leads to its other versions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.track import GroupRow
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.kit.labels import LinkLabel


class VersionLink(LinkLabel):
    """Names the other version, or how many there are; a menu then names them.

    Args:
        browse: finds versions.
        parent: Qt's owner.

    Attributes:
        scope_requested: a ``Scope`` whose tracks are wanted.
    """

    scope_requested = Signal(object)

    def __init__(self, browse: BrowseService, parent: QWidget | None = None) -> None:
        super().__init__(tr("Go to another version of this album"), role="dim", parent=parent)
        self._browse, self._scope = browse, Scope()
        self._versions: Sequence[GroupRow] = ()
        self.clicked.connect(self._on_clicked)
        self.hide()

    def go_to(self, scope: Scope) -> None:
        """Another part of the library is shown; nothing is seen of its versions until ``ask``."""
        self._scope = scope
        self.show_versions([])

    def ask(self) -> None:
        """Show the other versions of what is an album."""
        scope = self._scope
        if scope.kind is ScopeKind.ALBUM and scope.name:

            def show(versions: Sequence[GroupRow]) -> None:
                if self._scope == scope:
                    self.show_versions(versions)

            self._browse.load_versions(scope.name, scope.detail, show)

    def show_versions(self, versions: Sequence[GroupRow]) -> None:
        """Show other versions; nothing is seen where there are none."""
        self._versions = versions
        if len(versions) == 1:
            self.set_full_text(tr("Also: {value}", value=_words(versions[0])))
        else:
            self.set_full_text(plural("{n} other version", "{n} other versions", len(versions)))
        self.set_active(is_active=bool(versions))
        self.setVisible(bool(versions))

    def menu(self) -> QMenu:
        """The versions as a menu, which deletes itself when it is closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for version in self._versions:
            action = menu.addAction(_words(version).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, row=version: self._go(row))
        return menu

    def _on_clicked(self) -> None:
        if len(self._versions) == 1:
            self._go(self._versions[0])
        else:
            self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _go(self, version: GroupRow) -> None:
        self.scope_requested.emit(Scope(ScopeKind.ALBUM, version.name, version.detail))


def _words(version: GroupRow) -> str:
    year = f" · {version.year}" if version.year else ""
    return plural(
        "{name}{year} · {n} track",
        "{name}{year} · {n} tracks",
        version.track_count,
        name=version.name,
        year=year,
    )
