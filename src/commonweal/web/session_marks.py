"""What a session remembers of how somebody came in."""

ADDED = "second_factor_added"  # a second factor was set up or shown in this session
