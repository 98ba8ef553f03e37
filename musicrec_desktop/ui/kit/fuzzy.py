"""How well a name answers to some letters of it, as they are typed in the palette and in choosers."""

from __future__ import annotations


def fuzzy_score(wanted: str, label: str) -> int | None:
    """How well ``label`` answers to what was typed; higher is better, None when letters are missing.

    Every typed letter must come in order; letters at the start of words and runs of letters count more. Each
    letter may stand where it comes first or where it first begins a word, whichever is better in all.
    """
    folded = label.casefold()
    best = _best(tuple(wanted.casefold().split()), folded, 0, 0, 0)
    return None if best is None else best - len(label) // 16


def _best(words: tuple[str, ...], label: str, typed: int, place: int, run: int) -> int | None:
    """The score of what is typed from the letter ``typed`` on, in ``label`` from ``place`` on."""
    if not words:
        return 0
    if typed == len(words[0]):
        return _best(words[1:], label, 0, place, 0)
    letter = words[0][typed]
    scores = []
    for found in {label.find(letter, place), _word_start(letter, label, place)} - {-1}:
        going = run + 1 if found == place and place > 0 else 0
        rest = _best(words, label, typed + 1, found + 1, going)
        if rest is not None:
            bonus = 8 if _starts_word(label, found) else 0
            scores.append(1 + 3 * going + bonus - min(3, found - place) + rest)
    return max(scores, default=None)


def _starts_word(label: str, place: int) -> bool:
    return place == 0 or not label[place - 1].isalnum()


def _word_start(letter: str, label: str, place: int) -> int:
    """Where ``letter`` first begins a word at or behind ``place``; -1 for nowhere."""
    places = (at for at in range(place, len(label)) if label[at] == letter and _starts_word(label, at))
    return next(places, -1)
