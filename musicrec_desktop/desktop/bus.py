"""One connection to a bus, and calls whose failure is an ordinary answer."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from dbus_fast import BusType, DBusError, DBusFastError, Message, MessageFlag, MessageType
from dbus_fast.aio import MessageBus

log = logging.getLogger(__name__)

CALL_LIMIT_S: Final = 5.0
CONNECT_LIMIT_S: Final = 5.0
NO_REPLY: Final = "org.freedesktop.DBus.Error.NoReply"
LOST: Final = (OSError, EOFError, DBusFastError)
"""Errors of a connection that cannot be made or is lost."""

# The library's own messages about a lost bus are left out; we log one line.
logging.getLogger("dbus_fast").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Service:
    """An object of another program.

    Attributes:
        name: its name on the bus.
        path: of the object.
        interface: of what is called there.
    """

    name: str
    path: str
    interface: str


class Bus:
    """A connected bus.

    Args:
        connection: the library's side of it.
    """

    def __init__(self, connection: MessageBus) -> None:
        self.connection = connection
        self._end = asyncio.ensure_future(self._until_lost())

    @classmethod
    async def connect(cls, kind: BusType) -> Bus | None:
        """Connect; None where there is no such bus."""
        try:
            connection = MessageBus(bus_type=kind, negotiate_unix_fd=True, auth_timeout=CONNECT_LIMIT_S)
            return cls(await connection.connect())
        except LOST as error:
            log.info("no %s bus: %s", kind.name.lower(), error)
            return None

    async def call(
        self,
        service: Service,
        member: str,
        signature: str = "",
        body: Sequence[Any] = (),
        *,
        starts: bool = True,
    ) -> Message:
        """Call a method and wait for its reply.

        Args:
            service: whose.
            member: the method.
            signature: types of the arguments.
            body: the arguments.
            starts: whether a program that does not run may be started for it.

        Raises:
            DBusError: the service is not there, it refuses, or it does not answer.
        """
        message = Message(
            destination=service.name,
            path=service.path,
            interface=service.interface,
            member=member,
            signature=signature,
            body=list(body),
            flags=MessageFlag.NONE if starts else MessageFlag.NO_AUTOSTART,
        )
        if not self.connection.connected:
            raise DBusError(NO_REPLY, "the bus is gone")
        try:
            reply = await asyncio.wait_for(self.connection.call(message), CALL_LIMIT_S)
        except DBusError:
            raise
        except (*LOST, TimeoutError) as error:
            raise DBusError(NO_REPLY, str(error)) from error
        if reply is None:  # makes the library answer pending calls when the bus goes away
            raise DBusError(NO_REPLY, "the bus went away")
        if reply.message_type is MessageType.ERROR:
            raise DBusError(str(reply.error_name), " ".join(map(str, reply.body)))
        return reply

    async def add_match(self, rule: str) -> None:
        """Receive signals that fit a rule.

        Raises:
            DBusError: the bus refuses.
        """
        bus = Service("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        await self.call(bus, "AddMatch", "s", [rule])

    async def wait_until_lost(self) -> None:
        """Return when the bus is gone."""
        await asyncio.wait((self._end,))

    async def close(self) -> None:
        """Leave the bus."""
        if self.connection.connected:
            self.connection.disconnect()
        await self.wait_until_lost()

    async def _until_lost(self) -> None:
        with contextlib.suppress(*LOST):
            await self.connection.wait_for_disconnect()  # type: ignore[no-untyped-call]
