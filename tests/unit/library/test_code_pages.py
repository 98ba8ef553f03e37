"""Text whose bytes are called Latin-1."""

from __future__ import annotations

import codecs

import pytest

from musicrec_desktop.core.settings import TAG_CODE_PAGE
from musicrec_desktop.library import code_pages
from musicrec_desktop.library.code_pages import NOTHING, OldText, chosen, guess, read_as

MEANT = {
    "cp1251": ["Зимняя дорога", "Оркестр Рассвет", "Белый альбом"],
    "koi8_u": ["Группа крови", "Последний герой", "Звезда по имени Солнце"],
    "cp866": ["Пачка сигарет", "Спокойная ночь"],
    "cp1253": ["Χειμώνας", "Ορχήστρα της Αυγής", "Λευκό"],
    "cp1255": ["ירושלים של זהב", "שיר השלום"],
    "cp1256": ["أغنية الصباح", "كوكب الشرق"],
    "cp874": ["เพลงของเรา", "ดวงจันทร์วันเพ็ญ"],
    "cp932": ["冬の道", "夜明け楽団", "白い盤"],
    "euc_jp": ["さくらの唄", "東京の夜"],
    "gbk": ["我爱你中国", "月亮代表我的心", "夜来香"],
    "big5": ["愛在西元前", "月亮代表我的心", "雙截棍"],
    "cp949": ["사랑의 노래", "봄날은 간다"],
    "utf-8": ["Größe", "Été à Paris"],
    "cp1250": ["Żółta łódź", "Cień wielkiej góry", "Późno już, dziewczęta"],
    "iso8859_2": ["Příliš žluťoučký kůň", "Ďábelské ódy", "Město měst"],
    "cp1254": ["Işık Doğudan Yükselir", "Güneş Işığı", "Bir Çocuğun Düşü"],
    "cp1257": ["Mėlynas ąžuolas", "Žąsų šokis", "Gražūs žodžiai, dainų šventė"],
}
WESTERN = {
    "German": ["Müßiggang", "Größe", "Öl", "Ärzte", "Übermäßig süß", "Straßenjungs"],
    "French": ["Été", "Où êtes-vous", "Ça ira", "Noël à l’île d’Oléron", "CŒUR BRISÉ", "Âme"],
    "Nordic": ["Smörgåsbord på ön", "ÅÄÖ", "Blåbærøl", "Kærlighed", "Hjärtat i Åmål"],
    "Icelandic": ["Ágætis byrjun", "Þögn", "Ævíþörf", "Svefn-g-englar", "Með suð í eyrum við spilum"],
    "Spanish": ["¿Qué pasó?", "El Niño", "Corazón espinado", "Ñandú"],
    "Portuguese": ["Coração", "Não há", "Águas de março", "São João"],
    "Italian": ["Perché no", "È così", "Città vuota"],
    "Signs": ["Don’t stop", "Café – live", "50 °C", "m²", "« Bonjour »", "© 2004"],
    "Mixed": ["Björk", "Sigur Rós", "Beyoncé", "Mø", "Frère Jacques", "Señor Coconut", "Motörhead"],
}


def lied(texts: list[str], codec: str) -> list[str]:
    return [OldText(text.encode(codec).decode("latin-1")) for text in texts]


@pytest.mark.parametrize("codec", MEANT)
def test_an_album_is_read_as_it_was_meant(codec: str) -> None:
    texts = lied(MEANT[codec], codec)
    guessed = guess(texts)
    assert [read_as(text, guessed) for text in texts] == MEANT[codec]


@pytest.mark.parametrize("language", WESTERN)
def test_western_text_stays(language: str) -> None:
    texts = WESTERN[language]
    for pool in (texts, *([text] for text in texts)):
        for tagged in (lied(pool, "cp1252"), pool):
            guessed = guess(tagged)
            assert guessed.code_page == ""
            assert [read_as(text, guessed) for text in tagged] == pool


def test_a_western_name_beside_other_script_stays() -> None:
    texts = [*lied(MEANT["cp1251"], "cp1251"), OldText("Mötley Crüe")]
    guessed = guess(texts)
    assert guessed.code_page == "cp1251"
    assert read_as(texts[-1], guessed) == "Mötley Crüe"


def test_too_little_text_is_in_doubt_and_stays() -> None:
    (text,) = lied(["Он"], "cp1251")
    guessed = guess([text])
    assert guessed.is_doubtful
    assert read_as(text, guessed) == text


def test_a_character_that_was_cut_off_costs_itself_only() -> None:
    text = OldText("夜明け楽団白い盤冬の道".encode("cp932")[:-1].decode("latin-1"))
    assert read_as(text, guess([text])) == "夜明け楽団白い盤冬の"
    assert read_as(OldText("Größenwahn ö".encode()[:-1].decode("latin-1")), NOTHING) == "Größenwahn "


def test_other_latin_letters_are_for_old_tags_only() -> None:
    texts = [text.encode("cp1250").decode("latin-1") for text in MEANT["cp1250"]]
    assert guess(texts).code_page == ""
    assert guess([OldText(text) for text in texts]).code_page == "cp1250"


def test_what_a_person_says_counts_for_old_tags_only() -> None:
    lie = "Он".encode("cp1251").decode("latin-1")
    assert read_as(OldText(lie), chosen("cp1251")) == "Он"
    assert read_as(lie, chosen("cp1251")) == lie
    assert read_as(OldText("Mötley Crüe"), chosen("cp1251")) == "Mötley Crüe"


def test_windows_signs_in_old_tags() -> None:
    assert read_as(OldText("don\x92t"), NOTHING) == "don’t"
    assert read_as("don\x92t", NOTHING) == "don\x92t"


def test_the_setting_offers_what_can_be_read() -> None:
    named = set(TAG_CODE_PAGE.choices) - {code_pages.AUTOMATIC, code_pages.AS_TAGGED}
    assert len(named) == len(TAG_CODE_PAGE.choices) - 2
    assert all(codecs.lookup(name) for name in named)
    assert TAG_CODE_PAGE.default == code_pages.AUTOMATIC
