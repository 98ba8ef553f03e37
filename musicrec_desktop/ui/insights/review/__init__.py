"""The year in review: cards as pictures, and the window that leafs through them.

A ``model.insights.YearStory`` and covers come in; pictures and files go out. Nothing leaves the machine.
"""
