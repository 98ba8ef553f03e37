"""Features of tracks: those of librosa, computed when somebody asks, and vectors of earlier releases, packed.

Imports ``worker_run``, analysis, storage, model and core. Tracks go in. Statistics by column, and lines of
a CSV table, come out.
"""
