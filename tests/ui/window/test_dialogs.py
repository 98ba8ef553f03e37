"""Settings, folders, shortcuts, properties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, VECTOR_SIZE
from musicrec_desktop.core.settings import (
    ANALYSIS_WORKERS,
    AUTOPLAY_AHEAD,
    CLOSE_TO_TRAY,
    COMPACT_ROWS,
    CROSSFADE_S,
    PREAMP_DB,
    SIMILARITY_INDEX,
    THEME,
    TRAY_ICON,
    Section,
    listed_settings,
)
from musicrec_desktop.model.files import Folder
from musicrec_desktop.model.similarity_index import IndexKind, IndexReason
from musicrec_desktop.model.span import Span
from musicrec_desktop.model.track import FolderId, TagDetails, Tags, Track, TrackId
from musicrec_desktop.ui.commands.properties_dialog import PropertiesDialog, track_facts
from musicrec_desktop.ui.kit.app_icon import SIZES_PX, app_icon
from musicrec_desktop.ui.kit.screen_fit import dialog_room
from musicrec_desktop.ui.window.about_dialog import AboutDialog
from musicrec_desktop.ui.window.settings_dialog import SettingsDialog
from tests.support.library import add_features
from tests.ui import hands
from tests.ui.conftest import Rig

NOW_MS = 1_700_000_000_000


def test_every_setting_has_a_field_and_a_change_counts_at_once(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    by_section = sorted(listed_settings(), key=lambda setting: list(Section).index(setting.section))
    dialog = SettingsDialog(window.services, window)
    dialog.changed.connect(window.settings.changed)
    qtbot.addWidget(dialog)
    assert list(dialog.fields) == [setting.key for setting in by_section]
    theme, compact, ahead = (dialog.fields[item.key] for item in (THEME, COMPACT_ROWS, AUTOPLAY_AHEAD))
    assert isinstance(theme, QComboBox)
    assert isinstance(compact, QCheckBox)
    assert isinstance(ahead, QSpinBox)
    theme.setCurrentIndex(theme.findData("dark"))
    compact.setChecked(True)
    ahead.setValue(4)
    assert window.theme.theme.is_dark
    assert window.pages.tracks.view.verticalHeader().defaultSectionSize() == 24
    assert window.services.settings.get(AUTOPLAY_AHEAD) == 4
    theme.setCurrentIndex(theme.findData("light"))


def test_the_number_of_cores_is_told_in_words(rig: Rig, qtbot: QtBot) -> None:
    dialog = SettingsDialog(rig.window.services, rig.window)
    qtbot.addWidget(dialog)
    cores = dialog.fields[ANALYSIS_WORKERS.key]
    assert isinstance(cores, QSpinBox)
    assert cores.accessibleName() == "Processor cores for listening"
    assert cores.text() == "All"
    cores.setValue(3)
    assert cores.text() == "3"


def test_settings_stand_under_headings_in_their_order(rig: Rig, qtbot: QtBot) -> None:
    dialog = SettingsDialog(rig.window.services, rig.window)
    qtbot.addWidget(dialog)
    used = {setting.section for setting in listed_settings()}
    assert dialog.headings == [section.value for section in Section if section in used]


def test_numbers_have_units_and_choices_have_words(rig: Rig, qtbot: QtBot) -> None:
    dialog = SettingsDialog(rig.window.services, rig.window)
    qtbot.addWidget(dialog)
    crossfade, preamp = dialog.fields[CROSSFADE_S.key], dialog.fields[PREAMP_DB.key]
    assert isinstance(crossfade, QSpinBox)
    assert isinstance(preamp, QSpinBox)
    assert crossfade.text() == "Off"
    crossfade.setValue(5)
    assert crossfade.text() == "5 s"
    texts = []
    for value in (3, 0, -4):
        preamp.setValue(value)
        texts.append(preamp.text())
    assert texts == ["+3 dB", "0 dB", "-4 dB"]
    assert rig.window.services.settings.get(PREAMP_DB) == -4
    for setting in listed_settings():
        field = dialog.fields[setting.key]
        if isinstance(field, QComboBox):
            shown = {field.itemData(place): field.itemText(place) for place in range(field.count())}
            assert tuple(shown) == setting.choices
            assert all(text[0].isupper() or text.endswith(" %") for text in shown.values())


def test_what_needs_the_tray_cannot_be_set_without_it(rig: Rig, qtbot: QtBot) -> None:
    dialog = SettingsDialog(rig.window.services, rig.window)
    qtbot.addWidget(dialog)
    tray, close = dialog.fields[TRAY_ICON.key], dialog.fields[CLOSE_TO_TRAY.key]
    assert isinstance(tray, QCheckBox)
    assert close.isEnabled()
    tray.setChecked(False)
    assert not close.isEnabled()


def test_the_settings_are_never_taller_than_the_screen(rig: Rig, qtbot: QtBot) -> None:
    dialog = SettingsDialog(rig.window.services, rig.window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() <= dialog_room(dialog.screen()).height()
    dialog.resize(dialog.width(), 400)
    assert dialog.height() == 400


def test_properties_tell_what_is_known_and_leave_out_the_rest(qtbot: QtBot) -> None:
    tags = Tags(
        "Song", ("A", "B"), track_number=3, disc_number=2, codec="flac", sample_rate_hz=44_100, channels=2,
        details=TagDetails(
            composers=("C", "D"), conductors=("E",), groupings=("F",), moods=("calm",),
            catalogue_numbers=("ECM 1",),
        ),
    )  # fmt: skip
    track = Track(TrackId(1), "/music/caf\udce9.flac", tags, 61_000, play_count=2, last_played_ms=NOW_MS)
    facts = dict(track_facts(track, NOW_MS))
    assert facts["Artist"] == "A, B"
    assert facts["Number"] == "3 on disc 2"
    assert facts["Sound"] == "FLAC · 44.1 kHz · 2 channels"
    assert facts["Plays"] == "2 times, last just now"
    assert facts["File"] == "caf\ufffd.flac"
    assert (facts["Composer"], facts["Conductor"], facts["Grouping"]) == ("C, D", "E", "F")
    assert (facts["Mood"], facts["Catalogue number"]) == ("calm", "ECM 1")
    assert "Album" not in facts
    dialog = PropertiesDialog(track, NOW_MS)
    dialog.show()
    dialog.close()


def test_properties_of_a_track_of_a_cue_sheet_say_where_it_lies() -> None:
    track = Track(TrackId(1), "/music/whole.flac", Tags("Song"), 61_000, span=Span(9037, 33750))
    facts = dict(track_facts(track, NOW_MS))
    assert (facts["File"], facts["Part of the file"]) == ("whole.flac", "From 2:00 to 7:30")
    assert facts["Cue sheet"] == "Inside the file"
    beside = dict(track_facts(replace(track, span=Span(0), sheet="/music/whole.cue"), NOW_MS))
    assert (beside["Part of the file"], beside["Cue sheet"]) == ("From 0:00 to the end", "whole.cue")


def test_a_folder_that_cannot_be_read_says_what_to_do(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.window.library.manage_folders()
    dialog = rig.window.library.folders_dialog
    assert dialog is not None
    gone = Folder(FolderId(9), "/mnt/gone", 1, "gone")
    monkeypatch.setattr(rig.window.services.scan, "folders", lambda: (gone,))
    dialog.refresh()
    assert any("drive" in label.text() for label in dialog.findChildren(QLabel))
    dialog.close()


def test_about_shows_name_and_version(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    hands.type_key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_icon_has_a_picture_in_each_size(qtbot: QtBot) -> None:
    icon = app_icon()
    assert [size.width() for size in icon.availableSizes()] == list(SIZES_PX)
    middle = icon.pixmap(256).toImage().pixelColor(128, 128)
    assert middle.alpha() == 255


def test_another_kind_of_index_is_built_at_once(rig: Rig, qtbot: QtBot) -> None:
    services = rig.window.services
    vectors = np.random.default_rng(5).standard_normal((len(rig.ids), VECTOR_SIZE), dtype=np.float32)
    for track_id, vector in zip(rig.ids, vectors, strict=True):
        add_features(rig.app.database, track_id, vector.tolist(), EXTRACTOR_VERSION)
    services.similarity.load()
    qtbot.waitUntil(lambda: services.similarity.ready_count == len(rig.ids))
    dialog = SettingsDialog(services, rig.window)
    dialog.changed.connect(rig.window.settings.changed)
    qtbot.addWidget(dialog)
    field = dialog.fields[SIMILARITY_INDEX.key]
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findData("annoy"))
    qtbot.waitUntil(lambda: not services.similarity.is_choosing)
    choice = services.similarity.index_choice
    assert choice is not None
    assert (choice.kind, choice.reason) == (IndexKind.ANNOY, IndexReason.CHOSEN)
