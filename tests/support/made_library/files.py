"""The files of a made library: albums in folders, each with a cover of its own beside its tracks."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Final

import av
import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.files import FileStat, ScannedFile
from musicrec_desktop.model.track import CoverSource, TagDetails, Tags
from tests.support.made_library.names import MadeNames, MadeTags
from tests.support.made_library.silent_flac import RATE_HZ, write_silent_flac

COVER: Final = "cover.jpg"
COVER_PX: Final = 300
_PICTURES: Final = 60
"""Different pictures; albums that share one have other bytes behind its end, so each is one of its own."""
_ALBUMS_A_FOLDER: Final = 100


def write_album(music: str, names: MadeNames, album: int) -> list[ScannedFile]:
    """Write the files of one album; what a scan would read from them."""
    tracks = names.album(album)
    directory = os.path.join(f"{album // _ALBUMS_A_FOLDER:04}", f"{album:06} {tracks[0].album}")
    os.makedirs(os.path.join(music, directory), exist_ok=True)
    return [_write_track(music, directory, tags) for tags in tracks]


def _write_track(music: str, directory: str, tags: MadeTags) -> ScannedFile:
    relative = os.path.join(directory, f"{tags.track_number:02} {tags.title}.flac")
    path = os.path.join(music, relative)
    write_silent_flac(path, tags.duration_ms, _comments(tags))
    status = os.stat(path)
    stat = FileStat(relative, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return ScannedFile(stat, _as_read(tags))


def _comments(tags: MadeTags) -> Iterator[tuple[str, str]]:
    yield "TITLE", tags.title
    yield "ARTIST", tags.artist
    if tags.guest:
        yield "ARTIST", tags.guest
    yield "ALBUM", tags.album
    yield "ALBUMARTIST", tags.album_artist
    for genre in tags.genres:
        yield "GENRE", genre
    yield "DATE", str(tags.year)
    yield "TRACKNUMBER", f"{tags.track_number}/{tags.track_total}"
    if tags.composer:
        yield "COMPOSER", tags.composer
    yield "LABEL", tags.label


def _as_read(tags: MadeTags) -> Tags:
    artists = (tags.artist, tags.guest) if tags.guest and tags.guest != tags.artist else (tags.artist,)
    return Tags(
        title=tags.title,
        artists=artists,
        album=tags.album,
        album_artists=(tags.album_artist,),
        genres=tags.genres,
        track_number=tags.track_number,
        track_total=tags.track_total,
        year=tags.year,
        date=str(tags.year),
        duration_ms=tags.duration_ms,
        cover=CoverSource.FOLDER,
        codec="flac",
        sample_rate_hz=RATE_HZ,
        channels=2,
        bit_depth=16,
        is_lossless=True,
        details=TagDetails(composers=(tags.composer,) if tags.composer else (), labels=(tags.label,)),
    )


class Covers:
    """Pictures of albums as JPEG files, the same for the same number."""

    def __init__(self) -> None:
        self._pictures = [_jpeg(number) for number in range(_PICTURES)]

    def data(self, album: int) -> bytes:
        """The picture file of an album; no two are the same."""
        # Decoders stop at the end of the picture.
        return self._pictures[album % _PICTURES] + album.to_bytes(8, "big")

    def write(self, music: str, directory: str, album: int) -> str:
        """Write the picture of an album; its path."""
        path = os.path.join(music, directory, COVER)
        with open(path, "wb") as file:
            file.write(self.data(album))
        return path


def _jpeg(number: int) -> bytes:
    rng = np.random.default_rng(number)
    ramp = np.linspace(0, 1, COVER_PX, dtype=np.float32)
    waves = np.outer(np.sin(ramp * rng.uniform(2, 30)), np.cos(ramp * rng.uniform(2, 30)))[:, :, None]
    colour = rng.uniform(60, 190, 3) + waves * rng.uniform(20, 60, 3)
    grain = rng.normal(0, 3, (COVER_PX, COVER_PX, 1))
    pixels: NDArray[np.uint8] = np.clip(colour + grain, 0, 255).astype(np.uint8)
    held = io.BytesIO()
    with av.open(held, "w", format="mjpeg") as container:
        stream = container.add_stream("mjpeg", rate=1)
        assert isinstance(stream, av.VideoStream)
        stream.width = stream.height = COVER_PX
        stream.pix_fmt = "yuvj420p"
        frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return held.getvalue()
