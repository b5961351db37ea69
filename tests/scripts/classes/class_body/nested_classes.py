class A:
    x = 1
    class B:
        try:
            y = x
        except NameError as e:
            message = str(e)
        def name(self): return type(self).__qualname__
print(A.B.message, A.B().name(), A.B.__module__)  # expect: name 'x' is not defined A.B __main__
