"""A fictional practice to try Naklank with. Nothing here is used outside demo mode."""
