"""Words for spoken word, by language: those for titles, albums and genres, and those for genres only."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final = """
    en: audiobook*, audio book, audio books, spoken word, podcast*, skit, skits, interview, interviews
    en: unabridged, abridged, audio drama, audiodrama, audio play, radio drama, radio play
    en: stand up comedy, standup comedy, guided meditation, commentary
    de: hörbuch*, hörspiel*, hoerbuch*, hoerspiel*, autorenlesung*, ungekürzt*, gekürzte lesung
    de: gesprochenes wort, geführte meditation
    fr: livre audio, livres audio, audiolivre*, livre lu, texte lu, lu par l'auteur, entretien avec
    fr: pièce radiophonique, fiction radiophonique
    es: libro hablado, palabra hablada, entrevista, entrevistas, radionovela*, radioteatro*
    pt: audiolivro*, palavra falada
    it: audiolibr*, intervista, interviste, radiodramma*
    nl: luisterboek*, hoorspel*, gesproken woord
    sv: ljudbok*, ljudböcker*, hörspel*
    da: lydbog*, hørespil*
    no: lydbok*
    fi: äänikirja*, kuunnelma*
    pl: słuchowisk*, wywiad, książka mówiona
    cs: audiokni*, mluvené slovo, rozhlasová hra
    hu: hangoskönyv*, hangjáték*
    ro: carte audio, teatru radiofonic
    tr: sesli kitap
    ru: аудиокниг*, радиоспектакл*, подкаст*, интервью, аудиоспектакл*
    uk: аудіокниг*, інтерв'ю
    el: *ηχητικό βιβλίο*
    ja: *オーディオブック*, *朗読*, *ドラマcd*, *ポッドキャスト*
    ko: *오디오북*, *팟캐스트*
    zh: *有声书*, *有聲書*, *广播剧*, *廣播劇*, *播客*
"""
GENRES: Final = """
    en: speech, spoken, sermon, sermons, lecture, lectures, poetry, talk, non music, language course
    de: lesung, sprache, märchen
    fr: contes, poésie
    es: poesía, cuentos
"""
BUT_NOT: Final = """
    sv: skit samma, ingen skit, skit i det, skit i allt, skit i mig, skit på, skit med
    sv: skit också, all skit, massa skit, det skit
"""
TITLES: Final = frozenset(
    {
        "[applause]",
        "[banter]",
        "[commentary]",
        "[crowd noise]",
        "[data track]",
        "[dialogue]",
        "[interview]",
        "[news report]",
        "[silence]",
        "[spoken]",
        "[stage banter]",
        "[talking]",
    }
)
"""Titles that MusicBrainz gives to tracks without music and without a title."""
