"""``musicrec mixes``: the cards of a day."""

from __future__ import annotations

from pathlib import Path

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.track import Tags
from tests.support.cli import Cli
from tests.support.cli_session import cli_session
from tests.support.library import add_tracks, new_library, scanned


def library(cli: Cli) -> None:
    """Forty tracks on four albums, none of which was ever played."""
    database = new_library(ProfilePaths.under(str(cli.profile)).database)
    database.open()
    files = [
        scanned(
            f"{number}.mp3",
            Tags(
                f"Title {number}",
                (f"Artist {number // 10}",),
                f"Album {number // 10}",
                duration_ms=180_000 + 5_000 * number,
            ),
        )
        for number in range(40)
    ]
    add_tracks(database, files)
    database.close()


def test_a_day_stays_the_same_until_other_cards_are_asked_for(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    cli.home.mkdir()
    library(cli)
    with cli_session(cli) as session:
        first = session.document("mixes")
        assert first["diversity"] == first["newness"] == 50
        assert {card["kind"] for card in first["cards"]} == {"lesser-known", "albums-for-tonight"}
        for card in first["cards"]:
            assert card["title"]
            assert card["why"].endswith(".")
            assert all(track["why"].endswith(".") and track["id"] for track in card["tracks"])
        everything = [track["id"] for card in first["cards"] for track in card["tracks"]]
        assert len(everything) == len(set(everything))
        assert session.document("mixes") == first
        assert session.document("mixes", "--newness", "100")["newness"] == 100
        assert session.document("mixes") == first
        again = session.document("mixes", "--again")
        assert again["cards"] != first["cards"]
        assert session.document("mixes") == again
        albums = session.document("mixes", "--kind", "albums-for-tonight")["cards"]
        assert albums == [card for card in again["cards"] if card["kind"] == "albums-for-tonight"]
        status, out, _ = session.run("mixes", "--day", first["day"])
        assert (status, "From your library" in out) == (0, True)
        assert session.run("mixes", "--kind", "unfinished")[0] == 1
        status, _, err = session.run("mixes", "--day", "30.11.2026")
        assert (status, "is not a date like" in err) == (2, True)
