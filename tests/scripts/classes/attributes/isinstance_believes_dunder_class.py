class Claims:
    @property
    def __class__(self):
        return int


class Honest:
    pass


print(isinstance(Claims(), int), isinstance(Claims(), Claims), isinstance(Claims(), (str, list)))  # expect: True True False
print(isinstance(Honest(), int))  # expect: False
