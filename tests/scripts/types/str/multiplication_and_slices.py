# stderr: any
print("ab" * 3, "ab" * 0, "ab" * -1, 2 * "x", "abcdef"[::2], "abcdef"[::-1], "abcdef"[-3:-1], "abc"[5:], "abc"[-10:2], "aéb😀c"[1:4], "aéb😀c"[::-1], "😀"[0])  # expect: ababab   xx ace fedcba de  ab éb😀 c😀béa 😀
for f in (lambda: "abc"[5], lambda: "abc"[-4], lambda: "abc"["a"], lambda: "abc"[1.0], lambda: "abc"[::0], lambda: "a" * 1.5):
    try: f()
    except (IndexError, TypeError, ValueError) as e: print(type(e).__name__, e)
    # expect: IndexError string index out of range
    # expect: IndexError string index out of range
    # expect: TypeError string indices must be integers, not 'str'
    # expect: TypeError string indices must be integers, not 'float'
    # expect: ValueError slice step cannot be zero
    # expect: TypeError can't multiply sequence by non-int of type 'float'
