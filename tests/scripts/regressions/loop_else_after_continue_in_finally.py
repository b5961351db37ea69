# stderr: any
def f():
    out = []
    for i in range(3):
        try:
            out.append(i)
        finally:
            continue
    else:
        out.append("else")
    return out
print(f())  # expect: [0, 1, 2, 'else']
