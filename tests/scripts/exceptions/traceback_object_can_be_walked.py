def a(): b()
def b(): raise ValueError
try:
    a()
except ValueError as e:
    t = e.__traceback__
    lines = []
    while t:
        lines.append((t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    print(lines)  # expect: [('<module>', 4), ('a', 1), ('b', 2)]
