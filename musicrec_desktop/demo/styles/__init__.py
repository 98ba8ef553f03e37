"""The styles of the synthetic music, one module each.

Imports the instruments, drums and effects of ``demo``.

The score of a track goes in; stereo float32 samples come out.
"""
