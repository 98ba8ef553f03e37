"""What runs on the machines of others: every Python that we promise, by the commands that are used here."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
CLASSIFIER = re.compile(r"Programming Language :: Python :: (3\.\d+)")


def jobs() -> dict[str, Any]:
    document = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text("utf-8"))
    found: dict[str, Any] = document["jobs"]
    return found


def test_each_python_that_is_promised_is_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    promised = [match[1] for line in project["classifiers"] if (match := CLASSIFIER.fullmatch(line))]
    tested = jobs()["tests"]["strategy"]["matrix"]["python"]
    assert set(promised) <= set(tested)
    assert f">={tested[0]}" == project["requires-python"]
    minors = [int(version.partition(".")[2]) for version in tested]
    assert minors == list(range(minors[0], minors[-1] + 1))


def test_only_scripts_of_packaging_are_run() -> None:
    commands = [step["run"] for job in jobs().values() for step in job["steps"] if "run" in step]
    assert commands
    for command in commands:
        program, script, *_ = command.split()
        assert program == "sh"
        assert (ROOT / script).is_file()
