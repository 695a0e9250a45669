"""The press room beside its page.

feeds    of releases, in the three forms that readers and newsrooms know
files    dates for a calendar, and the kit
"""
