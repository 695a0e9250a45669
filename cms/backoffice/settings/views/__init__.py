"""Screens of the settings.

facts      what the campaign is, and how its portal looks
languages  which languages are open, and how one begins and ends
"""
