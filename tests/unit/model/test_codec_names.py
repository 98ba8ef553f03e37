"""Names of codecs."""

from __future__ import annotations

from musicrec_desktop.model.codec_names import codec_text


def test_words_are_words_and_initials_are_capitals() -> None:
    assert [codec_text(name) for name in ("vorbis", "mp3", "flac (ogg)", "wavpack", "")] == [
        "Vorbis",
        "MP3",
        "FLAC (Ogg)",
        "WavPack",
        "",
    ]
