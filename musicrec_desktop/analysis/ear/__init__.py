"""The trained ear: a network that has learnt from tagged music what styles sound like.

``weights`` finds the network's numbers and is light enough for every process; ``front_end`` and ``network``
are for worker processes. Excerpts come in; four blocks of numbers for each excerpt that was heard go out.
"""
