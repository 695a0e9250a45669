"""What the screens of every subject are made of. It knows none of them."""
