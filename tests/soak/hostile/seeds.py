"""Sound files and sound lists to begin with, and which doors of the program each belongs to."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.track import Tags
from musicrec_desktop.services.profiles.archive.service import ArchiveService
from musicrec_desktop.testing.clock import FakeClock
from tests.soak.hostile.doors import PASSPHRASE, Door
from tests.support.audio_files import write_tone
from tests.support.library import NOW_MS, add_tracks, library_of, scanned
from tests.support.profile_rows import lived_in
from tests.support.shared import shared_dir

_SOUND: Final = frozenset((
    ".mp3", ".flac", ".ogg", ".oga", ".opus", ".spx", ".oggflac", ".oggtheora", ".m4a", ".m4b", ".mp4",
    ".3g2", ".wav", ".aif", ".aiff", ".wma", ".asf", ".ape", ".apev2", ".wv", ".mpc", ".tak", ".tta",
    ".ofr", ".ofs", ".dsf", ".dff", ".ac3", ".eac3", ".aac", ".id3", ".mid",
))  # fmt: skip
_PICTURES: Final = frozenset((".jpg", ".png", ".tiff", ".gif", ".webp", ".bmp"))
_SOUND_DOORS: Final = (Door.TAGS, Door.PLAYING, Door.LISTENING)
_LIST_DOORS: Final = (Door.PLAYLIST, Door.TRACKLIST)
_EXPORT_DOORS: Final = (Door.IMPORT, Door.TRACKLIST)
_FOLDERS: Final = {
    "m3u": _LIST_DOORS,
    "pls": _LIST_DOORS,
    "wpl": _LIST_DOORS,
    "xspf": _LIST_DOORS,
    "nsp": (Door.PLAYLIST,),
    "cue": (Door.CUE,),
    "lyrics": (Door.LYRICS,),
}
"""What the folders of samples hold whose files are no exports."""
_MOST_BYTES: Final = 400_000


@dataclass(frozen=True, slots=True)
class Seed:
    """A sample.

    Attributes:
        name: of the file.
        data: its bytes.
        doors: through which it is put.
    """

    name: str
    data: bytes
    doors: tuple[Door, ...]


def all_seeds(demo: str = "") -> list[Seed]:
    """Those that are made here, and those of the shared material where it is there.

    Args:
        demo: a folder with the demo library; may be empty.
    """
    found = made_seeds()
    for part in ("edge", "exchange", "cases"):
        found += _of_folder(shared_dir(part))
    if demo:
        found += _of_folder(demo)
    return found


def _of_folder(root: str) -> Iterator[Seed]:
    for path in sorted(Path(root).rglob("*")):
        if path.is_file() and path.stat().st_size <= 4 * _MOST_BYTES and path.suffix not in {".py", ".md"}:
            doors = _doors(path.relative_to(root).parts[0], path)
            if doors:
                yield Seed(path.name, path.read_bytes()[:_MOST_BYTES], doors)


def _doors(folder: str, path: Path) -> tuple[Door, ...]:
    suffix = path.suffix.lower()
    if path.name == "expected.json":
        return ()
    if suffix in _SOUND:
        return _SOUND_DOORS
    if suffix in _PICTURES:
        return (Door.PICTURE,)
    if path.name in {"queries.saved", "playlists.xml"}:
        return (Door.PLAYLIST, Door.TRACKLIST)
    return _FOLDERS.get(folder, _EXPORT_DOORS)


_LRC: Final = (
    "[ar:Anna]\n[offset:+120]\n[00:01.00]One <00:01.20>two <00:01.90>three\n[00:03.10][00:09.10]F: Four\n"
)
_SUBTITLES: Final = "1\n00:00:01,000 --> 00:00:02,500\nOne two\n\n2\n00:00:03,000 --> 00:00:04,000\nThree\n"
_TTML: Final = (
    '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="00:01.0" end="00:02.0">One'
    '<span begin="00:01.2" end="00:01.5">two</span></p></div></body></tt>'
)
_SHEET: Final = (
    'PERFORMER "Anna"\nTITLE "Album"\nFILE "tone.flac" WAVE\n  TRACK 01 AUDIO\n    TITLE "One"\n'
    '    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    TITLE "Two"\n    INDEX 00 00:00:30\n    INDEX 01 00:00:40\n'
)
_KODI: Final = (
    "<smartplaylist type='songs'><name>a</name><match>all</match><rule field='title' operator='contains'>"
    "<value>a</value></rule><limit>25</limit><order direction='ascending'>random</order></smartplaylist>"
)
_MUSICBEE: Final = (
    "<SmartPlaylist><Source Type='1'><Conditions CombineMethod='All'><Condition Field='Title' Comparison="
    "'Contains' Value='a'/><Condition Field='Rating' Comparison='GreaterThan' Value='60'/></Conditions>"
    "<Limit Enabled='True' Count='25' Type='Items'/></Source></SmartPlaylist>"
)
_PAGE: Final = (
    "<!DOCTYPE html><html><body><ol><li>Anna – One</li><li>Berta – Two</li></ol>"
    "<table><tr><th>Artist</th><th>Title</th></tr><tr><td>Anna</td><td>One</td></tr></table></body></html>"
)
_TEXTS: Final = (
    ("words.lrc", _LRC, (Door.LYRICS,)),
    ("words.srt", _SUBTITLES, (Door.LYRICS,)),
    ("words.vtt", "WEBVTT\n\n" + _SUBTITLES.replace(",", "."), (Door.LYRICS,)),
    ("words.ttml", _TTML, (Door.LYRICS,)),
    ("words.txt", "One\nTwo\n", (Door.LYRICS, Door.TRACKLIST)),
    ("sheet.cue", _SHEET, (Door.CUE,)),
    ("rules.xsp", _KODI, (Door.PLAYLIST,)),
    ("rules.xautopf", _MUSICBEE, (Door.PLAYLIST,)),
    ("list.txt", "1. Anna – One (3:20)\n2. Berta – Two [Remix] 4:01\n00:00 Carla - Three\n", _LIST_DOORS),
    ("list.csv", "Artist,Title,Album\nAnna,One,A\nBerta,Two,B\n", (Door.TRACKLIST,)),
    ("page.html", _PAGE, (Door.TRACKLIST,)),
    ("links.txt", "musicrec:play/0123456789abcdef01 musicrec:like/0123456789abcdef01", (Door.LINK,)),
)


def made_seeds() -> list[Seed]:
    """Samples that need nothing from outside: tones, pictures, archives of a profile, texts."""
    found = [Seed(name, text.encode(), doors) for name, text, doors in _TEXTS]
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("wav", "flac", "mp3", "ogg", "opus", "m4a"):
            path = write_tone(os.path.join(folder, f"tone.{suffix}"), 1.5)
            _tag(path)
            found.append(Seed(f"tone.{suffix}", Path(path).read_bytes(), _SOUND_DOORS))
        found += [
            Seed(path.name, path.read_bytes(), (Door.PICTURE,)) for path in _written_pictures(Path(folder))
        ]
        found += _archives(Path(folder))
        found.append(Seed("strawberry.db", _database(Path(folder)), _EXPORT_DOORS))
    return found


def _tag(path: str) -> None:
    """Names, lyrics and a cue sheet inside a tone."""
    import mutagen

    file = mutagen.File(path, easy=not path.endswith(".wav"))
    if file is None:
        return
    if file.tags is None:
        file.add_tags()
    if path.endswith(".wav"):
        from mutagen.id3 import SYLT, TIT2, USLT

        file.tags.add(TIT2(text="One"))
        file.tags.add(USLT(lang="eng", text=_LRC))
        file.tags.add(SYLT(lang="eng", format=2, type=1, text=[("One", 0), ("two", 900)]))
    else:
        file["title"], file["artist"] = "One", "Anna"
    if path.endswith((".flac", ".ogg", ".opus")):
        file["lyrics"], file["cuesheet"] = _LRC, _SHEET
    file.save()


def _written_pictures(folder: Path) -> Iterator[Path]:
    from PySide6.QtGui import QImage

    image = QImage(64, 48, QImage.Format.Format_ARGB32)
    image.fill(0x80FF4020)
    for suffix in ("png", "jpg", "bmp", "webp", "gif"):
        path = folder / f"cover.{suffix}"
        if image.save(str(path)):
            yield path


def _archives(folder: Path) -> Iterator[Seed]:
    """An archive of a profile that somebody lived in, plain and encrypted."""
    database = library_of(str(folder / "library.sqlite3"), "")
    _, tracks = add_tracks(
        database,
        [scanned(f"{name}.mp3", Tags(name, ("Anna",))) for name in ("Alpha", "Beta", "Gamma", "Delta")],
    )
    profile_id = ProfileId(lived_in(database, "Anna", "zyzzyva", tracks))
    service = ArchiveService(database=database, cache_dir=str(folder / "cache"), clock=FakeClock(NOW_MS))
    for name, passphrase in (("anna.zip", ""), ("locked.zip", PASSPHRASE)):
        service.export(profile_id, str(folder / name), passphrase=passphrase)
        yield Seed(name, (folder / name).read_bytes(), (Door.ARCHIVE,))
    database.close()


def _database(folder: Path) -> bytes:
    path = folder / "strawberry.db"
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE songs (title TEXT, artist TEXT, album TEXT, url TEXT, playcount INTEGER,"
            " skipcount INTEGER, lastplayed INTEGER, rating REAL, length INTEGER)"
        )
        database.executemany(
            "INSERT INTO songs VALUES (?, 'A', 'B', 'file:///m/a%20b.mp3', 3, 1, 1714761730, 0.5, 2e11)",
            [(f"T{number}",) for number in range(60)],
        )
    database.close()
    return path.read_bytes()
