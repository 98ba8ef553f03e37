"""Setting single fields in the tags of any format, under the names that each format uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import mutagen.apev2
import mutagen.asf
import mutagen.id3
import mutagen.mp4

Texts = tuple[str, ...]
_COUNTED: Final = re.compile(r"unknown\d+$")
"""How mutagen calls a Vorbis comment without a name, by its place, which changes when another one goes."""

_MP4_PLACE: Final = "----:com.apple.iTunes:"
_UTF8: Final = 3
ID3_GENRE: Final = "TCON"
MP4_GENRE: Final = "©gen"
POPM: Final = "POPM:"
"""What names of ratings in ID3 begin with."""
_APE_VALUES: Final = (mutagen.apev2.APETextValue, mutagen.apev2.APEBinaryValue, mutagen.apev2.APEExtValue)


def get_field(tags: Any, name: str) -> Texts:
    """The values of a field, whatever the case of its name; none where it (or the whole tag) is absent."""
    return () if tags is None else _adapter(tags)[0](tags, name)


def set_field(tags: Any, name: str, texts: Sequence[str]) -> None:
    """Put values in place of those of a field; none take it away.

    Args:
        tags: of mutagen, of any kind.
        name: MP4 gets one in capitals in small letters, as is usual there. ``POPM:`` and an owner is the
            rating of this owner in ID3, a byte as text; the play count beside it stays. ``TCON`` in ID3 and
            ``©gen`` in MP4 are the genres.
        texts: the values.
    """
    _adapter(tags)[1](tags, name, texts)


def other_fields(tags: Any, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What everything in a tag beside some fields means, to be compared.

    Writing orders fields anew, and changes paddings, encodings and types of numbers; none of that is a
    change. The order of the values of one field counts, and so does every byte of pictures and of unknown
    fields.
    """
    left_out = {name.lower() for name in names}
    found: dict[str, list[str]] = {}
    for key, value in _pairs(tags):
        if key.startswith(POPM):
            if key.lower() not in left_out:
                found.setdefault(key, []).extend(_meaning(value))
            elif count := _play_count(value):
                found.setdefault(key.lower(), []).append(f"count {count}")
        elif key.rpartition(":")[2].lower() not in left_out:
            found.setdefault(key.lower() if isinstance(tags, list) else key, []).extend(_meaning(value))
    return {key: tuple(values) for key, values in found.items()}


def meanings(tags: Any) -> dict[str, tuple[str, ...]]:
    """What everything in a tag means, by its key in small letters; as ``other_fields`` compares it."""
    found: dict[str, list[str]] = {}
    pairs = tags.items() if isinstance(tags, mutagen.id3.ID3) else _pairs(tags)
    for key, value in pairs:
        found.setdefault(key.lower(), []).extend(_meaning(value))
    return {key: tuple(values) for key, values in found.items()}


def _pairs(tags: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(tags, mutagen.id3.ID3):
        for key, frame in tags.items():
            yield (f"TXXX:{frame.desc}" if frame.FrameID == "TXXX" else key), frame
    elif isinstance(tags, list):
        for key, value in tags:
            yield _COUNTED.sub("unknown", key), value
    else:
        yield from tags.items()


def _meaning(value: Any) -> Iterator[str]:
    """A value as text that is the same before and after writing."""
    if isinstance(value, mutagen.id3.Frame):
        # The encoding of a text is the writer's choice.
        facts = {name: fact for name, fact in vars(value).items() if name != "encoding"}
        yield f"{value.FrameID} {sorted(facts.items())!r}"
    elif isinstance(value, mutagen.asf.ASFBaseAttribute):
        yield from _meaning(value.value)
    elif isinstance(value, _APE_VALUES):
        kind_of_value = "" if value.kind == mutagen.apev2.TEXT else f"{value.kind} "
        yield f"{kind_of_value}{value.value!r}"
    elif isinstance(value, mutagen.mp4.MP4FreeForm):
        yield f"freeform {bytes(value)!r}"
    elif isinstance(value, list):
        for one in value:
            yield from _meaning(one)
    elif isinstance(value, bool | int):
        yield str(int(value))
    else:
        yield value if isinstance(value, str) else repr(value)


def _get_id3(tags: Any, name: str) -> Texts:
    if name.startswith(POPM):
        return tuple(str(frame.rating) for frame in _popm_frames(tags, name) if frame.rating)
    if name == ID3_GENRE:
        return tuple(text for frame in tags.getall(ID3_GENRE) for text in frame.genres)
    return tuple(str(text) for frame in _id3_frames(tags, name) for text in frame.text)


def _set_id3(tags: Any, name: str, texts: Sequence[str]) -> None:
    if name.startswith(POPM):
        _set_popm(tags, name, int(texts[0]) if texts else 0)
        return
    if name == ID3_GENRE:
        tags.delall(ID3_GENRE)
        if texts:
            encoding = _UTF8 if tags.version >= (2, 4) else 1
            tags.add(mutagen.id3.TCON(encoding=encoding, text=list(texts)))
        return
    for frame in _id3_frames(tags, name):
        del tags[frame.HashKey]
    if texts:
        tags.add(
            mutagen.id3.TXXX(encoding=_UTF8 if tags.version >= (2, 4) else 1, desc=name, text=list(texts))
        )


def _set_popm(tags: Any, name: str, rating: int) -> None:
    frames = _popm_frames(tags, name)
    count = max((_play_count(frame) for frame in frames), default=0)
    for frame in frames:
        del tags[frame.HashKey]
    if rating or count:
        counted = {"count": count} if count else {}
        tags.add(mutagen.id3.POPM(email=name.removeprefix(POPM), rating=rating, **counted))


def _popm_frames(tags: Any, name: str) -> list[Any]:
    owner = name.removeprefix(POPM).lower()
    return [frame for frame in tags.getall("POPM") if frame.email.lower() == owner]


def _play_count(frame: Any) -> int:
    return int(getattr(frame, "count", 0) or 0)


def _id3_frames(tags: Any, name: str) -> list[Any]:
    return [frame for frame in tags.getall("TXXX") if frame.desc.lower() == name.lower()]


def _get_mp4(tags: Any, name: str) -> Texts:
    if name == MP4_GENRE:
        return tuple(str(text) for text in tags.get(MP4_GENRE, ()))
    return tuple(
        bytes(value).decode("utf-8", "replace") for key in _mp4_keys(tags, name) for value in tags[key]
    )


def _set_mp4(tags: Any, name: str, texts: Sequence[str]) -> None:
    if name == MP4_GENRE:
        _set_named(tags, name, texts)
        return
    for key in _mp4_keys(tags, name):
        del tags[key]
    if texts:
        tags[_MP4_PLACE + (name.lower() if name.isupper() else name)] = [
            mutagen.mp4.MP4FreeForm(text.encode(), dataformat=mutagen.mp4.AtomDataType.UTF8) for text in texts
        ]


def _mp4_keys(tags: Any, name: str) -> list[str]:
    return [key for key in tags if key.startswith("----:") and key.rpartition(":")[2].lower() == name.lower()]


def _get_asf(tags: Any, name: str) -> Texts:
    return tuple(str(value) for key, value in tags if key.lower() == name.lower())


def _set_asf(tags: Any, name: str, texts: Sequence[str]) -> None:
    for key in {key for key, _ in tags if key.lower() == name.lower()}:
        del tags[key]
    if texts:
        tags[name] = list(texts)


def _get_named(tags: Any, name: str) -> Texts:
    # Lookups in Vorbis comments and APEv2 ignore case already.
    return tuple(str(text) for text in tags[name]) if name in tags else ()


def _set_named(tags: Any, name: str, texts: Sequence[str]) -> None:
    if texts:
        tags[name] = list(texts)
    elif name in tags:
        del tags[name]


_Adapter = tuple[Callable[[Any, str], Texts], Callable[[Any, str, Sequence[str]], None]]
_ADAPTERS: Final[Mapping[type, _Adapter]] = {
    mutagen.id3.ID3: (_get_id3, _set_id3),
    mutagen.mp4.MP4Tags: (_get_mp4, _set_mp4),
    mutagen.asf.ASFTags: (_get_asf, _set_asf),
}


def _adapter(tags: Any) -> _Adapter:
    return next(
        (adapter for kind, adapter in _ADAPTERS.items() if isinstance(tags, kind)), (_get_named, _set_named)
    )
