"""Cover pictures as numbers: a trained network for the motif, a histogram for the colours, a fingerprint.

Worker processes load it; numpy and PyAV are all that it needs. The bytes of a picture file go into
``look.look_at``; a ``CoverLook`` comes out.
"""
