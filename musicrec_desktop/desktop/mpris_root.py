"""The root interface of MPRIS: the program as a whole."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Final

from dbus_fast import PropertyAccess
from dbus_fast.annotations import DBusBool, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property

from musicrec_desktop.desktop.mpris_commands import MprisCommands
from musicrec_desktop.desktop.mpris_values import MIME_TYPES, ROOT_INTERFACE, URI_SCHEMES

IDENTITY: Final = "MusicRec"
DESKTOP_ENTRY: Final = "musicrec"

Ask = Callable[[Callable[[], object]], Awaitable[None]]
"""Runs a command in the owner's thread and waits in the loop until it is done."""

DBusNothing = Annotated[None, DBusSignature("")]
DBusTexts = Annotated[list[str], DBusSignature("as")]


class MprisRoot(ServiceInterface):
    """``org.mpris.MediaPlayer2``, without TrackList: GNOME and KDE do not look at it."""

    def __init__(self, ask: Ask, control: MprisCommands) -> None:
        super().__init__(ROOT_INTERFACE)
        self._ask, self._control = ask, control

    @dbus_method(name="Raise")
    async def raise_window(self) -> DBusNothing:
        """Bring the window to the front."""
        await self._ask(self._control.window.come_forward)

    @dbus_method(name="Quit")
    async def quit_program(self) -> DBusNothing:
        """End the program."""
        await self._ask(self._control.window.quit)

    @dbus_property(PropertyAccess.READ, name="CanQuit")
    def can_quit(self) -> DBusBool:
        """Always."""
        return True

    @dbus_property(PropertyAccess.READ, name="CanRaise")
    def can_raise(self) -> DBusBool:
        """Always."""
        return True

    @dbus_property(PropertyAccess.READ, name="HasTrackList")
    def has_track_list(self) -> DBusBool:
        """Never: the interface TrackList is not there."""
        return False

    @dbus_property(PropertyAccess.READ, name="Identity")
    def identity(self) -> DBusStr:
        """The name of the program."""
        return IDENTITY

    @dbus_property(PropertyAccess.READ, name="DesktopEntry")
    def desktop_entry(self) -> DBusStr:
        """The name of the program's desktop file, without its ending."""
        return DESKTOP_ENTRY

    @dbus_property(PropertyAccess.READ, name="SupportedUriSchemes")
    def supported_uri_schemes(self) -> DBusTexts:
        """Schemes of the URLs that ``OpenUri`` takes."""
        return list(URI_SCHEMES)

    @dbus_property(PropertyAccess.READ, name="SupportedMimeTypes")
    def supported_mime_types(self) -> DBusTexts:
        """Types of the files that ``OpenUri`` takes."""
        return list(MIME_TYPES)
