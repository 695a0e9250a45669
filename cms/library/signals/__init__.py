"""What happens to a page of a material reaches the domain: Wagtail's signals are what every way of changing one passes.

faces      the material's row learns what its pages say
recording  the log hears of publishing and taking offline
"""
