def f(): pass
class C: pass
if True: pass
for _ in "a": pass
with memoryview(b'') as _: pass
try: pass
finally: pass
print(f(), C.__name__)  # expect: None C
