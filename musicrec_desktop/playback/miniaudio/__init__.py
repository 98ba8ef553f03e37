"""miniaudio as an output of the stream, for machines without libVLC.

It imports the ports of stream; nothing else imports the ``miniaudio`` module. Sources come in; events go out,
in the device's thread.
"""
