# python3: differs because the places of methods' arguments are counted without the receiver since 3.13, and hints are newer
def tell(text):
    try:
        eval(text)
    except TypeError as error:
        print(error)


tell("str(b'', 'utf-8', 'strict', encoding='x')")  # expect: str() takes at most 3 arguments (4 given)
tell("int('1', 2, base=3)")  # expect: int() takes at most 2 arguments (3 given)
tell("'a'.split('b', 1, sep=2)")  # expect: split() takes at most 2 arguments (3 given)
tell("'a'.splitlines(True, keepends=1)")  # expect: splitlines() takes at most 1 argument (2 given)
tell("'a'.encode('a', encoding='x')")  # expect: argument for encode() given by name ('encoding') and position (1)
tell("str(b'', 'utf-8', encoding='x')")  # expect: argument for str() given by name ('encoding') and position (2)
tell("print(1, sep='', sep2='')")  # expect: print() got an unexpected keyword argument 'sep2'. Did you mean 'sep'?
