"""The insights page, and the year in review.

``page`` shows the figures of a section and period as ``services.insights`` makes them, one by one.
``controller`` does what is asked for there. ``review`` shows a year as a story of cards, which can be saved.
It imports the kit, the theme, commands and services, and no other feature.
"""
