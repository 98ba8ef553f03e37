"""Bugs are logged and told, in every thread, and end nothing."""

from __future__ import annotations

import logging
import sys
import threading

import pytest

from musicrec_desktop import __version__
from musicrec_desktop.app.crash import crash_report, install_hooks


def _error() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as error:
        return error
    raise AssertionError


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the hooks tell."""
    told: list[str] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    install_hooks(told.append)
    return told


def test_a_report_says_what_a_helper_needs() -> None:
    report = crash_report(_error())
    assert __version__ in report
    assert "ZeroDivisionError" in report
    assert "test_crash.py" in report


@pytest.mark.expects_warnings
def test_a_bug_of_the_main_thread_is_told(reports: list[str], caplog: pytest.LogCaptureFixture) -> None:
    error = _error()
    sys.excepthook(ZeroDivisionError, error, error.__traceback__)
    assert "ZeroDivisionError" in reports[0]
    assert caplog.records[-1].levelno == logging.CRITICAL


@pytest.mark.expects_warnings
def test_a_bug_of_another_thread_is_told(reports: list[str]) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert len(reports) == 1


def test_an_interrupt_is_no_bug(reports: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reports == []
    assert "KeyboardInterrupt" in capsys.readouterr().err
