"""Columns that are hidden until somebody wants them: more of the tags, and of the files."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import RowFacts, SortColumn
from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.columns import Column, ColumnGroup
from musicrec_desktop.ui.kit.wording.formats import format_date, format_duration, size_text


def _nothing(_track: Track) -> str:
    return ""


def _whole(number: int | None, unit: str = "") -> str:
    return f"{number_text(number)}{unit}" if number else ""


def _sample_rate(track: Track) -> str:
    rate = track.tags.sample_rate_hz
    return tr("{rate} kHz", rate=number_text(rate / 1000, "g")) if rate else ""


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
        tr("Album artist"),
        lambda track: track.album_artist_text,
        tr("Album artist"),
        SortColumn.ALBUM_ARTIST,
        width=150,
        is_elastic=True,
        is_shown=False,
        group=_TAGS,
    ),
    _of_tags("composer", tr("Composer"), SortColumn.COMPOSER),
    _of_tags("conductor", tr("Conductor"), SortColumn.CONDUCTOR),
    _of_tags("performer", tr("Performers"), SortColumn.PERFORMER),
    _of_tags("work", tr("Work"), SortColumn.WORK, width=180),
    _of_tags("movement", tr("Movement"), SortColumn.MOVEMENT),
    _of_tags("ensemble", tr("Ensemble"), SortColumn.ENSEMBLE, tr("Orchestra or ensemble")),
    _of_tags("grouping", tr("Grouping"), SortColumn.GROUPING),
    _of_tags("mood", tr("Mood"), SortColumn.MOOD, width=90),
    _of_tags("label", tr("Label"), SortColumn.LABEL),
    _of_tags("catalogue", tr("Catalogue no."), SortColumn.CATALOGUE, tr("Catalogue number"), width=90),
    _of_tags("comment", tr("Comment"), None, width=200),
    _number(
        "disc", tr("Disc"), SortColumn.DISC, ("12",), _TAGS, lambda track: _whole(track.tags.disc_number)
    ),
    _number(
        "original",
        tr("Original"),
        SortColumn.ORIGINAL,
        ("2028",),
        _TAGS,
        lambda track: track.tags.original_date[:4],
        description=tr("Original year"),
    ),
    _number(
        "skips",
        tr("Skips"),
        SortColumn.SKIPS,
        ("8,888",),
        _USE,
        facts_text=lambda facts: _whole(facts.skips),
    ),
    Column(
        "left_at",
        tr("Left at"),
        _nothing,
        tr("Where you left a podcast or book"),
        samples=("8:88:88",),
        is_shown=False,
        is_number=True,
        group=_USE,
        facts_text=lambda facts: format_duration(facts.place_ms) if facts.place_ms else "",
    ),
    Column(
        "codec",
        tr("Codec"),
        lambda track: codec_text(track.tags.codec),
        tr("Codec"),
        SortColumn.CODEC,
        samples=("VORBIS", tr("AAC LC")),
        is_shown=False,
        group=_FILE,
    ),
    _number(
        "bitrate",
        tr("Bit rate"),
        SortColumn.BITRATE,
        (tr("1,411 kbit/s"),),
        _FILE,
        lambda track: _whole(track.tags.bitrate_kbps, " kbit/s"),
    ),
    _number(
        "sample_rate", tr("Sample rate"), SortColumn.SAMPLE_RATE, (tr("176.4 kHz"),), _FILE, _sample_rate
    ),
    _number(
        "bit_depth",
        tr("Bit depth"),
        SortColumn.BIT_DEPTH,
        (tr("24 bit"),),
        _FILE,
        lambda track: _whole(track.tags.bit_depth, " bit"),
    ),
    _number(
        "size",
        tr("Size"),
        SortColumn.SIZE,
        (tr("8.8 MB"), tr("88 of 888 MB")),
        _FILE,
        facts_text=lambda facts: size_text(facts.size, facts.file_size),
    ),
    Column(
        "modified",
        tr("Changed"),
        _nothing,
        tr("File changed"),
        SortColumn.MODIFIED,
        is_descending_first=True,
        samples=("2028-08-28",),
        is_shown=False,
        facts_text=lambda facts: format_date(facts.modified_ms),
        group=_FILE,
    ),
    _of_file(
        "file",
        tr("File name"),
        SortColumn.FILE,
        lambda track: display_path(os.path.basename(track.path)),
        180,
    ),
    _of_file(
        "path",
        tr("Folder"),
        SortColumn.PATH,
        lambda track: display_path(os.path.dirname(track.path)),
        240,
        tr("Folder of the file"),
    ),
)
