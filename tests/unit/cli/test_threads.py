"""What a start says to the libraries that it loads later."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import os, sys
from musicrec_desktop.__main__ import main
sys.argv = ["musicrec", "--version"]
main()
print(os.environ["OPENBLAS_NUM_THREADS"])
"""


@pytest.mark.parametrize(("given", "used"), [("", "1"), ("3", "3")])
def test_a_product_of_matrices_takes_one_thread_unless_told_otherwise(given: str, used: str) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    if given:
        environment["OPENBLAS_NUM_THREADS"] = given
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == used
