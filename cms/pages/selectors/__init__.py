"""What surrounds a page.

site      its home, its navigation, what is open now and what is due
readers   what one reader may have, with the passwords and groups of that reader
sharing   how it is handed on: addresses for networks
canvases  its picture in their sizes
wall      a glimpse of the partners
versions  its other languages, as somebody sees them who is about to take this one away
"""
