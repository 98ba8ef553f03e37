"""Reads lists of tracks from text, pages and files, whatever their kind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.errors import ImportFileError, PlaylistFileError, TracklistError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.databases import MAGIC
from musicrec_desktop.imports.content.package import ZIP
from musicrec_desktop.imports.reading import ImportFile
from musicrec_desktop.model.imported import ImportedPlay, ImportedPlaylist, ImportedRecord, ImportedTrack
from musicrec_desktop.model.matching import KnownTrack, LibraryTrack
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.kinds import check_signature
from musicrec_desktop.playlist_files.reading import parse_playlist
from musicrec_desktop.playlist_files.surroundings import Surroundings, disk, read_bounded
from musicrec_desktop.playlist_files.text import decoded, decoded_markup
from musicrec_desktop.playlist_files.values import FileEntry, Location, PlaylistDocument
from musicrec_desktop.tracklists.reading import read_tracklist
from musicrec_desktop.tracklists.shared_list import is_shared_list
from musicrec_desktop.tracklists.values import MOST_LINES, Evidence, ListedLine, Tracklist
from musicrec_desktop.tracklists.web_page import is_web_page, read_web_page

_GZIP: Final = b"\x1f\x8b"
_PACKED: Final = (ZIP, MAGIC, _GZIP)
_LIST_SUFFIXES: Final = frozenset(
    (".m3u", ".m3u8", ".pls", ".xspf", ".jspf", ".wpl", ".zpl", ".asx", ".wax", ".wvx", ".ram")
)
_LIST_HEADS: Final = ("#extm3u", "[playlist]", "[reference]")
_MAYBE_TEXT: Final = frozenset(("unknown", "not-a-list", "not-a-playlist", "web-page", "playlist"))
_LEAST_OF_PAGE: Final = 2


@dataclass(frozen=True, slots=True)
class TracklistSource:
    """Where a list comes from; what is given first counts.

    Attributes:
        known: tracks whose names a service told.
        track_ids: tracks of the library.
        paths: files and folders, absolute.
        html: a page, or a part of one, from the clipboard or a drop.
        text: text.
        title: of the list, where the source does not tell one itself.
    """

    text: str = ""
    html: str = ""
    paths: tuple[str, ...] = ()
    track_ids: tuple[TrackId, ...] = ()
    known: tuple[KnownTrack, ...] = ()
    title: str = ""


@dataclass(slots=True)
class ReadList:
    """A list as it was read.

    Attributes:
        lines: in their order.
        title: of the list.
        left_out: lines that were too many.
        entries: what a playlist file says of the lines at these places, by which paths are looked up.
        owned: the tracks of lines that were tracks of the library before.
    """

    lines: list[ListedLine] = field(default_factory=list)
    title: str = ""
    left_out: int = 0
    entries: dict[int, FileEntry] = field(default_factory=dict)
    owned: dict[int, TrackId] = field(default_factory=dict)

    def add(self, found: Tracklist) -> None:
        """Append another list."""
        room = MOST_LINES - len(self.lines)
        self.lines += found.lines[:room]
        self.left_out += found.left_out + max(0, len(found.lines) - room)
        self.title = self.title or found.title

    def add_tracks(self, tracks: Iterable[KnownTrack]) -> None:
        """Append what an export knows of tracks; where one lies on a disk, that is looked up, too."""
        for known in tracks:
            if len(self.lines) >= MOST_LINES:
                self.left_out += 1
                continue
            if known.location.startswith(("/", "file:")):
                place = (Location(known.location),)
                self.entries[len(self.lines)] = FileEntry(
                    place,
                    known.title,
                    known.artist,
                    known.album,
                    known.duration_ms,
                    recording_id=known.recording_id,
                    isrc=known.isrc,
                )
            self.lines.append(ListedLine(names_of(known), known))

    def add_owned(self, tracks: Iterable[LibraryTrack]) -> None:
        """Append tracks of the library."""
        for track in tracks:
            self.owned[len(self.lines)] = track.id
            self.lines.append(ListedLine(names_of(track.known), track.known))

    def add_document(self, document: PlaylistDocument) -> None:
        """Append a playlist file."""
        self.title = self.title or document.name
        for entry in document.entries:
            if len(self.lines) >= MOST_LINES:
                self.left_out += 1
                continue
            self.entries[len(self.lines)] = entry
            self.lines.append(_line_of(entry))


def read_source(
    source: TracklistSource, evidence: Callable[[], Evidence], context: TaskContext, now_ms: int, scratch: str
) -> ReadList:
    """The list of a source.

    Args:
        source: where it is.
        evidence: gives what is known of names; called where there is text.
        context: of the task.
        now_ms: the present time.
        scratch: the folder for copies of databases.

    Raises:
        TracklistError: a text is no list.
        PlaylistFileError: a file cannot be read, or is a damaged playlist.
        ImportFileError: an export is damaged.
        CancelledError: the task was cancelled.
    """
    found = ReadList(title=source.title)
    found.add_tracks(source.known)
    for path in source.paths:
        context.check()
        _read_path(path, found, evidence, context, now_ms, scratch)
    if not (source.known or source.paths or source.track_ids):
        _read_pasted(source, found, evidence, context)
    return found


def names_of(known: KnownTrack) -> str:
    """A track as a line of text."""
    names = " – ".join(part for part in (known.artist, known.title) if part)
    return clean(names or os.path.basename(known.location) or known.location)


def _read_pasted(
    source: TracklistSource, found: ReadList, evidence: Callable[[], Evidence], context: TaskContext
) -> None:
    """A page counts only where it has a table or a list: else the plain text keeps the lines better."""
    if source.html and "<t" in source.html.lower():
        page = read_web_page(source.html, evidence())
        if page is not None and sum(line.known is not None for line in page.lines) >= _LEAST_OF_PAGE:
            found.add(page)
            return
    _read_words(source.text or source.html, "", found, evidence, context)


def _read_path(
    path: str,
    found: ReadList,
    evidence: Callable[[], Evidence],
    context: TaskContext,
    now_ms: int,
    scratch: str,
) -> None:
    if os.path.isdir(path):
        _read_export(path, found, context, now_ms, scratch)
        return
    with_head = _head(path)
    if with_head.startswith(_PACKED):
        _read_export(path, found, context, now_ms, scratch)
        return
    data = read_bounded(path)
    check_signature(path, data)
    is_markup = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"<", b"{", b"["}
    suffix = os.path.splitext(path)[1].lower()
    if suffix in _LIST_SUFFIXES or not is_markup:
        if suffix in _LIST_SUFFIXES or data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(
            tuple(head.encode() for head in _LIST_HEADS)
        ):
            found.add_document(parse_playlist(path, data))
            return
        text = decoded(path, data, code_page=disk().code_page).text
        _read_words(text, path, found, evidence, context)
        return
    text = decoded_markup(path, data, disk().code_page).text
    if is_shared_list(text) or is_web_page(text):
        _read_words(text, path, found, evidence, context)
        return
    try:
        _read_export(path, found, context, now_ms, scratch)
    except ImportFileError as error:
        if error.reason not in _MAYBE_TEXT:
            raise
        if data.lstrip()[:1] == b"[" and suffix != ".json":
            _read_words(text, path, found, evidence, context)
        else:
            found.add_document(parse_playlist(path, data))


def _head(path: str) -> bytes:
    try:
        if not os.path.isfile(path):
            return b""
        with open(path, "rb") as file:
            return file.read(64)
    except OSError:
        return b""


def _read_words(
    text: str, path: str, found: ReadList, evidence: Callable[[], Evidence], context: TaskContext
) -> None:
    head = text[:4096].lstrip("\ufeff \t\r\n").lower()
    is_xml_list = head.startswith("<") and not is_web_page(text) and ("<playlist" in head or "<smil" in head)
    is_jspf = head.startswith("{") and '"playlist"' in head and not is_shared_list(text)
    if head.startswith(_LIST_HEADS) or is_xml_list or is_jspf:
        # A list that was pasted lies nowhere, so nothing on the disk is asked about.
        nowhere = Surroundings(lambda _path: False, _refused)
        found.add_document(parse_playlist(path, text.encode("utf-8", "surrogateescape"), nowhere))
        return
    if not path or text.strip():
        found.add(read_tracklist(text, evidence(), lambda _done: context.check()))
        return
    raise TracklistError("empty")


def _refused(path: str) -> bytes:
    raise PlaylistFileError(path, "gone")


def _read_export(path: str, found: ReadList, context: TaskContext, now_ms: int, scratch: str) -> None:
    """Its playlists; else what its user loves, else all that it knows, each track once."""
    listed: list[KnownTrack] = []
    loved: dict[KnownTrack, None] = {}
    others: dict[KnownTrack, None] = {}
    names: list[str] = []
    error: ImportFileError | None = None
    with ImportFile(path, context, now_ms, scratch) as file:
        for source in file.sources:
            try:
                for record in _checked(file.read(source).records, context):
                    _sort(record, listed, loved, others, names)
            except ImportFileError as problem:
                error = problem
    tracks: Iterable[KnownTrack] = listed or loved or others
    named = [one for one in tracks if one.title or one.location]
    if not named:
        raise error or ImportFileError(path, "nothing-found")
    found.add_tracks(named)
    if len(names) == 1:
        found.title = found.title or names[0]


def _checked(records: Iterator[ImportedRecord], context: TaskContext) -> Iterator[ImportedRecord]:
    for number, record in enumerate(records):
        if not number % 500:
            context.check()
        yield record


def _sort(
    record: ImportedRecord,
    listed: list[KnownTrack],
    loved: dict[KnownTrack, None],
    others: dict[KnownTrack, None],
    names: list[str],
) -> None:
    match record:
        case ImportedPlaylist():
            if len(listed) <= MOST_LINES:
                listed += [entry.known for entry in record.entries]
            if record.entries:
                names.append(clean(record.name))
        case ImportedTrack(opinion=opinion) if opinion == "loved":
            loved[record.known] = None
        case ImportedTrack() | ImportedPlay():
            if len(others) <= MOST_LINES:
                others[record.known] = None


def _line_of(entry: FileEntry) -> ListedLine:
    location = entry.locations[0].raw if entry.locations else ""
    known = KnownTrack(
        entry.title,
        entry.artist,
        entry.album,
        entry.duration_ms,
        location,
        entry.recording_id,
        isrc=entry.isrc,
        track_number=entry.track_number,
    )
    return ListedLine(names_of(known), known)
