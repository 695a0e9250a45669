"""The press room on the site: its page, the kit, feeds of releases and dates."""
