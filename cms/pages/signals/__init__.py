"""What happens to pages reaches the domain: Wagtail's signals are what every way of changing one passes.

kinds      which pages are the faces of what
faces      the row learns what its pages say
recording  the log hears of publishing and taking offline
"""
