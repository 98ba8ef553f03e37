"""Many files as one continuous stream of sound: joined without a gap, faded, levelled, shaped."""
