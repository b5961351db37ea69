try:
    class C:
        x = 1
        raise ValueError("in the body")
except ValueError as e:
    print(e)  # expect: in the body
try:
    C
except NameError as e:
    print(e)  # expect: name 'C' is not defined
