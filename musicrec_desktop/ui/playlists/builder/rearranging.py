"""Edits of rows: each gives new rows; parts are named by their ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from musicrec_desktop.ui.playlists.builder.rules import GroupKind, Part, Rule, RuleGroup, parts_of

MOST_NESTING: Final = 12
"""Groups in groups that can be made by hand; texts may have more."""


def find(root: RuleGroup, part_id: int) -> Part | None:
    """A part by its id; None where it is gone."""
    for part in parts_of(root):
        if part.id == part_id:
            return part
    return None


def place_of(root: RuleGroup, part_id: int) -> tuple[RuleGroup, int] | None:
    """The group of a part, and its index there; None for the outermost group and for what is gone."""
    for group in parts_of(root):
        if isinstance(group, RuleGroup):
            for index, child in enumerate(group.children):
                if child.id == part_id:
                    return group, index
    return None


def depth_of(root: RuleGroup, part_id: int) -> int:
    """In how many groups a part is; 0 for the outermost one."""
    depth, place = 0, place_of(root, part_id)
    while place is not None:
        depth += 1
        place = place_of(root, place[0].id)
    return depth


def height_of(part: Part) -> int:
    """How many groups are in each other, the part counted; 0 for a row."""
    if isinstance(part, Rule):
        return 0
    return 1 + max((height_of(child) for child in part.children), default=0)


def replaced(root: RuleGroup, part: Part) -> RuleGroup:
    """Put another version of a part where the part with its id is."""
    if isinstance(part, RuleGroup) and part.id == root.id:
        return part
    return _with(root, lambda child: (part,) if child.id == part.id else None)


def removed(root: RuleGroup, part_id: int) -> RuleGroup:
    """Take a part out, with all that is in it."""
    return _with(root, lambda child: () if child.id == part_id else None)


def inserted(root: RuleGroup, group_id: int, index: int, part: Part) -> RuleGroup:
    """Put a part into a group; an index past its end is the end."""
    group = find(root, group_id)
    if not isinstance(group, RuleGroup):
        return root
    children = (*group.children[:index], part, *group.children[index:])
    return replaced(root, replace(group, children=children))


def after(root: RuleGroup, part_id: int, part: Part) -> RuleGroup:
    """Put a part behind another one, in the same group."""
    place = place_of(root, part_id)
    if place is None:
        return inserted(root, root.id, len(root.children), part)
    return inserted(root, place[0].id, place[1] + 1, part)


def duplicated(root: RuleGroup, part_id: int) -> tuple[RuleGroup, int]:
    """Copy a part behind itself.

    Returns:
        The rows, and the id of the copy; the id given where nothing was copied.
    """
    part, place = find(root, part_id), place_of(root, part_id)
    if part is None or place is None:
        return root, part_id
    copy = fresh(part)
    return after(root, part_id, copy), copy.id


def fresh(part: Part) -> Part:
    """The same rows with new ids."""
    if isinstance(part, Rule):
        return Rule(part.subject, part.op, part.is_negated, part.value)
    return RuleGroup(part.kind, tuple(map(fresh, part.children)))


def can_move(root: RuleGroup, part_id: int, group_id: int) -> bool:
    """Whether a part may go into a group: not into itself, and not too deep."""
    part = find(root, part_id)
    if part is None or part_id == root.id or find(root, group_id) is None:
        return False
    if isinstance(part, RuleGroup) and any(inner.id == group_id for inner in parts_of(part)):
        return False
    return depth_of(root, group_id) + height_of(part) <= MOST_NESTING


def moved(root: RuleGroup, part_id: int, group_id: int, index: int) -> RuleGroup:
    """Put a part at an index of a group, as the group is before; unchanged where that is not possible."""
    part, place = find(root, part_id), place_of(root, part_id)
    if part is None or place is None or not can_move(root, part_id, group_id):
        return root
    old_group, old_index = place
    if old_group.id == group_id:
        if index in {old_index, old_index + 1}:
            return root
        index -= index > old_index
    return inserted(removed(root, part_id), group_id, index, part)


def moved_by(root: RuleGroup, part_id: int, step: int) -> RuleGroup:
    """Move a part one place up (-1) or down (1): past a row, into a group, or out of its own."""
    place = place_of(root, part_id)
    if place is None:
        return root
    group, index = place
    beside = index + step
    if 0 <= beside < len(group.children):
        neighbour = group.children[beside]
        if isinstance(neighbour, RuleGroup) and can_move(root, part_id, neighbour.id):
            return moved(root, part_id, neighbour.id, len(neighbour.children) if step < 0 else 0)
        return moved(root, part_id, group.id, beside + (step > 0))
    outer = place_of(root, group.id)
    if outer is None:
        return root
    return moved(root, part_id, outer[0].id, outer[1] + (step > 0))


def grouped(root: RuleGroup, part_id: int, kind: GroupKind) -> tuple[RuleGroup, int]:
    """Put a part into a group of its own, where it is.

    Returns:
        The rows, and the id of the group; the id given where nothing was grouped.
    """
    part = find(root, part_id)
    if part is None or part_id == root.id or depth_of(root, part_id) + height_of(part) >= MOST_NESTING:
        return root, part_id
    group = RuleGroup(kind, (part,))
    return _with(root, lambda child: (group,) if child.id == part_id else None), group.id


def ungrouped(root: RuleGroup, group_id: int) -> RuleGroup:
    """Put what is in a group in its place."""
    return _with(
        root,
        lambda child: child.children if isinstance(child, RuleGroup) and child.id == group_id else None,
    )


def adopted(old: RuleGroup, new: RuleGroup) -> RuleGroup:
    """New rows with the ids of the old ones that they are, so that what is edited stays the same row."""
    left = list(old.children)
    chosen: list[Part | None] = [None] * len(new.children)
    for is_same in (_is_equal, _is_like, _is_of_kind):
        for place, child in enumerate(new.children):
            if chosen[place] is None:
                chosen[place] = _taken(left, child, is_same)
    children = tuple(
        child if former is None else _as(former, child)
        for former, child in zip(chosen, new.children, strict=True)
    )
    return replace(new, children=children, id=old.id)


def _as(former: Part, child: Part) -> Part:
    if former == child:
        return former
    if isinstance(former, RuleGroup) and isinstance(child, RuleGroup):
        return adopted(former, child)
    return replace(child, id=former.id)


def _is_equal(one: Part, other: Part) -> bool:
    return one == other


def _is_like(one: Part, other: Part) -> bool:
    if isinstance(one, Rule) and isinstance(other, Rule):
        return one.subject == other.subject
    return isinstance(one, RuleGroup) and isinstance(other, RuleGroup) and one.kind is other.kind


def _is_of_kind(one: Part, other: Part) -> bool:
    return type(one) is type(other)


def _taken(left: list[Part], child: Part, is_same: Callable[[Part, Part], bool]) -> Part | None:
    for place, former in enumerate(left):
        if is_same(former, child):
            return left.pop(place)
    return None


def _with(group: RuleGroup, change: Callable[[Part], Sequence[Part] | None]) -> RuleGroup:
    """The group with some of its parts, at any depth, replaced by others."""
    children: list[Part] = []
    for child in group.children:
        instead = change(child)
        if instead is not None:
            children += instead
        elif isinstance(child, RuleGroup):
            children.append(_with(child, change))
        else:
            children.append(child)
    made = tuple(children)
    return (
        group
        if made == group.children and _ids(made) == _ids(group.children)
        else replace(group, children=made)
    )


def _ids(parts: Sequence[Part]) -> list[int]:
    return [each.id for part in parts for each in (parts_of(part) if isinstance(part, RuleGroup) else [part])]
