"""Seal and open bytes, and prove that nobody changed them: pure functions over bytes, no files, no database, no clock.

What is written here is described byte by byte in docs/formats.md; the vectors of tests/vectors/ hold both together.
"""
