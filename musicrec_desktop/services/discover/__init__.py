"""For you: the cards of the day for the listener in use.

Imports ``recommend``, ``storage``, other services, ``model`` and ``core``; no Qt. In come the library, the
history and the taste; out come pages of cards, which are kept, and a signal.
"""
