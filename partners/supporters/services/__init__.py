"""Offering, deciding, forgetting."""
