alias = list[int]
print(alias.__name__, alias.append, alias.__mro__, alias.__doc__ == list.__doc__, alias.__module__)
print(alias.__class__, alias().__class__, alias.__origin__, alias.__args__)
print(dict[str, int].fromkeys([1]), hasattr(alias, "foo"), getattr(alias, "foo", 0))
try:
    alias.foo
except AttributeError as e:
    print(e)


class G:
    x = 5

    @classmethod
    def make(cls):
        return cls

    __class_getitem__ = classmethod(type(alias))


print(G[int].x, G[int].make(), G[int]().x)
