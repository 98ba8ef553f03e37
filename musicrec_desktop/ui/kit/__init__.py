"""Parts that several features use: pages, lists, columns, buttons, dialogs, icons, notices, undo.

Imports theme, services and model; no feature.
Values and callbacks come in; signals of Qt go out.
"""
