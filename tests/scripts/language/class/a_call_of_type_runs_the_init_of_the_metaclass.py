class Meta(type):
    def __init__(cls, name, bases, namespace, **options):
        print("init", name, options)
        # expect: init Base {}
        # expect: init Made {'size': 3}
        super().__init__(name, bases, namespace)

    def __new__(meta, name, bases, namespace, **options):
        return super().__new__(meta, name, bases, namespace)

class Base(metaclass=Meta):
    pass

made = type("Made", (Base,), {}, size=3)
print(type(made).__name__, made.__module__)  # expect: Meta __main__
