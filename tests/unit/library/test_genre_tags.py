"""Genres written into files of every format: read again, nothing else touched, taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.library.genre_tags import write_genres
from musicrec_desktop.library.tag_rewriting import Rewritten, restore_fields
from tests.unit.analysis.making import melody, write
from tests.unit.library.files import read_tags
from tests.unit.library.test_loudness_tags import FORMATS, decoded, leftovers, state, tags_of, write_wma

GENRES = ("Jazz", "Hard Bop", "Ёлочные песни")


def made(folder: Path, suffix: str, codec: str) -> Path:
    path = folder / f"a{suffix}"
    if suffix == ".wma":
        write_wma(path)
    else:
        write(path, melody(1), codec=codec)
    return path


def genres_in(path: Path) -> tuple[str, ...]:
    return read_tags(str(path), path.name).genres


def put(path: Path, *genres: str) -> Rewritten:
    return write_genres(str(path), *state(path), genres)


@pytest.mark.parametrize(("suffix", "codec"), FORMATS.items())
def test_every_format_takes_genres_and_gives_them_back(tmp_path: Path, suffix: str, codec: str) -> None:
    path = made(tmp_path, suffix, codec)
    before, sound = tags_of(path), decoded(path)
    written = put(path, *GENRES)
    assert genres_in(path) == GENRES
    assert (written.size, written.mtime_ns) == state(path)
    assert decoded(path) == sound
    again = put(path, "Jazz")
    assert genres_in(path) == ("Jazz",)
    restore_fields(str(path), *state(path), again.before)
    assert genres_in(path) == GENRES
    restore_fields(str(path), *state(path), written.before)
    assert genres_in(path) == ()
    assert tags_of(path) == before
    assert leftovers(tmp_path) == []
