"""Sound files as samples, by FFmpeg.

Imports core and PyAV; loaded when the first file is decoded, not with the window.

A path goes in; float32 samples, durations and facts about the stream come out, or
``AnalysisError``.
"""
