"""What other players and services told of the listener's history.

Imports the rest of storage, model and core.
A spool of what was read goes in; batches of plays, counts, ratings and opinions come out, and figures of use.
"""
