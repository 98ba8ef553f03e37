"""Listens and likes on their way to the servers of the user.

Imports online, storage, playback, model and the services that tell of listens and likes.

Listens come from signals; a queue in the database, retries and the state of each account come out.
"""
