"""Tests of what is learnt in processes of its own."""
