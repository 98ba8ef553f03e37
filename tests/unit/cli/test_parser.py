"""What can be typed."""

from __future__ import annotations

import argparse
import pkgutil
from collections.abc import Sequence

import pytest

from musicrec_desktop.cli import commands
from musicrec_desktop.cli.parser import COMMANDS, make_parser, named_command


def parse(*arguments: str) -> argparse.Namespace:
    return make_parser(named_command(arguments)).parse_args(list(arguments))


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ((), ""),
        (("scan", "x"), "scan"),
        (("--json", "tracks"), "tracks"),
        (("--profile-dir", "scan", "stats"), "stats"),
        (("--profile-dir=scan", "stats"), "stats"),
        (("song.flac", "scan"), ""),
        (("--", "scan"), ""),
        (("--help",), ""),
    ],
)
def test_the_command_is_the_first_word(arguments: Sequence[str], command: str) -> None:
    assert named_command(arguments) == command


@pytest.mark.parametrize("command", COMMANDS)
def test_general_options_stand_before_and_after_the_command(command: str) -> None:
    needed = {
        "similar": ["1"],
        "lyrics": ["1"],
        "recommend-from": ["-"],
        "queue": ["--seed", "1"],
        "play": ["x"],
        "rate": ["x", "4.5"],
        "path": ["x", "y"],
        "share": ["x"],
        "completion": ["bash"],
        "worker": ["tcp://127.0.0.1:8786"],
        "import": ["x", "--dry-run"],
        "evaluate": ["similarity", "--audio", "x", "--labels", "y"],
    }.get(command, [])
    general = ["--profile-dir", "/p", "--json", "--verbose"]
    for arguments in ([*general, command, *needed], [command, *needed, *general]):
        options = parse(*arguments)
        assert (options.profile_dir, options.json, options.verbose) == ("/p", True, True)
        assert callable(options.run)


def test_without_options_everything_is_off() -> None:
    options = parse("stats")
    assert (options.profile_dir, options.json, options.verbose) == (None, False, False)


def test_files_are_for_the_window() -> None:
    options = parse("a.flac", "music")
    assert options.run is None
    assert options.paths == ["a.flac", "music"]


def test_counts_and_seeds() -> None:
    options = parse("queue", "--seed", "a", "b", "-n", "5", "--seed", "c", "--rng-seed", "7")
    assert options.seeds == ["a", "b", "c"]
    assert (options.count, options.rng_seed) == (5, 7)
    assert parse("similar", "x").count == 10
    assert parse("analyse", "--jobs", "3").jobs == 3
    assert (parse("analyse").ear, parse("analyse", "--ear", "off").ear) == (None, "off")


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        (("tracks", "-live"), ["-live"]),
        (("tracks", "jazz", "-genre:rock"), ["jazz", "-genre:rock"]),
        (("tracks", "-hello"), ["-hello"]),
        (("tracks", "--json", "-live", "--limit", "5", "-n"), ["-live", "-n"]),
        (("tracks", "jazz", "--limit", "5", "-live", "rock"), ["jazz", "-live", "rock"]),
        (("tracks", "--", "-live"), ["-live"]),
        (("smart", "create", "Name", "-live"), ["-live"]),
        (("smart", "create", "Name", "--limit", "5", "-(live or demo)"), ["-(live or demo)"]),
    ],
)
def test_parts_of_queries_begin_with_a_minus(arguments: Sequence[str], query: list[str]) -> None:
    assert parse(*arguments).query == query


@pytest.mark.parametrize(
    "arguments",
    [
        ("tracks", "-live", "--sorrt", "title"),
        ("tracks", "--live"),
        ("smart", "create", "-live"),
        ("smart", "show", "-live"),
        ("similar", "-live"),
        ("similar",),
        ("queue", "--wander", "2"),
        ("queue", "--familiarity", "-1.5"),
        ("queue", "--rules", "nonsense=off"),
        ("queue", "--rules", "years=1960"),
        ("queue", "--rules", "in_season=3"),
        ("queue", "--preset", "party"),
        ("similar", "x", "-n", "0"),
        ("similar", "x", "-n", "many"),
        ("similar", "x", "--weight", "rhythm"),
        ("similar", "x", "--weight", "loudness=2"),
        ("similar", "x", "--weight", "rhythm=-1"),
        ("play", "x", "--seconds", "-1"),
        ("play", "x", "--seconds", "nan"),
        ("analyse", "--jobs", "0"),
        ("analyse", "--ear", "maybe"),
        ("stats", "--nonsense"),
        ("evaluate",),
        ("evaluate", "taste", "--audio", "x", "--labels", "y"),
        ("stats", "--js"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(*arguments)
    assert end.value.code == 2
    assert "usage: musicrec" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(command, "--help")
    assert end.value.code == 0
    text = capsys.readouterr().out
    assert f"usage: musicrec {command}" in text
    assert "--profile-dir" in text


def test_every_module_of_commands_has_a_row() -> None:
    assert {module.name for module in pkgutil.iter_modules(commands.__path__)} == {
        module.partition(".")[0] for module in COMMANDS.values()
    }


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse("--help")
    text = capsys.readouterr().out
    assert all(f"  {command} " in text for command in COMMANDS)
