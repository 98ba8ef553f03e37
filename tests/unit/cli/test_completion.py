"""What shells complete, asked of the shells themselves; and the page of the manual."""

from __future__ import annotations

import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

from musicrec_desktop.cli.commands.completion import SHELLS, completion_script
from musicrec_desktop.cli.parser import COMMANDS

ROOT = Path(__file__).parents[3]

ASK_BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_shtab_musicrec
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The script of each shell, as a file."""
    folder = tmp_path_factory.mktemp("completion")
    for shell in SHELLS:
        (folder / shell).write_text(completion_script(shell), encoding="utf-8")
    return {shell: folder / shell for shell in SHELLS}


def completed(script: Path, *words: str) -> list[str]:
    """What bash offers for the last of these words."""
    command = ["bash", "-c", ASK_BASH, "bash", str(script), *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30)
    assert not done.stderr
    return done.stdout.split()


def test_bash_offers_all_commands(scripts: dict[str, Path]) -> None:
    assert set(COMMANDS) <= set(completed(scripts["bash"], "musicrec", ""))


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("playlist", "s"), {"show", "sort", "suggest"}),
        (("--json", "playl"), {"playlist"}),
        (("remote", "play-"), {"play-pause"}),
        (("completion", ""), set(SHELLS)),
        (("similar", "--wei"), {"--weight"}),
    ],
)
def test_bash_offers_words_and_options(
    scripts: dict[str, Path], words: tuple[str, ...], offered: set[str]
) -> None:
    assert set(completed(scripts["bash"], "musicrec", *words)) == offered


def test_bash_offers_files_where_a_command_takes_them(scripts: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "album").mkdir()
    (tmp_path / "song.flac").touch()
    begun = f"{tmp_path}/"
    assert completed(scripts["bash"], "musicrec", "--profile-dir", begun) == [f"{begun}album"]
    assert set(completed(scripts["bash"], "musicrec", "tag", begun)) == {f"{begun}album", f"{begun}song.flac"}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_reads_its_script(scripts: dict[str, Path], shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    done = subprocess.run(
        [shell, "-n", str(scripts[shell])], check=False, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_page_of_the_manual_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "packaging" / "man_page.py"))["document"]()
    kept = (ROOT / "resources" / "musicrec.1").read_text(encoding="utf-8")
    assert kept == made, "run packaging/man_page.py"
