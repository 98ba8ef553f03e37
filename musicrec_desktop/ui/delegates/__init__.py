"""Painters of list and table cells; they paint what their model gives and never query."""
