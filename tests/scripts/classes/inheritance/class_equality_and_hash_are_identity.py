class A: pass
B = type("A", (), {})
print(A == A, A == B, {A: 1, B: 2}[A], A.__name__ == B.__name__, hash(A) == hash(A))  # expect: True False 1 True True
