"""Hold a circulated copy against the original: what is kept, gone, put in, moved, made faster or louder, and where.

Start at `naklank.model.comparison` (what comes out) and `compare.py` (the order of the work). `hear.py` makes a `Signal` of any file.
Nothing is imported on this page: numpy and scipy take a second to load.
"""
