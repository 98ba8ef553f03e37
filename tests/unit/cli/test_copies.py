"""The list of copies at the width of a terminal: which file is meant, and why, can be read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from musicrec_desktop.cli.tables.copies import copies_table, shown_path
from musicrec_desktop.model.copies import CopyGroup, CopyKind
from musicrec_desktop.ui.kit.wording.copies import lacks_text
from tests.unit.services.copies.rig import TRACKS, CopyRig, open_rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[CopyRig]:
    made = open_rig(tmp_path)
    yield made
    made.scheduler.close()
    made.database.close()


def group_of(rig: CopyRig, kind: CopyKind) -> CopyGroup:
    (row,) = rig.of(kind)
    group = rig.service.group(row.id)
    assert group is not None
    return group


def rendered(*groups: CopyGroup, folders: tuple[str, ...]) -> list[str]:
    stream = io.StringIO()
    Console(file=stream, width=80).print(copies_table("Copies", groups, folders))
    lines = stream.getvalue().splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert "…" not in stream.getvalue()
    return [line.strip() for line in lines]


def test_paths_and_reasons_are_whole_at_80_columns(rig: CopyRig) -> None:
    group = group_of(rig, CopyKind.SAME_RECORDING)
    lines = rendered(group, folders=(str(rig.music),))
    text = " ".join(" ".join(lines).split())
    assert "Same recording: Rain" in text
    for number in (0, 2, 3):
        assert any(line.endswith(f" {TRACKS[number][0]}") for line in lines)
    for one in group.files[1:]:
        assert "; ".join(lacks_text(one, group.files[0].file)) in text


def test_a_long_path_goes_on_in_the_next_line(rig: CopyRig) -> None:
    group = group_of(rig, CopyKind.SAME_SOUND)
    lines = rendered(group, folders=())
    joined = "".join("".join(lines).split())
    assert all("".join(one.file.path.split()) in joined for one in group.files)


def test_a_path_is_shown_below_its_music_folder() -> None:
    assert shown_path("/m/a/x.flac", ["/m"]) == "a/x.flac"
    assert shown_path("/m/a/x.flac", ["/"]) == "m/a/x.flac"
    assert shown_path("/m/a/x.flac", ["/m", "/home/n"]) == "m/a/x.flac"
    # Elsewhere, and where the name of the folder would not tell which one is meant.
    assert shown_path("/other/x.flac", ["/m"]) == "/other/x.flac"
    assert shown_path("/m/a/x.flac", ["/m", "/home/m"]) == "/m/a/x.flac"
