"""The weights of the trained eye, made by ``packaging/make_trained_eye.py``, and their notices."""
