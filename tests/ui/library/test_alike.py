"""What sounds like an album or an artist stands below its tracks, in a real window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.app.building import analysis
from musicrec_desktop.model.browse import Scope, ScopeKind, SortColumn
from musicrec_desktop.model.track import GroupRow
from musicrec_desktop.recommend.space.sound_space import SpaceRecipe
from musicrec_desktop.ui.kit.wording.sound import ALBUMS_ALIKE, ARTISTS_ALIKE
from musicrec_desktop.ui.library.alike.foot import BOTH_FROM_PX, AlikeKind
from musicrec_desktop.ui.library.alike.strip import AlikeCard
from musicrec_desktop.ui.library.track_head import MOST_PLAYED_WORDS, USUAL_WORDS
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.conftest import ALBUMS, TRACKS_OF_ALBUM, Opener, Rig
from tests.ui.library.looked_at import show_covers
from tests.ui.music_map.conftest import hear
from tests.unit.recommend.vectors import BLOCKS

BLUE_HOUR = Scope(ScopeKind.ALBUM, "Blue Hour", "Ada North")
LANTERNS = Scope(ScopeKind.ARTIST, "The Lanterns")
OTHERS = {"Night Bus", "Four Rivers"}
SOUND, LOOK = AlikeKind


@pytest.fixture
def heard(open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Rig:
    """Twelve tracks of three albums, whose sound is known."""
    monkeypatch.setattr(analysis, "SPACE_RECIPES", {EXTRACTOR_VERSION: SpaceRecipe(BLOCKS)})
    monkeypatch.setattr(analysis, "shipped_space", lambda _version: None)
    rig = open_window()
    rig.wait_rows(len(ALBUMS) * TRACKS_OF_ALBUM)
    hear(rig, len(rig.ids))
    qtbot.waitUntil(lambda: rig.app.services.similarity.catalogue is not None)
    return rig


def shown(rig: Rig, kind: AlikeKind) -> list[str]:
    """The names of a line, where it can be seen."""
    page = rig.window.pages.tracks
    strip = page.alike.strips[kind]
    return [card.row.name for card in strip.shown] if strip.isVisibleTo(page) else []


def menu_words(rig: Rig) -> dict[str, bool]:
    """The entries of the options of the list that can be on, and whether they are."""
    menu = rig.window.pages.tracks.options_button.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    return {
        action.text().split("\t")[0]: action.isChecked() for action in menu.actions() if action.isCheckable()
    }


def test_the_rows_come_before_what_is_like_them_is_asked_for(
    heard: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, rows_then = heard.window, list[int]()
    page, sounds = window.pages.tracks, window.services.group_sounds
    load = sounds.load_similar

    def note(*arguments: Any) -> None:
        rows_then.append(len(page.model.ids))
        load(*arguments)

    monkeypatch.setattr(sounds, "load_similar", note)
    window.navigator.go_scope(BLUE_HOUR)
    qtbot.waitUntil(lambda: set(shown(heard, SOUND)) == OTHERS)
    assert rows_then == [TRACKS_OF_ALBUM]


def test_an_album_leads_to_what_sounds_like_it(heard: Rig, qtbot: QtBot) -> None:
    window = heard.window
    window.navigator.go_scope(BLUE_HOUR)
    qtbot.waitUntil(lambda: set(shown(heard, SOUND)) == OTHERS)
    strip = window.pages.tracks.alike.strips[SOUND]
    assert strip.heading == ALBUMS_ALIKE
    first = strip.shown[0].row
    thumb = strip._cards[0][1]
    assert thumb.accessibleName() == f"{first.name}, {first.detail}"
    thumb.setFocus()
    QTest.keyClick(thumb, Qt.Key.Key_Return)
    assert window.navigator.place.scope == Scope(ScopeKind.ALBUM, first.name, first.detail)
    qtbot.waitUntil(lambda: BLUE_HOUR.name in shown(heard, SOUND))
    window.navigator.go_page(PageId.TRACKS)
    assert shown(heard, SOUND) == []


def test_an_artist_leads_to_artists(heard: Rig, qtbot: QtBot) -> None:
    window = heard.window
    window.navigator.go_scope(LANTERNS)
    qtbot.waitUntil(lambda: set(shown(heard, SOUND)) == {"Ada North", "Orchestra of the Coast"})
    strip = window.pages.tracks.alike.strips[SOUND]
    assert strip.heading == ARTISTS_ALIKE
    hands.click(strip._cards[0][1])
    assert window.navigator.place.scope == Scope(ScopeKind.ARTIST, strip.shown[0].row.name)


def test_lines_are_switched_in_the_options_and_stay_so(heard: Rig, qtbot: QtBot) -> None:
    show_covers(heard)
    window = heard.window
    page = window.pages.tracks
    page.alike.set_room(BOTH_FROM_PX)
    window.navigator.go_scope(BLUE_HOUR)
    qtbot.waitUntil(lambda: set(shown(heard, SOUND)) == set(shown(heard, LOOK)) == OTHERS)
    assert menu_words(heard)[ALBUMS_ALIKE]
    page.alike.toggle(SOUND)
    assert shown(heard, SOUND) == []
    assert not menu_words(heard)[ALBUMS_ALIKE]
    qtbot.waitUntil(lambda: set(shown(heard, LOOK)) == OTHERS)
    state = page.layout_state()
    page.alike.toggle(SOUND)
    qtbot.waitUntil(lambda: set(shown(heard, SOUND)) == OTHERS)
    page.restore_layout(state)
    assert not page.alike.is_on(SOUND)
    assert page.alike.is_on(LOOK)
    page.alike.restore(None)
    assert page.alike.is_on(SOUND)


def test_a_low_page_has_one_line(rig: Rig) -> None:
    foot = rig.window.pages.tracks.alike
    cards = [AlikeCard(GroupRow("Night Bus", "The Lanterns", 4), BLUE_HOUR)]
    foot.strips[LOOK].show_cards("Looks", cards)
    foot.set_room(BOTH_FROM_PX - 1)
    assert [strip.isHidden() for strip in foot.strips.values()] == [True, False]
    foot.strips[SOUND].show_cards("Sounds", cards)
    foot.set_room(BOTH_FROM_PX - 1)
    assert [strip.isHidden() for strip in foot.strips.values()] == [False, True]
    foot.set_room(BOTH_FROM_PX)
    assert [strip.isHidden() for strip in foot.strips.values()] == [False, False]


def test_nothing_stands_there_before_the_analysis(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    window.navigator.go_scope(BLUE_HOUR)
    rig.wait_rows(TRACKS_OF_ALBUM)
    assert window.pages.tracks.alike.isHidden()
    window.navigator.go_page(PageId.GENRES)
    window.navigator.go_scope(Scope(ScopeKind.GENRE, "Jazz"))
    assert ALBUMS_ALIKE not in menu_words(rig)


def test_most_played_tracks_of_an_artist_are_one_click_away(rig: Rig, qtbot: QtBot) -> None:
    window, page = rig.window, rig.window.pages.tracks
    rig.app.database.execute(
        "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, reason, origin, session_id,"
        " is_play, is_early_skip) VALUES (?, ?, 1000, 60000, 'finished', 'user', 1, 1, 0)",
        (rig.app.database.listener_id, rig.ids[6]),
    )
    window.navigator.go_scope(LANTERNS)
    qtbot.waitUntil(page.tools.most_played.isVisible)
    assert page.model.albums is not None
    usual = page.order
    hands.click(page.tools.most_played)
    qtbot.waitUntil(lambda: page.model.albums is None and rig.rows[:1] == ["Night Bus 3"])
    assert page.order[0].column is SortColumn.PLAYS
    assert page.tools.most_played.full_text == USUAL_WORDS
    hands.click(page.tools.most_played)
    qtbot.waitUntil(lambda: page.model.albums is not None)
    assert page.order == usual
    hands.click(page.tools.most_played)
    page.toggle_by_album()
    assert page.tools.most_played.full_text == MOST_PLAYED_WORDS
    qtbot.waitUntil(lambda: page.model.albums is not None)
    hands.click(page.tools.most_played)
    window.navigator.go_scope(Scope(ScopeKind.ARTIST, "Ada North"))
    assert page.tools.most_played.full_text == MOST_PLAYED_WORDS
    assert page.order == usual
