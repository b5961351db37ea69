def boom():
    raise AssertionError
print("yes" if 1 else boom())  # expect: yes
print(boom() if [] else "no")  # expect: no
x = 5
print("neg" if x < 0 else "zero" if x == 0 else "pos")  # expect: pos
