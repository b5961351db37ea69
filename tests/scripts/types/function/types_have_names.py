def f(): yield
async def co(): pass
async def ag(): yield
class C:
    def m(self): pass
c = co()
print([type(x).__name__ for x in (f, f(), co, c, ag(), C, C().m, C.m, len, [].append, range(1), iter([]), iter({}), iter("é"), iter(()), iter(range(1)))])  # expect: ['function', 'generator', 'function', 'coroutine', 'async_generator', 'type', 'method', 'function', 'builtin_function_or_method', 'builtin_function_or_method', 'range', 'list_iterator', 'dict_keyiterator', 'str_iterator', 'tuple_iterator', 'range_iterator']
c.close()
