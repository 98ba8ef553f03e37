"""Reading in a process of its own, as beside a window."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.tasks import CancelledError, TaskContext
from tests.support.import_rig import ImportRig
from tests.unit.services.importing.exports import LENGTH_MS, START_MS, lastfm


def test_a_process_reads_what_this_one_would(rig: ImportRig) -> None:
    (road,) = rig.add([("Stone Choir", "Long Road", "Grey Hills", LENGTH_MS)])
    path = rig.write("lastfm.csv", lastfm(("Stone Choir", "Long Road", "Grey Hills", 0)))
    here = rig.service.plan(path)
    rig.service.begin_beside_window()
    rig.scheduler.settle()
    elsewhere = rig.service.plan(path)
    assert elsewhere.sources == here.sources
    rig.service.carry_out(elsewhere)
    assert rig.use() == {road: (1, 0, START_MS)}
    cancelled = TaskContext()
    cancelled.cancel()
    with pytest.raises(CancelledError):
        rig.service.plan(path, context=cancelled)
    with pytest.raises(ImportFileError, match="gone"):
        rig.service.plan(path + ".gone")
