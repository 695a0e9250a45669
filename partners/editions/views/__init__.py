"""The studio and the list of files."""
