"""The screens of whoever reviews applications.

deciding   the moves, and how each is done
listing    the list, and the line in which its rows are taken one after the other
review     the screen of one organisation, on which everything about it is decided
together   the same decision about many
"""
