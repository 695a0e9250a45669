"""Ukrainian, where Django's "uk" writes «03 листопада 2026 р.»."""
