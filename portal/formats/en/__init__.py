"""British English, where Django's "en" is American."""
