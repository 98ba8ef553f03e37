"""The owner's side of the desktop: hands over what plays, and takes commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.settings import KEEP_AWAKE, NOTIFY, Setting, SettingValue
from musicrec_desktop.desktop.bus_thread import BusThread
from musicrec_desktop.desktop.conversation import Conversation
from musicrec_desktop.desktop.mpris_commands import MprisCommands, WindowPort
from musicrec_desktop.desktop.notifications import NEXT_ACTION, OPEN_ACTION, Notice, notice_of
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.now_playing import NowPlaying, NowPlayingService
from musicrec_desktop.services.playlists.playing import PlaylistPlaying

COVER_LIMIT_MS: Final = 500
"""How long a notification waits for its picture."""

ReadSetting = Callable[[Setting], SettingValue]


class Desktop:
    """MPRIS, notifications and keeping awake, from ``start`` to ``close``.

    Args:
        player: is controlled.
        now_playing: is observed; its owner starts it.
        playlists: are offered to the desktop.
        setting: reads a setting.
        scheduler: of the owner's thread.
        window: is raised.
    """

    def __init__(
        self,
        *,
        player: Player,
        now_playing: NowPlayingService,
        playlists: PlaylistPlaying,
        setting: ReadSetting,
        scheduler: Scheduler,
        window: WindowPort,
    ) -> None:
        self._now_playing, self._setting = now_playing, setting
        self._playlists = playlists
        self._scheduler, self._window = scheduler, window
        self._control = MprisCommands(player, now_playing, window)
        self._latest = now_playing.now
        self._is_awake_wanted = False
        self._told: NowPlaying | None = None
        self._waiting: Timer | None = None
        self._conversation = Conversation(
            ask=self._ask,
            control=self._control,
            clock=scheduler.clock,
            latest=lambda: self._latest,
            play_playlist=playlists.play,
            playlists=lambda: playlists.now,
            wants_awake=lambda: self._is_awake_wanted,
            on_action=lambda word: scheduler.post(lambda: self._on_action(word)),
            on_unheard=lambda notice: scheduler.post(lambda: self._on_unheard(notice)),
        )
        self._thread = BusThread(scheduler, self._conversation.run)
        self._disconnects: tuple[Callable[[], None], ...] = ()

    @property
    def is_alive(self) -> bool:
        """Whether there is a bus that is spoken to (or still looked for)."""
        return self._thread.is_alive

    def start(self) -> None:
        """Look for the buses, in a thread of its own; without a bus the thread ends."""
        now_playing = self._now_playing
        self._disconnects = (
            now_playing.changed.connect(self._on_changed),
            now_playing.seeked.connect(
                lambda position_ms: self._thread.tell(lambda: self._conversation.seeked(position_ms))
            ),
            now_playing.began.connect(self._on_began),
            self._playlists.changed.connect(
                lambda now: self._thread.tell(lambda: self._conversation.publish_playlists(now))
            ),
        )
        self._on_changed(now_playing.now)
        self._playlists.start()
        self._thread.start()

    def close(self) -> None:
        """Leave the buses."""
        for disconnect in self._disconnects:
            disconnect()
        self._stop_waiting()
        self._thread.close()

    def settings_changed(self) -> None:
        """Apply a setting that changed."""
        self._keep_awake(self._latest)

    async def _ask(self, command: Callable[[], object]) -> None:
        await self._thread.ask(command)

    def _on_changed(self, now: NowPlaying) -> None:
        self._latest = now
        self._thread.tell(lambda: self._conversation.publish(now))
        self._keep_awake(now)
        if self._waiting is not None and not now.is_cover_sought:
            self._notify()

    def _keep_awake(self, now: NowPlaying) -> None:
        is_wanted = now.is_playing and bool(self._setting(KEEP_AWAKE))
        if is_wanted != self._is_awake_wanted:
            self._is_awake_wanted = is_wanted
            self._thread.tell(self._conversation.keep_awake)

    def _on_began(self, now: NowPlaying) -> None:
        self._stop_waiting()
        told = self._told
        self._told = now
        is_again = told is not None and now.track is not None and told.entry_id == now.entry_id
        if is_again or not self._is_notice_wanted():
            return
        if now.is_cover_sought:
            self._waiting = self._scheduler.call_later(COVER_LIMIT_MS, self._notify)
        else:
            self._notify()

    def _is_notice_wanted(self) -> bool:
        when = self._setting(NOTIFY)
        return when == "always" or (when == "unfocused" and not self._window.is_active())

    def _notify(self) -> None:
        self._stop_waiting()
        notice = notice_of(self._latest)
        if notice is None:
            return
        if self._thread.is_alive:
            self._thread.tell(lambda: self._conversation.notify(notice))
        else:
            self._on_unheard(notice)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _on_action(self, word: str) -> None:
        actions = {OPEN_ACTION: self._window.come_forward, NEXT_ACTION: self._control.next}
        if word in actions:
            actions[word]()

    def _on_unheard(self, notice: Notice) -> None:
        self._window.tell_in_tray(notice.headline, notice.text)
