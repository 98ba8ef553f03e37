"""Figures about listens: how much, what, when, and by whose choice.

Each module has makers: functions that take ``InsightData`` and return a figure. They import ``data`` and
``local_time`` of insights; ``figures.py`` lists them.
"""
