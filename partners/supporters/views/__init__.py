"""Offering a video, watching it, taking it back."""
