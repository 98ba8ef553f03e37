"""Qt follows the language that was chosen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from musicrec_desktop.core.language import ENGLISH, VARIABLE, Catalogue
from musicrec_desktop.ui.window.application import speak


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    locale, direction = QLocale(), qapp.layoutDirection()
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)
    qapp.setLayoutDirection(direction)


def _cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_english_leaves_qt_as_it_is(app: QApplication) -> None:
    before = QLocale()
    speak(app, Catalogue(ENGLISH))
    assert (QLocale(), _cancel(), app.findChildren(QTranslator)) == (before, "Cancel", [])


def test_another_language_is_that_of_qts_own_texts_and_numbers(app: QApplication) -> None:
    speak(app, Catalogue("de"))
    assert _cancel() == "Abbrechen"
    assert QLocale().decimalPoint() == ","


def test_a_language_from_right_to_left_turns_the_window(app: QApplication) -> None:
    speak(app, Catalogue("mirrored", is_right_to_left=True))
    assert app.layoutDirection() == Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize(("more", "said"), [((), "Der Player"), (("--json",), "The player")])
def test_the_command_line_speaks_it_too_but_not_to_programs(more: tuple[str, ...], said: str) -> None:
    program = "import sys; from musicrec_desktop.__main__ import main; sys.exit(main())"
    answer = subprocess.run(
        [sys.executable, "-c", program, "--profile-dir", os.devnull, "remote", "pause", *more],
        env={**os.environ, VARIABLE: "de"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said in answer.stdout + answer.stderr
