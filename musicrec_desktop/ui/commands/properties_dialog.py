"""What is known about one track."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.track import Tags, Track
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.kit.wording.files import missing_text
from musicrec_desktop.ui.kit.wording.formats import (
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
        number = tr("{number} on disc {disc_number}", number=number, disc_number=tags.disc_number)
    number = tags.position or number
    sound = [
        codec_text(tags.codec),
        tr("{bitrate_kbps} kbit/s", bitrate_kbps=tags.bitrate_kbps) if tags.bitrate_kbps else "",
        tr("{sample_rate_hz} kHz", sample_rate_hz=number_text(tags.sample_rate_hz / 1000, "g"))
        if tags.sample_rate_hz
        else "",
        plural("{n} channel", "{n} channels", tags.channels) if tags.channels else "",
    ]
    facts = [
        (tr("Artist"), tags.artist_text),
        (tr("Album"), tags.album),
        (tr("Album artist"), tags.album_artist_text),
        (tr("Number"), number),
        (tr("Year"), "" if tags.year is None else str(tags.year)),
        (tr("Genre"), ", ".join(tags.genres)),
        *_details(tags),
        (tr("Duration"), format_length(track)),
        (tr("Sound"), " · ".join(part for part in sound if part)),
        (tr("Rating"), format_stars(track.half_stars) if track.half_stars else ""),
        (tr("Plays"), _plays(track, now_ms)),
        (tr("In the library"), format_when(track.added_at_ms, now_ms) if track.added_at_ms else ""),
        (tr("File"), display_path(os.path.basename(track.path))),
        (tr("Part of the file"), "" if track.span is None else format_span(track.span)),
        (tr("Cue sheet"), _sheet(track)),
        (tr("Folder"), display_path(os.path.dirname(track.path))),
        (tr("State"), missing_text(track) if track.is_missing else ""),
    ]
    return [(label, value) for label, value in facts if value]


def _details(tags: Tags) -> list[tuple[str, str]]:
    details = tags.details
    return [
        (tr("Composer"), ", ".join(details.composers)),
        (tr("Conductor"), ", ".join(details.conductors)),
        (tr("Orchestra or ensemble"), ", ".join(details.ensembles)),
        (tr("Performer"), ", ".join(details.credited_performers)),
        (tr("Work"), ", ".join(details.works)),
        (tr("Movement"), movement_text(details)),
        (tr("Label"), ", ".join(details.labels)),
        (tr("Catalogue number"), ", ".join(details.catalogue_numbers)),
        (tr("First released"), tags.original_date),
        (tr("Grouping"), ", ".join(details.groupings)),
        (tr("Mood"), ", ".join(details.moods)),
        (tr("Comment"), "\n".join(details.comments)),
        ("ISRC", ", ".join(details.isrcs)),
        (tr("Lyrics"), details.lyrics),
    ]


def _sheet(track: Track) -> str:
    if track.span is None:
        return ""
    return display_path(os.path.basename(track.sheet)) if track.sheet else tr("Inside the file")


def _plays(track: Track, now_ms: int) -> str:
    if track.last_played_ms is None:
        return plural("{n} time", "{n} times", track.play_count) if track.play_count else tr("Not yet")
    return plural(
        "{n} time, last {last_played_ms}",
        "{n} times, last {last_played_ms}",
        track.play_count,
        last_played_ms=format_when(track.last_played_ms, now_ms),
    )


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
        self.setWindowTitle(tr("Properties"))
        self.setMinimumWidth(WIDTH)
        content = QWidget()
        form = self._form = QFormLayout(content)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.S)
        for label, value in (*track_facts(track, now_ms), *more):
            self.add_fact(label, value)
        close = text_button(tr("Close"))
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
