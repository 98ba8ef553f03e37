"""Where tracks lie on the music map: what sounds alike lies together, and tomorrow's map looks like today's.

``pca`` gives a map at once; ``laying`` one by t-SNE, from scratch or from the last map. ``frame`` has what
both need: the unit square, and the alignment to an older map. It imports core and model. Ids and vectors
come in, positions in the unit square go out. ``pca`` and ``frame`` are numpy alone and may run in a lane of
the window's process; ``laying`` loads scikit-learn and openTSNE, so it runs in a process of its own.
"""
