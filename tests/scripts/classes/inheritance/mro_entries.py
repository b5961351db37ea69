class Fake:
    def __mro_entries__(self, bases): return (dict,)
class C(Fake(), object if False else dict if False else Fake.__class__ if False else list.__class__ and Fake): pass
print([c.__name__ for c in C.__mro__], [type(b).__name__ for b in C.__orig_bases__])  # expect: ['C', 'dict', 'Fake', 'object'] ['Fake', 'type']
import types
print(types.resolve_bases((Fake(),)))  # expect: (<class 'dict'>,)
