"""A D-Bus of the test's own, and objects of other programs on it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Coroutine, Iterator
from typing import Any
from unittest import SkipTest

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface

from tests.support.processes import end, ended

LIMIT_S = 60.0


class PrivateBus:
    """A running ``dbus-daemon``, for session and system at once."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self._process = process
        self.address = address

    @property
    def environment(self) -> dict[str, str]:
        """For programs that are to find it."""
        return {
            **os.environ,
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "DBUS_SYSTEM_BUS_ADDRESS": self.address,
        }

    def kill(self) -> None:
        """End the bus while programs are connected."""
        end(self._process)


@contextlib.contextmanager
def private_bus() -> Iterator[PrivateBus]:
    """Start a bus; skips the test where there is no ``dbus-daemon``."""
    program = shutil.which("dbus-daemon")
    if program is None:
        raise SkipTest("dbus-daemon is not installed")
    process = subprocess.Popen(
        [program, "--session", "--nofork", "--nopidfile", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with ended(process):
        assert process.stdout is not None
        yield PrivateBus(process, process.stdout.readline().strip())


class Peer:
    """Another program on the bus, in a thread of its own: it serves objects and makes calls.

    Args:
        address: of the bus.
    """

    def __init__(self, address: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="peer", daemon=True)
        self._thread.start()
        self.signals: list[Message] = []
        self._bus: MessageBus = self.wait(self._connect(address))

    def wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Do something in the peer's thread, and its result."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(LIMIT_S)

    def serve(self, name: str, path: str, interface: ServiceInterface) -> None:
        """Be found under a name."""

        async def export() -> None:
            self._bus.export(path, interface)
            await self._bus.request_name(name)

        self.wait(export())

    def do(self, function: Callable[[], object]) -> None:
        """Run a function in the peer's thread."""

        async def run() -> None:
            function()

        self.wait(run())

    def send(
        self, member: str, path: str, interface: str, name: str, signature: str, body: list[Any]
    ) -> Message:
        """Call a method of another program and return the reply; not for objects of this thread."""
        return self.wait(self.call(member, path, interface, name, signature, body))  # type: ignore[no-any-return]

    async def call(
        self,
        member: str,
        path: str,
        interface: str,
        name: str,
        signature: str = "",
        body: list[Any] | None = None,
    ) -> Message:
        """Call a method of another program, inside the peer's thread."""
        return await self._bus.call(
            Message(
                destination=name,
                path=path,
                interface=interface,
                member=member,
                signature=signature,
                body=body or [],
            )
        )

    def listen(self, path: str, *members: str) -> None:
        """Keep the signals of an object, from now on; ``members`` names the ones that are meant.

        The bus itself sends signals that nobody asked for: ``NameAcquired`` comes with the connection, and on
        a busy machine after it.
        """

        def keep(message: Message) -> None:
            if (
                message.message_type is MessageType.SIGNAL
                and message.path == path
                and message.member in members
            ):
                self.signals.append(message)

        bus = "org.freedesktop.DBus"
        self._bus.add_message_handler(keep)
        rule = f"type='signal',path='{path}'"
        self.wait(self.call("AddMatch", "/org/freedesktop/DBus", bus, bus, "s", [rule]))

    def close(self) -> None:
        """Leave the bus and end the thread."""

        async def leave() -> None:
            if self._bus.connected:
                self._bus.disconnect()
            with contextlib.suppress(OSError, EOFError):
                await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

        self.wait(leave())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(LIMIT_S)
        self._loop.close()

    @staticmethod
    async def _connect(address: str) -> MessageBus:
        return await MessageBus(bus_address=address, negotiate_unix_fd=True).connect()
