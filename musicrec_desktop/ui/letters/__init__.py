"""The weekly letter in the window: the archive, a letter, its settings, and its links.

May import: services, model, core, ui.commands, ui.kit and ui.theme. In comes the service of letters; out come
wishes of the user.
"""
