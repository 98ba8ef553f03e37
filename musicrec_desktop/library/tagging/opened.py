"""A file whose tags are edited: its own tag, the other tags that it has, and what is written of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, Final, Protocol

import mutagen.apev2
import mutagen.asf
import mutagen.id3
import mutagen.mp4

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.opening import READERS, OpenedFile, open_audio
from musicrec_desktop.library.raw_tags.ape import keep_items
from musicrec_desktop.library.raw_tags.id3 import RawFrames, lost_frames
from musicrec_desktop.library.raw_tags.mp4 import keep_atoms
from musicrec_desktop.library.raw_tags.vorbis import keep_comments
from musicrec_desktop.library.tag_rewriting import ID3_KINDS, WRITABLE
from musicrec_desktop.library.tag_writing import Texts, meanings
from musicrec_desktop.library.tagging import aiff_texts, named_fields, riff_info, trailers
from musicrec_desktop.library.tagging.id3_fields import Id3Fields
from musicrec_desktop.library.tagging.mp4_fields import Mp4Fields
from musicrec_desktop.library.tagging.named_fields import NamedFields
from musicrec_desktop.library.tagging.pictures import Pictures
from musicrec_desktop.library.tagging.places import NUMBERS, PLACES, TOTALS, meaning_of, split_pair
from musicrec_desktop.library.tags import ReadingRules, TagReader
from musicrec_desktop.library.values import is_yes
from musicrec_desktop.model.tag_fields import FIELD, FieldKind, PictureFacts, TagFormat

_SAME_SOUND: Final = ("length", "sample_rate", "channels", "bits_per_sample")
_APE_END: Final = 160
_APE_MARK: Final = b"APETAGEX"
_WITH_TRAILER: Final = frozenset(
    {Kind.MP3, Kind.TTA, Kind.APE, Kind.WAVPACK, Kind.MUSEPACK, Kind.TAK, Kind.OPTIMFROG}
)
_EXPLICIT: Final = frozenset({"1", "4"})
_COMMENT_OF_V1: Final = "comm:id3v1 comment:"
_PICTURE: Final = "apic:"
_OLDEST_2: Final = (2, 0)
_OLDEST_23: Final = (2, 3)
_OLDEST_24: Final = (2, 4)


class FieldTags(Protocol):
    """The fields of one tag.

    Attributes:
        touched: the keys that were put or taken away.
    """

    touched: set[str]

    def get(self, name: str) -> Texts:
        """The values of a field."""

    def put(self, name: str, values: Texts) -> None:
        """Put values in place of those of a field; none take it away."""


class EditedFile:
    """The tags of one file, read so that they can be written.

    Args:
        path: absolute, without symbolic links.
        rules: how texts are read whose code page is not told.
        name: of the file that it is a copy of.

    Attributes:
        kind: by content.
        format: how the tags are written.

    Raises:
        LibraryError: as ``open_audio``; ``"no-own-fields"`` (tags of this kind of file cannot be written) or
            ``"bad-tags"`` (they cannot be read) or ``"old-frames"`` (some of them no later version has).
    """

    def __init__(self, path: str, rules: ReadingRules, name: str = "") -> None:
        opened = open_audio(path, name)
        self.kind = opened.kind
        if self.kind not in WRITABLE:
            raise LibraryError(path, "no-own-fields")
        if opened.is_broken:
            raise LibraryError(path, "bad-tags")
        self._path, self._rules, self._opened = path, rules, opened
        self._audio = audio = _open(path, self.kind)
        self._has_only_v1 = self._is_kept_raw = False
        if audio.tags is None:
            audio.add_tags()
            self.format = _format(audio.tags)
        else:
            self.format = _format(audio.tags)
            self._is_kept_raw = True
            if self.kind in ID3_KINDS:
                self._has_only_v1 = audio.tags.version < _OLDEST_2
                if _OLDEST_2 < audio.tags.version < _OLDEST_23 and lost_frames(path):
                    raise LibraryError(path, "old-frames")
        self._ape = _ape_behind(path) if self.kind is Kind.MP3 else None
        self._fields: list[FieldTags] = [_fields_of(audio.tags, self.format)]
        self._pictures = [Pictures(audio)]
        if self._ape is not None:
            self._fields.append(NamedFields(self._ape, named_fields.APE))
            self._pictures.append(Pictures(SimpleNamespace(tags=self._ape)))

    @property
    def values(self) -> dict[str, Texts]:
        """Every field that the file has, as it is meant."""
        found = {name: list(values) for name in PLACES if (values := self._own(name))}
        for name, values in _foreign(self._opened).items():
            found.setdefault(name, list(values))
        found = {name: found[name] for name in PLACES if name in found}
        meant = TagReader(self._rules).in_own_code_page(found, os.path.dirname(self._path))
        plain = ((name, tuple(filter(None, map(_plain, values)))) for name, values in meant.items())
        return {name: values for name, values in plain if values}

    @property
    def pictures(self) -> tuple[PictureFacts, ...]:
        """Every picture inside the file."""
        found: dict[tuple[int, str], PictureFacts] = {}
        for pictures in self._pictures:
            for facts in pictures.get():
                found.setdefault((facts.kind, facts.digest), facts)
        return tuple(found.values())

    def picture(self, digest: str) -> bytes | None:
        """The bytes of a picture; None where it is not there."""
        return next((data for one in self._pictures if (data := one.data(digest)) is not None), None)

    def put(self, changes: Mapping[str, Texts]) -> None:
        """Put fields; those that only a foreign tag has are written with them, as that one counts no more."""
        self._keep_raw()
        own = {name for name in PLACES if self._own(name)}
        if self._has_only_v1:
            # It is cut off and knows no versions of frames: all that it says is written anew.
            own = set()
        missing = {name: values for name, values in self.values.items() if name not in own}
        if self._has_only_v1:
            self._audio.tags.clear()
        main, *others = self._fields
        for name, values in {**missing, **changes}.items():
            main.put(name, values)
        for other in others:
            for name, values in changes.items():
                if other.get(name):
                    other.put(name, values)

    def put_pictures(self, wanted: tuple[PictureFacts, ...], data: Mapping[str, bytes]) -> None:
        """Have these pictures and no others; after ``put``."""
        there = {facts.digest: self.picture(facts.digest) or b"" for facts in self.pictures}
        main, *others = self._pictures
        main.put(wanted, {**there, **data})
        for other in others:
            other.put((), {})

    def save(self, draft: str, changes: Mapping[str, Texts]) -> None:
        """Write into a copy of the file."""
        audio = self._audio
        trailer = trailers.take_off(draft) if self.kind in _WITH_TRAILER else b""
        if self._ape is not None and (self._fields[1].touched or self._pictures[1].touched):
            self._ape.save(draft)
        if self.kind in ID3_KINDS:
            is_23 = self.format is TagFormat.ID3_23
            audio.save(draft, v2_version=3 if is_23 else 4, v23_sep=None)
        else:
            if self.kind is Kind.MP4:
                keep_atoms(audio.tags, self._path, self.touched)
            audio.save(draft)
        trailers.put_back(draft, trailer, changes)
        if self.kind is Kind.WAVE:
            riff_info.keep_in_step(draft, changes)
        elif self.kind is Kind.AIFF:
            aiff_texts.keep_in_step(draft, changes)

    @property
    def touched(self) -> set[str]:
        """The keys of the file's own tag that were put or taken away, in small letters."""
        keys = self._fields[0].touched | self._pictures[0].touched
        return {key.lower() for key in keys}

    def differs_from(self, other: EditedFile, changes: Mapping[str, Texts]) -> str:
        """What is wrong with a copy in which changes were written; empty where it is as it should be.

        Args:
            other: the copy.
            changes: the fields that were put.
        """
        values = other.values
        wrong = [name for name, wanted in changes.items() if values.get(name, ()) != wanted]
        if wrong:
            return f"fields {[(name, values.get(name), changes[name]) for name in wrong]}"
        if self._has_only_v1:
            return "" if values == {name: one for name, one in self._wanted(changes) if one} else "all fields"
        before, after = _meanings(self._path, self.kind), _meanings(other.path, self.kind)
        lost = {
            key for key in (before.keys() | after.keys()) - self.touched if before.get(key) != after.get(key)
        }
        if self._pictures[0].touched:
            # One of several with one name gets another key; who asks compares pictures.
            lost = {key for key in lost if not key.startswith(_PICTURE)}
        if lost:
            return f"other fields {sorted(lost)}"
        if self.kind in _WITH_TRAILER or self.kind is Kind.FLAC:
            return "" if trailers.have_same_sound(self._path, other.path) else "sound"
        sounds = (self._audio.info, other._audio.info)
        if any(getattr(sounds[0], fact, None) != getattr(sounds[1], fact, None) for fact in _SAME_SOUND):
            return "sound"
        return ""

    def _keep_raw(self) -> None:
        """Before anything is put: what nobody touches is to be written as it stands in the file."""
        has_own, self._is_kept_raw = self._is_kept_raw, False
        if not has_own:
            pass
        elif self.kind in ID3_KINDS:
            RawFrames().load(self._audio.tags, self._path)
        elif self.format is TagFormat.VORBIS:
            keep_comments(self._audio.tags, self._audio, self._path)
        elif self.format is TagFormat.APE:
            keep_items(self._audio.tags, self._path)
        if self._ape is not None:
            keep_items(self._ape, self._path)

    def _wanted(self, changes: Mapping[str, Texts]) -> list[tuple[str, Texts]]:
        return list({**EditedFile(self._path, self._rules).values, **changes}.items())

    @property
    def path(self) -> str:
        """Of the file, without symbolic links."""
        return self._path

    def _own(self, name: str) -> Texts:
        return next((values for fields in self._fields if (values := fields.get(name))), ())


def _open(path: str, kind: Kind) -> Any:
    # ID3 frames stay those of the version that they were written in.
    return READERS[kind](path, translate=False) if kind in ID3_KINDS else READERS[kind](path)


def _meanings(path: str, kind: Kind) -> dict[str, tuple[str, ...]]:
    tags = _open(path, kind).tags
    found = {} if tags is None else meanings(tags)
    # This one is read from ID3v1, which has its own way.
    return {key: values for key, values in found.items() if not key.startswith(_COMMENT_OF_V1)}


def _format(tags: Any) -> TagFormat:
    if isinstance(tags, mutagen.id3.ID3):
        return TagFormat.ID3_24 if tags.version >= _OLDEST_24 else TagFormat.ID3_23
    for kind, found in (
        (mutagen.mp4.MP4Tags, TagFormat.MP4),
        (mutagen.asf.ASFTags, TagFormat.ASF),
        (mutagen.apev2.APEv2, TagFormat.APE),
    ):
        if isinstance(tags, kind):
            return found
    return TagFormat.VORBIS


def _fields_of(tags: Any, form: TagFormat) -> FieldTags:
    if form in {TagFormat.ID3_23, TagFormat.ID3_24}:
        return Id3Fields(tags, is_23=form is TagFormat.ID3_23)
    if form is TagFormat.MP4:
        return Mp4Fields(tags)
    if form is TagFormat.ASF:
        return NamedFields(tags, named_fields.ASF)
    return NamedFields(tags, named_fields.APE if form is TagFormat.APE else named_fields.VORBIS)


def _ape_behind(path: str) -> Any:
    """The APEv2 tag behind an MP3, or None."""
    with open(path, "rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _APE_END))
        if _APE_MARK not in file.read():
            return None
    try:
        return mutagen.apev2.APEv2(path)
    except mutagen.apev2.error:
        return None


def _foreign(opened: OpenedFile) -> dict[str, Texts]:
    """What all tags of a file say, also those that do not belong to its format."""
    found: dict[str, Texts] = {}
    for name, texts in opened.fields.items():
        meant = meaning_of(name)
        values = tuple(text for text in texts if text.strip())
        # The decoder tells the language of the stream, which no tag says.
        if meant not in FIELD or meant == "language" or not values:
            continue
        if meant in NUMBERS:
            values = tuple(filter(None, (values[0].strip() if values[0].strip() != "0" else "",)))
        elif meant in TOTALS:
            number, total = split_pair(values[0])
            if total.strip("0"):
                found.setdefault(TOTALS[meant], (total,))
            values = (number,) if number.strip("0") else ()
        elif meant == "explicit":
            values = ("1",) if _EXPLICIT.intersection(map(str.strip, values)) else ()
        elif FIELD[meant].kind is FieldKind.FLAG:
            values = ("1",) if is_yes(values) else ()
        elif meant == "bpm":
            values = values if values[0].strip("0. ") else ()
        if values:
            found.setdefault(meant, values)
    return found


def _plain(text: str) -> str:
    """Of one type, and with line ends of one kind."""
    return str(text).replace("\r\n", "\n").replace("\r", "\n").strip("\0")
