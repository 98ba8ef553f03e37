"""The observer list."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.core.signal import Signal


def test_slots_are_called_in_order_with_the_arguments() -> None:
    signal = Signal[int, str]()
    seen: list[tuple[object, ...]] = []
    signal.connect(lambda number, text: seen.append(("first", number, text)))
    disconnect = signal.connect(lambda number, text: seen.append(("second", number, text)))
    signal.emit(1, "a")
    disconnect()
    disconnect()
    signal.emit(2, "b")
    assert seen == [("first", 1, "a"), ("second", 1, "a"), ("first", 2, "b")]


def test_a_slot_that_is_disconnected_during_an_emission_is_not_called() -> None:
    signal = Signal[()]()
    seen: list[str] = []
    disconnects: list[Callable[[], None]] = []

    def first() -> None:
        seen.append("first")
        disconnects[0]()

    signal.connect(first)
    disconnects.append(signal.connect(lambda: seen.append("second")))
    signal.emit()
    assert seen == ["first"]
