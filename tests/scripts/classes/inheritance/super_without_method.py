class A: pass
class B(A):
    def f(self):
        return super().f()
try:
    B().f()
except AttributeError as e:
    print(e)  # expect: 'super' object has no attribute 'f'
def outside():
    super()
try:
    outside()
except RuntimeError as e:
    print(e)  # expect: super(): no arguments
