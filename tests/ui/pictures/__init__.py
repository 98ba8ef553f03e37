"""Pages of the window beside the pictures of them in ``drawn``: one that looks different fails."""
