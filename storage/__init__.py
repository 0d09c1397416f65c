"""Case folders and all that is derived from them."""
