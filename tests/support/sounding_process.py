"""A program that plays through a real output until it is killed, and tells where it is.

``python -m tests.support.sounding_process vlc|miniaudio FILE…``
"""

from __future__ import annotations

import json
import random
import sys

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.playback import Playable
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.player import Player
from tests.support.engines import miniaudio_stream, vlc_stream

TELL_MS = 50


def main(output: str, *files: str) -> None:
    """Play the files one after the other; print what the player says twenty times a second, as JSON."""
    loop = LoopScheduler()
    engine = vlc_stream(loop, "pulse") if output == "vlc" else miniaudio_stream(loop)
    player = Player(engine, loop, lambda track: Playable(track, files[track], None), random.Random(1))
    player.set_volume(100)
    player.play_now([TrackId(number) for number in range(len(files))])

    def tell() -> None:
        said = {
            "position_ms": player.position_ms,
            "listened_ms": player.listened_ms,
            "state": player.state.value,
            "problem": player.engine_problem,
        }
        print(json.dumps(said), flush=True)

    loop.call_every(TELL_MS, tell)
    loop.run_until(lambda: False)


if __name__ == "__main__":
    main(*sys.argv[1:])
