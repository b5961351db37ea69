def helper():
    raise IndexError("inside helper")
try:
    try:
        raise OSError("outer")
    except OSError:
        helper()
except IndexError as e:
    chain = []
    while e:
        chain.append(type(e).__name__)
        e = e.__context__
    print(chain)  # expect: ['IndexError', 'OSError']
