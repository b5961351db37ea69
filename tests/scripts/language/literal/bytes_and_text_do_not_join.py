for source in ["'a' b'b'", "b'a' 'b'", "f'{1}' b'b'"]:
    try:
        eval(source)
    except SyntaxError as e:
        print(e.msg)
        # expect: cannot mix bytes and nonbytes literals
        # expect: cannot mix bytes and nonbytes literals
        # expect: cannot mix bytes and nonbytes literals
print(b'a' b"b", 'a' r'\b' f'{1}')  # expect: b'ab' a\b1
