"""Notifications and keeping awake, with servers of other programs on a private bus."""

from __future__ import annotations

import os
from typing import Annotated, Any

import pytest
from dbus_fast import Variant
from dbus_fast.annotations import DBusDict, DBusInt32, DBusSignature, DBusStr, DBusUInt32, DBusUnixFd
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

from musicrec_desktop.core.settings import KEEP_AWAKE, NOTIFY
from tests.support.desktop_rig import TITLES
from tests.support.living_player import Living, bus, living
from tests.support.private_bus import Peer, PrivateBus

__all__ = ["bus", "living"]

pytestmark = pytest.mark.dbus
Texts = Annotated[list[str], DBusSignature("as")]
Nothing = Annotated[None, DBusSignature("")]


class NotificationServer(ServiceInterface):
    """Shows nothing and remembers everything."""

    def __init__(self, capabilities: list[str]) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.capabilities = capabilities
        self.shown: list[dict[str, Any]] = []
        self.closed: list[int] = []

    @dbus_method(name="GetCapabilities")
    def get_capabilities(self) -> Texts:
        return self.capabilities

    @dbus_method(name="Notify")
    def notify(
        self,
        name: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        summary: DBusStr,
        body: DBusStr,
        actions: Texts,
        hints: DBusDict,
        expires: DBusInt32,
    ) -> DBusUInt32:
        self.shown.append(
            {"replaces": replaces, "summary": summary, "body": body, "actions": actions, "hints": hints}
        )
        return replaces or 7

    @dbus_method(name="CloseNotification")
    def close(self, number: DBusUInt32) -> Nothing:
        self.closed.append(number)

    @dbus_signal(name="ActionInvoked")
    def invoke(self, number: int, action: str) -> Annotated[list[Any], DBusSignature("us")]:
        return [number, action]


class Logind(ServiceInterface):
    """Hands out the ends of pipes; a lock is held while its other end is open."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.login1.Manager")
        self.asked: list[tuple[str, str]] = []
        self.ends: list[int] = []

    @dbus_method(name="Inhibit")
    def inhibit(self, what: DBusStr, who: DBusStr, why: DBusStr, mode: DBusStr) -> DBusUnixFd:
        self.asked.append((what, mode))
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        self.ends.append(ours)
        self.theirs = theirs
        return theirs

    @property
    def held(self) -> int:
        """How many locks are held now."""
        count = 0
        for end in self.ends:
            try:
                count += os.read(end, 1) != b""
            except BlockingIOError:
                count += 1
        return count


class SessionManager(ServiceInterface):
    """Hands out cookies."""

    def __init__(self) -> None:
        super().__init__("org.gnome.SessionManager")
        self.flags: list[int] = []
        self.cookies: set[int] = set()

    @dbus_method(name="Inhibit")
    def inhibit(self, app: DBusStr, window: DBusUInt32, reason: DBusStr, flags: DBusUInt32) -> DBusUInt32:
        self.flags.append(flags)
        self.cookies.add(len(self.flags))
        return len(self.flags)

    @dbus_method(name="Uninhibit")
    def uninhibit(self, cookie: DBusUInt32) -> Nothing:
        self.cookies.discard(cookie)


def serve_notifications(bus: PrivateBus, capabilities: list[str]) -> tuple[Peer, NotificationServer]:
    peer, server = Peer(bus.address), NotificationServer(capabilities)
    peer.serve("org.freedesktop.Notifications", "/org/freedesktop/Notifications", server)
    return peer, server


def test_a_track_is_told_with_its_cover_and_replaces_the_one_before(living: Living, bus: PrivateBus) -> None:
    peer, server = serve_notifications(bus, ["actions", "body", "body-markup"])
    living.start()
    living.play()
    living.until(lambda: len(server.shown) == 1, "a notification")
    first = server.shown[0]
    assert (first["summary"], first["body"], first["replaces"]) == (
        TITLES[0], "Ada North, The Lanterns – Harbour &amp; Co", 0,
    )  # fmt: skip
    assert first["hints"]["image-path"] == Variant("s", f"file://{living.rig.music}/cover.png")
    assert first["actions"][::2] == ["default", "next"]
    peer.do(lambda: server.invoke(7, "next"))
    living.until(lambda: len(server.shown) == 2, "the next notification")
    assert (server.shown[1]["summary"], server.shown[1]["replaces"]) == (TITLES[1], 7)
    peer.do(lambda: server.invoke(99, "default"))
    peer.do(lambda: server.invoke(7, "default"))
    living.until(lambda: living.rig.raised > 0, "the window")
    assert living.rig.raised == 1
    living.rig.desktop.close()
    assert server.closed == [7]
    peer.close()


def test_a_plain_server_gets_plain_text_without_buttons(living: Living, bus: PrivateBus) -> None:
    peer, server = serve_notifications(bus, ["body"])
    living.start()
    living.play()
    living.until(lambda: len(server.shown) == 1, "a notification")
    assert server.shown[0]["body"].endswith("Harbour & Co")
    assert server.shown[0]["actions"] == []
    peer.close()


@pytest.mark.parametrize(
    ("when", "is_active", "count"),
    [("unfocused", True, 0), ("unfocused", False, 1), ("always", True, 1), ("never", False, 0)],
)
def test_when_tracks_are_told(
    living: Living, bus: PrivateBus, when: str, is_active: bool, count: int
) -> None:
    peer, server = serve_notifications(bus, ["body"])
    living.rig.services.settings.set(NOTIFY, when)
    living.rig.is_window_active = is_active
    living.start()
    living.play()
    living.until(lambda: not living.rig.services.now_playing.now.is_cover_sought)
    # The last of the calls that the player made before is answered when this one is.
    living.ctl("status")
    living.until(lambda: len(server.shown) >= count)
    assert len(server.shown) == count
    peer.close()


def test_without_a_server_the_tray_tells(living: Living) -> None:
    living.start()
    living.play()
    living.until(lambda: living.rig.in_tray != [], "the message in the tray")
    assert living.rig.in_tray == [(TITLES[0], "Ada North, The Lanterns – Harbour & Co")]


def test_logind_keeps_the_computer_awake_exactly_while_music_plays(living: Living, bus: PrivateBus) -> None:
    peer, logind = Peer(bus.address), Logind()
    peer.serve("org.freedesktop.login1", "/org/freedesktop/login1", logind)
    living.start()
    player = living.player

    def is_held(count: int) -> bool:
        peer.do(lambda: _close_given(logind))
        return logind.held == count

    living.play()
    living.until(lambda: logind.asked == [("idle", "block")] and is_held(1), "the lock")
    player.next()
    player.pause()
    living.until(lambda: is_held(0), "the release")
    player.play()
    living.until(lambda: is_held(1), "the second lock")
    player.stop()
    living.until(lambda: is_held(0), "the second release")
    living.play()
    living.until(lambda: is_held(1), "the third lock")
    living.rig.services.settings.set(KEEP_AWAKE, False)
    living.rig.desktop.settings_changed()
    living.until(lambda: is_held(0), "the third release")
    assert len(logind.asked) == 3
    living.rig.services.settings.set(KEEP_AWAKE, True)
    living.rig.desktop.settings_changed()
    living.until(lambda: is_held(1), "the fourth lock")
    living.rig.desktop.close()
    assert is_held(0)
    peer.close()


def test_the_power_manager_of_the_session_is_asked_before_logind(living: Living, bus: PrivateBus) -> None:
    peer, logind, manager = Peer(bus.address), Logind(), SessionManager()
    peer.serve("org.freedesktop.login1", "/org/freedesktop/login1", logind)
    peer.serve("org.gnome.SessionManager", "/org/gnome/SessionManager", manager)
    living.start()
    living.play()
    living.until(lambda: manager.cookies == {1}, "the cookie")
    assert manager.flags == [4]
    living.player.pause()
    living.until(lambda: not manager.cookies, "its return")
    assert not logind.asked
    peer.close()


def _close_given(logind: Logind) -> None:
    """The server's copy of what it gave away, which it would otherwise hold itself."""
    if getattr(logind, "theirs", -1) >= 0:
        os.close(logind.theirs)
        logind.theirs = -1
