"""Version 1: the listing of this folder is the API."""
