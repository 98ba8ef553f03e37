"""The window: theme, widgets, models, pages. The only room, with ``app``, that imports PySide6."""
