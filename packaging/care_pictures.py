"""Pictures of what came with the care for a collection: now playing, mini player, panes, albums, tags."""

from __future__ import annotations

import os
from collections.abc import Sequence

from camera import Camera
from PySide6.QtWidgets import QApplication, QWidget

from musicrec_desktop.model.browse import ScopeKind
from musicrec_desktop.model.spoken import SpokenRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.now_playing.window import NowPlayingWindow
from musicrec_desktop.ui.tagging.tools import Tool
from musicrec_desktop.ui.window.places import PageId

LINE_MS = 4_000
SONG = (
    "The harbour lights are going out",
    "and every window holds a moon",
    "a coat of rain on every road",
    "the morning never comes too soon",
    "",
    "So leave the lamp beside the door",
    "and leave the kettle on the stove",
    "I only went to hear the shore",
    "and bring you back the song it wove",
    "",
    "The harbour lights are coming on",
    "the boats are nodding in a row",
    "and all the roads that led to gone",
    "are leading home to what we know",
)
"""Made for these pictures."""
NOW_SIZES = ((1280, 800), (420, 760))
"""A window, and one as large as a phone."""


def now_playing_pictures(studio: Camera, ids: Sequence[TrackId]) -> None:
    """The now playing window with lyrics, wide and narrow, and the mini player."""
    track = studio.services.browse.track(ids[8])
    assert track is not None
    lyrics = os.path.splitext(track.path)[0] + ".lrc"
    with open(lyrics, "w", encoding="utf-8") as file:
        for place, line in enumerate(SONG):
            minutes, rest_ms = divmod(place * LINE_MS, 60_000)
            file.write(f"[{minutes:02}:{rest_ms / 1000:05.2f}]{line}\n")
    controller, player = studio.window.now_playing, studio.services.player
    at_ms = player.position_ms
    controller.open()
    now = controller.window
    assert isinstance(now, NowPlayingWindow)
    now.lyrics.list.setFocus()
    studio.wait(lambda: now.lyrics.clock is not None, "the lyrics")
    player.seek(6 * LINE_MS + 500)
    studio.rest(1.5)
    studio.portraits("now-playing", now, NOW_SIZES)
    now.close()
    studio.window.mini.toggle()
    mini = studio.window.mini.player
    assert mini is not None
    studio.rest()
    studio.portraits("mini-player", mini, ((mini.sizeHint().width(), mini.sizeHint().height()),))
    studio.window.mini.leave()
    player.seek(at_ms)
    os.remove(lyrics)


def browsing_pictures(studio: Camera) -> None:
    """Panes above the tracks, rows under their albums, and podcasts apart from the music."""
    window = studio.window
    tracks = window.pages.tracks
    window.navigator.go_page(PageId.TRACKS)
    tracks.panes.set_shown(is_shown=True)
    browser = tracks.panes.browser
    assert browser is not None
    studio.wait(lambda: all(view.rows.rowCount() > 1 for view in browser.views), "the panes")
    genres = browser.views[0]
    genres.setCurrentIndex(genres.rows.index(2, 0))
    studio.rest()
    studio.variants("panes", lambda: None)
    genres.setCurrentIndex(genres.rows.index(0, 0))
    tracks.panes.set_shown(is_shown=False)
    tracks.toggle_by_album()
    studio.rest(1.5)
    studio.variants("album-rows", tracks.view.scrollToTop)
    tracks.toggle_by_album()
    album = studio.services.browse.page([TrackId(tracks.model.ids[0])])[0]
    rules = SpokenRules((os.path.dirname(album.path),))
    studio.services.spoken.change_blocking(rules)
    window.navigator.go_page(PageId.SPOKEN)
    studio.wait(lambda: tracks.scope.kind is ScopeKind.SPOKEN and tracks.model.rowCount() > 0, "podcasts")
    studio.variants("podcasts", lambda: None)
    studio.services.spoken.change_blocking(SpokenRules())
    window.navigator.go_page(PageId.TRACKS)
    studio.rest()


def tag_pictures(studio: Camera, ids: Sequence[TrackId]) -> None:
    """The editor of tags with some files, and what a tool would change."""

    def editor() -> QWidget:
        studio.window.tagging.edit(ids[:12])
        opened = studio.window.tagging.editor
        assert opened is not None
        studio.wait(lambda: bool(opened.places), "the tags")
        opened.resize(opened.size().boundedTo(studio.window.size()))
        studio.rest()
        return opened

    def preview() -> QWidget:
        opened = studio.window.tagging.editor
        if opened is None:
            editor()
            opened = studio.window.tagging.editor
        assert opened is not None
        tool = opened.open_tool(Tool.RENAME)
        assert tool is not None
        studio.rest(1.5)
        return tool

    studio.variants("tag-editor", editor, ((1280, 800),))
    studio.variants("tag-preview", preview, ((1280, 800),))
    for widget in QApplication.topLevelWidgets():
        if widget is studio.window.tagging.editor:
            widget.close()
