"""What files are, by their content: of which player or service, and which of its kinds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.imports.content.databases import MAGIC, ForeignDatabase
from musicrec_desktop.imports.content.limits import MOST_DATABASES
from musicrec_desktop.imports.content.package import BOOK, ZIP, Member, Package, file_member
from musicrec_desktop.imports.content.workbook import Workbook
from musicrec_desktop.imports.players import (
    banshee,
    beets,
    elisa,
    gmusicbrowser,
    itunes,
    kodi,
    lollypop,
    mpd,
    navidrome,
    plex,
    quodlibet,
    rhythmbox,
    strawberry,
)
from musicrec_desktop.imports.services import (
    apple,
    deezer,
    exportify,
    lastfm,
    librefm,
    listenbrainz,
    maloja,
    pano,
    scrobbler_log,
    soundiiz,
    spotify,
    tunemymusic,
    youtube,
)
from musicrec_desktop.imports.source import HEAD_BYTES, Head, Source

_PLAYERS: Final = (
    *(rhythmbox.SOURCE, strawberry.STRAWBERRY, strawberry.CLEMENTINE, quodlibet.SOURCE, itunes.SOURCE),
    *(banshee.SOURCE, lollypop.SOURCE, elisa.SOURCE, kodi.SOURCE, beets.SOURCE, mpd.SOURCE),
    *(navidrome.SOURCE, plex.SOURCE, gmusicbrowser.SOURCE),
)
_SERVICES: Final = (
    *(spotify.EXTENDED, spotify.ACCOUNT, exportify.SOURCE, tunemymusic.SOURCE, soundiiz.SOURCE),
    *(youtube.SOURCE, deezer.SOURCE, apple.SOURCE, lastfm.SOURCE, listenbrainz.SOURCE),
    *(scrobbler_log.SOURCE, maloja.SOURCE, pano.SOURCE, librefm.SOURCE),
)
SOURCES: Final = (*_PLAYERS, *_SERVICES)
"""All players and services, in the order in which a file is tried."""
MAY_NAME_A_PERSON: Final = frozenset(source.id for source in _SERVICES)
"""Sources whose files are named by a service, which puts the name of the account into some."""
_NEIGHBOURS: Final = 200
"""Files of a folder that are looked at for one beside the one that was named."""
_OTHERS: Final[tuple[tuple[str, Callable[[Head], bool]], ...]] = (
    ("empty", lambda head: not head.data.strip()),
    ("only-zeros", lambda head: not any(head.data)),
    ("sound-file", lambda head: head.data.startswith((b"ID3", b"fLaC", b"OggS", b"RIFF", b"\xff\xfb"))),
    ("itunes-binary", lambda head: head.data.startswith((b"hdfm", b"bplist"))),
    ("pickle", lambda head: head.data.startswith((b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"))),
    ("database", lambda head: head.data.startswith(MAGIC)),
    ("history-as-page", lambda head: head.xml_root == "html" and "YouTube" in head.text),
    ("web-page", lambda head: head.xml_root == "html"),
    ("playlist", lambda head: head.xml_root in {"playlist", "smil", "asx", "rhythmdb-playlists"}),
    ("playlist", lambda head: head.text[:10].lower().startswith(("#extm3u", "[playlist]"))),
    ("quodlibet-index", lambda head: head.text.startswith('{"[\\"')),
)
"""Files that are known to be something else, and the reason word."""


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source whose files were found.

    Attributes:
        source: the player or service.
        kinds: its files by kind, in the order of their names.
        beside: the names of those that only help.
    """

    source: Source
    kinds: Mapping[str, tuple[Member, ...]]
    beside: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(member.size for members in self.kinds.values() for member in members)


def find_sources(package: Package) -> tuple[FoundSource, ...]:
    """The sources of a package, in the order of ``SOURCES``.

    Raises:
        ImportFileError: a single file is damaged, or none that is known, with a reason that says what it is;
            nothing that is known lies in a folder or an archive (``"nothing-found"``).
        CancelledError: the task was cancelled.
    """
    members = package.members()
    is_single = len(members) == 1 and members[0].path == package.path
    found = _Sorted(package)
    for member in members:
        try:
            head = found.take(member)
        except ImportFileError:
            # An archive with one bad file is a bad copy; a folder may hold anything.
            if is_single or not member.path:
                raise
            continue
        if is_single and head is not None:
            raise ImportFileError(package.path, _reason(head))
    if not found.files:
        raise ImportFileError(package.path, "nothing-found")
    beside = _with_neighbours(package, members[0], found) if is_single else frozenset()
    sources = tuple(
        FoundSource(source, {kind: tuple(each) for kind, each in found.files[source.id].items()}, beside)
        for source in SOURCES
        if source.id in found.files and not found.files[source.id].keys() <= source.helping
    )
    if not sources:
        raise ImportFileError(package.path, "only-helping")
    return sources


class _Sorted:
    """Files by source and kind."""

    def __init__(self, package: Package) -> None:
        self.files: dict[str, dict[str, list[Member]]] = {}
        self._package = package
        self._databases = 0

    def take(self, member: Member, wanted: Mapping[str, frozenset[str]] | None = None) -> Head | None:
        """Sort a file; its head where it is none that is known.

        Args:
            member: the file.
            wanted: the kinds that are taken, by source; all where it is left out.
        """
        head = self._head(member)
        for source in SOURCES:
            for kind, is_kind in source.kinds.items():
                if is_kind(head):
                    if wanted is not None and kind not in wanted.get(source.id, frozenset()):
                        return head
                    self.files.setdefault(source.id, {}).setdefault(kind, []).append(member)
                    return None
        return head

    def _head(self, member: Member) -> Head:
        data = self._package.head(member, HEAD_BYTES)
        if data.startswith(MAGIC) and self._databases < MOST_DATABASES:
            self._databases += 1
            shown = member.path or member.name
            context = self._package.watch.context
            with ForeignDatabase(self._package.copy(member), shown, context) as database:
                return Head(member, data, database.tables)
        if data.startswith(ZIP) and BOOK.encode() in data:
            with Workbook(self._package.copy(member), member.path or member.name) as book:
                return Head(member, data, sheets=tuple(book.sheets()))
        return Head(member, data)


def _with_neighbours(package: Package, member: Member, found: _Sorted) -> frozenset[str]:
    """Take files near a single one that help to read it; their names."""
    wanted = {source.id: source.beside for source in SOURCES if source.id in found.files and source.beside}
    if not wanted:
        return frozenset()
    folder = os.path.dirname(os.path.abspath(member.path))
    taken: list[str] = []
    for near in dict.fromkeys((folder, os.path.dirname(folder))):
        for path in _files_in(near):
            if path == os.path.abspath(member.path):
                continue
            try:
                neighbour = file_member(path, path)
                if found.take(neighbour, wanted) is None:
                    taken.append(neighbour.name)
            except (OSError, ImportFileError):
                continue
    package.watch.context.check()
    return frozenset(taken)


def _files_in(folder: str) -> Iterable[str]:
    try:
        names = sorted(os.listdir(folder))[:_NEIGHBOURS]
    except OSError:
        return ()
    return (os.path.join(folder, name) for name in names)


def _reason(head: Head) -> str:
    return next((reason for reason, is_that in _OTHERS if is_that(head)), "unknown")
