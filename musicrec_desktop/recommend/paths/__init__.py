"""Paths through the sound space: from one track to another in small steps.

It imports the floors below: queue, taste, neighbours and space. Stops and a length come in, an order of
tracks with reasons for each step goes out.
"""
