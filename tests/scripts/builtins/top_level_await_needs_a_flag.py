# python3: differs because a generator expression with 'async for' makes no coroutine of the code around it since 3.14
AWAIT = 0x2000  # ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
SOURCES = [
    "await x", "async for i in x: pass", "async with x: pass", "[await z for z in y]", "[a async for a in b]",
    "(a async for a in b)", "f'{await x}'", "lambda: await x", "class A: await x", "def f(x=await z): pass",
    "def f():\n  async with x: pass",
]
for source in SOURCES:
    for flags in 0, AWAIT:
        try:
            code = compile(source, "text", "exec", flags)
        except SyntaxError as e:
            print(source, flags, "-", e.msg, e.lineno, e.offset)
        else:
            print(source, flags, "- coroutine" if code.co_flags & 0x80 else "- plain")
for run in exec, eval:
    try:
        run("await x")
    except SyntaxError as e:
        print(e)


async def double(x):
    return x * 2


coroutine = eval(compile("await double(4)", "text", "eval", AWAIT))
print(type(coroutine).__name__)
try:
    coroutine.send(None)
except StopIteration as e:
    print(e.value)
