"""Screens of the press officers, one module per subject."""
