def outer():
    "outer doc"
    def inner():
        "inner doc"
    return inner
print(outer.__doc__, "|", outer().__doc__)  # expect: outer doc | inner doc
