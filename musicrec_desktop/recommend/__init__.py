"""What sounds alike, and what to play next: sound space, indexes, session, rules, ranking, reasons."""
