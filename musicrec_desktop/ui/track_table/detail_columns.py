"""Columns that are hidden until somebody wants them: more of the tags, and of the files."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import RowFacts, SortColumn
from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.columns import Column, ColumnGroup
from musicrec_desktop.ui.kit.wording.formats import format_date, format_duration, size_text


def _nothing(_track: Track) -> str:
    return ""


def _whole(number: int | None, unit: str = "") -> str:
    return f"{number:,}{unit}" if number else ""


def _sample_rate(track: Track) -> str:
    rate = track.tags.sample_rate_hz
    return f"{rate / 1000:g} kHz" if rate else ""


def _of_tags(
    key: str, title: str, sort: SortColumn | None, description: str = "", width: int = 140
) -> Column[Track]:
    """A column with the values of a kind of ``RowFacts``."""
    return Column(
        key,
        title,
        _nothing,
        description or title,
        sort,
        width=width,
        is_elastic=True,
        is_shown=False,
        facts_text=lambda facts: facts.text(key),
        group=ColumnGroup.TAGS,
    )


def _of_file(
    key: str, title: str, sort: SortColumn, text: Callable[[Track], str], width: int, description: str = ""
) -> Column[Track]:
    return Column(
        key,
        title,
        text,
        description or title,
        sort,
        width=width,
        is_elastic=True,
        is_shown=False,
        group=ColumnGroup.FILE,
    )


def _number(
    key: str,
    title: str,
    sort: SortColumn,
    samples: tuple[str, ...],
    group: ColumnGroup,
    text: Callable[[Track], str] = _nothing,
    facts_text: Callable[[RowFacts], str] | None = None,
    description: str = "",
) -> Column[Track]:
    """A column of numbers, whose largest stand at the top first."""
    return Column(
        key,
        title,
        text,
        description or title,
        sort,
        is_descending_first=True,
        samples=samples,
        is_shown=False,
        is_number=True,
        facts_text=facts_text,
        group=group,
    )


_TAGS, _FILE, _USE = ColumnGroup.TAGS, ColumnGroup.FILE, ColumnGroup.USE

DETAIL_COLUMNS: Final[tuple[Column[Track], ...]] = (
    Column(
        "album_artist",
        "Album artist",
        lambda track: track.album_artist_text,
        "Album artist",
        SortColumn.ALBUM_ARTIST,
        width=150,
        is_elastic=True,
        is_shown=False,
        group=_TAGS,
    ),
    _of_tags("composer", "Composer", SortColumn.COMPOSER),
    _of_tags("conductor", "Conductor", SortColumn.CONDUCTOR),
    _of_tags("performer", "Performers", SortColumn.PERFORMER),
    _of_tags("work", "Work", SortColumn.WORK, width=180),
    _of_tags("movement", "Movement", SortColumn.MOVEMENT),
    _of_tags("ensemble", "Ensemble", SortColumn.ENSEMBLE, "Orchestra or ensemble"),
    _of_tags("grouping", "Grouping", SortColumn.GROUPING),
    _of_tags("mood", "Mood", SortColumn.MOOD, width=90),
    _of_tags("label", "Label", SortColumn.LABEL),
    _of_tags("catalogue", "Catalogue no.", SortColumn.CATALOGUE, "Catalogue number", width=90),
    _of_tags("comment", "Comment", None, width=200),
    _number("disc", "Disc", SortColumn.DISC, ("12",), _TAGS, lambda track: _whole(track.tags.disc_number)),
    _number(
        "original",
        "Original",
        SortColumn.ORIGINAL,
        ("2028",),
        _TAGS,
        lambda track: track.tags.original_date[:4],
        description="Original year",
    ),
    _number(
        "skips",
        "Skips",
        SortColumn.SKIPS,
        ("8,888",),
        _USE,
        facts_text=lambda facts: _whole(facts.skips),
    ),
    Column(
        "left_at",
        "Left at",
        _nothing,
        "Where you left a podcast or book",
        samples=("8:88:88",),
        is_shown=False,
        is_number=True,
        group=_USE,
        facts_text=lambda facts: format_duration(facts.place_ms) if facts.place_ms else "",
    ),
    Column(
        "codec",
        "Codec",
        lambda track: codec_text(track.tags.codec),
        "Codec",
        SortColumn.CODEC,
        samples=("VORBIS", "AAC LC"),
        is_shown=False,
        group=_FILE,
    ),
    _number(
        "bitrate",
        "Bit rate",
        SortColumn.BITRATE,
        ("1,411 kbit/s",),
        _FILE,
        lambda track: _whole(track.tags.bitrate_kbps, " kbit/s"),
    ),
    _number("sample_rate", "Sample rate", SortColumn.SAMPLE_RATE, ("176.4 kHz",), _FILE, _sample_rate),
    _number(
        "bit_depth",
        "Bit depth",
        SortColumn.BIT_DEPTH,
        ("24 bit",),
        _FILE,
        lambda track: _whole(track.tags.bit_depth, " bit"),
    ),
    _number(
        "size",
        "Size",
        SortColumn.SIZE,
        ("8.8 MB", "88 of 888 MB"),
        _FILE,
        facts_text=lambda facts: size_text(facts.size, facts.file_size),
    ),
    Column(
        "modified",
        "Changed",
        _nothing,
        "File changed",
        SortColumn.MODIFIED,
        is_descending_first=True,
        samples=("2028-08-28",),
        is_shown=False,
        facts_text=lambda facts: format_date(facts.modified_ms),
        group=_FILE,
    ),
    _of_file(
        "file",
        "File name",
        SortColumn.FILE,
        lambda track: display_path(os.path.basename(track.path)),
        180,
    ),
    _of_file(
        "path",
        "Folder",
        SortColumn.PATH,
        lambda track: display_path(os.path.dirname(track.path)),
        240,
        "Folder of the file",
    ),
)
