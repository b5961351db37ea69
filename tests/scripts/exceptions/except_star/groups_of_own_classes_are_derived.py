class Group(ExceptionGroup):
    def derive(self, exceptions):
        print("derive", exceptions)
        return Group(self.message, exceptions)
try:
    try:
        raise Group("own", [ValueError(1), TypeError(2)])
    except* ValueError as group:
        print(repr(group))
except Group as group:
    print(repr(group))
