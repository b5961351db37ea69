for x in range(3):  # expect error: IndentationError: expected an indented block after 'for' statement on line 1
