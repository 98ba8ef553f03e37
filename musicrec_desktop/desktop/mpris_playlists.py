"""The playlists interface of MPRIS: the playlists of the listener, plain and smart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final

from dbus_fast import DBusError, ErrorType, PropertyAccess
from dbus_fast.annotations import DBusBool, DBusObjectPath, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from musicrec_desktop.desktop.mpris_root import Ask, DBusNothing, DBusTexts
from musicrec_desktop.desktop.mpris_values import wire_text
from musicrec_desktop.model.playlist import Playlist, PlaylistId
from musicrec_desktop.services.playlists.playing import PlaylistsNow

PLAYLISTS_INTERFACE: Final = "org.mpris.MediaPlayer2.Playlists"
NO_PLAYLIST: Final = "/"
_PREFIX: Final = "/org/musicrec/playlist/"
_ALPHABETICAL: Final = "Alphabetical"
ORDERS: Final[dict[str, Callable[[Playlist], tuple[int, int]]]] = {
    "CreationDate": lambda playlist: (playlist.created_at_ms, playlist.id),
    "ModifiedDate": lambda playlist: (playlist.changed_at_ms, playlist.id),
}
"""Orderings besides the alphabetical one, the oldest first; of one millisecond, the first that was made."""

DBusPlaylist = Annotated[list[str], DBusSignature("(oss)")]
DBusPlaylists = Annotated[list[list[str]], DBusSignature("a(oss)")]
DBusMaybePlaylist = Annotated[list[Any], DBusSignature("(b(oss))")]


class MprisPlaylists(ServiceInterface):
    """``org.mpris.MediaPlayer2.Playlists``, in the thread of the bus.

    Args:
        ask: runs a command in the owner's thread.
        play: plays a playlist; called in the owner's thread.
        now: the latest value so far.
    """

    def __init__(self, ask: Ask, play: Callable[[PlaylistId], object], now: PlaylistsNow) -> None:
        super().__init__(PLAYLISTS_INTERFACE)
        self._ask, self._play, self._now = ask, play, now

    def publish(self, now: PlaylistsNow) -> None:
        """Take a new value, and tell what is different: the count, the active one, other names."""
        before, self._now = self._now, now
        changed: dict[str, Any] = {}
        if len(before.playlists) != len(now.playlists):
            changed["PlaylistCount"] = len(now.playlists)
        if _active(before) != _active(now):
            changed["ActivePlaylist"] = _active(now)
        if changed:
            self.emit_properties_changed(changed)
        names = {one.id: one.name for one in before.playlists}
        for one in now.playlists:
            if names.get(one.id, one.name) != one.name:
                self.playlist_changed(one)

    @dbus_signal(name="PlaylistChanged")
    def playlist_changed(self, playlist: Playlist) -> DBusPlaylist:
        """The signal that a playlist has another name."""
        return _struct(playlist)

    @dbus_method(name="ActivatePlaylist")
    async def activate_playlist(self, PlaylistId: DBusObjectPath) -> DBusNothing:  # noqa: N803
        """Play a playlist from its beginning, soon."""
        found = next((one for one in self._now.playlists if _path(one) == PlaylistId), None)
        if found is None:
            raise DBusError(ErrorType.INVALID_ARGS, "there is no such playlist")
        await self._ask(lambda: self._play(found.id))

    @dbus_method(name="GetPlaylists")
    def get_playlists(
        self,
        Index: DBusUInt32,  # noqa: N803  the specification's words
        MaxCount: DBusUInt32,  # noqa: N803
        Order: DBusStr,  # noqa: N803
        ReverseOrder: DBusBool,  # noqa: N803
    ) -> DBusPlaylists:
        """Some playlists in an order; in the alphabetical one for an order that is not offered."""
        ordered = list(self._now.playlists)
        if Order in ORDERS:
            ordered.sort(key=ORDERS[Order])
        if ReverseOrder:
            ordered.reverse()
        return [_struct(one) for one in ordered[Index : Index + MaxCount]]

    @dbus_property(PropertyAccess.READ, name="PlaylistCount")
    def playlist_count(self) -> DBusUInt32:
        """The number of playlists."""
        return len(self._now.playlists)

    @dbus_property(PropertyAccess.READ, name="Orderings")
    def orderings(self) -> DBusTexts:
        """The orders that ``GetPlaylists`` knows."""
        return [_ALPHABETICAL, *ORDERS]

    @dbus_property(PropertyAccess.READ, name="ActivePlaylist")
    def active_playlist(self) -> DBusMaybePlaylist:
        """The playlist that plays, and whether any does."""
        return _active(self._now)


def _path(playlist: Playlist) -> str:
    return f"{_PREFIX}{playlist.id}"


def _struct(playlist: Playlist) -> list[str]:
    """Path, name, and an icon, which playlists do not have."""
    return [_path(playlist), wire_text(playlist.name), ""]


def _active(now: PlaylistsNow) -> list[Any]:
    playlist = now.active_playlist
    return [False, [NO_PLAYLIST, "", ""]] if playlist is None else [True, _struct(playlist)]
