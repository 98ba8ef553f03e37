"""A notification of the desktop for each track that begins; each replaces the one before.

The specification: https://specifications.freedesktop.org/notification-spec/latest/
"""

from __future__ import annotations

import asyncio
import html
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from dbus_fast import DBusError, Message, MessageType, Variant

from musicrec_desktop.core.bidi import isolated
from musicrec_desktop.desktop.bus import Bus, Service
from musicrec_desktop.desktop.mpris_root import DESKTOP_ENTRY, IDENTITY
from musicrec_desktop.desktop.mpris_values import file_url, wire_text
from musicrec_desktop.services.now_playing import NowPlaying

log = logging.getLogger(__name__)

SERVER: Final = Service(
    "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications"
)
ICON: Final = "musicrec"
OPEN_ACTION: Final = "default"
NEXT_ACTION: Final = "next"
_ACTIONS: Final = (OPEN_ACTION, "Show player", NEXT_ACTION, "Next")
_SIGNATURE: Final = "susssasa{sv}i"
_SERVER_DECIDES: Final = -1


@dataclass(frozen=True, slots=True)
class Notice:
    """The texts of a notification.

    Attributes:
        headline: its title.
        text: who plays it on what, without mark-up.
        cover_path: a picture file, or empty.
    """

    headline: str
    text: str
    cover_path: str = ""


def notice_of(now: NowPlaying) -> Notice | None:
    """The notice for what plays."""
    if now.track is None:
        return None
    tags = now.track.tags
    text = " – ".join(isolated(part) for part in (tags.artist_text, tags.album) if part)
    return Notice(wire_text(tags.title), wire_text(text), now.cover_path)


def arguments_of(notice: Notice, replaces_id: int, capabilities: Collection[str]) -> list[object]:
    """The arguments of ``Notify`` for a server that can do these things."""
    hints = {
        "desktop-entry": Variant("s", DESKTOP_ENTRY),
        # Transient: a track of an hour ago must not stay in the list of missed notifications.
        "transient": Variant("b", True),
        "suppress-sound": Variant("b", True),
    }
    if notice.cover_path:
        hints["image-path"] = Variant("s", file_url(notice.cover_path))
    return [
        IDENTITY,
        replaces_id,
        ICON,
        notice.headline,
        html.escape(notice.text, quote=False) if "body-markup" in capabilities else notice.text,
        list(_ACTIONS) if "actions" in capabilities else [],
        hints,
        _SERVER_DECIDES,
    ]


class Notifier:
    """Shows notices, in the thread of the bus.

    Args:
        bus: the session's.
        on_action: called with the word of an action that the user chose.
        on_unheard: called with a notice that no server took.
    """

    def __init__(
        self, bus: Bus, on_action: Callable[[str], object], on_unheard: Callable[[Notice], object]
    ) -> None:
        self._bus, self._on_action, self._on_unheard = bus, on_action, on_unheard
        self._lock = asyncio.Lock()
        self._wanted: Notice | None = None
        self._shown_id = 0
        self._capabilities: frozenset[str] | None = None
        self._is_listening = False

    async def show(self, notice: Notice) -> None:
        """Show a notice; of several that come while the server is slow, only the latest."""
        self._wanted = notice
        async with self._lock:
            if self._wanted is not notice:
                return
            try:
                await self._tell(notice)
            except DBusError as error:
                log.info("no notification: %s", error)
                self._shown_id, self._capabilities = 0, None
                self._on_unheard(notice)

    async def withdraw(self) -> None:
        """Close a notification that may still be on the screen."""
        if self._shown_id:
            try:
                await self._bus.call(SERVER, "CloseNotification", "u", [self._shown_id], starts=False)
            except DBusError as error:
                log.debug("a notification stays: %s", error)

    async def _tell(self, notice: Notice) -> None:
        await self._listen()
        if self._capabilities is None:
            reply = await self._bus.call(SERVER, "GetCapabilities")
            self._capabilities = frozenset(reply.body[0])
        arguments = arguments_of(notice, self._shown_id, self._capabilities)
        self._shown_id = (await self._bus.call(SERVER, "Notify", _SIGNATURE, arguments)).body[0]

    async def _listen(self) -> None:
        if not self._is_listening:
            self._is_listening = True
            self._bus.connection.add_message_handler(self._on_message)
            await self._bus.add_match(
                f"type='signal',sender='{SERVER.name}',path='{SERVER.path}',interface='{SERVER.interface}'"
            )

    def _on_message(self, message: Message) -> None:
        if message.message_type is not MessageType.SIGNAL or message.interface != SERVER.interface:
            return
        if not message.body or message.body[0] != self._shown_id:
            return
        if message.member == "ActionInvoked" and message.signature == "us":
            self._on_action(message.body[1])
        elif message.member == "NotificationClosed":
            self._shown_id = 0
