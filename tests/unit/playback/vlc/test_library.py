"""Machines without libVLC, or with half of it."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.playback.vlc import library


def _no_function() -> bytes:
    raise NameError("no function 'libvlc_get_version'")


@pytest.mark.parametrize(
    "error", [NotImplementedError("no lib"), OSError("x"), ImportError("x"), SystemExit(1)]
)
def test_a_missing_library_is_a_reason_word(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(_name: str) -> object:
        raise error

    monkeypatch.setattr(importlib, "import_module", fail)
    with pytest.raises(PlaybackError) as caught:
        library.load_bindings()
    assert caught.value.reason == "no-libvlc"


def test_bindings_without_functions_are_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    hollow = SimpleNamespace(libvlc_get_version=_no_function)
    monkeypatch.setattr(importlib, "import_module", lambda _name: hollow)
    with pytest.raises(PlaybackError) as caught:
        library.load_bindings()
    assert caught.value.reason == "no-libvlc"


def test_a_library_without_plugins_is_another_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = SimpleNamespace(libvlc_get_version=lambda: b"3", Instance=lambda _arguments: None)
    monkeypatch.setattr(importlib, "import_module", lambda _name: bare)
    with pytest.raises(PlaybackError) as caught:
        library.open_instance(library.load_bindings())
    assert caught.value.reason == "no-plugins"


def test_the_environment_may_choose_the_output(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []

    def instance(arguments: list[str]) -> object:
        given.append(arguments)
        return object()

    monkeypatch.setenv(library.AUDIO_OUTPUT_VARIABLE, "pulse")
    library.open_instance(SimpleNamespace(Instance=instance))
    library.open_instance(SimpleNamespace(Instance=instance), "dummy")
    monkeypatch.delenv(library.AUDIO_OUTPUT_VARIABLE)
    library.open_instance(SimpleNamespace(Instance=instance))
    always = given[2]
    assert given == [[*always, "--aout=pulse"], [*always, "--aout=dummy"], always]
    assert always[:3] == ["--no-video", "--quiet", "--no-lua"]


def test_an_instance_that_was_prepared_in_another_thread_is_taken_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[list[str]] = []

    def instance(arguments: list[str]) -> object:
        opened.append(arguments)
        return object()

    bindings = SimpleNamespace(Instance=instance)
    monkeypatch.setattr(library, "load_bindings", lambda: bindings)
    library.prepare_stream()
    other = library.open_instance(bindings)
    first = library.open_instance(bindings, extra=library.STREAM_ARGUMENTS)
    assert len(opened) == 2
    second = library.open_instance(bindings, extra=library.STREAM_ARGUMENTS)
    assert len({id(other), id(first), id(second)}) == len(opened) == 3
