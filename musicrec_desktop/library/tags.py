"""From a file to its ``Tags``: the tags inside it, and file and folder names where the tags lack a value."""

from __future__ import annotations

import logging
import os
import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.library import (
    artwork,
    code_pages,
    duration,
    names,
    positions,
    replay_gain,
    technical,
    values,
)
from musicrec_desktop.library.cue.cutting import fits, is_cut, parts_of
from musicrec_desktop.library.cue.embedded import sheet_in
from musicrec_desktop.library.cue.finding import files_of, is_sheet_name, preferred
from musicrec_desktop.library.cue.reading import is_in_order, read_sheet
from musicrec_desktop.library.cue.sheet import Sheet, SheetFile
from musicrec_desktop.library.details import details_of
from musicrec_desktop.library.formats import is_audio_name
from musicrec_desktop.library.opening import OpenedFile, open_audio
from musicrec_desktop.library.tag_names import Fields
from musicrec_desktop.model.files import FilePart
from musicrec_desktop.model.track import CoverSource, Tags

log = logging.getLogger(__name__)

BAD_TAGS: Final = "bad-tags"
_REMEMBERED_DIRECTORIES: Final = 64
_LEAST_NUMBERED: Final = 0.7
_TELLING: Final = ("title", "artist", "album", "tracknumber")
"""A file with these fields does not need its name to be read."""
_OWN: Final = ("title", "artist", "album")
_MOST_POOLED: Final = 24
"""Files of an album that are read to guess a code page."""
_LONGEST_GUESSED: Final = 4000
_LONGEST_KEY: Final = 32
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LIST_SIGNS: Final = frozenset(";\0")
"""Signs that occur only between the values of a list, not in a credit."""
_EXPLICIT: Final = frozenset({"1", "4"})
"""Numbers of the atom ``rtng`` of iTunes (4 in older files; 2 is a clean version). Other taggers keep the
same number in a field ``ITUNESADVISORY``."""
_MARKED_EXPLICIT: Final = re.compile(r"[(\[]\s*explicit(\s+version)?\s*[)\]]\s*$", re.IGNORECASE)
"""Shops put the word behind a title."""
_NOT_NAMED: Final = names.NamedTags("")
_NOTHING_AROUND: Final = names.Surroundings()


@dataclass(frozen=True, slots=True)
class TagReading:
    """What was read from a file.

    Attributes:
        tags: always usable.
        problem: ``"bad-tags"`` where the file's own could not be read, else empty.
        own: which of title, artist and album the file itself says; names tell the others.
        parts: the tracks that a cue sheet makes of the file; empty where it is one track.
    """

    tags: Tags
    problem: str = ""
    own: frozenset[str] = frozenset()
    parts: tuple[FilePart, ...] = ()

    @property
    def first(self) -> Tags:
        """Of the first track in the file."""
        return self.parts[0].tags if self.parts else self.tags


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """How the user wants tags to be read.

    Attributes:
        code_page: of tags that call their bytes Latin-1, a choice of ``core.settings.TAG_CODE_PAGE``.
        separators: what splits a single text into a list, as ``values.split_list`` takes them.
    """

    code_page: str = code_pages.AUTOMATIC
    separators: str = values.DEFAULT_SEPARATORS


@dataclass(frozen=True, slots=True)
class _Directory:
    has_cover: bool = False
    is_disc: bool = False
    around: names.Surroundings = _NOTHING_AROUND
    sheets: tuple[tuple[str, Sheet, tuple[tuple[SheetFile, str], ...]], ...] = ()
    """The cue sheets in it that can be used: name, content, and the files that they are about."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A cue sheet that cuts a file into tracks.

    Attributes:
        sheet: the sheet.
        file: what it says of the file.
        name: of the sheet beside the file; empty for one inside it.
    """

    sheet: Sheet
    file: SheetFile
    name: str = ""


class TagReader:
    """Reads files one after the other; looks at each directory once while its files come together."""

    def __init__(self, rules: ReadingRules | None = None) -> None:
        self._rules = rules or ReadingRules()
        self._directories: OrderedDict[str, _Directory] = OrderedDict()
        self._albums: OrderedDict[str, code_pages.Guess] = OrderedDict()

    def read(self, path: str, relative_path: str) -> TagReading:
        """Read a file.

        Args:
            path: absolute, ``os.fsdecode`` form.
            relative_path: below the folder of the library; its parts name what the tags leave out.

        Raises:
            LibraryError: as ``opening.open_audio``.
        """
        opened = open_audio(path)
        try:
            return self._reading(opened, path, relative_path)
        except Exception:
            log.info("%s", display_path(path), exc_info=True)
            return self._reading(OpenedFile(opened.kind, opened.size, is_broken=True), path, relative_path)

    def _reading(self, opened: OpenedFile, path: str, relative_path: str) -> TagReading:
        place = os.path.dirname(path)
        fields = self.in_own_code_page(opened.fields, place)
        directory = self._directory(place)
        named = _NOT_NAMED
        if not _tells_all(fields, may_lack_disc=not directory.is_disc):
            root = path[: -len(relative_path)].rstrip(os.sep)
            named = names.tags_from_names(relative_path, os.path.basename(root), directory.around)
        tags = self._assembled(opened, fields, named, has_folder_cover=directory.has_cover)
        if not tags.title:
            tags = replace(tags, title=names.tags_from_names(relative_path).title)
        own = frozenset(name for name in _OWN if any(map(values.clean_text, fields.get(name, ()))))
        parts = self._parts(opened, fields, tags, directory, relative_path)
        return TagReading(tags, BAD_TAGS if opened.is_broken else "", own, parts)

    def cut_of(self, path: str) -> Cut | None:
        """The cue sheet that cuts a file into tracks; None where it is one track.

        Args:
            path: absolute, ``os.fsdecode`` form.

        Raises:
            LibraryError: as ``opening.open_audio``.
        """
        opened = open_audio(path)
        place = os.path.dirname(path)
        fields = self.in_own_code_page(opened.fields, place)
        tags = self._assembled(opened, fields, _NOT_NAMED, has_folder_cover=False)
        return self._cut(opened, fields, tags, self._directory(place), os.path.basename(path))

    def _parts(
        self, opened: OpenedFile, fields: Fields, tags: Tags, directory: _Directory, relative_path: str
    ) -> tuple[FilePart, ...]:
        """The tracks that a sheet makes of a file."""
        place, name = os.path.split(relative_path)
        cut = self._cut(opened, fields, tags, directory, name)
        if cut is None:
            return ()
        path = os.path.join(place, cut.name) if cut.name else ""
        return parts_of(cut.sheet, cut.file, tags, separators=self._rules.separators, sheet_path=path)

    def _cut(
        self, opened: OpenedFile, fields: Fields, tags: Tags, directory: _Directory, name: str
    ) -> Cut | None:
        """The sheet that cuts a file; one beside it can be edited, and goes before its own."""
        beside = {sheet_name: (sheet, files) for sheet_name, sheet, files in directory.sheets}
        for sheet_name in preferred(beside, name):
            sheet, files = beside[sheet_name]
            file = next((file for file, found in files if found == name), None)
            if file is not None and is_cut(file) and fits(file, tags.duration_ms):
                return Cut(sheet, file, sheet_name)
        texts = fields.get("cuesheet", ())
        if not texts and opened.cue_table is None:
            return None
        inside = sheet_in(texts, opened.cue_table, tags.sample_rate_hz)
        if inside is None or not is_cut(inside.files[0]) or not fits(inside.files[0], tags.duration_ms):
            return None
        return Cut(inside, inside.files[0]) if is_in_order(inside.files[0]) else None

    def in_own_code_page(self, fields: Fields, directory: str) -> Fields:
        """The fields of a file with text in its own code page.

        Args:
            fields: by name; texts that may be in another one are ``OldText``.
            directory: of the file; where its own texts leave a doubt, those of its neighbours decide.
        """
        code_page = self._rules.code_page
        strange = [_begin(text) for texts in fields.values() for text in texts if not text.isascii()]
        if not strange or code_page == code_pages.AS_TAGGED:
            return fields
        if code_page != code_pages.AUTOMATIC:
            guess = code_pages.chosen(code_page)
        else:
            guess = code_pages.guess(strange)
            if guess.is_doubtful:
                guess = self._guess_of_album(directory)
        return {name: [code_pages.read_as(text, guess) for text in texts] for name, texts in fields.items()}

    def _guess_of_album(self, directory: str) -> code_pages.Guess:
        """The code page of all text in a directory."""
        known = self._albums.get(directory)
        if known is None:
            known = self._albums[directory] = code_pages.guess(_texts_in(directory))
            if len(self._albums) > _REMEMBERED_DIRECTORIES:
                self._albums.popitem(last=False)
        return known

    def _assembled(
        self, opened: OpenedFile, fields: Fields, named: names.NamedTags, *, has_folder_cover: bool
    ) -> Tags:
        separators = self._rules.separators
        title = values.first_text(fields.get("title", ()))
        artists = _people(fields, "artist", separators)
        is_named_alike = not title or title.casefold() == named.title.casefold()
        if not artists and named.artist and is_named_alike:
            artists = (named.artist,)
        album = values.first_text(fields.get("album", ()))
        album_artists = _people(fields, "albumartist", separators)
        if not album and not album_artists and named.album_artist:
            album_artists = (named.album_artist,)
        images = [data for _, data in artwork.pictures(opened)]
        picture_bytes = sum(map(len, images))
        counted = opened.counted
        duration_ms = duration.plausible_ms(
            opened.info, opened.kind, opened.size, picture_bytes, counted.seconds if counted else None
        )
        discs = fields.get("discnumber", ())
        if named.disc_number and not named.position:
            discs = [*discs, str(named.disc_number)]
        position = positions.position_of(fields.get("tracknumber", ()), discs)
        if position.track is None:
            position = positions.Position(
                position.disc or named.disc_number, named.track_number, named.position
            )
        title, album_name = title or named.title, album or named.album
        return Tags(
            title=title,
            artists=artists,
            album=album_name,
            album_artists=album_artists,
            genres=values.text_list(fields.get("genre", ()), separators),
            track_number=position.track,
            disc_number=position.disc,
            position=position.text,
            year=_year(fields) or (None if album else named.year),
            duration_ms=duration_ms,
            is_estimate=counted is not None and counted.is_estimate,
            replay_gain=replay_gain.replay_gain(fields, opened.info, opened.kind),
            cover=_cover(images, has_folder_cover=has_folder_cover),
            codec=technical.codec_of(opened),
            bitrate_kbps=technical.bitrate_kbps(opened, duration_ms, picture_bytes),
            sample_rate_hz=technical.sample_rate_hz(opened),
            channels=technical.positive(getattr(opened.info, "channels", None)),
            bit_depth=technical.bit_depth(opened),
            is_lossless=technical.is_lossless(opened),
            is_explicit=is_explicit(fields, title, album_name),
            artist_credit=_credit(fields.get("artist", ()), artists),
            album_artist_credit=_credit(fields.get("albumartist", ()), album_artists),
            artist_sort_names=_sort_names(fields.get("artistsort", ()), artists),
            album_artist_sort_names=_sort_names(fields.get("albumartistsort", ()), album_artists),
            title_sort_name=values.first_text(fields.get("titlesort", ())) if title else "",
            album_sort_name=values.first_text(fields.get("albumsort", ())) if album else "",
            recording_id=values.identifier(fields.get("musicbrainz_trackid", ())),
            release_id=values.identifier(fields.get("musicbrainz_albumid", ())),
            artist_ids=values.identifiers(fields.get("musicbrainz_artistid", ())),
            album_artist_ids=values.identifiers(fields.get("musicbrainz_albumartistid", ())),
            release_group_id=values.identifier(fields.get("musicbrainz_releasegroupid", ())),
            track_total=positions.total_of(fields.get("tracknumber", ()), fields.get("tracktotal", ())),
            disc_total=positions.total_of(fields.get("discnumber", ()), fields.get("disctotal", ())),
            date=_date(fields, "date", "year"),
            original_date=_date(fields, "originaldate", "originalyear"),
            is_compilation=values.is_yes(fields.get("compilation", ())),
            bpm=values.tempo_bpm(fields.get("bpm", ())),
            key=values.first_text(fields.get("key", ()))[:_LONGEST_KEY].rstrip(),
            details=details_of(fields, separators),
        )

    def _directory(self, directory: str) -> _Directory:
        known = self._directories.get(directory)
        if known is None:
            known = self._directories[directory] = _look_at(directory, self._rules.code_page)
            if len(self._directories) > _REMEMBERED_DIRECTORIES:
                self._directories.popitem(last=False)
        return known


def is_explicit(fields: Fields, title: str, album: str) -> bool:
    """Whether the advisory says so, or the title or the album ends in ``(explicit)`` or ``[explicit]``."""
    if any(value.strip() in _EXPLICIT for value in fields.get("itunesadvisory", ())):
        return True
    return any(_MARKED_EXPLICIT.search(name) for name in (title, album))


def _begin(text: str) -> str:
    """The begin of a text, of the same type; lyrics may be long, and the guess needs little."""
    return text if len(text) <= _LONGEST_GUESSED else type(text)(text[:_LONGEST_GUESSED])


def _texts_in(directory: str) -> Iterator[str]:
    """What the files of a directory say of themselves outside ASCII."""
    try:
        audio = sorted(filter(is_audio_name, os.listdir(directory)))
    except OSError:
        return
    for name in audio[:_MOST_POOLED]:
        try:
            opened = open_audio(os.path.join(directory, name))
        except LibraryError:
            continue
        for texts in opened.fields.values():
            yield from (_begin(text) for text in texts if not text.isascii())


def _look_at(directory: str, code_page: str) -> _Directory:
    try:
        entries = os.listdir(directory)
    except OSError:
        return _Directory()
    audio = [name for name in entries if is_audio_name(name)]
    numbered = sum(map(names.begins_with_number, audio))
    is_numbered = numbered > 1 and numbered >= _LEAST_NUMBERED * len(audio)
    around = names.Surroundings(is_numbered, len(audio), names.look_like_sides(audio))
    has_cover = bool(artwork.folder_cover_path(directory, entries))
    is_disc = names.is_disc_folder(os.path.basename(directory))
    return _Directory(has_cover, is_disc, around, tuple(_sheets_in(directory, entries, code_page)))


def _sheets_in(
    directory: str, entries: Sequence[str], code_page: str
) -> Iterator[tuple[str, Sheet, tuple[tuple[SheetFile, str], ...]]]:
    for name in filter(is_sheet_name, entries):
        try:
            sheet = read_sheet(os.path.join(directory, name), code_page)
        except LibraryError:
            # The scan tells of it (``library/sheet_problems.py``).
            continue
        yield name, sheet, tuple(files_of(sheet, name, entries))


def _tells_all(fields: Fields, *, may_lack_disc: bool) -> bool:
    """Whether the tags leave nothing to the names."""
    needed = _TELLING if may_lack_disc else (*_TELLING, "discnumber")
    return all(map(any, (map(str.strip, fields.get(name, ())) for name in needed)))


def _people(fields: Fields, name: str, separators: str) -> tuple[str, ...]:
    """The artists of a credit: as their own list has them, else by the credit and how many ids it has.

    Args:
        fields: of a file.
        name: of the credit, ``"artist"`` or ``"albumartist"``; its list bears it in the plural.
        separators: what splits a single text.
    """
    if name not in fields and f"{name}s" not in fields:
        return ()
    ids = {found.lower() for value in fields.get(f"musicbrainz_{name}id", ()) for found in _ID.findall(value)}
    credit = values.text_list(fields.get(name, ()), separators, count=len(ids))
    listed = values.text_list(fields.get(f"{name}s", ()), "")
    if len(listed) == 1:
        if listed[0] == values.first_text(fields.get(name, ())):
            return listed if len(credit) > 1 and len(ids) < 2 else credit
        split = values.split_list(listed[0], separators, count=len(ids))
        return split if len(split) > 1 and len(ids) != 1 else credit
    return listed or credit


def _credit(texts: Sequence[str], names: tuple[str, ...]) -> str:
    """The line that credits some artists, where the tag has one line for all of them and not a list."""
    said = [text for text in texts if text.strip()]
    if len(said) != 1 or not _LIST_SIGNS.isdisjoint(said[0]):
        return ""
    credit = values.first_text(said)
    return "" if credit == ", ".join(names) else credit


def _sort_names(texts: Sequence[str], names: tuple[str, ...]) -> tuple[str, ...]:
    """What each of some artists is sorted by; nothing where it cannot be told which belongs to which."""
    if len(names) == 1:
        sort_name = values.first_text(texts)
        return (sort_name,) if sort_name else ()
    sort_names = values.text_list(texts)
    return sort_names if len(sort_names) == len(names) else ()


def _year(fields: Fields) -> int | None:
    dates = ("date", "year", "originaldate", "originalyear")
    return values.year_of(value for name in dates for value in fields.get(name, ()))


def _date(fields: Fields, *names: str) -> str:
    return values.date_of(value for name in names for value in fields.get(name, ()))


def _cover(images: list[bytes], *, has_folder_cover: bool) -> CoverSource:
    if any(map(artwork.is_image, images)):
        return CoverSource.EMBEDDED
    return CoverSource.FOLDER if has_folder_cover else CoverSource.NONE
