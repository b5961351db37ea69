class Inner:
    def __del__(self): print("inner")
class Outer:
    def __del__(self):
        print("begin")
        Inner()
        print("end")
pair = [Outer(), Outer()]
del pair
print("both gone")
