"""Whose names they are, as ElementTree writes them before a tag."""

SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
# The old way to write a link.
HREF = "{http://www.w3.org/1999/xlink}href"
