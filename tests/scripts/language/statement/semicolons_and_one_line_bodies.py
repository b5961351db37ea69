a = 1; b = 2; print(a + b);  # expect: 3
if a: print("if"); print("same line")
# expect: if
# expect: same line
for i in range(2): print(i)
# expect: 0
# expect: 1
class C: x = 3; y = 4
print(C.x + C.y)  # expect: 7
def f(): return 7
print(f())  # expect: 7
