"""Compiles what the tests of the analysis need; each of their processes takes it over."""

from __future__ import annotations

from musicrec_desktop.analysis import compiled_code, worker


def compile_all() -> None:
    """Compile librosa's functions, once for the machine."""
    compiled_code.claim()
    worker.prepare_all_features()
    worker.prepare_statistics()


if __name__ == "__main__":
    compile_all()
