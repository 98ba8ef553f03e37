"""The player interface of MPRIS: read from the latest value, asked of the owner."""

from __future__ import annotations

from typing import Annotated, Any, Final

from dbus_fast import DBusError, ErrorType, PropertyAccess, Variant
from dbus_fast.annotations import (
    DBusBool,
    DBusDouble,
    DBusInt64,
    DBusObjectPath,
    DBusSignature,
    DBusStr,
)
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.desktop import mpris_values as values
from musicrec_desktop.desktop.mpris_commands import MprisCommands
from musicrec_desktop.desktop.mpris_root import Ask, DBusNothing
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.services.now_playing import NowPlaying

DBusMetadata = Annotated[dict[str, Variant], DBusSignature("a{sv}")]
_READ: Final = PropertyAccess.READ


def announced(now: NowPlaying) -> dict[str, Any]:
    """The properties whose changes are told, with their values; ``Position`` is not among them."""
    has_track = now.entry_id is not None
    return {
        "PlaybackStatus": values.STATUS[now.state],
        "LoopStatus": values.LOOP[now.repeat],
        "Rate": now.speed_percent / 100,
        "Shuffle": now.is_shuffled,
        "Metadata": values.metadata_of(now),
        "Volume": values.volume_of(now),
        "CanGoNext": now.has_next,
        "CanGoPrevious": now.has_entries,
        "CanPlay": now.has_entries,
        "CanPause": has_track,
        "CanSeek": has_track and now.state is not PlayerState.STOPPED,
    }


class MprisPlayer(ServiceInterface):
    """``org.mpris.MediaPlayer2.Player``, in the thread of the bus.

    Args:
        ask: runs a command in the owner's thread.
        control: has the commands.
        clock: tells how far playback has come since the latest value; read from this thread.
        now: the latest value so far.
    """

    def __init__(self, ask: Ask, control: MprisCommands, clock: Clock, now: NowPlaying) -> None:
        super().__init__(values.PLAYER_INTERFACE)
        self._ask, self._control, self._clock = ask, control, clock
        self._now = now
        self._announced = announced(now)

    def publish(self, now: NowPlaying) -> None:
        """Take a new value, and tell what is different."""
        told = announced(now)
        changed = {name: value for name, value in told.items() if value != self._announced[name]}
        self._now, self._announced = now, told
        if changed:
            self.emit_properties_changed(changed)

    @dbus_signal(name="Seeked")
    def seeked(self, position_ms: int) -> DBusInt64:
        """The signal of a jump to ``position_ms``; its value is in microseconds."""
        return position_ms * 1000

    @dbus_method(name="Next")
    async def next(self) -> DBusNothing:
        """Go to the next track; a paused or stopped player stays silent."""
        await self._ask(self._control.next)

    @dbus_method(name="Previous")
    async def previous(self) -> DBusNothing:
        """Begin the track again or go back, as the player's button does; a player at rest stays silent."""
        await self._ask(self._control.previous)

    @dbus_method(name="Pause")
    async def pause(self) -> DBusNothing:
        """Pause; a paused or stopped player stays as it is."""
        await self._ask(self._control.pause)

    @dbus_method(name="PlayPause")
    async def play_pause(self) -> DBusNothing:
        """Pause what plays, else play."""
        await self._ask(self._control.toggle)

    @dbus_method(name="Stop")
    async def stop(self) -> DBusNothing:
        """Stop; the queue stays."""
        await self._ask(self._control.stop)

    @dbus_method(name="Play")
    async def play(self) -> DBusNothing:
        """Play, where the queue has something to play."""
        await self._ask(self._control.play)

    @dbus_method(name="Seek")
    async def seek(self, Offset: DBusInt64) -> DBusNothing:  # noqa: N803  the specification's word
        """Go forward by some microseconds, back where they are negative."""
        await self._ask(lambda: self._control.seek_by(Offset))

    @dbus_method(name="SetPosition")
    async def set_position(self, TrackId: DBusObjectPath, Position: DBusInt64) -> DBusNothing:  # noqa: N803
        """Go to a moment of a track, in microseconds; ignored where another track plays by now."""
        await self._ask(lambda: self._control.set_position(TrackId, Position))

    @dbus_method(name="OpenUri")
    async def open_uri(self, Uri: DBusStr) -> DBusNothing:  # noqa: N803
        """Open a file of this computer.

        Raises:
            DBusError: the URL names no file of this computer.
        """
        path = values.path_of_url(Uri)
        if path is None:
            raise DBusError(ErrorType.NOT_SUPPORTED, "only file:// URLs of this computer can be opened")
        await self._ask(lambda: self._control.window.open_paths([path]))

    @dbus_property(_READ, name="PlaybackStatus")
    def playback_status(self) -> DBusStr:
        """``Playing``, ``Paused`` or ``Stopped``."""
        return values.STATUS[self._now.state]

    @dbus_property(name="LoopStatus")
    def loop_status(self) -> DBusStr:
        """``None``, ``Track`` or ``Playlist``."""
        return values.LOOP[self._now.repeat]

    @loop_status.setter
    async def set_loop_status(self, word: DBusStr) -> None:
        """Set what is repeated.

        Raises:
            DBusError: the word is none of the three.
        """
        mode = values.REPEAT.get(word)
        if mode is None:
            raise DBusError(ErrorType.INVALID_ARGS, "LoopStatus is None, Track or Playlist")
        await self._ask(lambda: self._control.set_repeat(mode))

    @dbus_property(name="Rate")
    def rate(self) -> DBusDouble:
        """The playback speed; 1 is the normal one."""
        return self._now.speed_percent / 100

    @rate.setter
    async def set_rate(self, rate: DBusDouble) -> None:
        """Set the playback speed."""
        await self._ask(lambda: self._control.set_rate(rate))

    @dbus_property(name="Shuffle")
    def shuffle(self) -> DBusBool:
        """Whether the queue is shuffled."""
        return self._now.is_shuffled

    @shuffle.setter
    async def set_shuffle(self, is_shuffled: DBusBool) -> None:
        """Shuffle the queue, or put it back in order."""
        await self._ask(lambda: self._control.set_shuffled(is_shuffled))

    @dbus_property(_READ, name="Metadata")
    def metadata(self) -> DBusMetadata:
        """What plays: the id of its queue entry, its tags, length and cover."""
        return values.metadata_of(self._now)

    @dbus_property(name="Volume")
    def volume(self) -> DBusDouble:
        """What is heard, 0 to 1; 0 while muted."""
        return values.volume_of(self._now)

    @volume.setter
    async def set_volume(self, share: DBusDouble) -> None:
        """Set the volume; more than 0 ends muting."""
        await self._ask(lambda: self._control.set_volume(share))

    @dbus_property(_READ, name="Position")
    def position(self) -> DBusInt64:
        """The position in the track now, in microseconds."""
        position_ms = self._now.place.position_at(self._clock.monotonic_ms())
        if self._now.duration_ms is not None:
            position_ms = min(position_ms, self._now.duration_ms)
        return position_ms * 1000

    @dbus_property(_READ, name="MinimumRate")
    def minimum_rate(self) -> DBusDouble:
        """The lowest playback speed."""
        return values.MINIMUM_RATE

    @dbus_property(_READ, name="MaximumRate")
    def maximum_rate(self) -> DBusDouble:
        """The highest playback speed."""
        return values.MAXIMUM_RATE

    @dbus_property(_READ, name="CanGoNext")
    def can_go_next(self) -> DBusBool:
        """Whether a next track follows."""
        return bool(self._announced["CanGoNext"])

    @dbus_property(_READ, name="CanGoPrevious")
    def can_go_previous(self) -> DBusBool:
        """Whether the queue has a track that can begin again."""
        return bool(self._announced["CanGoPrevious"])

    @dbus_property(_READ, name="CanPlay")
    def can_play(self) -> DBusBool:
        """Whether the queue has something to play."""
        return bool(self._announced["CanPlay"])

    @dbus_property(_READ, name="CanPause")
    def can_pause(self) -> DBusBool:
        """Whether there is a track to pause."""
        return bool(self._announced["CanPause"])

    @dbus_property(_READ, name="CanSeek")
    def can_seek(self) -> DBusBool:
        """Whether there is a track to seek in."""
        return bool(self._announced["CanSeek"])

    @dbus_property(_READ, name="CanControl")
    def can_control(self) -> DBusBool:
        """Always: the commands of this interface do something."""
        return True
