class A: __slots__ = "one"
class B: __slots__ = {"a": "doc of a"}
class C: __slots__ = ["x", "y"]
class D(A): pass
class E(A): __slots__ = ("two", "__dict__")
A().one = B().a = C().x = D().free = E().free = 1
class F: __slots__ = ("__private",)
print([n for n in vars(F) if "private" in n], B.__slots__, hasattr(D(), "__dict__"))  # expect: ['_F__private'] {'a': 'doc of a'} True
for slots in (("a", "a"), ("1a",), (5,), ("a b",)):
    try:
        print(type("T", (), {"__slots__": slots}).__slots__)  # expect: ('a', 'a')
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: TypeError __slots__ must be identifiers
        # expect: TypeError __slots__ items must be strings, not 'int'
        # expect: TypeError __slots__ must be identifiers
