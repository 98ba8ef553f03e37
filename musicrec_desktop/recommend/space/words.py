"""Which words fit a track, and how much better than they fit the other tracks of the library.

The trained ear says how likely each label is. Labels differ in how often they are likely at all, so that
words are compared by standard scores within the library: in a library of piano music, "piano" tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import Block, FloatArray
from musicrec_desktop.model.sound_words import LABELS, WORDS

FITTING: Final = 1.0
"""A word fits a track from this standard score on: about one track in six."""
LEAST_ODDS: Final = 0.05
"""A word that is less likely than this fits no track, however unlikely it is for the others."""
_LEAST_DEVIATION: Final = 1e-3
_LEAST_LOGIT: Final = float(np.log(LEAST_ODDS / (1 - LEAST_ODDS)))

WordArray = NDArray[np.float16]


def _meanings() -> FloatArray:
    """Columns, shape (labels, words), that average the labels of each word."""
    columns = np.zeros((len(LABELS), len(WORDS)), np.float32)
    for place, word in enumerate(WORDS):
        columns[[LABELS.index(label) for label in word.labels], place] = 1 / len(word.labels)
    return columns


_MEANINGS: Final = _meanings()


@dataclass(frozen=True, slots=True, eq=False)
class WordMap:
    """From the logits of labels to standard scores of words.

    Attributes:
        start: place of the first logit in raw vectors.
        mean: of the logits of each word in a library, shape (words,).
        deviation: of the same logits.
    """

    start: int
    mean: FloatArray
    deviation: FloatArray

    @classmethod
    def fit(cls, raw: FloatArray, labels: Block) -> WordMap:
        """From the raw vectors of a library, shape (n, raw), in which ``labels`` lie."""
        logits = _logits(raw, labels.start)
        deviation = np.maximum(logits.std(axis=0), _LEAST_DEVIATION)
        return cls(labels.start, logits.mean(axis=0), deviation)

    def scores(self, raw: FloatArray) -> WordArray:
        """Standard scores of the words of tracks, at most 0 where a word is unlikely; shape (n, words)."""
        logits = _logits(raw, self.start)
        scores = (logits - self.mean) / self.deviation
        return np.where(logits >= _LEAST_LOGIT, scores, np.minimum(scores, 0.0)).astype(np.float16)


def fitting_words(scores: WordArray) -> tuple[str, ...]:
    """The words that fit a track, with scores of shape (words,), the best first."""
    order = np.argsort(-scores.astype(np.float32), kind="stable")
    return tuple(WORDS[int(place)].name for place in order if scores[place] >= FITTING)


def _logits(raw: FloatArray, start: int) -> FloatArray:
    part = np.nan_to_num(raw[:, start : start + len(LABELS)].astype(np.float32))
    return np.asarray(part @ _MEANINGS, np.float32)
