1 << -1  # expect raises: ValueError: negative shift count
