"""The studio, the list of files, and for everybody what has become of a file."""
