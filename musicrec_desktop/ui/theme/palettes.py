"""Colours that tell categories and amounts on the music map and in charts, for light and dark.

Each pair of categories is told apart by people with deuteranopia, protanopia and tritanopia, too: the colours
were chosen greedily, each as far as possible from those before it in the least favourable of the four ways of
seeing (the rule of Glasbey, van der Heijden, Toh and Gray, 2007, "Colour displays for categorical images").
Ramps follow viridis (van der Walt and Smith, 2015): lightness grows steadily, so they are read without hue,
and "much" stands out most from the background. A test simulates all three kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from musicrec_desktop.ui.theme.colours import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of what is told, as ``#rrggbb``.

    Attributes:
        background: behind them.
        categories: 16; the first ones differ most.
        ramp: from little to much; what lies between is mixed.
        rest: of what has no value.
        dim: of what is filtered away.
        series: of charts: seven of the categories, calm beside the accent; ``rest`` is that of all others.
        amounts: of charts, in the hue of the accent: from little, which is not the ground, to much.
        signed: of charts: negative, nothing, positive. All kinds of colour blindness tell orange from blue.
    """

    background: str
    categories: tuple[str, ...]
    ramp: tuple[str, ...]
    rest: str
    dim: str
    series: tuple[str, ...]
    amounts: tuple[str, ...]
    signed: tuple[str, str, str]


DARK_PALETTE = Palette(
    background="#121419",
    categories=(
        "#3c5ad2", "#f0f03c", "#c36900", "#d287ff", "#00ffff", "#96a578", "#964b96", "#c32d4b",
        "#4bd2b4", "#a57887", "#8778d2", "#f0c35a", "#b4c3ff", "#ff871e", "#5aa5c3", "#b4f0b4",
    ),
    ramp=("#4b5aa8", "#2f86a6", "#27ad81", "#8fd744", "#fde725"),
    rest="#6a707c",
    dim="#2b2f37",
    series=("#4bd2b4", "#f0c35a", "#d287ff", "#3c5ad2", "#c36900", "#964b96", "#c32d4b"),
    amounts=("#22313a", "#1f5a5c", "#2f8f80", "#56d3b8", "#c9f7e6"),
    signed=("#f0954b", "#2b2f38", "#5f9dff"),
)  # fmt: skip

LIGHT_PALETTE = Palette(
    background="#ffffff",
    categories=(
        "#3c69e1", "#5a0f00", "#b48700", "#1e0f87", "#874b78", "#2da596", "#2d780f", "#87004b",
        "#b478f0", "#693cb4", "#7878a5", "#b45a5a", "#4b3c78", "#693c00", "#4b005a", "#f06978",
    ),
    ramp=("#8fb04a", "#35a07a", "#277f8e", "#365c8d", "#440154"),
    rest="#8b919c",
    dim="#e2e5ea",
    series=("#2da596", "#693cb4", "#b48700", "#b478f0", "#b45a5a", "#874b78", "#7878a5"),
    amounts=("#dcefeb", "#a9d8cf", "#6db9ab", "#1f8b7b", "#064a41"),
    signed=("#c65d00", "#eef0f3", "#2457c5"),
)  # fmt: skip


def palette_of(theme: Theme) -> Palette:
    """The palette that belongs to a theme."""
    return DARK_PALETTE if theme.is_dark else LIGHT_PALETTE


def ramp_steps(palette: Palette, count: int) -> tuple[str, ...]:
    """So many even steps of the ramp, from little to much; one step is "much"."""
    if count < 1:
        return ()
    if count == 1:
        return (palette.ramp[-1],)
    last = len(palette.ramp) - 1
    return tuple(_between(palette.ramp, step * last / (count - 1)) for step in range(count))


def amount_colour(palette: Palette, share: float) -> str:
    """The colour of an amount in a chart; ``share`` is that of the greatest one, 0 to 1."""
    return _between(palette.amounts, max(0.0, min(1.0, share)) * (len(palette.amounts) - 1))


def signed_colour(palette: Palette, value: float) -> str:
    """The colour of a value from -1 to 1 in a chart."""
    return _between(palette.signed, max(-1.0, min(1.0, value)) + 1)


@lru_cache(maxsize=4_096)
def mixed(one: str, other: str, share: float) -> str:
    """A ``#rrggbb`` colour between two: 0 is the first, 1 the second."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


def _between(colours: tuple[str, ...], place: float) -> str:
    first = min(int(place), len(colours) - 2)
    return mixed(colours[first], colours[first + 1], place - first)
