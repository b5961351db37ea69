for text in ("Hi Mom -☺-!", "A≢Α.", "日本語", "a+b", "\U0001f600x", "1é2", "é-", "£†", "+"):
    data = text.encode("utf-7")
    print(data, data.decode("utf-7") == text)
for bad in (b"+\xff", b"\xff", b"+A", b"+!", b"a+AOl-b", b"+/-"):
    try:
        bad.decode("utf-7")
    except UnicodeDecodeError as error:
        print(error)
    print(ascii(bad.decode("utf-7", "replace")))
