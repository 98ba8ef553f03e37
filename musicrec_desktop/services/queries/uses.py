"""What the rules of a smart playlist depend on, the playlists that they use included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.playlist import LimitUnit, PlaylistId, SmartRules, SortOrder
from musicrec_desktop.query.causes import Cause, causes_of, causes_of_field, playlists_of
from musicrec_desktop.query.parser import parse
from musicrec_desktop.services.queries.playlist_names import PlaylistNames


@dataclass(frozen=True, slots=True)
class Uses:
    """What changes the answer of rules.

    Attributes:
        causes: what may happen.
        playlist_ids: the playlists that they use, also through others.
        name_keys: the names by which these are used; the empty one stands for all playlists.
    """

    causes: frozenset[Cause]
    playlist_ids: frozenset[PlaylistId] = frozenset()
    name_keys: frozenset[str] = frozenset()


def uses_of(rules: SmartRules, names: PlaylistNames) -> Uses:
    """What rules depend on; ``names`` are the playlists as they are now."""
    own = playlists_of(parse(rules.query).tree)
    used = names.used_by(own)
    causes = set(_causes(rules))
    keys = {name_key(name) for name in own}
    for one in used.values():
        if one.rules is not None:
            causes.update(_causes(one.rules))
            keys.update(map(name_key, one.uses))
    return Uses(frozenset(causes), frozenset(used), frozenset(keys))


def _causes(rules: SmartRules) -> Iterator[Cause]:
    yield from causes_of(parse(rules.query).tree)
    if rules.order is SortOrder.WEIGHTED:
        yield from (Cause.USE, Cause.RATING)
    elif rules.order is SortOrder.FIELDS:
        for name, _ in rules.sort:
            yield from causes_of_field(name)
    if rules.limit is not None and rules.limit_unit is LimitUnit.MINUTES:
        yield from causes_of_field("length")
