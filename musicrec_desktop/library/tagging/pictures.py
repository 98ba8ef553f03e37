"""Pictures inside files: read, put and taken out; those that stay keep their bytes."""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import mutagen.apev2
import mutagen.asf
import mutagen.flac
import mutagen.id3
import mutagen.mp4
from mutagen._vorbis import VComment

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.plain_file import open_plain
from musicrec_desktop.library.artwork import LARGEST_COVER_BYTES
from musicrec_desktop.library.tagging.image_headers import image_header
from musicrec_desktop.model.tag_fields import FRONT_COVER, Picture, PictureFacts

NOT_A_PICTURE: Final = "not-a-picture"
BROKEN: Final = "picture-broken"
TOO_LARGE: Final = "picture-too-large"
_APE_KINDS: Final = (
    "Other", "Png Icon", "Icon", "Front", "Back", "Leaflet", "Media", "Lead Artist", "Artist", "Conductor",
    "Band", "Composer", "Lyricist", "Recording Location", "During Recording", "During Performance",
    "Video Capture", "Fish", "Illustration", "Band Logotype", "Publisher Logotype",
)  # fmt: skip
"""As foobar2000 and TagLib name the keys, in the order of the numbers of ID3."""
_APE_KEY: Final = "cover art ("
_BLOCK: Final = "metadata_block_picture"
_OLD_COMMENT: Final = "coverart"
_OLD_MIME: Final = "coverartmime"
_MP4_FORMATS: Final = {
    "image/jpeg": mutagen.mp4.MP4Cover.FORMAT_JPEG,
    "image/png": mutagen.mp4.MP4Cover.FORMAT_PNG,
}
_ATOM: Final = "covr"
_ASF: Final = "WM/Picture"
_LEAST_ATTRIBUTE: Final = 9
_MOST_TEXT: Final = 2 * LARGEST_COVER_BYTES


@dataclass(frozen=True, slots=True)
class _Held:
    """A picture in a tag, and what holds it there."""

    kind: int
    data: bytes
    description: str
    holder: Any


def read_picture_file(path: str, kind: int = FRONT_COVER) -> Picture:
    """A picture file as a picture to be written.

    Raises:
        LibraryError: ``"gone"``, ``"unreadable"``, ``"not-a-picture"``, ``"picture-broken"`` or
            ``"picture-too-large"``.
    """
    try:
        with open_plain(path) as file:
            data = file.read(LARGEST_COVER_BYTES + 1)
    except FileNotFoundError as error:
        raise LibraryError(path, "gone") from error
    except OSError as error:
        raise LibraryError(path, "unreadable") from error
    return checked_picture(path, data, kind)


def checked_picture(path: str, data: bytes, kind: int = FRONT_COVER) -> Picture:
    """Bytes as a picture to be written.

    Args:
        path: where they come from; for the error.
        data: the bytes of a picture file.
        kind: 3 is the front cover.

    Raises:
        LibraryError: as ``read_picture_file``.
    """
    facts = picture_facts(data, kind)
    if not facts.mime:
        raise LibraryError(path, NOT_A_PICTURE)
    if len(data) > LARGEST_COVER_BYTES:
        raise LibraryError(path, TOO_LARGE)
    if not facts.width or not facts.height or not image_header(data).is_whole:
        raise LibraryError(path, BROKEN)
    return Picture(facts, data)


def picture_facts(data: bytes, kind: int, description: str = "") -> PictureFacts:
    """What is known of a picture."""
    header = image_header(data)
    digest = hashlib.sha256(data).hexdigest()
    return PictureFacts(kind, header.mime, header.width, header.height, len(data), digest, description)


class Pictures:
    """Gets and puts the pictures of a file.

    Args:
        audio: of mutagen, with its tags.

    Attributes:
        touched: the keys of what was put or taken away.
    """

    def __init__(self, audio: Any) -> None:
        self._audio, self._tags = audio, audio.tags
        self.touched: set[str] = set()

    def get(self) -> tuple[PictureFacts, ...]:
        """All pictures, in their order."""
        return tuple(picture_facts(held.data, held.kind, held.description) for held in self._held())

    def data(self, digest: str) -> bytes | None:
        """The bytes of a picture; None where it is not there."""
        return next(
            (held.data for held in self._held() if hashlib.sha256(held.data).hexdigest() == digest), None
        )

    def put(self, wanted: Sequence[PictureFacts], data: Mapping[str, bytes]) -> None:
        """Have some pictures, in this order as far as the format has one.

        Args:
            wanted: all of them.
            data: the bytes of those that the file does not have, by digest.
        """
        there = [(_name(picture_facts(held.data, held.kind)), held) for held in self._held()]
        data = {**{name[1]: held.data for name, held in there}, **data}
        kept: list[tuple[PictureFacts, Any]] = []
        for facts in wanted:
            found = next((pair for pair in there if pair[0] == _name(facts)), None)
            if found is not None:
                there.remove(found)
                kept.append((facts, found[1].holder))
            else:
                kept.append((facts, None))
        gone = [held.holder for _, held in there]
        tags = self._tags
        if isinstance(self._audio, mutagen.flac.FLAC):
            self._put_blocks(kept, data)
        elif isinstance(tags, mutagen.id3.ID3):
            self._put_frames(kept, gone, data)
        elif isinstance(tags, mutagen.mp4.MP4Tags):
            self._put_atom(kept, data)
        elif isinstance(tags, mutagen.apev2.APEv2):
            self._put_items(kept, gone, data)
        else:
            self._put_pairs(kept, data)

    def _held(self) -> Iterator[_Held]:
        for block in getattr(self._audio, "pictures", ()):
            yield _Held(block.type, bytes(block.data), block.desc, block)
        for kind, read in _READERS:
            if isinstance(self._tags, kind):
                yield from read(self._tags)

    def _put_blocks(self, kept: Sequence[tuple[PictureFacts, Any]], data: Mapping[str, bytes]) -> None:
        blocks = [
            holder if isinstance(holder, mutagen.flac.Picture) else _block(facts, data[facts.digest])
            for facts, holder in kept
        ]
        self._audio.clear_pictures()
        for block in blocks:
            self._audio.add_picture(block)
        # A picture in a comment of FLAC is shown, too.
        self._drop_pairs()

    def _put_frames(
        self, kept: Sequence[tuple[PictureFacts, Any]], gone: Sequence[str], data: Mapping[str, bytes]
    ) -> None:
        for key in gone:
            del self._tags[key]
            self.touched.add(key)
        for facts, holder in kept:
            if holder is not None:
                continue
            description = facts.description
            while f"APIC:{description}" in self._tags:
                description += " "
            is_plain = description.isascii()
            frame = mutagen.id3.APIC(
                encoding=0 if is_plain else (1 if self._tags.version < (2, 4) else 3),
                mime=facts.mime,
                type=facts.kind,
                desc=description,
                data=data[facts.digest],
            )
            self._tags[frame.HashKey] = frame
            self.touched.add(frame.HashKey)

    def _put_atom(self, kept: Sequence[tuple[PictureFacts, Any]], data: Mapping[str, bytes]) -> None:
        covers = [
            mutagen.mp4.MP4Cover(data[facts.digest], _MP4_FORMATS[facts.mime]) if holder is None else holder
            for facts, holder in kept
        ]
        self.touched.add(_ATOM)
        if covers:
            self._tags[_ATOM] = covers
        else:
            self._tags.pop(_ATOM, None)

    def _put_items(
        self, kept: Sequence[tuple[PictureFacts, Any]], gone: Sequence[str], data: Mapping[str, bytes]
    ) -> None:
        for key in gone:
            del self._tags[key]
            self.touched.add(key.lower())
        for facts, holder in kept:
            if holder is None:
                key = f"Cover Art ({_APE_KINDS[facts.kind if 0 <= facts.kind < len(_APE_KINDS) else 0]})"
                ending = facts.mime.removeprefix("image/").replace("jpeg", "jpg")
                name = facts.description or f"{key}.{ending}"
                value = name.encode() + b"\0" + data[facts.digest]
                self._tags[key] = mutagen.apev2.APEValue(value, mutagen.apev2.BINARY)
                self.touched.add(key.lower())

    def _put_pairs(self, kept: Sequence[tuple[PictureFacts, Any]], data: Mapping[str, bytes]) -> None:
        made = [holder or self._pair(facts, data[facts.digest]) for facts, holder in kept]
        self._drop_pairs()
        self._tags.extend(made)
        self.touched |= {key.lower() for key, _ in made}

    def _pair(self, facts: PictureFacts, data: bytes) -> tuple[str, Any]:
        if isinstance(self._tags, mutagen.asf.ASFTags):
            return _ASF, mutagen.asf.ASFByteArrayAttribute(_asf_value(facts, data))
        return _BLOCK.upper(), base64.b64encode(_block(facts, data).write()).decode("ascii")

    def _drop_pairs(self) -> None:
        if not isinstance(self._tags, list):
            return
        names = (
            {_ASF.lower()}
            if isinstance(self._tags, mutagen.asf.ASFTags)
            else {_BLOCK, _OLD_COMMENT, _OLD_MIME}
        )
        self.touched |= names
        self._tags[:] = [pair for pair in self._tags if pair[0].lower() not in names]


def _name(facts: PictureFacts) -> tuple[int, str]:
    return facts.kind, facts.digest


def _ape_kind(key: str) -> int:
    name = key[len(_APE_KEY) :].rstrip(")").lower()
    return next((kind for kind, one in enumerate(_APE_KINDS) if one.lower() == name), 0)


def _frames(tags: Any) -> Iterator[_Held]:
    for key, frame in tags.items():
        if frame.FrameID == "APIC":
            yield _Held(int(frame.type), bytes(frame.data), frame.desc.strip(), key)


def _covers(tags: Any) -> Iterator[_Held]:
    for cover in tags.get(_ATOM, ()):
        yield _Held(FRONT_COVER, bytes(cover), "", cover)


def _items(tags: Any) -> Iterator[_Held]:
    for key, value in tags.items():
        if key.lower().startswith(_APE_KEY) and value.kind == mutagen.apev2.BINARY:
            name, _, data = bytes(value.value).partition(b"\0")
            yield _Held(_ape_kind(key), data, name.decode("utf-8", "replace"), key)


def _attributes(tags: Any) -> Iterator[_Held]:
    """The structure of WM/Picture: kind, size, two UTF-16 strings, the image."""
    for pair in tags:
        data = bytes(pair[1].value) if pair[0] == _ASF and isinstance(pair[1].value, bytes) else b""
        if len(data) < _LEAST_ATTRIBUTE:
            continue
        kind, size = struct.unpack_from("<BI", data)
        texts, place = [], 5
        for _ in range(2):
            begin = place
            while data[place : place + 2] not in {b"\0\0", b""}:
                place += 2
            texts.append(data[begin:place].decode("utf-16-le", "replace"))
            place += 2
        yield _Held(kind, data[place : place + size], texts[1], pair)


def _comments(tags: Any) -> Iterator[_Held]:
    for pair in tags:
        name, value = pair[0].lower(), pair[1]
        if name not in {_BLOCK, _OLD_COMMENT} or len(value) > _MOST_TEXT:
            continue
        try:
            data = base64.b64decode(value)
            if name == _OLD_COMMENT:
                yield _Held(FRONT_COVER, data, "", pair)
            else:
                block = mutagen.flac.Picture(data)
                yield _Held(block.type, bytes(block.data), block.desc, pair)
        except (binascii.Error, ValueError, mutagen.flac.error, struct.error):
            continue


def _block(facts: PictureFacts, data: bytes) -> Any:
    block = mutagen.flac.Picture()
    block.type, block.mime, block.desc = facts.kind, facts.mime, facts.description
    block.width, block.height, block.depth = facts.width, facts.height, 24
    block.data = data
    return block


def _asf_value(facts: PictureFacts, data: bytes) -> bytes:
    head = struct.pack("<BI", facts.kind, len(data))
    texts = b"".join(text.encode("utf-16-le") + b"\0\0" for text in (facts.mime, facts.description))
    return head + texts + data


_READERS: Final[tuple[tuple[type, Callable[[Any], Iterator[_Held]]], ...]] = (
    (mutagen.id3.ID3, _frames),
    (mutagen.mp4.MP4Tags, _covers),
    (mutagen.apev2.APEv2, _items),
    (mutagen.asf.ASFTags, _attributes),
    (VComment, _comments),
)
