# python3: differs because since 3.14 the message says which method is missed
class Nothing: pass
class Half:
    def __enter__(self): pass
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *details): pass
for manager in (Nothing(), Half(), Async()):
    try:
        with manager: pass
    except TypeError as error:
        print(error)
