"""What a screen reader gets over AT-SPI, on a bus of the test's own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest import SkipTest

import pytest
from dbus_fast import Variant

from tests.support.private_bus import Peer, private_bus
from tests.support.processes import ended
from tests.support.screens import x_screen

pytestmark = [pytest.mark.dbus, pytest.mark.timeout(120)]
LAUNCHER: Final = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
ATSPI: Final = "org.a11y.atspi"
REGISTRY: Final = f"{ATSPI}.Registry"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
ROOT: Final = "/org/a11y/atspi/accessible/root"
VISIBLE: Final = 30
"""The bit of AT-SPI's state of a thing that is there to be found."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One object on the bus.

    Attributes:
        owner: the program that has it.
        path: of the object.
        role: as AT-SPI names it.
        name: as a screen reader says it.
    """

    owner: str
    path: str
    role: str
    name: str


@dataclass
class Reader:
    """Asks as a screen reader does.

    Attributes:
        peer: on the bus of accessibility.
        program: the small window.
    """

    peer: Peer
    program: subprocess.Popen[str]

    def ask(self, owner: str, path: str, part: str, member: str, signature: str = "", *body: Any) -> Any:
        """Call a method of an object; the first value of its answer."""
        answer = self.peer.send(member, path, f"{ATSPI}.{part}", owner, signature, list(body))
        assert answer.error_name is None, (part, member, answer.body)
        return answer.body[0] if answer.body else None

    def read(self, thing: Thing, part: str, name: str) -> Any:
        """A property of an object."""
        body = [f"{ATSPI}.{part}", name]
        return self.peer.send("Get", thing.path, PROPERTIES, thing.owner, "ss", body).body[0].value

    def below(self, owner: str, path: str) -> Iterator[Thing]:
        """All things below an object, from the outside to the inside."""
        for child_owner, child_path in self.ask(owner, path, "Accessible", "GetChildren"):
            role = self.ask(child_owner, child_path, "Accessible", "GetRoleName")
            name = self.read(Thing(child_owner, child_path, role, ""), "Accessible", "Name")
            yield Thing(child_owner, child_path, role, name)
            yield from self.below(child_owner, child_path)

    def find(self, name: str) -> Thing:
        """The thing of this name in the small window."""
        found = [thing for thing in self.below(REGISTRY, ROOT) if thing.name == name]
        assert len(found) == 1, found
        return found[0]

    def said(self) -> str:
        """What the small window says next."""
        assert self.program.stdout is not None
        return self.program.stdout.readline().strip()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """A screen reader and the small window on a bus and a screen of their own."""
    if not LAUNCHER.exists():
        raise SkipTest("at-spi2-core is not installed")
    with private_bus() as bus, x_screen() as display:
        asking = Peer(bus.address)
        address = asking.send("GetAddress", "/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus", "", []).body[0]
        environment = {
            **bus.environment,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.access.small_window"],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        with ended(program):
            made = Reader(Peer(address), program)
            assert made.said() == "ready"
            yield made
            made.peer.close()
        asking.close()


def test_each_thing_has_its_name_and_role(reader: Reader) -> None:
    things = {thing.name: thing.role for thing in reader.below(REGISTRY, ROOT)}
    assert things["Show what is playing"] == "push button"
    assert things["Ada North"] == "link"
    assert things["Rating"] == "slider"
    assert things["Next"] == "push button"
    assert things["Keep playing"] == "check box"


def test_an_ornament_is_not_there_to_be_found(reader: Reader) -> None:
    things = {thing.role: thing for thing in reader.below(REGISTRY, ROOT)}

    def is_visible(thing: Thing) -> bool:
        states: list[int] = reader.ask(thing.owner, thing.path, "Accessible", "GetState")
        return bool(states[VISIBLE // 32] >> VISIBLE % 32 & 1)

    assert is_visible(things["link"])
    assert not is_visible(things["graphic"])


def test_a_screen_reader_presses(reader: Reader) -> None:
    cover = reader.find("Show what is playing")
    names = [action[0] for action in reader.ask(cover.owner, cover.path, "Action", "GetActions")]
    assert names[0] == "Press"
    assert reader.ask(cover.owner, cover.path, "Action", "DoAction", "i", 0) is True
    assert reader.said() == "pressed"


def test_a_screen_reader_reads_and_sets_a_value(reader: Reader) -> None:
    stars = reader.find("Rating")
    assert reader.read(stars, "Value", "CurrentValue") == 3.5
    assert reader.read(stars, "Value", "MaximumValue") == 5
    body = [f"{ATSPI}.Value", "CurrentValue", Variant("d", 4.5)]
    reader.peer.send("Set", stars.path, PROPERTIES, stars.owner, "ssv", body)
    assert reader.said() == "rated 9"
