"""For you: what is seen, what the keyboard does, what is kept, and the way back of everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from musicrec_desktop.model.card import CardKind
from musicrec_desktop.ui.discover.card_delegate import CardButton
from musicrec_desktop.ui.discover.controls_strip import REST_MS
from musicrec_desktop.ui.kit.dragged import ids_from_mime
from musicrec_desktop.ui.kit.wording.cards import diversity_text, newness_text
from musicrec_desktop.ui.window.places import PageId
from tests.ui.conftest import Opener, Rig
from tests.ui.discover.conftest import Cards, live


def press(cards: Cards, button: CardButton) -> None:
    """Click a button of the card."""
    view = cards.page.view
    rect = view.visualRect(cards.page.model.index(cards.row, 0))
    at = view.cards.button_rect(rect, button, view.layoutDirection()).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_card_says_what_it_is_and_why(cards: Cards) -> None:
    index = cards.page.model.index(cards.row, 0)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Rediscover. ")
    assert cards.card.why.rstrip(".") in spoken
    assert f"{len(cards.card.tracks)} tracks" in spoken
    assert "card" in cards.page.head.figures
    assert not cards.page.is_empty_shown


def test_enter_opens_a_card_with_a_why_for_each_track_and_back_returns(cards: Cards) -> None:
    cards.select()
    QTest.keyClick(cards.page.view, Qt.Key.Key_Return)
    page = cards.window.pages.card
    assert page.isVisible()
    assert (page.head.title, page.card) == ("Rediscover", cards.card)
    place = [column.key for column in page.model.columns].index("why")
    whys = [page.model.index(row, place).data() for row in range(page.model.rowCount())]
    assert whys == [track.why for track in cards.card.tracks]
    assert all(whys)
    assert cards.window.sidebar.page_button(PageId.FOR_YOU).isChecked()
    cards.window.navigator.back()
    assert cards.window.navigator.page is cards.page
    assert cards.page.current_card == cards.card


def test_a_double_click_on_a_row_plays_from_there(cards: Cards) -> None:
    cards.page.open_row(cards.row)
    page = cards.window.pages.card
    page.view.setFocus()
    page.view.play_requested.emit(1)
    queue = cards.window.services.player.queue
    assert queue.current is not None
    assert queue.current.track_id == cards.card.track_ids[1]


def test_buttons_play_and_shuffle_at_once(cards: Cards) -> None:
    player = cards.window.services.player
    press(cards, CardButton.PLAY)
    assert player.queue.current is not None
    assert player.queue.current.track_id == cards.card.track_ids[0]
    press(cards, CardButton.SHUFFLE)
    assert player.queue.is_shuffled
    assert {player.queue.current.track_id, *(one.track_id for one in player.queue.user_part)} == set(
        cards.card.track_ids
    )
    assert cards.window.navigator.page is cards.page, "a button does not open the card"


def test_a_like_and_a_dislike_can_be_taken_back(cards: Cards) -> None:
    press(cards, CardButton.LIKE)
    assert cards.card.opinion == 1
    assert "liked" in cards.said
    press(cards, CardButton.DISLIKE)
    assert cards.card.opinion == -1
    cards.window.notices.undo()
    assert cards.card.opinion == 1
    cards.window.notices.redo()
    assert cards.card.opinion == -1
    cards.choose("Take the dislike back")
    assert cards.card.opinion == 0


def test_keys_of_tracks_are_about_the_card(cards: Cards) -> None:
    cards.select()
    run, player = cards.window.actions_table.run, cards.window.services.player
    run("enqueue")
    assert tuple(one.track_id for one in player.queue.user_part) == cards.card.track_ids
    run("like")
    assert cards.card.opinion == 1
    run("ban_track")
    assert "is about tracks. Open the card first" in cards.said
    assert not cards.window.services.feedback.banned_ids()


def test_a_card_is_saved_and_the_playlist_taken_back(cards: Cards) -> None:
    reader = cards.window.services.playlists.reader
    cards.choose("Save as a playlist")
    cards.wait(lambda: bool(reader.playlists()))
    (saved,) = reader.playlists()
    assert saved.name.startswith("Rediscover, 2")
    assert tuple(reader.track_ids(saved.id)) == cards.card.track_ids
    cards.wait(lambda: "made of" in cards.said)
    cards.window.notices.undo()
    cards.wait(lambda: not reader.playlists())


def test_a_card_is_shared_with_its_sentence(cards: Cards) -> None:
    cards.choose("Share…")
    cards.wait(lambda: cards.window.sharing.dialog is not None)
    dialog = cards.window.sharing.dialog
    assert dialog is not None
    assert (dialog.shared.title, dialog.shared.why) == (cards.card.title, cards.card.why)
    cards.wait(lambda: not dialog.image.isNull())
    dialog.close()


def test_the_menu_keeps_the_order_of_all_menus(cards: Cards) -> None:
    menu = cards.controller.show_menu(cards.card, QPoint(0, 0))
    texts = [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        *("Play", "Shuffle", "Play next", "Add to queue", "Start a queue from this card"),
        *("Add to playlist", "Save as a playlist", "Copy tracks", "Share…"),
        *("Like this card", "Dislike this card", "Make this card anew"),
    ]
    assert all(not action.icon().isNull() for action in menu.actions() if not action.isSeparator())
    menu.close()


def test_a_card_is_dragged_as_its_tracks(cards: Cards) -> None:
    cards.select()
    drag = cards.page.view.drag_of_current()
    assert drag is not None
    assert tuple(ids_from_mime(drag.mimeData())) == cards.card.track_ids


def test_sliders_say_where_they_stand_and_are_kept(cards: Cards) -> None:
    strip = cards.page.controls
    assert strip.diversity.accessibleDescription() == diversity_text(50)
    strip.newness.setValue(100)
    assert strip.newness.accessibleDescription() == newness_text(100) == "What is new to you comes first"
    assert strip._rest.interval() == REST_MS
    strip._rest.timeout.emit()
    cards.wait(lambda: cards.window.services.discover.controls.newness == 100)
    cards.wait(lambda: bool(cards.page.model.cards) and "Making" not in cards.page.head.figures)


def test_the_arrow_keys_walk_from_card_to_card(cards: Cards) -> None:
    view = cards.page.view
    view.setFocus()
    QApplication.processEvents()
    assert not cards.window.actions_table.actions["seek_forward"].isEnabled(), "the cards need them"


def test_cards_fill_the_width_and_stand_in_columns(cards: Cards) -> None:
    columns = {}
    for width in (900, 1600):
        cards.window.resize(width, 800)
        QApplication.processEvents()
        columns[width] = cards.page.view.viewport().width() // cards.page.view.gridSize().width()
    assert 1 <= columns[900] < columns[1600]


def test_every_card_is_painted_in_both_directions(cards: Cards) -> None:
    view = cards.page.view
    view.grab()
    left = QImage(view.grab().toImage())
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right = QImage(view.grab().toImage())
    assert left != right
    rect = view.visualRect(cards.page.model.index(cards.row, 0))
    card = view.cards.card_rect(rect, Qt.LayoutDirection.RightToLeft)
    place = view.cards.button_rect(rect, CardButton.PLAY, Qt.LayoutDirection.RightToLeft)
    assert card.contains(place)
    assert place.left() > view.cards.button_rect(rect, CardButton.MORE, Qt.LayoutDirection.RightToLeft).left()


def test_a_card_of_another_day_leads_to_todays(cards: Cards) -> None:
    cards.window.navigator.go_card("daily-mix:99")
    page = cards.window.pages.card
    assert page.is_empty_shown
    assert page.empty.headline == "This card is gone"
    page.empty.primary_button.click()
    assert cards.window.navigator.page is cards.page


def test_the_open_card_and_the_place_on_the_page_are_kept(cards: Cards) -> None:
    cards.select()
    state = cards.page.layout_state()
    assert state["card"] == cards.card.key
    cards.page.open_row(cards.row)
    place = cards.window.navigator.state()
    cards.window.navigator.go_page(PageId.TRACKS)
    cards.window.navigator.restore(place)
    assert cards.window.navigator.page is cards.window.pages.card
    assert cards.window.pages.card.card == cards.card


def test_another_page_is_made_on_demand_and_the_card_page_follows(cards: Cards) -> None:
    cards.page.open_row(cards.row)
    told: list[None] = []
    cards.window.services.discover.changed.connect(lambda: told.append(None))
    cards.window.actions_table.run("refresh_card")
    cards.wait(lambda: bool(told))
    assert cards.window.pages.card.card is not None
    cards.window.actions_table.run("make_cards_anew")
    cards.wait(lambda: len(told) > 1)
    assert cards.page.model.cards


def test_without_music_it_says_so(open_window: Opener) -> None:
    rig = open_window(albums=())
    rig.window.navigator.go_page(PageId.FOR_YOU)
    page = rig.window.pages.for_you
    rig.qtbot.waitUntil(lambda: page.empty.headline == "No cards yet")
    assert page.empty.text


@pytest.mark.parametrize("width", [420, 1200])
def test_a_painted_card_stays_in_its_cell(cards: Cards, width: int) -> None:
    view = cards.page.view
    rect = view.visualRect(cards.page.model.index(cards.row, 0))
    rect.setWidth(width)
    places = [view.cards.button_rect(rect, one, Qt.LayoutDirection.LeftToRight) for one in CardButton]
    assert all(rect.contains(place) for place in places)
    assert all(not a.intersects(b) for a in places for b in places if a is not b)
    assert view.cards.button_at(rect, QPoint(-5, -5), Qt.LayoutDirection.LeftToRight) is None


def test_cards_are_there_when_the_page_is_left_and_entered(rig: Rig) -> None:
    live(rig)
    made = Cards(rig)
    made.show()
    before = made.page.model.cards
    made.window.navigator.go_page(PageId.TRACKS)
    made.window.navigator.go_page(PageId.FOR_YOU)
    assert made.page.model.cards == before, "they are shown from what was kept, at once"


def test_another_profile_sees_nothing_of_the_cards(cards: Cards) -> None:
    profiles, card = cards.window.services.profiles, cards.card
    first = profiles.current.id
    cards.page.open_row(cards.row)
    ben = profiles.create("Ben")
    profiles.switch(ben.id)
    assert not cards.page.model.cards
    cards.window.navigator.go_page(PageId.FOR_YOU)
    cards.wait(lambda: cards.window.services.discover.page is not None)
    assert all(one.kind is not CardKind.REDISCOVER for one in cards.page.model.cards)
    cards.window.navigator.go_card(card.key)
    assert cards.window.pages.card.is_empty_shown
    profiles.switch(first)
    cards.show()
    cards.wait(lambda: any(one.key == card.key for one in cards.page.model.cards))
    assert cards.card == card, "who returns finds the cards of the day"
