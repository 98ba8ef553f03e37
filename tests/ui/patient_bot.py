"""Waiting for what a window does, on a machine that may be busy with anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker
from typing_extensions import override

FIRST_LOOKS_MS: Final = (1, 2, 4)
"""The pauses between the first looks; pytest-qt's are 10 ms, and most of what tasks find comes sooner."""
PATIENCE_MS: Final = 60_000
"""A wait is given up after this at the earliest: what never happens is found, what is slow is not blamed."""


class PatientBot(QtBot):
    """The bot of pytest-qt; its waits end as soon as ever, and fail later.

    A number of seconds that is enough on a calm machine is a test that fails on another one.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._pauses_ms: Iterator[int] = iter(())

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Wait until something is so; a ``timeout`` below ``PATIENCE_MS`` counts as that."""
        __tracebackhide__ = True
        self._pauses_ms = iter(FIRST_LOOKS_MS)
        try:
            super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))
        finally:
            self._pauses_ms = iter(())

    @override
    def wait(self, ms: int) -> None:
        """Let events happen for a time; between two looks of ``waitUntil`` a shorter one at first."""
        super().wait(next(self._pauses_ms, ms))

    @override
    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **options: Any) -> SignalBlocker:
        """Wait for a signal; a ``timeout`` below ``PATIENCE_MS`` counts as that, unless it may stay away."""
        if options.get("raising") is not False:  # as assertNotEmitted asks
            timeout = max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=timeout, **options)

    @override
    def waitSignals(
        self, signals: list[Any], *, timeout: int = PATIENCE_MS, **options: Any
    ) -> MultiSignalBlocker:
        """Wait for signals; a ``timeout`` below ``PATIENCE_MS`` counts as that."""
        return super().waitSignals(signals, timeout=max(timeout, PATIENCE_MS), **options)

    @override
    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        """Wait until a window is on the screen; a ``timeout`` below ``PATIENCE_MS`` counts as that."""
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))

    @override
    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        """Wait until a window has the keyboard; a ``timeout`` below ``PATIENCE_MS`` counts as that."""
        return super().waitActive(widget, timeout=max(timeout, PATIENCE_MS))
