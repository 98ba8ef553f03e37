"""Playback: the player and its queue, and the engines that make the sound.

It imports model, core and audio, and no other room; libVLC and miniaudio are loaded late, each in its folder.
Commands of the owner's thread come in; signals (states, starts and ends of tracks, queue changes) go out.
"""
