# python3: differs because CPython would compute for days
def attempt(f):
    try:
        f()
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__ in ("MemoryError", "OverflowError"))
attempt(lambda: 10**10**10)  # expect: True
attempt(lambda: 1 << 10**15)  # expect: True
attempt(lambda: 2**(2**62))  # expect: True
attempt(lambda: pow(3, 10**18))  # expect: True
