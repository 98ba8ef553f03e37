"""The language of the user: texts, plurals and numbers.

The language is chosen once, before the rest of the program is imported, as tables of texts are made then
(ADR 59). The source has English; other languages come from ``core/languages/CODE.json``, which
``packaging/translations.py make`` makes from ``resources/languages/musicrec_CODE.ts``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

ENGLISH: Final = "en"
OFFERED: Final[tuple[str, ...]] = ()
"""Languages beside English that are complete, which the system's choice and the settings may name."""
VARIABLE: Final = "MUSICREC_LANGUAGE"
"""The variable of the environment that names a language, also one that is not complete, or the path of a
catalogue: for those who translate, and for tests."""
SYSTEM: Final = "system"
FOLDER: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "languages")
ABOUT_SIGN: Final = "\x04"
"""Between what a text is about and the text, in the keys of a catalogue."""
_SYSTEM_VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

Translation = str | Sequence[str]


def _one_or_other(n: int) -> int:
    return 0 if n == 1 else 1


def _none_is_one(n: int) -> int:
    return 0 if n in {0, 1} else 1


def _eastern_slavic(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else 2


PLURAL_RULES: Final[Mapping[str, Callable[[int], int]]] = {
    "one-other": _one_or_other,
    "none-is-one": _none_is_one,
    "eastern-slavic": _eastern_slavic,
    "always-one": lambda _n: 0,
}
"""Which form of a text a number takes, by the names that catalogues use; forms in the order of Qt's."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of a language.

    Attributes:
        language: its code, such as ``"de"``.
        texts: translations by their English text; several forms where a number decides.
        decimal: the sign before decimals.
        group: the sign between thousands.
        plural: a key of ``PLURAL_RULES``.
        is_right_to_left: the direction in which it is written.
        is_lowered: whether a name takes a small letter inside a sentence.
    """

    language: str
    texts: Mapping[str, Translation] = field(default_factory=dict)
    decimal: str = "."
    group: str = ","
    plural: str = "one-other"
    is_right_to_left: bool = False
    is_lowered: bool = True


@dataclass(slots=True)
class _Choice:
    """What ``choose`` chose; one for the process."""

    catalogue: Catalogue


def catalogue_of(language: str) -> Catalogue:
    """The catalogue of a language.

    Args:
        language: a code, or the path of a catalogue, which ends in ``.json``.

    Returns:
        That of English, without texts, where there is none or it cannot be read.
    """
    path = language if language.endswith(".json") else os.path.join(FOLDER, f"{language}.json")
    if language == ENGLISH or (path != language and not language.replace("_", "").isalnum()):
        return Catalogue(ENGLISH)
    import json  # English does without it

    try:
        with open(path, encoding="utf-8") as file:
            made = json.load(file)
        catalogue = Catalogue(**made)
        PLURAL_RULES[catalogue.plural]
    except (OSError, ValueError, TypeError, KeyError):
        return Catalogue(ENGLISH)
    return catalogue


def wanted_language(environment: Mapping[str, str], chosen: str = SYSTEM) -> str:
    """The language to use: that of ``VARIABLE``, else the chosen one, else the first of the system's we have.

    Args:
        environment: the variables of the process.
        chosen: the setting of the user.

    Returns:
        A code, ``"en"`` where nothing else is wished or complete; or the path that ``VARIABLE`` has.
    """
    if named := environment.get(VARIABLE, ""):
        return named
    if chosen != SYSTEM:
        return chosen if chosen in OFFERED else ENGLISH
    said = next(filter(None, map(environment.get, _SYSTEM_VARIABLES)), "")
    for name in said.split(":"):
        code = name.partition(".")[0].partition("@")[0]
        for wish in (code, code.partition("_")[0]):
            if wish == ENGLISH or wish in OFFERED:
                return wish
    return ENGLISH


def choose(language: str) -> Catalogue:
    """Use a language from now on; texts that were made before stay as they are. Returns its catalogue."""
    _CHOICE.catalogue = catalogue_of(language)
    return _CHOICE.catalogue


def chosen() -> Catalogue:
    """The catalogue in use."""
    return _CHOICE.catalogue


def mark(text: str) -> str:
    """A text that is translated where it is read, by ``tr``, since its English is a key or is stored."""
    return text


def tr(text: str, about: str = "", /, **values: object) -> str:
    """A text in the language of the user.

    Args:
        text: in English, with the names of values in braces.
        about: tells texts apart that are one in English and several elsewhere, such as ``"verb"``.
        values: what stands in the place of the braces. Without any, braces stay as they are.
    """
    translation = _CHOICE.catalogue.texts.get(f"{about}{ABOUT_SIGN}{text}" if about else text, text)
    return _filled(translation if isinstance(translation, str) else text, text, values)


def plural(one: str, many: str, n: int, /, **values: object) -> str:
    """A text with a number in it: ``plural("{n} track", "{n} tracks", 12_000)`` is ``"12,000 tracks"``.

    Args:
        one: in English, for one.
        many: in English, for any other number.
        n: the number, which ``{n}`` stands for.
        values: what stands in the place of other braces.
    """
    english = one if n == 1 else many
    forms = _CHOICE.catalogue.texts.get(many, english)
    if not isinstance(forms, str):
        forms = forms[min(PLURAL_RULES[_CHOICE.catalogue.plural](n), len(forms) - 1)] if forms else english
    return _filled(forms, english, {"n": number_text(n), **values})


def number_text(value: float, spec: str = ",") -> str:
    """A number with the signs of the language: ``"12,804"``, in German ``"12.804"``.

    Args:
        value: the number.
        spec: a format of Python: ``","`` for thousands, ``".1f"`` for one decimal.
    """
    return in_local_signs(format(value, spec))


def in_local_signs(digits: str) -> str:
    """A number as Python writes it with the signs of the language."""
    signs = _CHOICE.catalogue
    if signs.decimal == "." and signs.group == ",":
        return digits
    return digits.translate({ord(","): signs.group, ord("."): signs.decimal})


def in_sentence(text: str) -> str:
    """A name as it stands inside a sentence: with a small letter first, but in German as it is."""
    return text[:1].lower() + text[1:] if _CHOICE.catalogue.is_lowered else text


def _filled(text: str, english: str, values: Mapping[str, object]) -> str:
    """A text with its values; the English one where a translation asks for others."""
    if not values:
        return text
    try:
        return text.format(**values)
    except (KeyError, IndexError, ValueError):
        return english.format(**values)


_CHOICE: Final = _Choice(Catalogue(ENGLISH))
if os.environ.get(VARIABLE):
    choose(os.environ[VARIABLE])
