# python3: differs because they came with 3.12, and to Pyish later still
def first[T](items: list[T]) -> T:  # expect error: SyntaxError: type parameters are not supported yet
    return items[0]
