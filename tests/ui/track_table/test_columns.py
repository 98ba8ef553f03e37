"""Columns are as wide as their text, discs are headed, and what all rows share is said once."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.model.browse import Scope, ScopeKind, SortColumn, SortKey
from musicrec_desktop.model.features import Features
from musicrec_desktop.model.track import SoundFacts, Tags, Track, TrackId
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.wording.sound import key_text, sound_facts, tempo_text
from musicrec_desktop.ui.library.album_rows import constant_columns, disc_headings
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.track_table.columns import COLUMN_KEYS, TRACK_COLUMNS, number_on_disc
from musicrec_desktop.ui.window.places import PageId
from tests.support.library import NOW_MS, add_tracks, scanned
from tests.ui.conftest import Opener, Rig

NUMBERS = (1, 3, 12, 24)
DISCS = (1, 2, 10, 12)
SOUND_KEYS = frozenset(column.key for column in TRACK_COLUMNS if column.sound_text is not None)
BOX = Scope(ScopeKind.ALBUM, "Box", "The Long Players")


def _track(number: int, disc: int | None, **more: object) -> Track:
    tags = Tags(f"T{number}", ("A",), "Box", track_number=number, disc_number=disc, **more)  # type: ignore[arg-type]
    return Track(TrackId(number + 100 * (disc or 0)), "/a", tags, 60_000)


@pytest.fixture
def box(open_window: Opener, qtbot: QtBot) -> Rig:
    """A window that shows an album of four discs."""
    rig = open_window()
    files = [
        scanned(
            f"box/{disc}/{number}.mp3",
            Tags(
                f"Movement {number} of disc {disc}",
                ("The Long Players",),
                "Box",
                ("The Long Players",),
                ("Rock",),
                track_number=number,
                disc_number=disc,
                year=1999,
                duration_ms=3_600_000 if number == 24 else 60_000,
            ),
        )
        for disc in DISCS
        for number in NUMBERS
    ]
    add_tracks(rig.app.database, files, "/elsewhere")
    rig.window.navigator.go_scope(BOX)
    rig.wait_rows(len(files) + len(DISCS))
    return rig


def _needed_px(rig: Rig, key: str) -> int:
    view, place = rig.window.pages.tracks.view, COLUMN_KEYS.index(key)
    metrics = QFontMetrics(tabular_font(view.font()))
    model = rig.window.pages.tracks.model
    texts = [str(model.index(row, place).data() or "") for row in range(model.rowCount())]
    return max(metrics.horizontalAdvance(text) for text in texts if not text.startswith("Disc")) + 2 * Space.S


@pytest.mark.parametrize("size_px", [13, 20, 26])
def test_no_number_is_cut_in_any_font(box: Rig, qtbot: QtBot, size_px: int) -> None:
    window = box.window
    window.navigator.go_page(PageId.TRACKS)
    box.wait_rows(12 + len(NUMBERS) * len(DISCS))
    view = window.pages.tracks.view
    view.setStyleSheet(f"font-size: {size_px}px")
    for key in ("number", "duration", "year"):
        view.set_column_shown(key, is_shown=True)
        assert view.columnWidth(COLUMN_KEYS.index(key)) >= _needed_px(box, key), key


def test_a_number_of_unknown_shape_gets_room_when_it_is_seen(box: Rig, qtbot: QtBot) -> None:
    window = box.window
    files = [scanned("x.mp3", Tags("X", ("0",), "B", track_number=4711, disc_number=365))]
    add_tracks(box.app.database, files, "/third")
    window.navigator.go_page(PageId.TRACKS)
    box.wait_rows(13 + len(NUMBERS) * len(DISCS))
    view = window.pages.tracks.view
    wanted = QFontMetrics(tabular_font(view.font())).horizontalAdvance("365.4711") + 2 * Space.S
    view.viewport().repaint()
    qtbot.waitUntil(lambda: view.columnWidth(COLUMN_KEYS.index("number")) >= wanted)


def test_a_width_from_before_cuts_nothing(rig: Rig) -> None:
    view = rig.window.pages.tracks.view
    view.restore_layout({"widths": {"number": 37, "title": 300}})
    assert view.columnWidth(COLUMN_KEYS.index("number")) >= view.natural_px("number")


def test_fixed_columns_have_samples() -> None:
    for column in TRACK_COLUMNS:
        assert column.is_elastic or column.samples or column.key in {"liked", "rating"}, column.key


def test_discs_are_headed_and_headings_are_no_tracks(box: Rig) -> None:
    page = box.window.pages.tracks
    model = page.model
    headed = [str(model.index(row, 0).data()) for row in model.heading_rows]
    assert headed == [f"Disc {disc}" for disc in DISCS]
    assert model.index(0, 0).data(Role.IS_SECTION) is True
    assert len(model.ids) == len(NUMBERS) * len(DISCS)
    number = COLUMN_KEYS.index("number")
    assert [model.index(row, number).data() for row in range(6, 10)] == ["1", "3", "12", "24"]
    page.view.selectAll()
    assert len(page.selected_ids()) == len(model.ids)
    assert min(page.selected_ids()) > 0
    started: list[list[TrackId]] = []
    page.activated.connect(lambda activation: started.append(list(activation.ids)))
    page.open_row(5)
    assert started == [[TrackId(value) for value in model.ids[4:]]]
    assert page.reveal(TrackId(model.ids[-1]))
    assert page.selected_ids() == [model.ids[-1]]


def test_another_order_has_no_headings(box: Rig, qtbot: QtBot) -> None:
    page = box.window.pages.tracks
    page.order_by([SortKey(SortColumn.TITLE)])
    box.wait_rows(len(NUMBERS) * len(DISCS))
    texts = [page.model.index(row, COLUMN_KEYS.index("number")).data() for row in range(16)]
    assert "12.24" in texts


def test_what_all_rows_share_stands_in_the_head(box: Rig, qtbot: QtBot) -> None:
    page = box.window.pages.tracks
    for key in ("artist", "album", "genre", "year"):
        assert page.view.isColumnHidden(COLUMN_KEYS.index(key)), key
    assert page.head.figures.startswith("1999 · Rock · 16 tracks")
    page.view.set_column_shown("genre", is_shown=True)
    assert not page.view.isColumnHidden(COLUMN_KEYS.index("genre"))
    page.view.set_column_shown("genre", is_shown=False)
    box.window.navigator.go_page(PageId.TRACKS)
    box.wait_rows(12 + 16)
    assert not page.view.isColumnHidden(COLUMN_KEYS.index("artist"))


def test_the_cover_of_an_album_is_large_where_there_is_room(box: Rig) -> None:
    window, head = box.window, box.window.pages.tracks.head
    window.resize(1280, 800)
    assert head.cover_px >= 200
    window.resize(911, 480)
    assert head.cover_px <= 120


def test_the_artist_in_the_head_leads_to_the_artist(box: Rig) -> None:
    box.window.pages.tracks.head.artist_clicked.emit()
    assert box.window.navigator.place.scope == Scope(ScopeKind.ARTIST, "The Long Players")


def test_discs_without_a_number_belong_to_the_first() -> None:
    assert disc_headings([_track(1, None), _track(2, 1)]) == []
    assert disc_headings([_track(1, None), _track(1, 2), _track(2, 2)]) == [(0, "Disc 1"), (1, "Disc 2")]
    assert disc_headings([]) == []


def test_the_sides_of_a_record_are_headed_as_such() -> None:
    record = [_track(1, 1, position="A1"), _track(2, 1, position="2A"), _track(1, 2, position="Side B")]
    assert disc_headings(record) == [(0, "Side A"), (2, "Side B")]
    dotted = [_track(1, 1, position="1.01"), _track(1, 2, position="CD2-01")]
    assert disc_headings(dotted) == [(0, "Disc 1"), (1, "Disc 2")]
    assert [TRACK_COLUMNS[COLUMN_KEYS.index("number")].text(track) for track in record] == [
        "A1",
        "2A",
        "Side B",
    ]


def test_sides_of_records_are_headed_as_sides_and_numbered_as_tagged() -> None:
    sides = [
        _track(number, disc, position=f"{letter}{number}")
        for disc, letter in enumerate("ABCD", 1)
        for number in (1, 2)
    ]
    assert disc_headings(sides) == [(0, "Side A"), (2, "Side B"), (4, "Side C"), (6, "Side D")]
    assert [number_on_disc(track) for track in sides[:3]] == ["A1", "A2", "B1"]
    dotted = [_track(number, disc, position=f"{disc}.{number:02}") for disc in (1, 2) for number in (1, 2)]
    assert disc_headings(dotted) == [(0, "Disc 1"), (2, "Disc 2")]
    assert [number_on_disc(track) for track in dotted] == ["1", "2", "1", "2"]
    assert number_on_disc(_track(1, 2, position="CD2-01")) == "1"


def test_only_what_every_track_shares_is_hidden() -> None:
    same = [_track(1, 1, year=1999), _track(2, 1, year=1999)]
    assert constant_columns(same) == {"artist", "album", "genre", "year"}
    assert constant_columns([*same, _track(3, 1, year=2000)]) == {"artist", "album", "genre"}
    assert constant_columns([]) == frozenset()


def _sound(tempo: float, key: int, *, is_major: bool, confidence: float = 0.9) -> SoundFacts:
    return SoundFacts(tempo, confidence, key, is_major, confidence, 0.5, 0.1, 0.1, -14.0)


def test_tempo_and_key_in_words() -> None:
    assert tempo_text(_sound(127.6, 9, is_major=False)) == "128"
    assert key_text(_sound(127.6, 9, is_major=False)) == "A minor"
    assert key_text(_sound(127.6, 10, is_major=True)) == "B♭ major"
    assert tempo_text(_sound(90, 1, is_major=False, confidence=0.1)) == "~90"
    assert key_text(_sound(90, 1, is_major=False, confidence=0.1)) == "~C♯ minor"
    assert (tempo_text(None), key_text(None), sound_facts(None, ())) == ("", "", [])
    assert dict(
        sound_facts(_sound(90, 1, is_major=False, confidence=0.1), ("slow", "soft", "harp", "solo", "cello"))
    ) == {
        "Tempo": "90 beats a minute, unsure",
        "Key": "C♯ minor, unsure",
        "Sounds like": "slow, soft, harp, solo",
    }


def test_tempo_and_key_are_columns_that_can_be_shown_and_sorted(rig: Rig, qtbot: QtBot) -> None:
    store = FeatureStore(rig.app.database)
    rows = rig.app.database.query("SELECT id, size, mtime_ns FROM track ORDER BY id")
    for place, (number, size, mtime_ns) in enumerate(rows[:3]):
        descriptors = {
            "tempo_bpm": 120.0 - place, "tempo_confidence": 0.9, "key": float(place), "mode": 0.0,
            "key_confidence": 0.9, "energy": 0.5, "vocalness": 0.1, "speech": 0.1, "loudness_lufs": -14.0,
        }  # fmt: skip
        vector = np.zeros(8, np.float32)
        features = Features(EXTRACTOR_VERSION, vector, descriptors, b"", 50)
        store.save(TrackId(number), features, size, mtime_ns, NOW_MS)
    page = rig.window.pages.tracks
    assert all(page.view.isColumnHidden(COLUMN_KEYS.index(key)) for key in SOUND_KEYS)
    for key in SOUND_KEYS:
        page.view.set_column_shown(key, is_shown=True)
    page.order_by([SortKey(SortColumn.TEMPO)])
    tempo, key_place = COLUMN_KEYS.index("tempo"), COLUMN_KEYS.index("key")
    qtbot.waitUntil(lambda: page.model.index(0, tempo).data() == "118")
    assert [page.model.index(row, tempo).data() for row in range(4)] == ["118", "119", "120", ""]
    assert page.model.index(0, key_place).data() == "D minor"
    assert page.model.index(0, key_place).data(Qt.ItemDataRole.TextAlignmentRole) is not None
    page.order_by([SortKey(SortColumn.KEY, is_descending=True)])
    qtbot.waitUntil(lambda: page.model.index(0, key_place).data() == "D minor")
    state = page.layout_state()
    page.view.set_column_shown("tempo", is_shown=False)
    page.restore_layout(state)
    assert not page.view.isColumnHidden(tempo)


def test_the_table_of_columns_is_whole() -> None:
    assert len(set(COLUMN_KEYS)) == len(TRACK_COLUMNS)
    # A column that orders nothing has no such name.
    assert {column.sort for column in TRACK_COLUMNS} - {None} == set(SortColumn)
