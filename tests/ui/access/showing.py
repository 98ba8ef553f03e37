"""Every page and every dialog of the window, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from musicrec_desktop.testing.window import Rig, delete_what_waits
from musicrec_desktop.ui.kit.actions import ACTIONS
from musicrec_desktop.ui.window.places import PageId

WIDTH, HEIGHT = 1200, 800
PAGES: Final = tuple(page for page in PageId if page not in {PageId.PLAYLIST, PageId.CARD})
"""The two that are left out need a playlist and a card to show; they are the table of tracks."""
NO_DIALOG: Final = frozenset(
    {
        "add_folder",  # the system's
        "import_playlists",
        "write_loudness",  # nothing was measured
        "write_genres",  # nothing was accepted
        "map_region",  # no map is there
        "smart_from_search",  # nothing is searched
        "edit_rules",  # no smart playlist is shown
        "export_playlists",  # no playlist is selected
        "save_charts",  # the system's
    }
)
"""Actions whose words end in "…", and which show nothing of ours in a library that was just made."""
ALSO: Final = (
    *("now_playing", "mini_player", "palette", "shortcuts", "about", "settings", "properties", "columns"),
    *("manage_folders", "bug_details", "past_imports", "open_playlist", "switch_profile", "profiles"),
    *("lock_profile", "bans", "scrobbling", "letters", "backups", "check_library", "share"),
)
"""Actions that show something, and whose words do not always say so."""
DIALOGS: Final = tuple(
    dict.fromkeys(
        [spec.id for spec in ACTIONS if spec.label.endswith("…") and spec.id not in NO_DIALOG] + list(ALSO)
    )
)


def pages(rig: Rig) -> Iterator[PageId]:
    """Go to each page in turn."""
    rig.window.resize(WIDTH, HEIGHT)
    for page in PAGES:
        rig.window.navigator.go_page(page)
        rig.wait_idle()
        yield page


def dialogs(rig: Rig) -> Iterator[tuple[str, QWidget]]:
    """Open each dialog with one track playing and another selected, and close it when it was looked at.

    Yields:
        The action that opened it, and what was opened.
    """
    window = rig.window
    window.resize(WIDTH, HEIGHT)
    window.actions_table.run("new_playlist")
    rig.app.services.player.play_now(rig.ids[:6])
    for action in DIALOGS:
        window.navigator.go_page(PageId.TRACKS)
        rig.wait_idle()
        window.activateWindow()
        window.pages.tracks.view.setFocus()
        window.pages.tracks.view.selectRow(1)
        window.actions_table.run(action)
        rig.wait_idle()
        opened = opened_beside(window)
        for one in opened:
            yield action, one
        for one in opened:
            one.close()
        QApplication.processEvents()
        delete_what_waits()


def opened_beside(window: QWidget) -> list[QWidget]:
    """The visible windows of ours beside the main one."""
    return [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible()
        and one is not window
        and not isinstance(one, QFileDialog)
        # Tool tips and shades have no name of their own.
        and type(one).__module__.startswith("musicrec_desktop")
    ]
