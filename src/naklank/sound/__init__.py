"""Decode, check, even out and encode sound; nothing here knows recordings, people or pages.

Start at `check.py` (is it sound, is it whole?), `render.py` (what browsers play), `convert.py` (what one downloads).
`worker.InChild` does the work in a fenced child process, which is what the program uses; `direct.Direct` does it here.
Nothing is imported on this page: FFmpeg and scipy take a second to load, and a server need never load them.
"""
