"""Texts for users go through ``core.language``, and catalogues have them."""

from __future__ import annotations

import functools
import importlib
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from musicrec_desktop.core.language import ABOUT_SIGN, FOLDER, OFFERED, catalogue_of
from musicrec_desktop.core.nouns import NOUNS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "musicrec_desktop"
WRAPPED = (
    *("core/nouns.py", "core/promises.py", "core/sentences.py", "core/settings.py"),
    *("ui/kit", "ui/window", "ui/commands", "ui/track_table", "ui/player", "ui/queue", "ui/sound"),
    *("ui/profiles", "ui/backups", "ui/health", "ui/scrobbling", "ui/sharing"),
    *("ui/discover", "ui/letters", "ui/now_playing", "ui/insights", "ui/copies"),
    *("ui/tagging", "ui/tracklists", "ui/library", "ui/importing", "ui/music_map"),
    *("ui/playlists/files", "ui/playlists/page", "ui/playlists/sidebar", "ui/playlists/suggest"),
    *("ui/playlists/controller.py", "ui/playlists/details_dialog.py", "ui/evaluation"),
)
"""Rooms all of whose texts can be translated; the others follow."""
ENGLISH_ONLY = {
    "ui/kit/wording/bug_report.py": "those who mend bugs read it",
}
"""Modules of these rooms that speak English in every language, and why."""
NO_TEXTS = {
    *NOUNS,
    # Keys and verbs that Qt names, and values of enumerations.
    *("Forward", "never track", "never artist", "Press"),
    # Patterns of file names, parts of time zones' names, and groups of work in the foot.
    *("%track% - %title%", "%artist% - %title%", "%artist%/%album%/%track% - %title%"),
    *("%albumartist%/%year% - %album%/%track% - %title%", "%track%. %title%", "%track% %title%"),
    *("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"),
    *("music map", "playlist files"),
    "*.m3u *.m3u8 *.pls *.xspf *.jspf *.wpl *.zpl *.asx *.wax *.wvx *.ram *.nsp *.xsp *.xautopf *.xml",
    # Names of programs, formats and units.
    *("{} BPM", "{} LUFS", "{} Hz", "{} dB", "{} kbps", "{} bit", "{} kHz", "{} MB", "0 to 1"),
}


@functools.cache
def _script(name: str) -> ModuleType:
    folder = str(ROOT / "packaging")
    sys.path.insert(0, folder)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(folder)


def _wrapped_files() -> Iterator[Path]:
    for room in WRAPPED:
        path = PACKAGE / room
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_of_a_wrapped_room_can_be_translated() -> None:
    facts, sources = _script("text_facts"), _script("translations").sources()
    bare = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}: {facts.bare_text(node)}"
        for path in _wrapped_files()
        if path.relative_to(PACKAGE).as_posix() not in ENGLISH_ONLY
        for node in sources[path.relative_to(ROOT).as_posix()].bare
        if facts.bare_text(node) not in NO_TEXTS
    ]
    assert bare == []


def test_what_is_wrapped_is_a_literal_that_a_catalogue_can_have() -> None:
    sources = _script("translations").sources()
    broken = [f"{name}:{line}" for name, texts in sources.items() for line in texts.broken]
    assert broken == []


def test_the_catalogues_have_what_the_source_has() -> None:
    translations = _script("translations")
    expected = list(translations.gathered())
    for language, path in translations.languages():
        assert list(translations.read(path)) == expected, f"{language}: run translations.py update"
        made = Path(FOLDER) / f"{language}.json"
        assert made.read_text(encoding="utf-8") == translations.made_of(language, path), (
            f"{language}: run translations.py make"
        )


def test_translations_have_the_values_of_their_texts() -> None:
    translations = _script("translations")
    wrong = [
        f"{language}: {entry.key.replace(ABOUT_SIGN, ' | ')} → {form}"
        for language, path in translations.languages()
        for entry in translations.translated(path)
        for form in filter(None, entry.forms)
        # A form for one thing may say the number in a word.
        if _places(entry.message.text) not in (_places(form), _places(form) | {"n"})
    ]
    assert wrong == []


@pytest.mark.parametrize("language", OFFERED)
def test_a_language_that_is_offered_is_complete(language: str) -> None:
    translations = _script("translations")
    assert catalogue_of(language).language == language
    path = translations.SOURCES / f"musicrec_{language}.ts"
    assert [entry.key for entry in translations.translated(path) if not entry.is_done] == []


def test_a_pseudo_language_keeps_every_value(tmp_path: Path) -> None:
    _script("translations").pseudo(tmp_path)
    catalogue = catalogue_of(str(tmp_path / "mirrored.json"))
    assert catalogue.is_right_to_left
    for key, text in catalogue.texts.items():
        for form in [text] if isinstance(text, str) else text:
            assert _places(form) | {"n"} == _places(key.split(ABOUT_SIGN)[-1]) | {"n"}
