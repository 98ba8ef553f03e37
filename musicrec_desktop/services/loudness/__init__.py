"""Measuring the loudness of whole tracks, and writing it into tags, when the user asks.

Imports ``services.worker_run``, analysis, library, storage and model.

Track ids go in; measurements go to storage and tags, reports and signals come out.
"""
