class A:
    def f(self, x): return x + 1
class B(A):
    def f(self, x):
        def go():
            return super(B, self).f(x) * 10
        return [super(B, self).f(i) for i in range(2)], go(), __class__.__name__
print(B().f(5))  # expect: ([1, 2], 60, 'B')
