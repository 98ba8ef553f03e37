"""Sentences and formats of the window and the command line, without Qt.

Imports core, model and values of services and playback.
Errors, reasons and figures come in; text for the user goes out.
"""
