[].pop()  # expect raises: IndexError: pop from empty list
