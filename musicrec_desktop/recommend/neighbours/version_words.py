"""What titles call other versions of a work by, in many languages, and which of them are other recordings.

Titles are folded: lower case, without accents. A word of ``MAKINGS`` makes another recording (played,
sung or mixed anew); a word of ``SAME`` names an edition of the same one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

MAKINGS: Final[Mapping[str, str]] = {
    "live": r"live|livena|in concert|en concert|en public|im konzert|konzertmitschnitt|en vivo|en directo|"
    r"ao vivo|"
    r"dal vivo|in diretta|na zywo|na żywo|"
    r"zive|nazivo|canl[ıi]|koncertn\w*|unplugged|sessions?|eloben|"
    r"концертн\w*|на концерте|жив(?:ьем|ьём)|ζωντανα",
    "remix": r"remix(?:ed)?|re-?mix|mix|rework(?:ed)?|re-?edit|bootleg|dub|mash-?up|refix|ремикс|nachtmix",
    "acoustic": r"acoustic|akustik|akustisch\w*|akustisk\w*|akoestisch\w*|"
    r"akustinen|akusztikus|acoustique|acustic[oa]|"
    r"acústic[oa]|akustyczn[aey]|акустик\w*|акустическ\w*|ακουστικ\w*",
    "demo": r"demos?|demoaufnahme|maqueta|maquette|rough cut|work tape|rehearsal|outtake|демо",
    "instrumental": r"instr(?=\.)|inst(?=\.)|instrumentals?|instrumentale|instrumentaal|"
    r"strumentale|instrumentalna|"
    r"base musicale|bez slov|инструментал\w*|ορχηστρικ\w*",
    "karaoke": r"karaoke|playback|backing track|minus one|off[ -]vocal|sing[ -]?along|in the style of|"
    r"made (?:famous|popular) by|originally performed by|караоке|минус(?:овка)?|καραοκε",
    "voices": r"a ?cappella|acapella|vocals? only|акапелла",
    "tempo": r"nightcore|daycore|sped[ -]?up|speed[ -]?up|slowed(?: down)?",
    "sound": r"lo-?fi|8-?bit|8d|(?<=[(\[])(?:orchestral|symphonic|piano|guitar|strings?|solo)(?=[)\]])",
    "length": r"extended|extendida|12 ?inch|long version|full length",
    "take": r"take|alternates?|alternative|alternativa|outtake",
    "cover": r"cover|tribute|reprise",
    "again": r"re-?recorded|rerecorded|re-?recording|neu aufgenommen|neuaufnahme|regrabad[oa]|regrava\w+",
}
"""By what was done: words between word limits."""
UNSPACED: Final[Mapping[str, str]] = {
    "live": "ライブ|ライヴ|现场版?|現場版?|演唱会|演唱會|라이브",
    "remix": "リミックス|混音版?|리믹스",
    "acoustic": "アコースティック|不插电|不插電|어쿠스틱",
    "demo": "デモ|小样|小樣|데모",
    "instrumental": "インストゥルメンタル|インスト|纯音乐|純音樂|연주곡|연주",
    "karaoke": "カラオケ|伴奏版?|卡拉ok|노래방|반주|オフボーカル",
    "voices": "アカペラ|아카펠라|清唱",
    "cover": "カバー|翻唱|커버",
    "take": "別バージョン",
}
"""The same in scripts that write no spaces, as written; titles have them folded as well."""
SAME: Final = (
    r"remaster(?:ed)?|re-?master(?:ed)?|remasteris[eé]+s?|remasterizad[oa]|rimasterizzat[oa]|neu gemastert|"
    r"ремастер\w*|mono|stereo|radio|single|"
    r"album|bonus(?: track)?|deluxe|original|explicit|clean|anniversary|edit|"
    r"edition|b-side"
)
"""Editions of one recording. An edit is the same recording cut; where it lasts as long, it was not."""
SAME_UNSPACED: Final = "リマスター|リマスタ|重制版?|리마스터"
VERSION: Final = (
    r"version(?:en)?|versie|versione|vers[aã]o|versi[oó]n|fassung|ver(?=\.)|wersja|verze|verzio|versiyon\w*|"
    r"versjon|versio|версия|εκδοχη"
)
VERSION_UNSPACED: Final = "バージョン|ヴァージョン|ver(?=\\.)|版|버전"

_ALL_SPACED: Final = "|".join((*MAKINGS.values(), SAME, VERSION))


def _also_folded(words: str) -> str:
    """A pattern of words, and of the same without the marks that folding takes away."""
    bare = unicodedata.normalize("NFKD", words)
    folded = "".join(each for each in bare if not unicodedata.combining(each)).casefold()
    return words if folded == words else f"{words}|{folded}"


_UNSPACED: Final = {kind: _also_folded(words) for kind, words in UNSPACED.items()}
_SAME_UNSPACED: Final = _also_folded(SAME_UNSPACED)
_VERSION_UNSPACED: Final = _also_folded(VERSION_UNSPACED)
_ALL_UNSPACED: Final = "|".join(
    (*_UNSPACED.values(), _SAME_UNSPACED, _also_folded("バージョン|ヴァージョン|버전"))
)
ANY: Final = rf"(?:\b(?:{_ALL_SPACED})(?!\w)|(?:{_ALL_UNSPACED}))"
"""Any word that tells versions apart."""
FEATURING: Final = re.compile(r"\s*[\(\[]?\b(?:feat|ft|featuring)\b\.?[^\)\]]*[\)\]]?\s*$")
_OPEN, _CLOSE = r"\(\[\{【〔（［", r"\)\]\}】〕）］"
BRACKETED: Final = re.compile(rf"\s*[{_OPEN}][^{_OPEN}{_CLOSE}]*{ANY}[^{_CLOSE}]*[{_CLOSE}]\s*$")
DASHED: Final = re.compile(rf"\s+[-–—:]\s+[^-–—]*{ANY}[^-–—]*$")
_SUFFIX_KINDS: Final = ("live", "remix", "acoustic", "demo", "instrumental", "karaoke", "voices", "tempo")
_SUFFIX_WORDS: Final = "|".join(MAKINGS[kind] for kind in _SUFFIX_KINDS)
SUFFIXED: Final = re.compile(
    rf"[\s:,~]+(?:(?:[^\s\-–—:]+\s+)?(?:{VERSION}|{MAKINGS['remix']})|"
    rf"(?:{_SUFFIX_WORDS})(?:\s+(?:{VERSION}|track|session|edit|take|mix))?\s*(?:\d{{1,4}})?)[.~]?\s*$"
)
"""Words at the end without a sign before them; they tell a version only beside a title that lacks them."""

_MAKING_PATTERNS: Final = {
    kind: re.compile(rf"\b(?:{words})(?!\w)" + (f"|(?:{_UNSPACED[kind]})" if kind in UNSPACED else ""))
    for kind, words in MAKINGS.items()
}
_SAME_PATTERN: Final = re.compile(rf"\b(?:{SAME})(?!\w)|(?:{_SAME_UNSPACED})")
_VERSION_PATTERN: Final = re.compile(rf"\b(?:{VERSION})(?!\w)|(?:{_VERSION_UNSPACED})")
_ORIGINAL_MIX: Final = re.compile(rf"\b(?:{SAME})(?:\s+\w+)?\s+(?:mix|dub)\b")
_WORD: Final = re.compile(r"[^\W_]+")
_EMPTY_WORDS: Final = frozenset(
    (
        "at",
        "in",
        "the",
        "from",
        "on",
        "a",
        "an",
        "of",
        "and",
        "for",
        "with",
        "by",
        "to",
        "en",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "el",
        "los",
        "las",
        "al",
        "del",
        "von",
        "vom",
        "im",
        "am",
        "auf",
        "bei",
        "der",
        "die",
        "das",
        "mit",
        "und",
        "da",
        "do",
        "dos",
        "no",
        "na",
        "em",
        "il",
        "lo",
        "dal",
        "alla",
        "van",
        "het",
        "op",
        "i",
        "pa",
        "fra",
        "w",
        "z",
        "od",
        "ve",
        "track",
        "recording",
        "aufnahme",
        "performance",
        "performed",
        "recorded",
    )
)


@dataclass(frozen=True, slots=True)
class Making:
    """How a recording was made, as far as its title says; an ordinary studio recording says nothing.

    Attributes:
        kinds: keys of ``MAKINGS``, and ``"version"`` for one that is not said more of.
        details: other words beside them: places, years, who mixed it.
    """

    kinds: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()

    def may_be(self, other: Making) -> bool:
        """Whether both can be one recording: the same was done, and the details do not differ."""
        if self.kinds != other.kinds:
            return False
        return self.details <= other.details or other.details <= self.details


@functools.lru_cache(maxsize=4_096)
def titles_of_work(title_key: str) -> tuple[str, ...]:
    """What a folded title may be called without what tells versions apart, the surest first."""
    title = _parted(title_key)[0]
    bare = SUFFIXED.sub("", title)
    return (title,) if bare == title or not bare else (title, bare)


def bare_title(title_key: str) -> str:
    """A folded title without brackets and what follows a dash, where that tells versions apart."""
    return _parted(title_key)[0]


@functools.lru_cache(maxsize=4_096)
def making(title_key: str, title: str) -> Making:
    """How a recording was made.

    Args:
        title_key: its folded title.
        title: one of its ``titles_of_work``.
    """
    bare, qualifiers = _parted(title_key)
    if title != bare and bare.startswith(title):
        qualifiers = (*qualifiers, bare[len(title) :])
    kinds: set[str] = set()
    details: set[str] = set()
    for text in qualifiers:
        found = set(_kinds(text))
        if found:
            kinds |= found
            details.update(_details(text))
    return Making(frozenset(kinds), frozenset(details))


@functools.lru_cache(maxsize=4_096)
def _parted(title_key: str) -> tuple[str, tuple[str, ...]]:
    """A title and what was behind it; who takes part is left out of both."""
    title, qualifiers = title_key, []
    while True:
        shorter = FEATURING.sub("", title)
        if shorter == title:
            shorter = BRACKETED.sub("", title)
            if shorter == title:
                shorter = DASHED.sub("", title)
            if shorter != title and shorter:
                qualifiers.append(title[len(shorter) :])
        if shorter == title or not shorter:
            return title, tuple(qualifiers)
        title = shorter


def _kinds(text: str) -> Iterator[str]:
    rest = _ORIGINAL_MIX.sub(" ", text)
    found = [kind for kind, pattern in _MAKING_PATTERNS.items() if pattern.search(rest)]
    yield from found
    if not found and _VERSION_PATTERN.search(rest) and not _SAME_PATTERN.search(text):
        yield "version"


def _details(text: str) -> Iterator[str]:
    for pattern in (*_MAKING_PATTERNS.values(), _SAME_PATTERN, _VERSION_PATTERN):
        text = pattern.sub(" ", text)
    for word in _WORD.findall(text):
        if word not in _EMPTY_WORDS:
            yield word
