attempts = []
def flaky(n):
    attempts.append(n)
    if len(attempts) < 3:
        raise ConnectionError(f"try {n}")
    return "ok"
for n in range(5):
    try:
        result = flaky(n)
    except ConnectionError as e:
        print("retry after:", e)
        # expect: retry after: try 0
        # expect: retry after: try 1
    else:
        print(result)  # expect: ok
        break
print(attempts)  # expect: [0, 1, 2]
