def f(n):
    out = []
    for a in range(n):
        if a:
            while True:
                try:
                    for b in range(a):
                        with_else = b
                        if b > 1:
                            raise StopIteration
                    else:
                        break
                except StopIteration:
                    out.append((a, b))
                    break
                finally:
                    out.append(a)
    return out
print(f(5))  # expect: [1, 2, (3, 2), 3, (4, 2), 4]
