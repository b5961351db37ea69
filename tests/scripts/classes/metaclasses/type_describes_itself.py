class Meta(type):
    "A metaclass."

class Plain(metaclass=Meta): pass

print(type(type.__doc__).__name__, Meta.__doc__, Plain.__doc__)
print(type[int], type[int, str])
for kind in (Meta, int, Plain):
    try:
        kind[int]
    except TypeError as error:
        print(error)
