"""What libVLC says of a sound device that went away."""

from __future__ import annotations

from typing import Any

import pytest

from musicrec_desktop.playback.vlc.log import ERROR_LEVEL, WRITE_FAILURES, VlcLog


class Instance:
    """Takes the callback, as libVLC does."""

    def __init__(self) -> None:
        self.callback: Any = None

    def log_set(self, callback: Any, _data: object) -> None:
        self.callback = callback

    def log_unset(self) -> None:
        self.callback = None

    def say(self, form: bytes, level: int = ERROR_LEVEL) -> None:
        self.callback(None, level, None, form, None)


class Bindings:
    """Callbacks are plain functions."""

    class CallbackDecorators:
        LogCb = staticmethod(lambda function: function)


@pytest.fixture
def instance() -> Instance:
    return Instance()


@pytest.fixture
def told(instance: Instance) -> list[str]:
    calls: list[str] = []
    instance.log = VlcLog(Bindings, instance, lambda: calls.append("lost"))  # type: ignore[attr-defined]
    return calls


def test_an_output_that_cannot_be_opened_is_told_once_for_each_media(
    instance: Instance, told: list[str]
) -> None:
    instance.say(b"failed to create audio output")
    instance.say(b"no suitable audio output module")
    assert told == ["lost"]
    instance.log.begin()  # type: ignore[attr-defined]
    instance.say(b"failed to create audio output")
    assert told == ["lost", "lost"]


def test_a_server_that_takes_nothing_any_more_is_told_and_a_single_refusal_is_not(
    instance: Instance, told: list[str]
) -> None:
    for _ in range(WRITE_FAILURES - 1):
        instance.say(b"%s: %s")
    assert told == []
    instance.say(b"%s: %s")
    instance.say(b"%s: %s")
    assert told == ["lost"]


def test_other_words_and_lesser_ones_say_nothing(instance: Instance, told: list[str]) -> None:
    instance.say(b"Invalid get/release function pointers")
    instance.say(b"failed to create audio output", ERROR_LEVEL - 1)
    assert told == []
