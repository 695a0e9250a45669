"""Updates beside their pages.

feeds    for readers' programs, in two forms
panels   in the partner area
writing  how a feed is written down
"""
