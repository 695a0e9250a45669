"""The campaign's own pages."""
