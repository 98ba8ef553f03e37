"""Paths through the sound space: from one track to another in small steps.

It imports the floors below: queue, taste, neighbours and space. Ids of tracks come in, an order of tracks
with a reason for each step goes out.
"""
