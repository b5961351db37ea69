for source in ["yield 1", "def f(): await x", "class C: yield 1", "lambda: await x", "async def f(): yield from x", "def f(): async with x: pass", "def f(): [x async for x in y]", "return 1", "class C: return 1"]:
    try:
        compile(source, "f", "exec")
        print("fine", source)
    except SyntaxError as e:
        print(source, "-", e.msg)
