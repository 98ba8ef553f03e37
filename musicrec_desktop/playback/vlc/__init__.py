"""libVLC as an output of the stream, and as the engine for files that FFmpeg cannot read.

It imports the ports of playback and the ``Source`` of stream; nothing else imports the ``vlc`` module.
Sources and paths come in; events go out, in threads of libVLC.
"""
