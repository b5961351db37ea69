# python3: differs because since 3.14 the message says what the value was used for
try:
    {[1]: 2}
except TypeError as e:
    print(e)  # expect: cannot use 'list' as a dict key (unhashable type: 'list')
try:
    {1: 2}[{}]
except TypeError as e:
    print(e)  # expect: cannot use 'dict' as a dict key (unhashable type: 'dict')
try:
    {1, []}
except TypeError as e:
    print(e)  # expect: cannot use 'list' as a set element (unhashable type: 'list')
