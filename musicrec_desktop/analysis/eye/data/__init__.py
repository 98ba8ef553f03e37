"""The weights of the trained eye.

``packaging/make_trained_parts.py`` makes ``squeezenet11.npz`` and its notes; ``NOTICE.txt`` has the licences
of those who made network and package. Only ``analysis.eye.squeezenet`` reads them.
"""
