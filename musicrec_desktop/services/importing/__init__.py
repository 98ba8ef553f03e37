"""What other players and services know of the listener's music, brought in.

Imports ``imports``, playlist files, storage, library, model and core.
A path goes in; a plan of it comes out, which is reviewed, carried out and taken back.
"""
