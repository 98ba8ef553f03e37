"""Texts in the language of the user."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core import language
from musicrec_desktop.core.language import (
    ENGLISH,
    VARIABLE,
    catalogue_of,
    choose,
    in_sentence,
    mark,
    number_text,
    plural,
    tr,
    wanted_language,
)

GERMAN = {
    "language": "de",
    "decimal": ",",
    "group": ".",
    "is_lowered": False,
    "texts": {
        "Stop": "Anhalten",
        "place\x04Stop": "Halt",
        "No {name} here": "{name} fehlt hier",
        "Broken {name}": "Kaputt {nobody}",
        "{n} tracks": ["{n} Titel", "{n} Titel"],
        "{n} albums of {who}": ["{n} Album von {who}", "{n} Alben von {who}"],
        "Album": "Album",
    },
}


@pytest.fixture
def german(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "de.json"
    path.write_text(json.dumps(GERMAN), encoding="utf-8")
    choose(str(path))
    yield path
    choose(ENGLISH)


def test_english_is_what_the_source_says() -> None:
    assert tr("No {name} here", name="Anna") == "No Anna here"
    assert tr("No {name} here") == "No {name} here"
    assert tr("Stop", "place") == "Stop"
    assert plural("{n} track", "{n} tracks", 1) == "1 track"
    assert plural("{n} track", "{n} tracks", 12_804) == "12,804 tracks"
    assert number_text(1234.5, ",.1f") == "1,234.5"
    assert in_sentence("Album") == "album"
    assert mark("Stop") == "Stop"


@pytest.mark.usefixtures("german")
def test_another_language_has_its_texts_forms_and_signs() -> None:
    assert (tr("Stop"), tr("Stop", "place")) == ("Anhalten", "Halt")
    assert tr("No {name} here", name="{Anna}") == "{Anna} fehlt hier"
    assert plural("{n} album of {who}", "{n} albums of {who}", 1, who="Bo") == "1 Album von Bo"
    assert plural("{n} album of {who}", "{n} albums of {who}", 2_000, who="Bo") == "2.000 Alben von Bo"
    assert number_text(1234.5, ",.1f") == "1.234,5"
    assert in_sentence("Album") == "Album"


@pytest.mark.usefixtures("german")
def test_what_is_not_translated_or_asks_for_other_values_is_english() -> None:
    assert tr("Pause") == "Pause"
    assert tr("Broken {name}", name="Anna") == "Broken Anna"
    assert plural("{n} day", "{n} days", 1) == "1 day"
    assert plural("{n} day", "{n} days", 0) == "0 days"


@pytest.mark.parametrize(
    ("rule", "numbers", "forms"),
    [
        ("one-other", (0, 1, 2), [1, 0, 1]),
        ("none-is-one", (0, 1, 2), [0, 0, 1]),
        ("eastern-slavic", (1, 2, 5, 11, 12, 21, 22, 111), [0, 1, 2, 2, 2, 0, 1, 2]),
        ("always-one", (0, 1, 2), [0, 0, 0]),
    ],
)
def test_numbers_take_the_form_of_the_language(rule: str, numbers: tuple[int, ...], forms: list[int]) -> None:
    assert [language.PLURAL_RULES[rule](number) for number in numbers] == forms


@pytest.mark.parametrize("content", ["", "[]", '{"language": "de", "plural": "none"}', '{"other": 1}', "\0"])
def test_a_catalogue_that_cannot_be_read_is_english(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    assert catalogue_of(str(path)).language == ENGLISH


@pytest.mark.parametrize("name", ["xx", "../../etc/passwd", "", "en"])
def test_a_language_that_is_not_there_is_english(name: str) -> None:
    assert catalogue_of(name).language == ENGLISH


def test_the_wish_of_the_user_goes_before_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "OFFERED", ("de", "pt_BR"))
    assert wanted_language({}) == "en"
    assert wanted_language({"LANG": "de_AT.UTF-8"}) == "de"
    assert wanted_language({"LANG": "pt_BR.UTF-8"}) == "pt_BR"
    assert wanted_language({"LANG": "pt_PT.UTF-8"}) == "en"
    assert wanted_language({"LANGUAGE": "fr:de:en", "LANG": "en_GB.UTF-8"}) == "de"
    assert wanted_language({"LANG": "de_DE.UTF-8", "LC_ALL": "en_US.UTF-8"}) == "en"
    assert wanted_language({"LANG": "de_DE.UTF-8"}, "en") == "en"
    assert wanted_language({"LANG": "en_GB.UTF-8"}, "de") == "de"
    assert wanted_language({}, "fr") == "en"
    assert wanted_language({VARIABLE: "fr"}, "de") == "fr"


def test_a_language_that_is_not_complete_is_not_taken_from_the_system() -> None:
    assert wanted_language({"LANG": "xx_XX.UTF-8"}) == "en"


def test_tables_that_are_made_at_import_have_the_language(german: Path) -> None:
    program = (
        "from musicrec_desktop.core.sentences import counted\n"
        "from musicrec_desktop.core.language import tr\n"
        "print(tr('Stop'), counted(2000, 'track'))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program],
        env={VARIABLE: str(german), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "Anhalten 2.000 Titel"
