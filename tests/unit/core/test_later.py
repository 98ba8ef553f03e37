"""Values that are made when they are first used."""

from __future__ import annotations

import threading

from musicrec_desktop.core.later import Waking, itself, later, load_code, made, when_made
from musicrec_desktop.core.signal import Signal


class Radio:
    """Counts what was made."""

    count = 0

    def __init__(self) -> None:
        type(self).count += 1
        self.made: Signal[int] = Signal()
        self.volume = 5

    def play(self, name: str) -> str:
        return f"{name} at {self.volume}"


def test_a_value_is_made_once_by_its_first_use() -> None:
    Radio.count = 0
    radio = later(Radio)
    assert Radio.count == 0
    assert made(radio) is None
    assert radio.play("Jazz") == "Jazz at 5"
    assert (radio.volume, Radio.count) == (5, 1)
    there = made(radio)
    assert there is not None
    assert there.volume == 5
    assert made(there) is there


def test_threads_that_use_it_together_get_one() -> None:
    Radio.count = 0
    radio = later(Radio)
    barrier, volumes = threading.Barrier(4), list[int]()

    def use() -> None:
        barrier.wait()
        volumes.append(radio.volume)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (volumes, Radio.count) == ([5, 5, 5, 5], 1)


def test_who_waits_hears_of_it_without_having_it_made() -> None:
    Radio.count = 0
    radio, heard = later(Radio), list[int]()
    disconnect = when_made(radio, lambda there: there.made.connect(heard.append))
    gone = when_made(radio, lambda there: there.made.connect(heard.append))
    gone()
    assert Radio.count == 0
    radio.made.emit(3)
    assert heard == [3]
    disconnect()
    radio.made.emit(4)
    assert heard == [3]


def test_what_is_there_is_connected_at_once() -> None:
    heard = list[int]()
    radio, used = Radio(), later(Radio)
    used.play("Jazz")
    for one in (radio, used):
        disconnect = when_made(one, lambda there: there.made.connect(heard.append))
        one.made.emit(1)
        disconnect()
        one.made.emit(2)
    assert heard == [1, 1]


def test_what_is_set_is_set_in_the_value() -> None:
    Radio.count = 0
    radio = later(Radio)
    radio.volume = 7
    assert (radio.volume, radio.play("News"), Radio.count) == (7, "News at 7", 1)


def test_a_signal_can_be_connected_with_before_the_value_is_there() -> None:
    Radio.count = 0
    radio, heard = later(Radio, signals=("made",)), list[int]()
    radio.made.connect(heard.append)
    gone = radio.made.connect(heard.append)
    gone()
    assert Radio.count == 0
    itself(radio).made.emit(5)
    assert heard == [5]


def test_what_is_known_of_a_value_is_told_until_it_is_there() -> None:
    Radio.count = 0
    radio = later(Radio, meanwhile={"volume": 0})
    assert (radio.volume, Radio.count) == (0, 0)
    assert radio.play("News") == "News at 5"
    assert radio.volume == 5


def test_code_is_loaded_by_name_or_by_a_call() -> None:
    loaded: list[str] = []
    load_code(later(Radio, "musicrec_desktop.core.later", lambda: loaded.append("called")), "no stand-in")
    assert loaded == ["called"]


def test_values_are_made_in_order_before_what_they_must_not_miss() -> None:
    order: list[str] = []

    def make(name: str) -> Radio:
        order.append(name)
        radio = Radio()
        bell.connect(lambda: order.append(f"{name} heard"))
        return radio

    bell: Signal[()] = Signal()
    waking = Waking((later(lambda: make("first")), later(lambda: make("second"))), before=(bell,))
    assert waking.step()
    assert order == ["first"]
    bell.emit()
    bell.emit()
    heard = ["first heard", "second heard"]
    assert order == ["first", "second", *heard, *heard]
    assert not waking.step()


def test_a_signal_that_is_emitted_makes_the_value() -> None:
    heard: list[int] = []

    class Telling:
        def __init__(self) -> None:
            self.told: Signal[int] = Signal()

    made_values: list[Telling] = []

    def make() -> Telling:
        made_values.append(Telling())
        return made_values[0]

    telling = later(make, signals=("told",))
    telling.told.connect(heard.append)
    tell = telling.told.emit
    assert not made_values
    tell(7)
    assert heard == [7]
    assert len(made_values) == 1
