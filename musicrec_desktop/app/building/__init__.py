"""Builds the services of single features; ``container`` puts them together.

Imports what the container does. In come the database, the scheduler and services that are built already; out
come the services of one feature.
"""
