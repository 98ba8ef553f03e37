"""What a person types into the search field: from text to meaning, without SQL."""
