import sys
for value in (None, 0, 3, "text", [1]):
    try:
        sys.exit(value)
    except SystemExit as e:
        print(repr(e.code), e.args)
        # expect: None ()
        # expect: 0 (0,)
        # expect: 3 (3,)
        # expect: 'text' ('text',)
        # expect: [1] ([1],)
