"""What tells versions of a work apart, in several languages."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.recommend.neighbours.same_recording import is_title, work_title

VERSIONS = (
    "Rain (en vivo)", "Rain - En Vivo Desde México", "Rain (en directo)", "Rain (Ao Vivo)",
    "Rain [dal vivo]", "Rain (en concert)", "Rain (in concert)", "Rain (live im Konzert)",
    "Rain (Im Konzert)", "Rain (MTV Unplugged)", "Rain (akustisch)", "Rain (Akustische Version)",
    "Rain (acoustique)", "Rain (acústico)", "Rain (versión acústica)", "Rain (Remasterizado)",
    "Rain (remasterisé)", "Rain - Remasterisée en 2009", "Rain (rimasterizzato)", "Rain (Versão Demo)",
    "Rain (versione italiana)", "Rain (Deutsche Fassung)", "Rain (karaoke)", "Rain (nightcore)",
    "Rain (sped up)", "Rain - Sped-Up", "Rain (slowed + reverb)", "Rain (slowed down)",
    "Rain (Japanese ver.)", "Rain (a cappella)", "Rain (Instrumentale)", "Rain (na żywo)",
    "Rain (караоке)", "Rain (カラオケ)", "Rain (现场版)", "Rain (lo-fi)", "Rain (8-bit)", "Rain (Maqueta)",
)  # fmt: skip
NO_VERSIONS = (
    "En Vivo", "Slowed", "Nightcore", "Rain en vivo", "Sped Up Heart", "Concert - Rain",
    "Konzert Nr. 1", "Bach - Konzert Nr. 1", "Rain (Ver tus ojos)", "Rain (Versailles)", "Acoustic",
    "Rain (Demokratie)", "Suite (Orchestral Suite No. 3)", "Rain (Fiction)", "(En Vivo)", "Cover Me",
    "Karaoke Queen",
)  # fmt: skip


@pytest.mark.parametrize("title", VERSIONS)
def test_versions_are_the_work(title: str) -> None:
    assert work_title(fold(title)) == "rain"
    assert work_title(title.casefold()) == "rain"


@pytest.mark.parametrize("title", NO_VERSIONS)
def test_false_friends_stay_as_they_are(title: str) -> None:
    assert work_title(fold(title)) == fold(title)


@pytest.mark.parametrize(
    "title",
    ["Track 01", "AudioTrack 03", "Hidden Track", "Piste 4", "Faixa 7", "Spår 2", "Ohne Titel", "Sem Título"],
)
def test_names_of_places_on_a_disc_say_nothing(title: str) -> None:
    assert not is_title(fold(title))


@pytest.mark.parametrize(
    "title", ["Tracks of My Tears", "Introduction", "Race Track", "Spurensuche", "Hidden", "Title 5"]
)
def test_titles_that_only_begin_so_say_something(title: str) -> None:
    assert is_title(fold(title))


def test_long_titles_of_nothing_are_told_at_once() -> None:
    assert is_title(" track" * 40 + "x")
    assert not is_title(" - track_" * 40)
