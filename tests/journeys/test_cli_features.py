"""``musicrec features``: librosa's features of a library as table, CSV and JSON."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from musicrec_desktop.model.feature_statistics import COLUMNS, FEATURES
from musicrec_desktop.services.features.table import TRACK_COLUMNS
from tests.support.cli import Cli, chord, drums, write

DRUMS_BPM = 120.0


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A library of drums, a chord and a silent file, with the features that are known of them."""
    made = Cli(tmp_path_factory.mktemp("features"))
    made.home.mkdir()
    write(made.music / "1.flac", "flac", drums(DRUMS_BPM), "One", "B")
    write(made.music / "2.mp3", "mp3", chord(220.0), "Two", "Y")
    write(made.music / "3.flac", "flac", chord(220.0) * 0, "Three", "Y")
    assert made.document("scan", str(made.music))["added"] == 3
    document = made.document("features", "--jobs", "1", "--csv", str(made.root / "all.csv"))
    assert (document["tracks"], document["computed"], document["known_before"]) == (3, 2, 0)
    assert [one["reason"] for one in document["failed"]] == ["silent"]
    return made


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_says_what_the_files_hold(cli: Cli) -> None:
    rows = {row["title"]: row for row in rows_of((cli.root / "all.csv").read_text(encoding="utf-8"))}
    assert set(rows) == {"One", "Two", "Three"}
    assert tuple(rows["One"]) == (*TRACK_COLUMNS, *COLUMNS)
    assert float(rows["One"]["tempo"]) == pytest.approx(DRUMS_BPM, rel=0.04)
    for name in ("spectral_centroid_mean_01", "spectral_flatness_mean_01", "zero_crossing_rate_mean_01"):
        assert float(rows["One"][name]) > 2 * float(rows["Two"][name]), name
    assert [rows[title]["problem"] for title in ("One", "Two", "Three")] == ["", "", "silent"]
    assert rows["Three"]["tempo"] == ""


def test_json_has_the_features_by_name(cli: Cli) -> None:
    one, three, two = sorted(cli.document("features"), key=lambda row: row["title"])
    assert (one["problem"], three["problem"], three["features"]) == (None, "silent", None)
    assert set(one["features"]) == {feature.name for feature in FEATURES}
    assert [len(values) for values in two["features"]["mfcc"].values()] == [20] * 7
    (row,) = rows_of(cli.run("features", "--csv", "title:One").stdout)
    assert float(row["mfcc_std_03"]) == one["features"]["mfcc"]["std"][2]
    assert float(row["tempo"]) == one["features"]["tempo"]


def test_no_file_is_written_over_unasked(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine")
    refused = cli.run("features", "--csv", str(path), "title:One")
    assert (refused.returncode, refused.stdout, path.read_text()) == (1, "", "mine")
    assert "--replace" in refused.stderr
    assert cli.run("features", "--csv", str(path), "--replace", "title:One").returncode == 0
    assert [row["title"] for row in rows_of(path.read_text(encoding="utf-8"))] == ["One"]
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]
    (tmp_path / "folder.csv").mkdir()
    assert cli.run("features", "--csv", str(tmp_path / "folder.csv"), "--replace").returncode == 1


def test_what_people_type(cli: Cli) -> None:
    shown = cli.run("features", "title:Two")
    assert shown.returncode == 0
    assert "Two" in shown.stdout
    assert cli.run("features", "--csv", "--json").returncode == 2
    nothing = cli.run("features", "--csv", "title:Nowhere")
    assert (nothing.returncode, rows_of(nothing.stdout)) == (1, [])
    assert "No track was found." in nothing.stderr
    assert cli.run("features", "--json", "title:Nowhere").stdout == "[]\n"
