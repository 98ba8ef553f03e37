"""Generated covers."""

from __future__ import annotations

import io

import av
import numpy as np
import pytest

from musicrec_desktop.demo.catalogue import ALBUMS
from musicrec_desktop.demo.cover import SIZE_PX, make_cover

STYLES = sorted({album.style for album in ALBUMS})


@pytest.mark.parametrize("style", STYLES)
def test_a_cover_is_a_png_with_something_on_it(style: str) -> None:
    content = make_cover(style, 0.3, np.random.default_rng(1))
    with av.open(io.BytesIO(content), "r", format="png_pipe") as container:
        picture = next(container.decode(video=0)).to_ndarray(format="rgb24")
    assert picture.shape == (SIZE_PX, SIZE_PX, 3)
    assert picture.std() > 15


def test_the_same_album_has_the_same_cover() -> None:
    first, second = (make_cover("techno", 0.3, np.random.default_rng(1)) for _ in range(2))
    assert first == second
