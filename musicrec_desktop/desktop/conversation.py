"""What is sent to the buses and received from them, in their thread: MPRIS, notifications, keeping awake."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine
from typing import Any, Final

from dbus_fast import BusType, DBusFastError, NameFlag, RequestNameReply

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.desktop.bus import LOST, Bus
from musicrec_desktop.desktop.mpris_commands import MprisCommands
from musicrec_desktop.desktop.mpris_player import MprisPlayer
from musicrec_desktop.desktop.mpris_playlists import MprisPlaylists
from musicrec_desktop.desktop.mpris_root import Ask, MprisRoot
from musicrec_desktop.desktop.mpris_values import OBJECT_PATH
from musicrec_desktop.desktop.notifications import Notice, Notifier
from musicrec_desktop.desktop.sleep_lock import SleepLock
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.services.now_playing import NowPlaying
from musicrec_desktop.services.playlists.playing import PlaylistsNow

log = logging.getLogger(__name__)

BUS_NAME: Final = "org.mpris.MediaPlayer2.musicrec"


class Conversation:
    """One run from connecting to the end; its methods are called in the loop.

    Args:
        ask: runs a command in the owner's thread.
        control: has the commands of MPRIS.
        clock: measures the position.
        latest: gives the latest value of what plays, from any thread.
        play_playlist: plays a playlist; called in the owner's thread.
        playlists: gives the latest value of the playlists, from any thread.
        wants_awake: whether the computer shall be kept awake now, from any thread.
        on_action: called with the action of a notification that the user chose.
        on_unheard: called with a notice that no server took.
    """

    def __init__(
        self,
        *,
        ask: Ask,
        control: MprisCommands,
        clock: Clock,
        latest: Callable[[], NowPlaying],
        play_playlist: Callable[[PlaylistId], object],
        playlists: Callable[[], PlaylistsNow],
        wants_awake: Callable[[], bool],
        on_action: Callable[[str], object],
        on_unheard: Callable[[Notice], object],
    ) -> None:
        self._ask, self._control, self._clock, self._latest = ask, control, clock, latest
        self._play_playlist, self._playlists_now = play_playlist, playlists
        self._wants_awake = wants_awake
        self._on_action, self._on_unheard = on_action, on_unheard
        self._player: MprisPlayer | None = None
        self._playlists: MprisPlaylists | None = None
        self._notifier: Notifier | None = None
        self._sleep_lock: SleepLock | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Serve the buses until ``stop`` is set or the session's bus is lost."""
        session = await Bus.connect(BusType.SESSION)
        system = await Bus.connect(BusType.SYSTEM)
        buses = [bus for bus in (session, system) if bus is not None]
        try:
            if buses:
                await self._talk(session, system, stop)
        finally:
            self._player = self._playlists = None
            for bus in buses:
                await bus.close()

    def publish(self, now: NowPlaying) -> None:
        """Announce what changed."""
        self._send(lambda player: player.publish(now))

    def publish_playlists(self, now: PlaylistsNow) -> None:
        """Announce what changed of the playlists."""
        playlists = self._playlists
        if playlists is not None:
            self._send(lambda _player: playlists.publish(now))

    def seeked(self, position_ms: int) -> None:
        """Announce a jump of the position."""
        self._send(lambda player: player.seeked(position_ms))

    def notify(self, notice: Notice) -> None:
        """Show a notification for the track that begins."""
        if self._notifier is None:
            self._on_unheard(notice)
        else:
            self._begin(self._notifier.show(notice))

    def keep_awake(self) -> None:
        """Keep the computer awake, or no longer, as is wanted now."""
        if self._sleep_lock is not None:
            self._begin(self._sleep_lock.want(is_wanted=self._wants_awake()))

    async def _talk(self, session: Bus | None, system: Bus | None, stop: asyncio.Event) -> None:
        self._sleep_lock = SleepLock(session, system)
        self.keep_awake()
        if session is not None:
            self._notifier = Notifier(session, self._on_action, self._on_unheard)
            await self._serve(session)
        main = session or system
        assert main is not None
        await _first(stop.wait(), main.wait_until_lost())
        if not stop.is_set():
            log.info("the bus went away")
        await self._take_leave()

    async def _serve(self, session: Bus) -> None:
        """Register the player on the bus under its name, or a name with the process id."""
        connection = session.connection
        self._player = MprisPlayer(self._ask, self._control, self._clock, self._latest())
        self._playlists = MprisPlaylists(self._ask, self._play_playlist, self._playlists_now())
        name = BUS_NAME
        try:
            connection.export(OBJECT_PATH, MprisRoot(self._ask, self._control))
            connection.export(OBJECT_PATH, self._player)
            connection.export(OBJECT_PATH, self._playlists)
            if (
                await connection.request_name(name, NameFlag.DO_NOT_QUEUE)
                is not RequestNameReply.PRIMARY_OWNER
            ):
                name = f"{BUS_NAME}.instance{os.getpid()}"
                await connection.request_name(name, NameFlag.DO_NOT_QUEUE)
        except LOST as error:
            log.info("no MPRIS: %s", error)
            return
        log.info("on the bus as %s", name)

    async def _take_leave(self) -> None:
        """Release the lock and close the notification, whose buttons would do nothing."""
        assert self._sleep_lock is not None
        await self._sleep_lock.want(is_wanted=False)
        if self._notifier is not None:
            await self._notifier.withdraw()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _send(self, tell: Callable[[MprisPlayer], object]) -> None:
        if self._player is None:
            return
        try:
            tell(self._player)
        except (OSError, DBusFastError) as error:
            log.info("the bus does not listen: %s", error)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _first(*waits: Coroutine[Any, Any, object]) -> None:
    """Wait for whichever comes first, and give up the others."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
