"""The board pack: exceptions on one page first, then each priority; HTML, PDF and Word."""
