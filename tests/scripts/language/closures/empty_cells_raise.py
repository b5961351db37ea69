def f():
    def g(): return x
    cell = g.__closure__[0]
    try:
        cell.cell_contents
    except ValueError as e:
        print(e)  # expect: Cell is empty
    x = 1
    return cell.cell_contents
print(f())  # expect: 1
