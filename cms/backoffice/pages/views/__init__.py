"""Screens for pages in several languages, in place of Wagtail's own."""
