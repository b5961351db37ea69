x = "module"
def outer():
    x = "outer"
    def middle():
        def inner():
            return x
        return inner
    class K:
        y = x
        x = "class"
        z = x
    return middle()(), K.y, K.z
print(outer())  # expect: ('outer', 'module', 'class')
