"""Profiles in the window: one person sees nothing of them; several switch, and each sees their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

from musicrec_desktop.core.settings import AUTOPLAY, COMPACT_ROWS, THEME
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.profile import Profile, ProfileId
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.services.profiles.service import COLOURS, FIRST_NAME
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.ui.profiles.avatar import avatar, initial
from musicrec_desktop.ui.profiles.chooser import ProfileChooser
from musicrec_desktop.ui.profiles.controller import choose_at_start
from musicrec_desktop.ui.window.places import PageId, root_place
from tests.ui.conftest import Rig


@pytest.fixture
def anna(rig: Rig) -> Profile:
    """A second profile, which proposes no tracks."""
    made = rig.app.services.profiles.create("Anna")
    with rig.app.database.as_listener(made.id):
        rig.app.services.settings.set(AUTOPLAY, False)
    return made


def menu_words(rig: Rig) -> list[str]:
    menu = rig.window.profiles.menu
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_one_person_sees_no_button_but_the_menu_has_a_way(rig: Rig) -> None:
    assert not rig.window.sidebar.profile_button.isVisible()
    assert "Profiles…" in [action.text() for action in rig.window.sidebar.menu_button.menu().actions()]
    dialog = rig.window.profiles.manage()
    assert [button.text() for button in dialog.findChildren(QPushButton)][:3] != []
    assert not dialog.start.isVisible()


def test_the_button_says_who_listens_and_its_menu_switches(rig: Rig, anna: Profile) -> None:
    button = rig.window.sidebar.profile_button
    assert button.isVisible()
    assert button.toolTip() == f"Profile: {FIRST_NAME}"
    assert menu_words(rig) == [FIRST_NAME, "Anna", "New profile…", "New guest", "Profiles…"]
    rig.window.profiles.menu.actions()[1].trigger()
    assert rig.app.services.profiles.current.id == anna.id
    assert button.toolTip() == "Profile: Anna"
    assert "Anna" in rig.window.notices.toast.text


def test_a_new_profile_is_made_and_used(rig: Rig) -> None:
    form = rig.window.profiles.new()
    form.field.setText(FIRST_NAME)
    assert not form.accept_button.isEnabled()
    assert "already" in form.message.text()
    form.field.setText("Bert")
    form.colours.choose(COLOURS[3])
    form.accept()
    current = rig.app.services.profiles.current
    assert (current.name, current.colour) == ("Bert", COLOURS[3])


def test_a_profile_is_named_coloured_and_deleted(rig: Rig, anna: Profile) -> None:
    controller = rig.window.profiles
    dialog = controller.manage()
    form = controller.edit(anna)
    form.field.setText("Änne")
    form.colours.choose(COLOURS[5])
    form.accept()
    changed = rig.app.services.profiles.find("Änne")
    assert (changed.id, changed.colour) == (anna.id, COLOURS[5])
    assert "Änne" in [label.text() for label in dialog.findChildren(QLabel)]
    box = controller.delete(changed)
    assert box.defaultButton() == box.button(QMessageBox.StandardButton.Cancel)
    box.close()
    assert len(rig.app.services.profiles.profiles()) == 2
    box = controller.delete(changed)
    next(button for button in box.buttons() if button.text() == "Delete").click()
    assert len(rig.app.services.profiles.profiles()) == 1
    assert not rig.window.sidebar.profile_button.isVisible()


def all_texts(rig: Rig) -> set[str]:
    """What all parts of the window say, also those that are hidden: words, hints and rows of lists."""
    texts: set[str] = set()
    for widget in rig.window.findChildren(QWidget):
        texts |= {widget.toolTip(), widget.accessibleName(), widget.windowTitle()}
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            texts.add(widget.text())
        if isinstance(widget, QMenu):
            texts |= {action.text() for action in widget.actions()}
        model = widget.model() if isinstance(widget, QAbstractItemView) else None
        if model is not None:
            is_list = isinstance(model, QAbstractListModel)
            columns = 1 if is_list else model.columnCount(QModelIndex())
            texts |= {
                str(model.data(model.index(row, column)))
                for row in range(model.rowCount(QModelIndex()))
                for column in range(columns)
            }
    return texts


def test_nothing_of_one_is_shown_to_the_other(rig: Rig, anna: Profile) -> None:
    services, window = rig.app.services, rig.window
    services.settings.set(AUTOPLAY, False)
    services.feedback.like(rig.ids[0])
    made = services.playlists.lists.create("Secret list", rig.ids[:2])
    services.playlists.folders.create("Secret folder")
    services.queue_presets.save("Secret mood", QueueControls(minutes=5))
    services.playlists.lists.create_smart("Secret rules", SmartRules("is:liked"))
    window.settings.set(THEME, "dark")
    window.settings.set(COMPACT_ROWS, True)
    window.sidebar.history.add("secret words")
    services.player.enqueue(rig.ids[:3])
    window.notices.say("Something secret", lambda: None)
    window.navigator.go_playlist(made.playlist_ids[0])
    rig.qtbot.waitUntil(lambda: window.pages.playlist.model.rowCount() == 2)
    rig.qtbot.waitUntil(lambda: len(window.playlist_gestures.directory.playlists) == 2)
    assert {text for text in all_texts(rig) if "secret" in text.lower()}
    dialog = window.profiles.manage()

    window.profiles.switch(anna.id)

    assert not dialog.isVisible()
    assert window.navigator.place == root_place(PageId.TRACKS)
    assert window.pages.playlist.model.rowCount() == 0
    assert window.notices.history.undo_label == ""
    assert "secret" not in window.notices.toast.text
    assert not window.sidebar.history.texts
    rig.qtbot.waitUntil(lambda: not window.theme.theme.is_dark)
    rig.qtbot.waitUntil(lambda: not window.playlist_gestures.directory.playlists)
    rig.wait_rows(len(rig.ids))
    liked = [window.pages.tracks.model.track_at(row) for row in range(len(rig.ids))]
    assert not any(track.is_liked for track in liked if track is not None)
    rig.qtbot.waitUntil(lambda: services.player.queue.upcoming == ())
    assert not {text for text in all_texts(rig) if "secret" in text.lower()}

    window.profiles.switch(ProfileId(1))
    rig.qtbot.waitUntil(lambda: window.theme.theme.is_dark)
    assert list(window.sidebar.history.texts) == ["secret words"]
    assert window.navigator.place.playlist_id == made.playlist_ids[0]
    rig.qtbot.waitUntil(lambda: window.pages.playlist.model.rowCount() == 2)
    rig.qtbot.waitUntil(lambda: len(services.player.queue.upcoming) == 3)


def test_a_guest_begins_at_once_and_the_window_says_that_they_are_forgotten(rig: Rig) -> None:
    rig.window.profiles.be_guest()
    assert rig.app.services.profiles.current.is_guest
    assert "forgotten" in rig.window.notices.toast.text
    rig.window.profiles.switch(ProfileId(1))
    assert [profile.name for profile in rig.app.services.profiles.profiles()] == [FIRST_NAME]


def test_a_deleted_profile_is_left_and_told(rig: Rig, anna: Profile) -> None:
    rig.window.profiles.switch(anna.id)
    ProfileStore(rig.app.database).remove(anna.id)
    rig.app.services.profiles.look()
    assert rig.app.services.profiles.current.name == FIRST_NAME
    assert "“Anna” was deleted" in rig.window.notices.toast.text


def test_the_chooser_is_used_with_the_keyboard(rig: Rig, anna: Profile) -> None:
    chooser = rig.window.profiles.choose()
    assert chooser.list.currentItem().text() == FIRST_NAME
    QTest.keyClicks(chooser.list, "ann")
    assert chooser.list.currentItem().text() == "Anna"
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    assert rig.app.services.profiles.current.id == anna.id


def test_fifty_profiles_scroll(rig: Rig) -> None:
    for number in range(49):
        rig.app.services.profiles.create(f"Person {number}")
    chooser = rig.window.profiles.choose()
    rig.qtbot.waitExposed(chooser)
    assert chooser.list.count() == 50
    assert chooser.list.verticalScrollBar().maximum() > 0
    dialog = rig.window.profiles.manage()
    assert dialog.area.verticalScrollBar().maximum() > 0
    assert len(menu_words(rig)) == 53


def during_start(act: Callable[[ProfileChooser], object]) -> None:
    """Act on the chooser when it is there."""

    def look() -> None:
        widget = QApplication.activeModalWidget()
        if isinstance(widget, ProfileChooser):
            act(widget)
        else:
            QTimer.singleShot(1, look)

    QTimer.singleShot(0, look)


def test_the_start_asks_only_where_several_may_listen(rig: Rig) -> None:
    profiles = rig.app.services.profiles
    assert choose_at_start(profiles)
    anna = profiles.create("Anna")
    during_start(lambda chooser: chooser.reject())
    assert not choose_at_start(profiles)

    def choose_for_ever(chooser: ProfileChooser) -> None:
        chooser.always.setChecked(True)
        chooser.list.setCurrentRow(1)
        QTest.keyClick(chooser.list, Qt.Key.Key_Return)

    during_start(choose_for_ever)
    assert choose_at_start(profiles)
    assert profiles.current.id == anna.id
    assert profiles.always == profiles.current
    assert choose_at_start(profiles)


@pytest.mark.parametrize(
    ("name", "letter"),
    [("anna", "A"), ("ßeta", "ß"), ("מרים", "מ"), ("👩‍👧 us", "👩‍👧"), ("e\u0301va", "É".encode().decode())],
)
def test_the_initial_is_one_character_as_people_see_it(name: str, letter: str) -> None:
    import unicodedata

    assert unicodedata.normalize("NFC", initial(name)) == unicodedata.normalize("NFC", letter)


def test_pictures_are_sharp_and_differ(qapp: QApplication) -> None:
    person = Profile(ProfileId(1), "Anna", COLOURS[0])
    guest = Profile(ProfileId(2), "Anna", COLOURS[0], is_guest=True)
    sharp: QPixmap = avatar(person, 40, 2.0)
    assert (sharp.width(), sharp.deviceIndependentSize().width()) == (80, 40.0)
    assert avatar(person, 40).toImage() != avatar(guest, 40).toImage()
