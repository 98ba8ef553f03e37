"""What can be done with tracks, groups and the queue, from any page, menu or key.

Imports kit and theme; features and the window import it.
Ids or scopes come in; calls of services go out, with a notice and a way back in the history.
"""
