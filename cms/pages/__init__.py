"""Home, standard and index pages, site settings, navigation."""
