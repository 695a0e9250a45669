"""Screens of the press room.

frame     what all of them are made of
entries   the hub, what the room says of itself, and lines of each kind
releases  which updates are releases, and their embargoes
"""
