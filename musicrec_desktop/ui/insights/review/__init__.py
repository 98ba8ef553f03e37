"""The year in review: cards as pictures, and the window that leafs through them.

A ``model.insights.YearStory`` and covers come in; pictures and files go out, and nothing leaves the machine.
It imports the kit, the theme and services.
"""
