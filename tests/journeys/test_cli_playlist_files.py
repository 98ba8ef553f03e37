"""``musicrec playlist import`` and ``export``: lists of other players, on a real library, and back again."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import Cli
from tests.support.cli_session import CliSession, cli_session
from tests.support.exchange_library import EXCHANGE, library, write_library

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not EXCHANGE.is_dir(), reason=f"no samples at {EXCHANGE}"),
]

GROUPS = ("m3u", "pls", "xspf", "wpl")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A profile whose library is the one of the samples, with the samples in its folder of playlists."""
    made = Cli(tmp_path_factory.mktemp("exchange"))
    made.home.mkdir()
    write_library(made.music)
    for group in GROUPS:
        if (EXCHANGE / group).is_dir():
            shutil.copytree(
                EXCHANGE / group,
                made.music / "Playlists" / group / "in",
                copy_function=shutil.copyfile,
                dirs_exist_ok=True,
            )
    return made


@pytest.fixture(scope="module")
def session(home: Cli) -> Iterator[CliSession]:
    with cli_session(home) as opened:
        assert opened.document("scan", str(home.music))["added"] == 36
        yield opened


@pytest.fixture
def cli(session: CliSession) -> CliSession:
    """No playlist is there."""
    for playlist in session.document("playlist"):
        session.document("playlist", "delete", str(playlist["id"]))
    return session


def _samples() -> list[Any]:
    found = []
    for group in GROUPS:
        path = EXCHANGE / group / "expected.json"
        if path.is_file():
            document = json.loads(path.read_bytes())
            for name, expected in document["files"].items():
                place = expected.get("lies_in", document["lies_in"])
                found.append(pytest.param(group, name, place, expected, id=f"{group}/{name}"))
    return found or [pytest.param("", "", "", {}, id="none")]


def _place(home: Cli, group: str, name: str, lies_in: str) -> Path:
    """The sample where it would lie in the library; its neighbours come along."""
    folder = home.music / Path(lies_in).relative_to(library()["root"])
    shutil.copytree(EXCHANGE / group, folder, copy_function=shutil.copyfile, dirs_exist_ok=True)
    return folder / name


def _tracks(home: Cli) -> dict[str, str]:
    """The names of the samples' tracks by their paths."""
    return {str(home.music / track["path"]): track["id"] for track in library()["tracks"]}


@pytest.mark.parametrize(("group", "name", "lies_in", "expected"), _samples())
def test_lists_of_other_players_are_imported_as_expected(
    cli: CliSession, home: Cli, group: str, name: str, lies_in: str, expected: dict[str, Any]
) -> None:
    path = _place(home, group, name, lies_in)
    before = path.read_bytes()
    status, out, err = cli.run("playlist", "import", str(path), "--json")
    report = json.loads(out)
    assert set(report) == {"name", "matched", "uncertain", "missing", "errors"}
    if "refused" in expected:
        assert (status, report["matched"], len(report["errors"])) == (1, 0, 1)
        assert name in err
        assert cli.document("playlist") == []
        return
    assert status == 0, err
    wanted = [entry["track"] for entry in expected["entries"]]
    if name == "hash_names.m3u":
        wanted = [entry["track"] for entry in expected["entries"] if not entry.get("optional")]
        wanted = (
            wanted if report["matched"] == len(wanted) else [entry["track"] for entry in expected["entries"]]
        )
    assert (report["name"], report["uncertain"]) == (expected["name"], 0)
    assert report["matched"] == sum(track is not None for track in wanted)
    assert report["missing"] == wanted.count(None)
    assert bool(report["errors"]) == bool(expected.get("warnings"))
    (playlist,) = cli.document("playlist")
    entries = cli.document("playlist", "show", str(playlist["id"]))["entries"]
    names = _tracks(home)
    assert [names.get(entry["path"]) for entry in entries] == wanted
    for entry, told in zip(entries, expected["entries"], strict=False):
        if told["track"] is None:
            assert entry["id"] is None
            for key in ("title", "artist"):
                assert entry[key] == told.get(key, entry[key])
            assert entry["path"] == told.get("stream", entry["path"])
    assert path.read_bytes() == before
    # Written and read again, nothing is lost.
    back = home.root / "back.xspf"
    (exported,) = cli.document("playlist", "export", str(playlist["id"]), str(back), "--replace")
    assert (exported["entries"], exported["left_out"]) == (len(entries), 0)
    again = cli.document("playlist", "import", str(back), "--copy")
    assert (again["matched"], again["missing"]) == (report["matched"], report["missing"])


def test_several_files_give_a_list_and_a_known_file_brings_its_playlist_up_to_date(
    cli: CliSession, home: Cli
) -> None:
    folder = home.music / "Playlists"
    first, second = folder / "first.m3u8", folder / "second.pls"
    tracks = {name: path for path, name in _tracks(home).items()}
    first.write_text(f"{tracks['D01']}\n{tracks['D02']}\n", encoding="utf-8")
    second.write_text(f"[playlist]\nFile1={tracks['D03']}\n", encoding="utf-8")
    reports = cli.document("playlist", "import", str(first), str(second))
    assert [(one["name"], one["matched"]) for one in reports] == [("first", 2), ("second", 1)]
    before = cli.document("playlist", "show", "first")["entries"]
    first.write_text(f"{tracks['D04']}\n{tracks['D02']}\n/gone.mp3\n{tracks['D01']}\n", encoding="utf-8")
    assert cli.document("playlist", "import", str(first))["matched"] == 3
    after = cli.document("playlist", "show", "first")["entries"]
    assert [entry["path"] for entry in after] == [
        tracks["D04"], tracks["D02"], "/gone.mp3", tracks["D01"],
    ]  # fmt: skip
    assert {entry["entry"] for entry in before} <= {entry["entry"] for entry in after}
    assert len(cli.document("playlist")) == 2
    cli.document("playlist", "import", str(first), "--copy")
    assert len(cli.document("playlist")) == 3


def test_the_path_map_is_remembered(cli: CliSession, home: Cli) -> None:
    path = home.root / "map.m3u"
    path.write_text("D:\\Songs\\01 Low Tide, Evening.flac\nD:\\Songs\\x\\nothing.mp3\n", encoding="utf-8")
    assert cli.document("playlist", "import", str(path))["matched"] == 0
    album = home.music / "Clara Winterfeld" / "2014 Letters to the Sea"
    assert cli.document("playlist", "import", str(path), "--map", f"D:\\Songs={album}")["matched"] == 1
    assert cli.document("playlist", "import", str(path))["matched"] == 1
    assert cli.run("playlist", "import", str(path), "--map", "nonsense")[0] == 2


def test_a_followed_file_is_read_again(cli: CliSession, home: Cli) -> None:
    tracks = {name: path for path, name in _tracks(home).items()}
    path = home.root / "followed.m3u"
    path.write_text(f"{tracks['D01']}\n", encoding="utf-8")
    cli.document("playlist", "import", str(path), "--follow")
    status, _, err = cli.run("playlist", "add", "followed", tracks["D05"])
    assert (status, "follows its file" in err) == (1, True)
    path.write_text(f"{tracks['D02']}\n{tracks['D03']}\n", encoding="utf-8")

    def shown() -> tuple[list[str], str | None]:
        playlist = cli.document("playlist", "show", "followed")
        return [entry["path"] for entry in playlist["entries"]], playlist["file_problem"]

    assert shown() == ([tracks["D02"], tracks["D03"]], None)
    content = path.read_bytes()
    path.unlink()
    entries, problem = shown()
    assert (len(entries), problem) == (2, "Its file is not there; the playlist stays as it was.")
    path.write_bytes(b"\x00\x01" * 400)
    entries, problem = shown()
    assert len(entries) == 2
    assert problem is not None
    assert "no text" in problem
    path.write_bytes(b"")
    assert len(shown()[0]) == 2
    path.write_bytes(content + f"{tracks['D04']}\n".encode())
    assert shown() == ([tracks["D02"], tracks["D03"], tracks["D04"]], None)
    assert cli.document("playlist", "unfollow", "followed")["is_followed"] is False
    cli.document("playlist", "add", "followed", tracks["D05"])
    path.write_text(f"{tracks['D01']}\n", encoding="utf-8")
    assert len(shown()[0]) == 4
    assert cli.document("playlist", "follow", "followed")["is_followed"] is True
    assert shown()[0] == [tracks["D01"]]
    cli.document("playlist", "create", "Own", tracks["D01"])
    assert "not imported from a file" in cli.run("playlist", "follow", "Own")[2]


def test_bad_input_changes_nothing(cli: CliSession, home: Cli) -> None:
    folder = home.root / "bad"
    folder.mkdir()
    (folder / "huge.m3u").touch()
    os.truncate(folder / "huge.m3u", 1 << 30)
    os.mkfifo(folder / "pipe.m3u")
    (folder / "folder.m3u").mkdir()
    (folder / "bomb.xspf").write_text(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><playlist>&a;</playlist>', encoding="utf-8"
    )
    (folder / "music.m3u").write_bytes(next(home.music.rglob("*.flac")).read_bytes())
    bad = [str(folder / name) for name in ("huge.m3u", "pipe.m3u", "folder.m3u", "bomb.xspf", "music.m3u")]
    bad += [str(folder / "gone.m3u"), "/dev/zero"]
    good = folder / "good.m3u"
    good.write_text("../../../etc/passwd\nhttp://host.invalid/x\n", encoding="utf-8")
    utf16 = folder / "utf16.m3u8"
    utf16.write_bytes("#EXTM3U\n/gone/ñ.mp3\n".encode("utf-16-le"))
    status, out, err = cli.run("playlist", "import", *bad, str(good), str(utf16), "--json")
    reports = json.loads(out)
    assert status == 1
    assert [len(one["errors"]) for one in reports] == [1] * len(bad) + [0, 0]
    assert [one["missing"] for one in reports[-2:]] == [2, 1]
    assert len(err.splitlines()) == len(bad)
    assert [one["name"] for one in cli.document("playlist")] == ["good", "utf16"]


def test_one_several_or_all_are_exported(cli: CliSession, home: Cli) -> None:
    tracks = {name: path for path, name in _tracks(home).items()}
    cli.document("playlist", "create", "A/B: c?", tracks["D01"], tracks["D02"])
    cli.document("playlist", "create", "a/b: C?", tracks["D03"])
    cli.document("playlist", "create", "Third", tracks["E01"])
    out = home.root / "out"
    status, _, err = cli.run("playlist", "export", "--all", str(out))
    assert status == 0, err
    assert sorted(path.name for path in out.iterdir()) == ["A_B_ c_.m3u8", "Third.m3u8", "a_b_ C_ (2).m3u8"]
    text = (out / "A_B_ c_.m3u8").read_text(encoding="utf-8")
    assert text.splitlines() == [
        "#EXTM3U", "#PLAYLIST:A/B: c?", "#EXTINF:34,Clara Winterfeld - Low Tide, Evening", tracks["D01"],
        "#EXTINF:32,Clara Winterfeld - The Unsent Letter", tracks["D02"],
    ]  # fmt: skip
    status, _, err = cli.run("playlist", "export", "--all", str(out))
    assert (status, err.count("is there already")) == (1, 3)
    assert len(cli.document("playlist", "export", "--all", str(out), "--replace", "--format", "xspf")) == 3
    (one,) = cli.document("playlist", "export", "Third", str(home.music / "third.m3u"))
    assert one["entries"] == 1
    relative = Path(tracks["E01"]).relative_to(home.music)
    assert (home.music / "third.m3u").read_text(encoding="utf-8").splitlines()[-1] == str(relative)
    cli.document("playlist", "export", "Third", str(home.root / "x.m3u"), "--relative")
    assert (home.root / "x.m3u").read_text(encoding="utf-8").splitlines()[-1].startswith("music/")
    cli.document("playlist", "export", "Third", str(home.music / "third.m3u"), "--absolute", "--replace")
    cli.document("playlist", "export", "Third", str(home.music / "again.m3u"))
    assert "://" in (home.music / "again.m3u").read_text(encoding="utf-8")
    cli.document("playlist", "export", "Third", str(home.music / "again.m3u"), "--automatic", "--replace")
    for wrong in (
        ("Third", str(home.root / "x.wpl")),
        ("Third", "/dev/null"),
        ("Nothing", str(home.root / "y.m3u")),
    ):
        status, said, err = cli.run("playlist", "export", *wrong)
        assert (status, said) == (1, ""), wrong
        assert err
    assert cli.run("playlist", "export", str(out))[0] == 2


def test_nothing_is_written_over_or_through_a_link_unsaid(cli: CliSession, home: Cli) -> None:
    cli.document("playlist", "create", "One", next(iter(_tracks(home))))
    folder, outside = home.root / "there", home.root / "outside.m3u8"
    folder.mkdir()
    kept, link, dangling = folder / "kept.m3u8", folder / "link.m3u8", folder / "dangling.m3u8"
    kept.write_text("mine", encoding="utf-8")
    outside.write_text("hers", encoding="utf-8")
    link.symlink_to(outside)
    dangling.symlink_to(home.root / "nothing.m3u8")
    for path in (kept, link, dangling):
        status, out, err = cli.run("playlist", "export", "One", str(path))
        assert (status, out) == (1, "")
        assert "is there already" in err
        assert "--replace" in err
        assert (path is kept) or f"as a link to “{path.resolve()}”" in err
    assert (kept.read_text(encoding="utf-8"), outside.read_text(encoding="utf-8")) == ("mine", "hers")
    assert not dangling.exists()
    (written,) = cli.document("playlist", "export", "One", str(kept), "--replace")
    assert (written["entries"], written["link_target"]) == (1, None)
    status, out, err = cli.run("playlist", "export", "One", str(link), "--replace", "--json")
    assert (status, json.loads(out)[0]["link_target"]) == (0, str(outside))
    assert f"“{link}” is a link; “{outside}” was written." in " ".join(err.split())
    assert link.is_symlink()
    assert outside.read_text(encoding="utf-8").startswith("#EXTM3U")
    cli.document("smart", "create", "Rules", "year:>1980")
    rules = folder / "rules.nsp"
    cli.document("smart", "export", "Rules", str(rules))
    assert "--replace" in cli.run("smart", "export", "Rules", str(rules))[2]
    assert cli.document("smart", "export", "Rules", str(rules), "--replace")[0]["error"] is None


def test_devices_pipes_and_folders_are_not_written_over(cli: CliSession, home: Cli) -> None:
    cli.document("playlist", "create", "One", next(iter(_tracks(home))))
    folder = home.root / "odd"
    folder.mkdir()
    os.mkfifo(folder / "pipe.m3u8")
    (folder / "device.m3u8").symlink_to("/dev/null")
    for name in ("pipe.m3u8", "device.m3u8"):
        status, _, err = cli.run("playlist", "export", "One", str(folder / name), "--replace")
        assert (status, "is a device or a pipe" in err) == (1, True)
    (folder / "One.m3u8").mkdir()
    status, _, err = cli.run("playlist", "export", "One", str(folder), "--replace")
    assert (status, "is a folder" in err) == (1, True)
    assert stat.S_ISFIFO(os.stat(folder / "pipe.m3u8").st_mode)
    assert os.path.realpath(folder / "device.m3u8") == "/dev/null"
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_many_equal_problems_of_a_list_are_told_together(cli: CliSession, home: Cli) -> None:
    path = home.root / "many.m3u8"
    track = next(iter(_tracks(home)))
    lists = "".join(f"gone {number}.m3u\n" for number in range(40))
    path.write_text(f"{track}\n{lists}{'x' * 70_000}\n", encoding="utf-8")
    status, out, err = cli.run("playlist", "import", str(path))
    assert (status, "1 matched" in out) == (0, True)
    lines = err.splitlines()
    assert len(lines) == 5
    assert "too long for a path" in lines[0]
    assert [f"gone {number}.m3u" in line for number, line in enumerate(lines[1:4])] == [True] * 3
    assert lines[4] == "“many”: 37 more like these; --json tells all of them."
    assert len(cli.document("playlist", "import", str(path))["errors"]) == 41


def test_rules_that_cannot_be_followed_now_stop_no_other_export(cli: CliSession, home: Cli) -> None:
    cli.document("playlist", "create", "First", next(iter(_tracks(home))))
    cli.document("smart", "create", "Broken", "in:First")
    cli.document("playlist", "create", "Other", next(iter(_tracks(home))))
    cli.document("playlist", "delete", "First")
    out = home.root / "some"
    status, _, err = cli.run("playlist", "export", "--all", str(out))
    assert (status, "“Broken.m3u8” is not written" in err, "“First”" in err) == (1, True, True)
    assert [path.name for path in out.iterdir()] == ["Other.m3u8"]


def _smart(name: str) -> str:
    return str(EXCHANGE / name)


def test_smart_lists_of_others_are_imported_whole_or_not_at_all(cli: CliSession) -> None:
    report = cli.document("playlist", "import", _smart("nsp/all_nested.nsp"))
    assert report == {"name": "Eighties or loved", "matched": 0, "uncertain": 0, "missing": 0, "errors": []}
    report = cli.document("playlist", "import", _smart("nsp/any_percent.nsp"))
    # Three of the eleven FLAC files of the library's 36, and so one of ten.
    assert report["matched"] == 1
    expected = json.loads((EXCHANGE / "nsp" / "expected.json").read_bytes())["files"]
    for name, wanted in expected.items():
        if not {"refused", "unsupported_rules"} & set(wanted):
            continue
        status, out, err = cli.run("playlist", "import", _smart(f"nsp/{name}"), "--json")
        (error,) = json.loads(out)["errors"]
        assert status == 1
        assert error in err.replace("musicrec: ", "")
        for rule in wanted.get("unsupported_rules", ()):
            assert rule in error
    searches = cli.document("playlist", "import", _smart("quodlibet/lists/queries.saved"))
    assert [one["name"] for one in searches] == ["Good, long unheard", "Quiet, not Otto", "New or good"]
    assert searches[2]["matched"] == 36
    lists = cli.document("playlist", "import", _smart("rhythmbox/playlists.xml"))
    assert [(one["name"], one["matched"], one["missing"]) for one in lists] == [
        ("Late & Quiet", 2, 1), ("Top Drone", 0, 0), ("Play Queue", 1, 0),
    ]  # fmt: skip
    kinds = {one["name"]: one["kind"] for one in cli.document("playlist")}
    assert sorted(name for name, kind in kinds.items() if kind == "plain") == ["Late & Quiet", "Play Queue"]
    assert len(kinds) == 8
    # Once more changes nothing.
    cli.document("playlist", "import", _smart("rhythmbox/playlists.xml"), _smart("nsp/all_nested.nsp"))
    assert len(cli.document("playlist")) == 8


def test_rules_are_exported_for_navidrome(cli: CliSession, home: Cli) -> None:
    cli.document("smart", "import", _smart("nsp/all_nested.nsp"))
    (before,) = cli.document("playlist")
    out = home.root / "rules.nsp"
    (exported,) = cli.document("smart", "export", "Eighties or loved", str(out))
    assert exported["error"] is None
    assert json.loads(out.read_text(encoding="utf-8"))["limit"] == 25
    cli.document("playlist", "import", str(out))
    first, second = cli.document("playlist")
    assert first["rules"] == second["rules"] == before["rules"]
    assert second["description"] == "invented"
    smart = home.root / "said.xsp"
    smart.write_text(
        '<smartplaylist type="songs"><name>Said</name><match>all</match>'
        '<rule field="title" operator="contains"><value>t</value></rule></smartplaylist>',
        encoding="utf-8",
    )
    assert cli.document("playlist", "import", str(smart))["matched"] > 3
    (written,) = cli.document("playlist", "export", "Said", str(home.root / "said.m3u8"))
    assert written["entries"] > 3
    assert cli.document("smart", "edit", "Said", "--limit", "10%")["rules"]["limit_unit"] == "percent"
    cli.document("smart", "edit", "Said", "--query", "skips:>3")
    status, _, err = cli.run("smart", "export", "Said", str(home.root / "unsaid.nsp"))
    assert (status, "skips:>3" in err, (home.root / "unsaid.nsp").exists()) == (1, True, False)
    cli.document("playlist", "create", "Plain")
    status, _, err = cli.run("playlist", "export", "Plain", str(home.root / "plain.nsp"))
    assert (status, "has no rules" in err, (home.root / "plain.nsp").exists()) == (1, True, False)
