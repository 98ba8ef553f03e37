"""What every room needs: errors, settings, paths, text, signals, time, tasks and their threads.

It imports no other room, and of libraries only platformdirs, anyascii and typing-extensions. Plain values
come in and go out.
"""
