"""Pairs of names in many languages, and what they are to each other."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace

import pytest

from musicrec_desktop.matching.descriptions import described
from musicrec_desktop.matching.rules import compare
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason
from tests.benchmarks.matching import judged
from tests.unit.playlist_files.exchange import EXCHANGE

SONG = KnownTrack("Stone Road", "Rosa Lindgren", "Morgonljus", 200_000)
SAME, VERSION, ASK, MISSING = MatchOutcome

SAME_TITLES = """
Vinter Ros | Vinter Ros (Remastrad 2015)
Agua Clara | Agua Clara - Remasterizado en 2011
Agua Clara | Agua Clara (Versión Remasterizada)
Água Clara | Agua Clara
朝の手紙 | 朝の手紙 (2012リマスター)
朝の手紙 | 朝の手紙【公式】
朝の手紙 | 朝の手紙 (Official Music Video)
달 | 달 (리마스터)
Мост | Мост (ремастеринг 2015)
Мост | Мост (Официальный клип)
Stone Road | Stone Road (Remastered)
Stone Road | Stone Road - 2009 Digital Remaster
Stone Road | Stone Road (Bonus Track)
Stone Road | Stone Road [Official Lyric Video] [HD]
Stone Road | Stone Road (Clip Officiel)
Stone Road | Stone Road (Video Oficial)
Stone Road | Stone Road (Offizielles Musikvideo)
Stone Road | Stone Road | Official Audio
Stone Road | Stone Road Official Video
Stone Road | Stone Road (LP Version)
Stone Road | Stone Road (From "The Hill")
Stone Road | Stone Road (prod. by Zed)
Stone Road | Stone Road (Explicit)
Brücke | Bruecke
Brücke | Brucke
Ødegaard | Odegaard
Bjørnen | Bjoernen
Łódź | Lodz
Тёмный лес | Темный лес
Тёмный лес | Tyomnyy les
Тёмный лес | Temnyj les
Жёлтый цветок | Zheltyi tsvetok
Ещё один день | Yeshchyo odin den'
Счастье | Schastye
Юность | Junost
Καλημέρα | Kalimera
Ευτυχία | Eftychia
Ευτυχία | Evtihia
Ουρανός | Ouranos
Αγγελία | Angelia
ΘΑΛΑΣΣΑ | Θάλασσα
さくらのうた | サクラノウタ
さくら | Sakura
とうきょう | Tokyo
月亮代表我的心 | Yueliang Daibiao Wo De Xin
愛 | 爱
Brücke, Teil 2 | Brücke (Part 2)
Brücke, Teil Zwei | Brücke II
Ponte, parte prima | Ponte (Pt. 1)
Мост, часть 2 | Мост (часть вторая)
Мост (ч. 2) | Мост II
橋 第二部 | 橋 パート2
Pont, 2e partie | Pont, Pt. 2
Symphony No. 5: I. Allegro | Symphony No. 5: 1. Allegro
Nocturne No. 2 in E-Flat Major, Op. 9 No. 2 | Nocturne Op. 9 Nr. 2 Es-Dur
Cello Suite No. 1 in G major, BWV 1007: I. Prélude | Suite für Cello Nr. 1 G-Dur BWV 1007: I. Prélude
Sinfonie Nr. 4 e-Moll, 2. Satz: Andante | Symphony No. 4 in E minor, Op. 98: II. Andante moderato
Lumière | Lumière (avec Paul Noir)
Lumière | Lumière feat. Paul Noir
Luz (con Ana Gris) | Luz (feat. Ana Gris)
Luz (part. Ana Gris) | Luz (feat. Ana Gris)
Licht (mit Karl Blau) | Licht ft. Karl Blau
Свет (при уч. Ива) | Свет feat. Ива
Stone Road (Live at Wembley) | Stone Road - Live at Wembley
Stone Road (Live) [2011 Remaster] | Stone Road (Live)
Stone Road (DJ Fox Remix) | Stone Road - DJ Fox Remix
03. Stone Road | Stone Road
1-03 Stone Road | Stone Road
07 Stone Road | Stone Road
STONE ROAD.mp3 | Stone Road
The Stone Road | Stone Road, The
Rock and Stone | Rock & Stone
Rock und Stein | Rock & Stein
Rock 'n' Stone | Rock and Stone
Dont Wait | Don’t Wait
P!ano A$h | Piano Ash
Tom &amp; Rosa | Tom & Rosa
Über Nacht | Ãœber Nacht
Über Nacht | √úber Nacht
Über%20Nacht | Über Nacht
Über Nacht | ?ber Nacht
Мост | РњРѕСЃС‚
L’Été | Lâ€™Ã‰tÃ©
Cartografía del Tiempo | Cartograf\ufffda del Tiempo
A Really Long Name of a Song About Rivers | A Really Long Name of a Song A...
A Really Long Name of a Song About Rivers | A Really Long Name of a Song A
Wooden Windmils | Wooden Windmills
"""

VERSION_TITLES = """
Água Clara | Água Clara - Ao Vivo
Agua | Agua (en directo, Madrid 1999)
朝の手紙 | 朝の手紙 (ライブ)
朝の手紙 | 朝の手紙【ライブ実況】
朝の手紙 | 朝の手紙 -Live at 武道館-
朝の手紙 | 朝の手紙 (カラオケ)
朝の手紙 | 朝の手紙 (English Ver.)
朝の手紙 | 朝の手紙 (TVサイズ)
月亮 | 月亮 (演唱会版)
月亮 | 月亮 (伴奏)
月亮 | 月亮 (粤语版)
달 | 달 (라이브)
달 | 달 (Inst.)
Brücke | Brücke (Kurzversion)
Brücke | Brücke (Klavierversion)
Brücke | Brücke (Neuaufnahme 2020)
Brücke | Brücke - Live-Mitschnitt
Мост | Мост (концерт)
Мост | Мост (минусовка)
Мост | Мост (акустика)
Мост | Мост (новая версия)
Θάλασσα | Θάλασσα (Ζωντανά)
Chanson | Chanson (en public)
Chanson | Chanson (version anglaise)
Canzone | Canzone (strumentale)
Piosenka | Piosenka (na żywo)
Şarkı | Şarkı (Canlı)
Laulu | Laulu (Akustinen versio)
Stone Road | Stone Road (Rosa's Version)
Stone Road | Stone Road (2014 Version)
Stone Road | Stone Road (Radio Edit)
Stone Road | Stone Road (8D Audio)
Stone Road | Stone Road - Slowed + Reverb
Stone Road | Stone Road (Nightcore)
Stone Road | Stone Road (String Quartet Version)
Stone Road | Stone Road (Alternate Take 2)
Stone Road | Stone Road (BBC Session)
Stone Road | Stone Road (12" Mix)
Stone Road | Stone Road (Reprise)
Stone Road | Stone Road (A Capella)
Stone Road | Stone Road (2003 Mix)
Stone Road | Stone Road (Fox Mix)
Stone Road | Stone Road (Whatever Version)
Stone Road (Live at Wembley) | Stone Road (Live in Paris)
Stone Road (DJ Fox Remix) | Stone Road (DJ Wolf Remix)
Stone Road (Explicit) | Stone Road (Clean)
Stone Road (Extended Mix) | Stone Road (Radio Edit)
Luz (feat. Ana Gris) | Luz (feat. Eva Rojo)
"""

OTHER_TITLES = """
Winter Rain | Winter Train
Dreamer | Dreamers
Perdido | Perdida
Stranger Days | Strange Days
Track 1 | Track 2
Level 9 | Level 19
1979 | 1997
Rosa I | Rosa II
No One | No. 1
Brücke, Teil 1 | Brücke, Teil 2
Ponte, parte uno | Ponte, parte due
Мост ч.1 | Мост ч.2
Sonate Nr. 1 | Sonate Nr. 2
Nocturne, Op. 9 No. 1 | Nocturne, Op. 9 No. 2
Suite BWV 1007: I. Prélude | Suite BWV 1008: I. Prélude
Suite in G, BWV 1007: I. Prélude | Suite in G, BWV 1007: II. Allemande
Prelude in C | Prelude in C#
Prelude in C major | Prelude in C minor
A | B
Δ | Λ
★ | ☆
… | ---
ア | イ
Song for Ana | Song for Eva
Home | Home Again
Love Me | Love Me Not
Intro | Outro
Live Forever | Forever
(I Can't) Go | Go
Stay (With Me) | Stay
We'll Go | Well Go
11 - Stone | 12 - Stone
"""

SAME_ARTISTS = """
Los Pájaros | Pajaros, Los
Die Raben | Raben
Beyoncé | Beyonce
Motörhead | Motoerhead
AC/DC | ACDC
Simon und Rosa | Simon & Rosa
Simon y Rosa | Simon, Rosa
Rosa & Simon | Simon & Rosa
Simon feat. Rosa | Simon
Rosa Lindgren | Lindgren, Rosa
Rosa LindgrenVEVO | Rosa Lindgren
Rosa Lindgren - Thema | Rosa Lindgren
Кино | Kino
Ρόζα | Roza
Verschiedene Interpreten | Rosa Lindgren
Rosa Lindkren | Rosa Lindgren
"""

OTHER_ARTISTS = """
Rosa | Rosa Lindgren
The Foxes | The Red Foxes
Nirvana | Nirvana (UK)
Кино | Сплин
!!! | ???
Simon feat. Rosa | Rosa
Thanh Hà | Thanh Hạ
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" | ", 1)) for line in table.strip().splitlines()]  # type: ignore[misc]


def _outcome(one: KnownTrack, other: KnownTrack) -> MatchOutcome:
    return compare(described(one), described(other)).outcome


@pytest.mark.parametrize(("one", "other"), _pairs(SAME_TITLES))
def test_titles_of_one_recording(one: str, other: str) -> None:
    assert _outcome(replace(SONG, title=one), replace(SONG, title=other)) is SAME


@pytest.mark.parametrize(("one", "other"), _pairs(VERSION_TITLES))
def test_titles_of_other_recordings(one: str, other: str) -> None:
    assert _outcome(replace(SONG, title=one), replace(SONG, title=other)) is VERSION


@pytest.mark.parametrize(("one", "other"), _pairs(OTHER_TITLES))
def test_titles_of_other_songs(one: str, other: str) -> None:
    assert _outcome(replace(SONG, title=one), replace(SONG, title=other)) in {ASK, MISSING}


@pytest.mark.parametrize(("one", "other"), _pairs(SAME_ARTISTS))
def test_lines_of_one_artist(one: str, other: str) -> None:
    assert _outcome(replace(SONG, artist=one), replace(SONG, artist=other)) is SAME


@pytest.mark.parametrize(("one", "other"), _pairs(OTHER_ARTISTS))
def test_lines_of_other_artists(one: str, other: str) -> None:
    other_album = replace(SONG, artist=other, album="Elsewhere")
    assert _outcome(replace(SONG, artist=one), other_album) in {ASK, MISSING}


@pytest.mark.parametrize(
    ("known", "outcome", "reason"),
    [
        (replace(SONG, album="", duration_ms=None), SAME, MatchReason.NAMES),
        (replace(SONG, duration_ms=203_000), SAME, MatchReason.NAMES),
        (replace(SONG, duration_ms=209_000), SAME, MatchReason.NAMES),
        (replace(SONG, duration_ms=209_000, album="Best of 2020"), ASK, MatchReason.ALBUM),
        (replace(SONG, duration_ms=201_000, album="Best of 2020"), SAME, MatchReason.NAMES),
        (replace(SONG, duration_ms=212_000), VERSION, MatchReason.LENGTH),
        (replace(SONG, duration_ms=30_000), VERSION, MatchReason.PREVIEW),
        (replace(SONG, duration_ms=0), SAME, MatchReason.NAMES),
        (replace(SONG, album="Live at the Hall"), VERSION, MatchReason.ALBUM_VERSION),
        (replace(SONG, album="Morgonljus (Deluxe Edition)"), SAME, MatchReason.NAMES),
        (KnownTrack("Rosa Lindgren - Stone Road (Official Video)"), SAME, MatchReason.ARTIST_IN_TITLE),
        (KnownTrack("Rosa Lindgren「Stone Road」MV"), SAME, MatchReason.ARTIST_IN_TITLE),
        (KnownTrack("Rosa Lindgren - Stone Road", "A Channel"), ASK, MatchReason.ARTIST_IN_TITLE),
        (KnownTrack("03 - Rosa Lindgren - Stone Road"), SAME, MatchReason.ARTIST_IN_TITLE),
        (KnownTrack("Rosa Lindgren", "Stone Road", "", 200_000), SAME, MatchReason.SWAPPED),
        (KnownTrack("Rosa Lindgren", "Stone Road"), ASK, MatchReason.SWAPPED),
        (KnownTrack("Stone Road"), ASK, MatchReason.NO_ARTIST),
        (KnownTrack("Stone Road", "", "Morgonljus", 200_000), SAME, MatchReason.NO_ARTIST),
        (KnownTrack("Stone Road (Single Version)", "Rosa Lindgren"), ASK, MatchReason.SOFT_WORDS),
        (KnownTrack("Stone Road (feat. Ana)", "Rosa Lindgren"), ASK, MatchReason.GUESTS),
        (KnownTrack("Stone Road (Something Else)", "Rosa Lindgren"), ASK, MatchReason.MORE_WORDS),
        (KnownTrack("Stone Road", "Somebody Else"), MISSING, MatchReason.OTHER_ARTIST),
        (KnownTrack("Other Road", "Rosa Lindgren"), MISSING, MatchReason.OTHER_TITLE),
    ],
)
def test_each_verdict_has_its_reason(known: KnownTrack, outcome: MatchOutcome, reason: MatchReason) -> None:
    verdict = compare(described(known), described(SONG))
    assert (verdict.outcome, verdict.reason) == (outcome, reason)


def test_ids_go_before_names() -> None:
    recorded = replace(SONG, recording_id="AB", isrc="SE-ABC-20-00001")
    assert _outcome(KnownTrack("Other", "Other", recording_id="ab"), recorded) is SAME
    assert _outcome(KnownTrack("Other", "Other", isrc="seabc2000001"), recorded) is SAME
    longer = KnownTrack("Other", "Other", isrc="seabc2000001", duration_ms=300_000)
    assert _outcome(longer, recorded) is MISSING
    other_take = replace(SONG, recording_id="cd", duration_ms=None)
    assert compare(described(other_take), described(recorded)).reason is MatchReason.OTHER_RECORDING


def test_a_stock_title_needs_its_album() -> None:
    intro = replace(SONG, title="Intro")
    assert _outcome(intro, intro) is SAME
    assert _outcome(intro, replace(intro, album="")) is ASK
    assert _outcome(intro, replace(intro, album="Kvällsljus")) is ASK


def test_a_word_is_no_typing_error() -> None:
    one, other = (
        described(replace(SONG, title="Mourning Song")),
        described(replace(SONG, title="Morning Song")),
    )
    assert compare(one, other).reason is MatchReason.TYPING
    assert compare(one, other, {"mourning", "morning"}.__contains__).outcome is MISSING


@pytest.mark.shared
def test_the_pairs_of_the_exchange_samples() -> None:
    with open(f"{EXCHANGE}/matching-pairs.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    taken: Counter[str] = Counter()
    for row, verdict in zip(rows, judged(rows), strict=True):
        taken[row["verdict"]] += verdict.outcome is SAME
    assert (taken["version"], taken["different"]) == (0, 0)
    assert taken["same"] >= 0.95 * sum(row["verdict"] == "same" for row in rows)
