"""Forges copies whose truth is known, and scores what a comparison says of them. Every seed is fixed: same pair, same bytes."""
