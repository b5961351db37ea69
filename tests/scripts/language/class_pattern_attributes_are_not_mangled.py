# The attribute names of a class pattern are not private names, even inside a class.
class Thing:
    pass


thing = Thing()
setattr(thing, "__secret", "as written")
setattr(thing, "_Reader__secret", "mangled")


class Reader:
    def read(self, value):
        match value:
            case Thing(__secret=found):
                return found


print(Reader().read(thing))  # expect: as written
