"""What the commands that read the library say beside their report."""

from __future__ import annotations

import pytest

from musicrec_desktop.cli.commands.library import complain_of_ear
from musicrec_desktop.cli.output import Output
from musicrec_desktop.model.trained_ear import EarState


@pytest.mark.parametrize("is_json", [False, True])
@pytest.mark.parametrize("state", EarState)
def test_an_ear_that_cannot_listen_is_told_beside_the_report(
    state: EarState, is_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    complain_of_ear(state, Output(is_json))
    told = capsys.readouterr()
    assert told.out == ""
    assert ("trained ear cannot listen" in told.err) == (state not in {EarState.LISTENS, EarState.OFF})
