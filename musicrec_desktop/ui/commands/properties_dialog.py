"""What is known about one track."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.track import Tags, Track
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.kit.wording.files import missing_text
from musicrec_desktop.ui.kit.wording.formats import (
    format_count,
    format_length,
    format_span,
    format_stars,
    format_when,
    movement_text,
)
from musicrec_desktop.ui.theme.sizes import Space

WIDTH = 520
VALUE_WIDTH = 360


def track_facts(track: Track, now_ms: int) -> list[tuple[str, str]]:
    """Labels and values; unknown ones are left out."""
    tags = track.tags
    number = "" if tags.track_number is None else str(tags.track_number)
    if number and tags.disc_number is not None:
        number = f"{number} on disc {tags.disc_number}"
    number = tags.position or number
    sound = [
        codec_text(tags.codec),
        f"{tags.bitrate_kbps} kbit/s" if tags.bitrate_kbps else "",
        f"{tags.sample_rate_hz / 1000:g} kHz" if tags.sample_rate_hz else "",
        format_count(tags.channels, "channel") if tags.channels else "",
    ]
    facts = [
        ("Artist", tags.artist_text),
        ("Album", tags.album),
        ("Album artist", tags.album_artist_text),
        ("Number", number),
        ("Year", "" if tags.year is None else str(tags.year)),
        ("Genre", ", ".join(tags.genres)),
        *_details(tags),
        ("Duration", format_length(track)),
        ("Sound", " · ".join(part for part in sound if part)),
        ("Rating", format_stars(track.half_stars) if track.half_stars else ""),
        ("Plays", _plays(track, now_ms)),
        ("In the library", format_when(track.added_at_ms, now_ms) if track.added_at_ms else ""),
        ("File", display_path(os.path.basename(track.path))),
        ("Part of the file", "" if track.span is None else format_span(track.span)),
        ("Cue sheet", _sheet(track)),
        ("Folder", display_path(os.path.dirname(track.path))),
        ("State", missing_text(track) if track.is_missing else ""),
    ]
    return [(label, value) for label, value in facts if value]


def _details(tags: Tags) -> list[tuple[str, str]]:
    details = tags.details
    return [
        ("Composer", ", ".join(details.composers)),
        ("Conductor", ", ".join(details.conductors)),
        ("Orchestra or ensemble", ", ".join(details.ensembles)),
        ("Performer", ", ".join(details.credited_performers)),
        ("Work", ", ".join(details.works)),
        ("Movement", movement_text(details)),
        ("Label", ", ".join(details.labels)),
        ("Catalogue number", ", ".join(details.catalogue_numbers)),
        ("First released", tags.original_date),
        ("Grouping", ", ".join(details.groupings)),
        ("Mood", ", ".join(details.moods)),
        ("Comment", "\n".join(details.comments)),
        ("ISRC", ", ".join(details.isrcs)),
        ("Lyrics", details.lyrics),
    ]


def _sheet(track: Track) -> str:
    if track.span is None:
        return ""
    return display_path(os.path.basename(track.sheet)) if track.sheet else "Inside the file"


def _plays(track: Track, now_ms: int) -> str:
    if track.last_played_ms is None:
        return format_count(track.play_count, "time") if track.play_count else "Not yet"
    return f"{format_count(track.play_count, 'time')}, last {format_when(track.last_played_ms, now_ms)}"


class PropertiesDialog(FittedDialog):
    """The facts of a track; values can be selected and copied.

    Args:
        track: the track.
        now_ms: UTC, for times that are told from now.
        parent: the window.
        more: further labels and values, shown after the others.
    """

    def __init__(
        self,
        track: Track,
        now_ms: int,
        parent: QWidget | None = None,
        *,
        more: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Properties")
        self.setMinimumWidth(WIDTH)
        content = QWidget()
        form = self._form = QFormLayout(content)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.S)
        for label, value in (*track_facts(track, now_ms), *more):
            self.add_fact(label, value)
        close = text_button("Close")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(title_label(track.tags.title))
        column.addWidget(ScrollBody(content), 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)

    def add_fact(self, label: str, value: str) -> None:
        """Tell one more, below the others."""
        name = QLabel(label)
        name.setProperty("role", "dim")
        text = QLabel(value)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setMinimumWidth(VALUE_WIDTH)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName(f"{label}: {value}")
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._form.addRow(name, text)
