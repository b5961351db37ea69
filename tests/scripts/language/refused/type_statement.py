# python3: differs because the statement came with 3.12, and to Pyish later still
type Pair = tuple[int, int]  # expect error: SyntaxError: 'type' statements are not supported yet
