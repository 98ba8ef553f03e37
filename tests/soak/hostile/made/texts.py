"""Texts without end, without line breaks, nested without end, or that grow while they are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from tests.soak.hostile.doors import Door
from tests.soak.hostile.made.values import Made, written

_EXPORT: Final = (Door.IMPORT, Door.TRACKLIST)
_LIST: Final = (Door.PLAYLIST, Door.TRACKLIST)
_LINE_BYTES: Final = 1 << 30
_CHUNK: Final = 1 << 24
_LAUGHS: Final = '<!ENTITY l0 "lol">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)
_SQUARE: Final = f'<!ENTITY a "{"a" * 50_000}">'
_ATTRIBUTES: Final = "".join(f" a{n}='b'" for n in range(60_000))
_XML_ROOTS: Final = {
    "Library.xml": (
        "plist",
        "<plist version='1.0'><dict><key>Tracks</key><dict><key>{}</key></dict></dict></plist>",
        _EXPORT,
    ),
    "rhythmdb.xml": (
        "rhythmdb",
        "<rhythmdb version='2.0'><entry type='song'><title>{}</title></entry></rhythmdb>",
        _EXPORT,
    ),
    "recenttracks.xml": ("lfm", "<lfm><track><name>{}</name></track></lfm>", _EXPORT),
    "list.xspf": (
        "playlist",
        "<playlist><trackList><track><title>{}</title></track></trackList></playlist>",
        _LIST,
    ),
    "list.wpl": ("smil", "<smil><head><title>{}</title></head><body><seq/></body></smil>", _LIST),
    "list.asx": ("asx", "<asx><entry><title>{}</title></entry></asx>", _LIST),
    "rules.xsp": (
        "smartplaylist",
        "<smartplaylist type='songs'><name>{}</name></smartplaylist>",
        (Door.PLAYLIST,),
    ),
    "rules.xautopf": (
        "SmartPlaylist",
        "<SmartPlaylist><Source Type='1'>{}</Source></SmartPlaylist>",
        (Door.PLAYLIST,),
    ),
    "playlists.xml": (
        "rhythmdb-playlists",
        "<rhythmdb-playlists><playlist name='a'>{}</playlist></rhythmdb-playlists>",
        _LIST,
    ),
    "words.ttml": (
        "tt",
        "<tt xmlns='http://www.w3.org/ns/ttml'><body><p begin='0s'>{}</p></body></tt>",
        (Door.LYRICS,),
    ),
}
"""A document of each kind, with a place in it."""


_VARIANTS: Final[dict[str, Callable[[str, str, str], str]]] = {
    "laughs": lambda root, head, tail: f"<!DOCTYPE {root} [{_LAUGHS}]>{head}&l9;{tail}",
    "square": lambda root, head, tail: f"<!DOCTYPE {root} [{_SQUARE}]>{head}{'&a;' * 50_000}{tail}",
    "outside": lambda root, head, tail: (
        f"<!DOCTYPE {root} [<!ENTITY x SYSTEM 'file:///dev/zero'>]>{head}&x;{tail}"
    ),
    "parameter": lambda root, head, tail: (
        f"<!DOCTYPE {root} [<!ENTITY % x SYSTEM 'file:///dev/zero'> %x;]>{head}{tail}"
    ),
    "deep": lambda _root, head, _tail: f"{head}{'<a>' * 300_000}",
    "attributes": lambda _root, head, tail: head.replace(">", f"{_ATTRIBUTES}>", 1) + tail,
    "sign": lambda _root, head, tail: f"{head}<a b='{'x' * (20 << 20)}'/>{tail}",
    "comment": lambda _root, head, tail: f"{head}<!--{'x' * (20 << 20)}-->{tail}",
}


def _document(kind: str, root: str, document: str) -> bytes:
    head, tail = document.split("{}")
    return _VARIANTS[kind](root, head, tail).encode()


def _documents() -> list[Made]:
    return [
        Made(f"{kind}-{name}", written(partial(_document, kind, root, document)), doors)
        for name, (root, document, doors) in _XML_ROOTS.items()
        for kind in _VARIANTS
    ]


def _endless_line(head: bytes) -> Callable[[Path], None]:
    """A gigabyte of one letter behind a head."""

    def make(path: Path) -> None:
        with open(path, "wb", buffering=0) as file:
            file.write(head)
            chunk = b"x" * _CHUNK
            file.writelines(chunk for _ in range(_LINE_BYTES // _CHUNK))

    return make


_LISTEN: Final = '[{"endTime": "2024-05-03 18:42", "artistName": "A", "trackName": "T", "msPlayed": 1},'
_LINES: Final = (
    Made("endsong_0.json", _endless_line((_LISTEN + '{"a": "').encode()), _EXPORT),
    Made("history.csv", _endless_line(b'uts,artist,track\n1714761730,A,"'), _EXPORT),
    Made("feedback.jsonl", _endless_line(b'{"listened_at": 1, "track_metadata": {"track_name": "'), _EXPORT),
    Made("library.xml", _endless_line(b"<rhythmdb version='2.0'><entry type='song'><title>"), _EXPORT),
    Made(".scrobbler.log", _endless_line(b"#AUDIOSCROBBLER/1.1\n#TZ/UTC\n"), _EXPORT),
    Made("gmbrc", _endless_line(b"# gmbrc version=1\n[Songs]\n"), _EXPORT),
    Made(
        "sticker.sql", _endless_line(b"CREATE TABLE sticker(type, uri, name, value);\nINSERT INTO "), _EXPORT
    ),
    Made("list.m3u", _endless_line(b"#EXTM3U\n"), _LIST),
    Made("list.txt", _endless_line(b"Anna - One\n"), _LIST),
    Made("words.lrc", _endless_line(b"[00:01.00]"), (Door.LYRICS,)),
    Made("sheet.cue", _endless_line(b"TITLE "), (Door.CUE,)),
)


def _nested_lists(path: Path) -> None:
    """A list of itself, a thousand times."""
    path.write_text(f"#EXTM3U\n{os.path.basename(path)}\n{path}\n" * 1000, encoding="utf-8")


_DEEP: Final = 3_000_000
_TEXTS: Final = (
    ("deep.json", lambda: b"[" * _DEEP, (*_EXPORT, Door.PLAYLIST)),
    ("deep.nsp", lambda: b'{"all":' + b'[{"all":' * 300_000, (Door.PLAYLIST,)),
    ("deep.jspf", lambda: b'{"playlist":{"track":' + b"[" * _DEEP, _LIST),
    ("deep-listens.json", lambda: _LISTEN.encode() + b'{"a":' * 500_000, _EXPORT),
    ("long-number.json", lambda: _LISTEN.encode() + b'{"msPlayed":' + b"9" * 5_000_000 + b"}]", _EXPORT),
    ("digits.nsp", lambda: b'{"all":[{"gt":{"year":' + b"9" * 100_000 + b"}}]}", (Door.PLAYLIST,)),
    ("keys.json", lambda: b"[{" + b",".join(b'"%d":1' % n for n in range(400_000)) + b"}]", _EXPORT),
    ("entries.m3u", lambda: b"#EXTM3U\n" + b"a\n" * 5_000_000, _LIST),
    ("blank.m3u", lambda: b"#EXTM3U\n" + b"\n" * 30_000_000, _LIST),
    (
        "numbers.pls",
        lambda: b"[playlist]\nNumberOfEntries=99999999999999999999\nFile" + b"9" * 5000 + b"=a\n",
        _LIST,
    ),
    ("same.pls", lambda: b"[playlist]\n" + b"File1=a.mp3\nTitle1=a\n" * 800_000, _LIST),
    ("stamps.lrc", lambda: b"[00:01.00]" * 90_000 + b"a\n", (Door.LYRICS,)),
    (
        "offset.lrc",
        lambda: b"[offset:" + b"9" * 5000 + b"]\n[99999999999999:99.99]a\n[00:01]b\n",
        (Door.LYRICS,),
    ),
    ("words.lrc", lambda: b"[00:01.00]" + b"<00:01.10>a" * 80_000, (Door.LYRICS,)),
    ("brackets.lrc", lambda: b"[" * 1_000_000, (Door.LYRICS,)),
    ("times.srt", lambda: b"1\n99999999999:99:99,999 --> 00:00:00,000\na\n\n" * 20_000, (Door.LYRICS,)),
    (
        "times.vtt",
        lambda: b"WEBVTT\n\n" + b"00:00:00.000 --> 00:00:01.000\n<c><b>a\n\n" * 20_000,
        (Door.LYRICS,),
    ),
    (
        "tracks.cue",
        lambda: b'FILE "tone.flac" WAVE\n' + b"TRACK 1 AUDIO\nINDEX 1 0:0:0\n" * 30_000,
        (Door.CUE,),
    ),
    (
        "index.cue",
        lambda: b'FILE "tone.flac" WAVE\nTRACK 1 AUDIO\nINDEX 1 ' + b"9" * 5000 + b":0:0\n",
        (Door.CUE,),
    ),
    (
        "files.cue",
        lambda: b'FILE "tone.flac" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n' * 15_000,
        (Door.CUE,),
    ),
    ("quotes.cue", lambda: b'TITLE "' + b'"' * 1_000_000, (Door.CUE,)),
    ("columns.csv", lambda: b"artist,title" + b",a" * 2_000_000 + b"\nA,B\n", _EXPORT),
    ("quotes.csv", lambda: b'artist,title\n"' + b'""' * 4_000_000, _EXPORT),
    ("dashes.txt", lambda: b"A " + b"- " * 900 + b"\n" + (b" - " * 600 + b"\n") * 3000, (Door.TRACKLIST,)),
    ("brackets.txt", lambda: (b"(" * 1900 + b"\n") * 3000, (Door.TRACKLIST,)),
    ("spaces.txt", lambda: (b"A" + b" " * 1900 + b"B\n") * 3000, (Door.TRACKLIST,)),
    ("digits.txt", lambda: (b"1" * 1900 + b"\n") * 3000 + (b"1:" * 900 + b"\n") * 3000, (Door.TRACKLIST,)),
    ("by.txt", lambda: (b"by " * 600 + b"\n") * 3000 + (b"a feat. " * 200 + b"\n") * 3000, (Door.TRACKLIST,)),
    ("tags.html", lambda: b"<html><body><ol>" + b"<li><div><b>" * 700_000, (Door.TRACKLIST,)),
    ("table.html", lambda: b"<html><table>" + b"<tr>" + b"<td>a" * 3_000_000, (Door.TRACKLIST,)),
    (
        "comment.html",
        lambda: b"<html><ol><li>a - b</ol>" + b"<!-" * 3_000_000 + b"<![" * 10**6,
        (Door.TRACKLIST,),
    ),
    ("signs.html", lambda: b"<html><ol><li>" + b"&#x110000;&#99999999999;&" * 400_000, (Door.TRACKLIST,)),
    ("open.html", lambda: b"<html><p " + b"a='" * 1_000_000, (Door.TRACKLIST,)),
    ("pickle", lambda: b"\x80\2" + b"]q\0" * 500_000 + b"e" * 500_000 + b".", _EXPORT),
    ("frame.pickle", lambda: b"\x80\4\x95\xff\xff\xff\xff\xff\xff\xff\x7f]\x94.", _EXPORT),
    ("memo.pickle", lambda: b"\x80\2]r\xff\xff\xff\x7f" + b"(lp0\n" * 100_000 + b".", _EXPORT),
    ("double.pickle", lambda: b"\x80\2]q\0" + b"h\0h\0\x86q\0" * 100_000 + b".", _EXPORT),
)
MADE: Final = (
    *_documents(),
    *_LINES,
    Made("itself.m3u", _nested_lists, _LIST),
    *(Made(name, written(data), doors) for name, data, doors in _TEXTS),
)
