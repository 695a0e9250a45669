"""The campaign in one ZIP for each language, to be read where there is no connection."""
