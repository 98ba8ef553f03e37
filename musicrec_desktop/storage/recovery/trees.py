"""Which page belongs to which table in a damaged file, as far as its schema and trees can be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.storage.recovery.pages import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    TABLE_INTERIOR,
    TABLE_LEAF,
    PageFile,
    tree_kind,
)
from musicrec_desktop.storage.recovery.records import Record, children, content

_MAGIC: Final = b"SQLite format 3\0"
_SCHEMA_KINDS: Final = frozenset({"table", "index", "view", "trigger"})
_TABLE_KINDS: Final = (TABLE_INTERIOR, TABLE_LEAF)
_INDEX_KINDS: Final = (INDEX_INTERIOR, INDEX_LEAF)


@dataclass(slots=True)
class Forest:
    """The trees of a file.

    Attributes:
        roots: the first page of each table and index that the schema names.
        owners: which tree a page belongs to.
        unreadable: how many pages of a tree are damaged, by its name.
        free: pages that are not in use.
    """

    roots: dict[str, int] = field(default_factory=dict)
    owners: dict[int, str] = field(default_factory=dict)
    unreadable: dict[str, int] = field(default_factory=dict)
    free: set[int] = field(default_factory=set)


def survey(
    pages: PageFile, plain: Collection[str], keyed: Collection[str], others: Collection[str]
) -> Forest:
    """Find the trees.

    Args:
        pages: the file.
        plain: names of tables with rowids.
        keyed: names of tables whose tree is ordered by the primary key.
        others: names of all other trees, whose rows are not wanted: indexes, search.
    """
    kinds = {**dict.fromkeys(plain, _TABLE_KINDS), **dict.fromkeys(keyed, _INDEX_KINDS)}
    forest = Forest()
    _find_roots(forest, _schema_below_first_page(pages), pages.count)
    if not kinds.keys() <= forest.roots.keys():
        _find_roots(forest, _stray_schema(pages), pages.count)
    # A damaged page may point anywhere, so tables get their pages before all other trees.
    for name in sorted(forest.roots, key=lambda name: name not in kinds):
        if name in kinds or name in others:
            _walk(pages, forest, name, kinds.get(name))
    forest.free = {page for page in _free_pages(pages) if page not in forest.owners}
    return forest


def _find_roots(forest: Forest, rows: Iterator[tuple[str, int]], page_count: int) -> None:
    for name, root in rows:
        if 1 < root <= page_count:
            forest.roots.setdefault(name, root)


def _schema_below_first_page(pages: PageFile) -> Iterator[tuple[str, int]]:
    seen: set[int] = set()
    waiting = [1]
    while waiting:
        number = waiting.pop(0)
        if number not in seen:
            seen.add(number)
            page = pages.page(number)
            yield from _schema_rows(pages, page, number)
            waiting += [child for child in children(page, number) if 1 < child <= pages.count]


def _stray_schema(pages: PageFile) -> Iterator[tuple[str, int]]:
    for number in range(2, pages.count + 1):
        page = pages.page(number)
        if tree_kind(page, number) == TABLE_LEAF:
            yield from _schema_rows(pages, page, number)


def _schema_rows(pages: PageFile, page: bytes, number: int) -> Iterator[tuple[str, int]]:
    if tree_kind(page, number) == TABLE_LEAF:
        for record in content(page, number, pages.page).records:
            if (row := _schema_row(record)) is not None:
                yield row


def _schema_row(record: Record) -> tuple[str, int] | None:
    if len(record.values) != 5:
        return None
    kind, name, _table, root, sql = record.values
    if not isinstance(kind, str) or not isinstance(name, str) or not isinstance(root, int):
        return None
    is_schema = kind in _SCHEMA_KINDS or (isinstance(sql, str) and sql.startswith("CREATE "))
    return (name, root) if is_schema else None


def _walk(pages: PageFile, forest: Forest, name: str, kinds: tuple[int, int] | None) -> None:
    waiting = [forest.roots[name]]
    while waiting:
        number = waiting.pop()
        if number in forest.owners:
            continue
        page = pages.page(number)
        kind = tree_kind(page, number)
        if not kind or (kinds is not None and kind not in kinds):
            forest.unreadable[name] = forest.unreadable.get(name, 0) + 1
            continue
        forest.owners[number] = name
        waiting += children(page, number)


def _free_pages(pages: PageFile) -> set[int]:
    """The pages in the list of free pages, where the header is intact."""
    header = pages.page(1)
    if not header.startswith(_MAGIC):
        return set()
    found: set[int] = set()
    trunk = int.from_bytes(header[32:36], "big")
    while 1 < trunk <= pages.count and trunk not in found:
        found.add(trunk)
        page = pages.page(trunk)
        count = min(int.from_bytes(page[4:8], "big"), len(page) // 4 - 2)
        found.update(int.from_bytes(page[8 + 4 * i : 12 + 4 * i], "big") for i in range(count))
        trunk = int.from_bytes(page[:4], "big")
    return found
