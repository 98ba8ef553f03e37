"""Tests of the field for queries."""
