"""The playlists of the listener at one moment, by the names that queries have for them."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.text.folding import fold, name_key
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.query.ast import InPlaylist, InRegion, Like, Node, Reference, any_of, mapped
from musicrec_desktop.query.causes import playlists_of
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.writer import write

_NEAREST: Final = 3


@dataclass(frozen=True, slots=True)
class NamedPlaylist:
    """A playlist as queries see it.

    Attributes:
        id: its row; 0 of one that is about to be made.
        name: as it is shown.
        rules: of a smart one; None of a plain one.
    """

    id: PlaylistId
    name: str
    rules: SmartRules | None = None

    @property
    def uses(self) -> frozenset[str]:
        """The names of the playlists that its rules name."""
        return frozenset() if self.rules is None else playlists_of(parse(self.rules.query).tree)


class PlaylistNames:
    """Playlists by name; the case and the spelling of signs do not count, and several may have one name.

    Args:
        playlists: all of the listener.
    """

    def __init__(self, playlists: Iterable[NamedPlaylist]) -> None:
        self._by_id = {one.id: one for one in playlists}
        self._by_key: dict[str, list[NamedPlaylist]] = defaultdict(list)
        for one in self._by_id.values():
            self._by_key[name_key(one.name)].append(one)

    def __iter__(self) -> Iterator[NamedPlaylist]:
        return iter(self._by_id.values())

    def named(self, name: str) -> list[NamedPlaylist]:
        """The playlists of a name; the plain ones where it is empty, for “in no playlist”."""
        if not name:
            return [one for one in self if one.rules is None]
        return list(self._by_key.get(name_key(name), ()))

    def nearest(self, name: str) -> tuple[str, ...]:
        """Names that were probably meant, the likeliest first."""
        by_fold = {fold(one.name): one.name for one in self}
        wanted = fold(name)
        begun = [folded for folded in by_fold if wanted and folded.startswith(wanted)]
        near = difflib.get_close_matches(wanted, by_fold, n=_NEAREST)
        return tuple(by_fold[folded] for folded in dict.fromkeys((*begun, *near)))[:_NEAREST]

    def changed(self, playlist: NamedPlaylist) -> PlaylistNames:
        """The playlists as they will be with one more, or with another name or other rules of one."""
        return PlaylistNames([*(one for one in self if one.id != playlist.id), playlist])

    def used_by(self, uses: Iterable[str]) -> dict[PlaylistId, NamedPlaylist]:
        """All playlists that names lead to, also through the rules of smart ones."""
        found: dict[PlaylistId, NamedPlaylist] = {}
        names = list(uses)
        while names:
            for one in self.named(names.pop()):
                if one.id not in found:
                    found[one.id] = one
                    names.extend(one.uses)
        return found

    def loop_name(self, playlist: NamedPlaylist) -> str | None:
        """The name in the rules of a playlist that leads back to itself; None where none does."""
        for name in sorted(playlist.uses):
            if playlist.id in self.used_by([name]):
                return name
        return None


def renamed_rules(names: PlaylistNames, old: str, new: str) -> Iterator[tuple[NamedPlaylist, SmartRules]]:
    """The smart playlists whose rules name a playlist by its old name, and their rules with the new one.

    Args:
        names: the playlists, the one with the new name included.
        old: the name so far.
        new: the name now.
    """
    if name_key(old) == name_key(new):
        return
    keeps_old = bool(names.named(old))
    for one in names:
        if one.rules is None or name_key(old) not in map(name_key, one.uses):
            continue
        query = parse(one.rules.query)
        if not query.problems:
            tree = with_other_name(query.tree, old, new, keeps_old=keeps_old)
            yield one, replace(one.rules, query=write(tree))


def with_other_region(names: PlaylistNames, old: str, new: str) -> Iterator[tuple[NamedPlaylist, SmartRules]]:
    """The smart playlists whose rules name a region by its old name, and the rules with the new one."""

    def renamed(leaf: Node) -> Node:
        is_meant = isinstance(leaf, InRegion) and name_key(leaf.name) == name_key(old)
        return InRegion(new) if is_meant else leaf

    for one in names:
        query = None if one.rules is None else parse(one.rules.query)
        if one.rules is None or query is None or query.problems:
            continue
        tree = mapped(query.tree, renamed)
        if tree != query.tree:
            yield one, replace(one.rules, query=write(tree))


def with_other_name(tree: Node, old: str, new: str, *, keeps_old: bool) -> Node:
    """A tree that names a playlist as it is called now.

    Args:
        tree: of a query.
        old: the name so far.
        new: the name now.
        keeps_old: whether other playlists have the old name, and are meant as well.
    """

    def renamed(leaf: Node) -> Node:
        match leaf:
            case InPlaylist(name=name) if name and name_key(name) == name_key(old):
                now: Node = InPlaylist(new)
            case Like(reference=Reference.PLAYLIST, name=name, percent=percent) if name_key(name) == name_key(
                old
            ):
                now = Like(Reference.PLAYLIST, new, percent)
            case _:
                return leaf
        return any_of((leaf, now)) if keeps_old else now

    return mapped(tree, renamed)
