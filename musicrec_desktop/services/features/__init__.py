"""librosa's features of tracks: computed when somebody asks for them, kept, and written as a table.

Imports analysis, storage, model and core. Tracks go in; statistics by column come out.
"""
