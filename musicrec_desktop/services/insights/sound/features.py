"""The measures of sound that insights tell about: their names, units and words for more and less of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.insights import Unit


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of tracks.

    Attributes:
        name: of its column in ``storage.insights.sounds.SoundTable``.
        title: at the beginning of a heading.
        unit: of its values.
        more: what a track with more of it is.
        less: what a track with less of it is.
        meaning: what it is, as part of a definition; empty where the title says it.
        has_trend: whether it is drawn over time.
    """

    name: str
    title: str
    unit: Unit
    more: str
    less: str
    meaning: str = ""
    has_trend: bool = False

    @property
    def heading(self) -> str:
        """Of the column of medians; a unit that cells do not show is in it."""
        return "Median in Hz" if self.name == "brightness" else "Median"


MEASURES: Final = (
    Measure("bpm", "Tempo", Unit.BPM, "faster", "slower", "beats a minute, as the player hears them", True),
    Measure(
        "energy", "Energy", Unit.SHARE, "more energetic", "calmer",
        "0 % calm to 100 % driving: loudness, strength of onsets and brightness in equal parts", True,
    ),
    Measure(
        "brightness", "Brightness", Unit.NUMBER, "brighter", "darker",
        "the middle of the spectrum in Hz", True,
    ),
    Measure(
        "loudness", "Loudness", Unit.LUFS, "louder", "quieter",
        "LUFS, estimated from the excerpts that the player listened to; 0 is the loudest", True,
    ),
    Measure(
        "acousticness", "Acousticness", Unit.SHARE, "more acoustic", "more electronic",
        "0 % machines to 100 % played: clean treble, free pulse, level that comes and goes", True,
    ),
    Measure("danceability", "Danceability", Unit.SHARE, "more danceable", "less danceable",
            "how steady the beat is, and how near 120 beats a minute"),
    Measure("vocals", "Vocals", Unit.SHARE, "more vocal", "more instrumental", "how much singing there is"),
    Measure("length_ms", "Length", Unit.DURATION_MS, "longer", "shorter"),
    Measure("year", "Year", Unit.YEAR, "newer", "older", "of release, in the tags"),
    Measure("plays", "Plays", Unit.COUNT, "played more often", "played less often",
            "yours, with imported ones"),
)  # fmt: skip
"""In the order in which they are shown."""
HEARD: Final = tuple(measure for measure in MEASURES if measure.name not in {"length_ms", "year", "plays"})
"""Those that the player hears."""
TRENDS: Final = tuple(measure for measure in MEASURES if measure.has_trend)
NOT_ANALYSED: Final = (
    "No track has been listened to by the player yet. It does so by itself while the window is open; "
    "“musicrec analyse” does it at once."
)
