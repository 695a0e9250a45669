"""Custom image and document, cleaned at upload."""
