"""Supporters' videos: what waits, one screen for each, and what is decided."""
