"""One module for each command or two: ``add_parser`` says what it takes, ``run`` does it."""
