log = []
class M:
    def __enter__(self): log.append("in")
    def __exit__(self, *a): log.append("out")
def f():
    for i in range(3):
        with M():
            try:
                for j in range(3):
                    if (i, j) == (1, 1):
                        return (i, j)
            finally:
                log.append(f"f{i}")
    log.append("end")
print(f(), log)  # expect: (1, 1) ['in', 'f0', 'out', 'in', 'f1', 'out']
