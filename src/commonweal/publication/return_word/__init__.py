"""A return as a Word file: written with its figures, and read when it comes back."""
