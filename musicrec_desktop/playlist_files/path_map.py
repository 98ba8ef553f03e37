r"""Which folder of another computer is which folder here: ``D:\Music`` is ``/home/ada/Music``.

The map is guessed from the longest common tails of the paths in a list and those of the library, shown to the
user once, and then used for every list.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.playlist_files.locations import is_foreign, path_key

_MOST_NAMESAKES: Final = 50
"""Files of one name that are compared; a name that more have, such as ``01.mp3``, tells nothing."""
_MOST_PATHS: Final = 5000
"""Paths of a list that are looked at; more tell nothing new."""

_Parts = tuple[str, ...]
"""The root (``"C:"``, ``"\\\\nas"``, ``"\\"`` or ``"/"``) and the names of a path."""


@dataclass(frozen=True, slots=True)
class PathRule:
    r"""One folder, as another computer and as this one name it.

    Attributes:
        foreign: for example ``D:\Music`` or ``/mnt/old``.
        local: an absolute folder of this disk.
    """

    foreign: str
    local: str


@dataclass(frozen=True, slots=True)
class PathGuess:
    """A rule that would find files.

    Attributes:
        rule: the rule.
        count: the paths of the list that it finds in the library.
        example: one of these paths, as the list has it, and the path that it becomes.
    """

    rule: PathRule
    count: int
    example: tuple[str, str]


def guess_path_map(
    stated: Iterable[str], known: Iterable[str], roots: Sequence[str] = ()
) -> tuple[PathGuess, ...]:
    """Rules by which paths that are not in the library become paths of the library.

    Args:
        stated: absolute paths of a list that are not in the library, as ``stated_paths`` gives them.
        known: the paths of the library.
        roots: the music folders; a rule ends at one where it can, so that it reads as people know it.

    Returns:
        The rules, the one that finds most files first; at most one for a foreign folder.
    """
    wanted = [parts for path in _first(stated) if len(parts := _parts(path)) > 1]
    if not wanted:
        return ()
    namesakes = _namesakes(known, {_key(parts[-1]) for parts in wanted})
    ends = [_parts(root) for root in roots]
    votes: Counter[tuple[_Parts, _Parts]] = Counter()
    shown: dict[tuple[_Parts, _Parts], tuple[_Parts, _Parts, _Parts]] = {}
    for parts in wanted:
        for found in _best(parts, namesakes.get(_key(parts[-1]), [])):
            foreign, local = _heads(parts, found, ends)
            if not foreign or not local:
                continue
            pair = (_keys(foreign), local)
            votes[pair] += 1
            shown.setdefault(pair, (foreign, parts, found))
    return _chosen(votes, shown)


def mapped(path: str, rules: Iterable[PathRule]) -> Iterator[str]:
    """The paths of this disk that the rules make of a path, by the longest rule first.

    Drive letters and names of Windows compare without case; a path that begins at the root of a drive without
    naming it is taken for any drive.
    """
    parts = _parts(path)
    compared = _keys(parts) if is_foreign(path) else parts
    for rule in sorted(rules, key=lambda rule: -len(rule.foreign)):
        head = _parts(rule.foreign)
        if is_foreign(rule.foreign):
            head = _keys(head)
        if compared[0] == "\\" and head[0].endswith(":"):
            head = ("\\", *head[1:])
        if compared[: len(head)] == head and len(parts) > len(head):
            yield _joined((*_parts(rule.local), *parts[len(head) :]))


def _first(stated: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for path in stated:
        found[path] = None
        if len(found) == _MOST_PATHS:
            break
    return list(found)


def _parts(path: str) -> _Parts:
    if not is_foreign(path):
        return ("/", *(part for part in path.split("/") if part))
    names = [part for part in re.split(r"[\\/]+", path) if part]
    if path[:2] in {"\\\\", "//"} and names:
        return (f"\\\\{names[0]}", *names[1:])
    return ("\\", *names) if path.startswith("\\") else tuple(names)


def _joined(parts: _Parts) -> str:
    root, names = parts[0], parts[1:]
    if root == "/":
        return "/" + "/".join(names)
    return "\\" + "\\".join(names) if root == "\\" else "\\".join(parts) + ("" if names else "\\")


def _key(name: str) -> str:
    return path_key(name)


def _keys(parts: _Parts) -> _Parts:
    return tuple(map(path_key, parts))


def _namesakes(known: Iterable[str], names: set[str]) -> dict[str, list[_Parts]]:
    """The known paths by the key of their file name, of those names that the list has."""
    found: defaultdict[str, list[_Parts]] = defaultdict(list)
    for path in known:
        name = _key(path.rpartition("/")[2])
        if name in names:
            found[name].append(_parts(path))
    return found


def _best(parts: _Parts, namesakes: list[_Parts]) -> list[_Parts]:
    """The known paths with the longest common tail; a file name alone tells enough only where one has it."""
    if len(namesakes) > _MOST_NAMESAKES:
        return []
    tails = [_common_tail(parts, each) for each in namesakes]
    most = max(tails, default=0)
    if most < 2 and len(namesakes) > 1:
        return []
    return [each for each, tail in zip(namesakes, tails, strict=True) if tail == most and most]


def _common_tail(one: _Parts, other: _Parts) -> int:
    length = 0
    for mine, theirs in zip(reversed(one[1:]), reversed(other[1:]), strict=False):
        if mine != theirs and _key(mine) != _key(theirs):
            break
        length += 1
    return length


def _heads(foreign: _Parts, local: _Parts, ends: list[_Parts]) -> tuple[_Parts, _Parts]:
    """What stands before the common tail, made longer up to a music folder."""
    tail = _common_tail(foreign, local)
    least = 2 if foreign[0].startswith("\\\\") or foreign[0] in {"/", "\\"} else 1
    more = max(0, least - (len(foreign) - tail))
    for end in ends:
        start = len(local) - tail
        if local[: len(end)] == end and start <= len(end) < len(local):
            more = max(more, len(end) - start)
            break
    tail -= more
    if tail < 1 or foreign == local:
        return (), ()
    return foreign[: len(foreign) - tail], local[: len(local) - tail]


def _chosen(
    votes: Counter[tuple[_Parts, _Parts]], shown: dict[tuple[_Parts, _Parts], tuple[_Parts, _Parts, _Parts]]
) -> tuple[PathGuess, ...]:
    counts = Counter(votes)
    for key, local in votes:
        if key[0] == "\\":  # the root of a drive that is named elsewhere in the list
            drive = next(
                (
                    each
                    for each in votes
                    if each[0][0].endswith(":") and each[0][1:] == key[1:] and each[1] == local
                ),
                None,
            )
            if drive is not None:
                counts[drive] += counts.pop((key, local))
    guesses: dict[_Parts, PathGuess] = {}
    for (key, local), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        foreign, stated, found = shown[key, local]
        if key not in guesses:
            rule = PathRule(_joined(foreign), _joined(local))
            guesses[key] = PathGuess(rule, count, (_joined(stated), _joined(found)))
    return tuple(guesses.values())
