log = []
def down(n):
    try:
        if n == 0:
            raise ValueError("deep")
        down(n - 1)
    finally:
        log.append(n)
try:
    down(50)
except ValueError as e:
    print(e, len(log), log[:3], log[-1])  # expect: deep 51 [0, 1, 2] 50
