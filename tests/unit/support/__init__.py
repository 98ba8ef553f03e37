"""Of what tests stand on: that the tests are shared out and end."""
