import copyreg, io, pickle
class Kept:
    def __init__(self, key): self.key = key
store = {1: Kept(1)}
class Writer(pickle.Pickler):
    def persistent_id(self, obj): return obj.key if isinstance(obj, Kept) else None
    def reducer_override(self, obj): return (str, ("replaced",)) if obj is Writer else NotImplemented
class Reader(pickle.Unpickler):
    def persistent_load(self, key): return store[key]
    def find_class(self, module, name):
        if name == "eval": raise pickle.UnpicklingError("forbidden")
        return super().find_class(module, name)
file = io.BytesIO()
Writer(file).dump([store[1], Writer])
file.seek(0)
kept, other = Reader(file).load()
print(kept is store[1], other)  # expect: True replaced
try:
    Reader(io.BytesIO(pickle.dumps(eval))).load()
except pickle.UnpicklingError as error:
    print(error)  # expect: forbidden
class Special: pass
copyreg.pickle(Special, lambda obj: (dict, ()))
print(pickle.loads(pickle.dumps(Special())))  # expect: {}
file = io.BytesIO()
for value in "one", 2: pickle.dump(value, file)
file.seek(0)
print(pickle.load(file), pickle.load(file))  # expect: one 2
