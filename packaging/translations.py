"""Catalogues of texts: from the source to Qt's .ts files, and from these to what the program reads.

    .venv/bin/python packaging/translations.py update         every .ts gets what is new, loses what is gone
    .venv/bin/python packaging/translations.py missing de     what is not translated yet
    .venv/bin/python packaging/translations.py make           musicrec_desktop/core/languages/*.json
    .venv/bin/python packaging/translations.py pseudo FOLDER  longer.json and mirrored.json, to try layouts

``docs/translating.md`` says how to translate. Qt's own lupdate reads ``tr`` of classes of Qt alone; the .ts
files are as it writes them, so that Qt Linguist, Weblate and others work with them.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from text_facts import Message, SourceTexts, texts_of

from musicrec_desktop.core.language import ABOUT_SIGN, FOLDER, Translation

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = ROOT / "resources" / "languages"
MADE: Final = Path(FOLDER)
CONTEXT: Final = "musicrec"
SIGNS: Final[Mapping[str, Mapping[str, object]]] = {
    "de": {"decimal": ",", "group": ".", "is_lowered": False},
}
"""What a catalogue tells beside its texts, as the fields of ``Catalogue``."""
_PLACES_SHOWN: Final = 3
_PLACE: Final = re.compile(r"\{[^{}]*\}|%\w+|&\w+;")
_LONGER: Final = str.maketrans("aeiounsclyAEIOUNSC", "åéîöûñšçļýÅÉÎÖÛÑŠÇ")
_LEAST_LETTERS: Final = 2


@dataclass(slots=True)
class Entry:
    """A text of a catalogue.

    Attributes:
        message: as the source has it first.
        places: files that have it.
        forms: its translations; several for a plural, empty texts for what is missing.
    """

    message: Message
    places: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What the catalogue has it under."""
        return _key(self.message.text, self.message.about)

    @property
    def is_done(self) -> bool:
        """Whether it is translated."""
        return bool(self.forms) and all(self.forms)


def _key(text: str, about: str) -> str:
    return f"{about}{ABOUT_SIGN}{text}" if about else text


@functools.cache
def sources() -> Mapping[str, SourceTexts]:
    """The texts of every module of the program, read once, by its path."""
    package = ROOT / "musicrec_desktop"
    paths = sorted(path for path in package.rglob("*.py") if path != package / "core" / "language.py")
    names = [path.relative_to(ROOT).as_posix() for path in paths]
    return {name: texts_of(path, name) for path, name in zip(paths, names, strict=True)}


def gathered() -> dict[str, Entry]:
    """Every text of the program, by its key, in the order of files."""
    entries: dict[str, Entry] = {}
    for name, texts in sources().items():
        for message in texts.messages:
            entry = entries.setdefault(_key(message.text, message.about), Entry(message))
            if message.one and not entry.message.one:
                entry.message = message
            if name not in entry.places:
                entry.places.append(name)
    return entries


def read(path: Path) -> dict[str, list[str]]:
    """The translations of a .ts file, by their keys; empty where it is not there."""
    if not path.exists():
        return {}
    known = {}
    for message in ET.parse(path).getroot().iter("message"):
        forms = [form.text or "" for form in message.iter("numerusform")]
        about = message.findtext("comment") or ""
        known[_key(message.findtext("source") or "", about)] = forms or [
            message.findtext("translation") or ""
        ]
    return known


def write(path: Path, language: str, entries: Sequence[Entry]) -> None:
    """Write a .ts file, in one step of its own; what is not translated is marked as unfinished."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for entry in entries:
        message = ET.SubElement(context, "message", {"numerus": "yes"} if entry.message.one else {})
        for place in entry.places[:_PLACES_SHOWN]:
            ET.SubElement(message, "location", filename=f"../../{place}")
        ET.SubElement(message, "source").text = entry.message.text
        if entry.message.about:
            ET.SubElement(message, "comment").text = entry.message.about
        if entry.message.one:
            ET.SubElement(message, "extracomment").text = f"One: {entry.message.one}"
        told = ET.SubElement(message, "translation", {} if entry.is_done else {"type": "unfinished"})
        if entry.message.one:
            for form in entry.forms or ["", ""]:
                ET.SubElement(told, "numerusform").text = form
        else:
            told.text = entry.forms[0] if entry.forms else ""
    ET.indent(root, "  ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def languages() -> Iterator[tuple[str, Path]]:
    """The languages that have a .ts file."""
    for path in sorted(SOURCES.glob("musicrec_*.ts")):
        yield path.stem.removeprefix("musicrec_"), path


def translated(path: Path) -> list[Entry]:
    """Every text of the program with its translation in a .ts file."""
    known = read(path)
    entries = list(gathered().values())
    for entry in entries:
        forms = known.get(entry.key, [])
        entry.forms = forms if bool(entry.message.one) == (len(forms) > 1) else []
    return entries


def catalogue_json(language: str, texts: Mapping[str, Translation]) -> str:
    """The file that the program reads."""
    made = {"language": language, **SIGNS.get(language, {}), "texts": dict(sorted(texts.items()))}
    return json.dumps(made, ensure_ascii=False, indent=0) + "\n"


def made_of(language: str, path: Path) -> str:
    """The catalogue of a language, with what is translated."""
    done = [entry for entry in translated(path) if entry.is_done]
    texts = {entry.key: entry.forms if entry.message.one else entry.forms[0] for entry in done}
    return catalogue_json(language, texts)


def pseudo(folder: Path) -> None:
    """Write catalogues that nobody speaks: a longer one with accents, and the same from right to left."""
    texts: dict[str, Translation] = {}
    for key, entry in gathered().items():
        words = entry.message
        texts[key] = [_longer(words.one), _longer(words.text)] if words.one else _longer(words.text)
    folder.mkdir(parents=True, exist_ok=True)
    for name, is_mirrored in (("longer", False), ("mirrored", True)):
        made = {
            "language": name,
            "is_right_to_left": is_mirrored,
            "decimal": ",",
            "group": ".",
            "texts": texts,
        }
        (folder / f"{name}.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


def _longer(text: str) -> str:
    """A text a third longer, in letters with accents; places of values and spaces at its ends stay."""
    words = _PLACE.split(text)
    accented = [part.translate(_LONGER) for part in words]
    places = _PLACE.findall(text)
    whole = "".join(a + b for a, b in zip(accented, [*places, ""], strict=True))
    letters = sum(map(len, words))
    end = len(whole.rstrip())
    # In words, as no language has one of forty letters that a line could not break.
    more = " ".join("~" * len(part) for part in re.findall(r".{1,7}", "~" * (letters // 3)))
    return f"{whole[:end]}{more}{whole[end:]}" if letters > _LEAST_LETTERS else whole


def _missing(language: str) -> int:
    entries = [entry for entry in translated(SOURCES / f"musicrec_{language}.ts") if not entry.is_done]
    for entry in entries:
        about = f" [{entry.message.about}]" if entry.message.about else ""
        sys.stdout.write(f"{entry.places[0]}: {entry.message.text!r}{about}\n")
    sys.stdout.write(f"{len(entries)} texts\n")
    return 1 if entries else 0


def main() -> int:
    """Do what the command line says; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb in ("update", "make"):
        verbs.add_parser(verb)
    verbs.add_parser("missing").add_argument("language")
    verbs.add_parser("pseudo").add_argument("folder", type=Path)
    options = parser.parse_args()
    if options.verb == "missing":
        return _missing(options.language)
    if options.verb == "pseudo":
        pseudo(options.folder)
        return 0
    for language, path in languages():
        if options.verb == "update":
            write(path, language, translated(path))
        else:
            (MADE / f"{language}.json").write_text(made_of(language, path), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
