"""Keeps the computer from automatic suspend while music plays; the screen may turn off.

The session's own power manager is asked first, because it alone tells these apart: GNOME's flag 4 and
``org.freedesktop.PowerManagement.Inhibit`` (KDE, Xfce, MATE, LXQt) stop automatic suspend only. logind cannot
do that: its ``sleep`` lock also refuses a suspend that the user asks for, and its ``idle`` lock also keeps
the screens of GNOME and KDE bright; but without a power manager logind itself suspends an idle computer
(``IdleAction``), and there the ``idle`` lock is right. All locks end with our connection or process.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from dbus_fast import DBusError

from musicrec_desktop.desktop.bus import Bus, Service
from musicrec_desktop.desktop.mpris_root import DESKTOP_ENTRY, IDENTITY

log = logging.getLogger(__name__)

REASON: Final = "Playing music"
_GNOME_SUSPEND_FLAG: Final = 4
_NO_WINDOW: Final = 0


@dataclass(frozen=True, slots=True)
class PowerManager:
    """A program of the session that hands out cookies.

    Attributes:
        service: where.
        signature: of ``Inhibit``.
        arguments: of ``Inhibit``.
        release: the method that takes the cookie back.
    """

    service: Service
    signature: str
    arguments: tuple[Any, ...]
    release: str


POWER_MANAGERS: Final = (
    PowerManager(
        Service("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager"),
        "susu",
        (DESKTOP_ENTRY, _NO_WINDOW, REASON, _GNOME_SUSPEND_FLAG),
        "Uninhibit",
    ),
    PowerManager(
        Service(
            "org.freedesktop.PowerManagement",
            "/org/freedesktop/PowerManagement/Inhibit",
            "org.freedesktop.PowerManagement.Inhibit",
        ),
        "ss",
        (IDENTITY, REASON),
        "UnInhibit",
    ),
)
LOGIND: Final = Service("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
LOGIND_ARGUMENTS: Final = ("idle", IDENTITY, REASON, "block")

Release = Callable[[], Awaitable[None]]


class SleepLock:
    """Held while it is wanted, in the thread of the bus.

    Args:
        session: the session bus, where there is one.
        system: the system bus, where there is one.
    """

    def __init__(self, session: Bus | None, system: Bus | None) -> None:
        self._session, self._system = session, system
        self._lock = asyncio.Lock()
        self._is_wanted = False
        self._release: Release | None = None

    async def want(self, *, is_wanted: bool) -> None:
        """Take it or let it go; of several wishes during a slow answer the last one counts."""
        self._is_wanted = is_wanted
        async with self._lock:
            if self._is_wanted and self._release is None:
                self._release = await self._take()
            elif not self._is_wanted and self._release is not None:
                release, self._release = self._release, None
                await release()

    async def _take(self) -> Release | None:
        if self._session is not None:
            for manager in POWER_MANAGERS:
                if (release := await self._ask_manager(self._session, manager)) is not None:
                    return release
        return None if self._system is None else await self._ask_logind(self._system)

    @staticmethod
    async def _ask_manager(bus: Bus, manager: PowerManager) -> Release | None:
        try:
            reply = await bus.call(
                manager.service, "Inhibit", manager.signature, manager.arguments, starts=False
            )
        except DBusError as error:
            log.debug("%s keeps nothing awake: %s", manager.service.name, error)
            return None
        cookie = reply.body[0]

        async def release() -> None:
            try:
                await bus.call(manager.service, manager.release, "u", [cookie], starts=False)
            except DBusError as error:
                log.info("%s is gone, and its lock with it: %s", manager.service.name, error)

        return release

    @staticmethod
    async def _ask_logind(bus: Bus) -> Release | None:
        try:
            reply = await bus.call(LOGIND, "Inhibit", "ssss", LOGIND_ARGUMENTS, starts=False)
        except DBusError as error:
            log.debug("logind keeps nothing awake: %s", error)
            return None
        descriptor = reply.unix_fds[reply.body[0]]

        async def release() -> None:
            os.close(descriptor)

        return release
