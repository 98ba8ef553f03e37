"""Scrobbling servers and the tokens for them.

Imports model and core; the one door to the network and the keyring.

Values of ``model.scrobble`` go in; an ``Answer`` comes out, also for what went wrong.
"""
