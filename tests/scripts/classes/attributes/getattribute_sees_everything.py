class Spy:
    value = 1
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        return ("spied", name, object.__getattribute__(self, name))
    def __getattr__(self, name):
        return "fallback " + name
s = Spy()
print(s.value, s.secret)  # expect: ('spied', 'value', 1) fallback secret
