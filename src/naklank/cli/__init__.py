"""The command line: each command calls one action and says in plain words what happened. Exit status 0, 1 or 2."""
