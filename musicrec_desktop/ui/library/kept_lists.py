"""How each kind of list was left: its order, its columns, and whether tracks stand under their albums."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from musicrec_desktop.model.browse import ScopeKind, SortColumn, SortKey
from musicrec_desktop.ui.kit.scopes import FIRST_SORT
from musicrec_desktop.ui.track_table.column_dialog import kept_order

FIRST_BY_ALBUM: Final = (ScopeKind.ARTIST, ScopeKind.COMPOSER, ScopeKind.WORK)
"""The pages whose tracks stand under their albums until the user wants it otherwise."""
FIRST_ORDERS: Final = {kind: (SortKey(SortColumn.YEAR),) for kind in FIRST_BY_ALBUM}
"""The order of pages whose tracks are played in another one from elsewhere (``FIRST_SORT``)."""


class KeptLists:
    """What a page of tracks remembers of each kind of list, also over a restart.

    Attributes:
        orders: what orders the rows, the most important first.
        layouts: columns, as a ``ListView`` gives and takes them; without a kind whose columns are as at
            first.
        by_album: the kinds whose tracks stand under their albums.
    """

    def __init__(self) -> None:
        self.orders: dict[ScopeKind, tuple[SortKey, ...]] = {
            kind: FIRST_ORDERS.get(kind, (SortKey(*first),)) for kind, first in FIRST_SORT.items()
        }
        self.layouts: dict[ScopeKind, object] = {}
        self.by_album = set(FIRST_BY_ALBUM)

    def state(self, shown: ScopeKind, layout: object) -> dict[str, object]:
        """What ``restore`` takes, as JSON can hold it.

        Args:
            shown: the kind of list that is on the screen.
            layout: its columns as they are by now.
        """
        layouts = {**self.layouts, shown: layout}
        return {
            "layouts": {str(kind): columns for kind, columns in layouts.items()},
            "sorts": {
                str(kind): [[str(key.column), key.is_descending] for key in order]
                for kind, order in self.orders.items()
            },
            "by_album": sorted(map(str, self.by_album)),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Remember what was kept; what is damaged or unknown is passed over."""
        # An earlier version had the same columns on all pages.
        self.layouts = dict.fromkeys(ScopeKind, state["columns"]) if "columns" in state else {}
        self.layouts.update(_by_kind(state.get("layouts")))
        for kind, value in _by_kind(state.get("sorts")):
            if order := kept_order(value):
                self.orders[kind] = order
        by_album = state.get("by_album")
        self.by_album = (
            {kind for kind in ScopeKind if str(kind) in by_album}
            if isinstance(by_album, list)
            else set(FIRST_BY_ALBUM)
        )


def _by_kind(value: object) -> Iterable[tuple[ScopeKind, object]]:
    """The entries of a kept table whose kinds are known."""
    kinds = set(map(str, ScopeKind))
    if isinstance(value, dict):
        for kind, entry in value.items():
            if kind in kinds:
                yield ScopeKind(kind), entry
