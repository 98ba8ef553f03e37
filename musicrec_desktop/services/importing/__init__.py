"""What other players and services know of the listener's music, brought in.

Imports ``imports``, library, model and core.
A path goes in; what it holds comes out in numbers.
"""
