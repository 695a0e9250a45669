"""Translations that partners offer of what the campaign publishes; staff decide what becomes of them."""
