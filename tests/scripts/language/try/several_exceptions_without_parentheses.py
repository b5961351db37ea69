# python3: differs because 3.14 allows it
try:
    {}["k"]
except ValueError, KeyError:
    print("one of them")
try:
    compile("try: pass\nexcept A, B as e: pass", "f", "exec")
except SyntaxError as e:
    print(e.msg)
