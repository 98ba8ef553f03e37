"""Groups of tracks that sound alike: how many there are, and which track is in which.

It imports core and model. Ids, vectors and the clusters of before come in; labels and centres go out. It
loads scikit-learn, so it runs in a process of its own.
"""
