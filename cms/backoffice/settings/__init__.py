"""What the campaign and its portal are set to: facts and face, languages, menus."""
