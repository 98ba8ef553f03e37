"""The engine that joins tracks: files decoded, mixed without a gap, given effects, and timed.

It imports the ports and clocks of playback, audio and model; of FFmpeg only the filters (``effects``). Loads
and controls come in from the player; a ``Source`` goes out to an ``Output``, events of the engine go back.
"""
