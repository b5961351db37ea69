# More values wait in a deep expression than an instruction can name: they come back unharmed.
def note(*args):
    return sum(args) % 1000003


def nested(depth, text):
    return "note(1, 2, 3, 4, 5, 6, 7, " * depth + text + ", 8)" * depth


def expected(depth, value):
    for _ in range(depth):
        value = (28 + value + 8) % 1000003
    return value


def check(depth, text, value):
    scope = {"note": note}
    exec(f"def run(a=1, b=2):\n    c = 3\n    return {nested(depth, text)}, a, b, c", scope)
    return scope["run"]() == (expected(depth, value), 1, 2, 3)


print(check(90, "9", 9))  # expect: True
print(check(60, "[note(i, c) for i in (5, 6)][1]", 9))  # expect: True
print(check(60, "(lambda: a + b + c)()", 6))  # expect: True
print(check(60, "sum(note(i, *[1], **{}) for i in range(3))", 6))  # expect: True
print(check(60, "(c := 40) - (c := 3)", 37))  # expect: True
print(check(60, "c.real.real.real.real.real.real.real.real.real.real.real.real", 3))  # expect: True
print(check(60, "(1 if a > b else 2 if a > c else note(a, b))", 3))  # expect: True

scope = {"note": note}
exec(f"def fails(a):\n    try:\n        return {nested(60, '1 // a')}\n    except ZeroDivisionError as error:\n        return str(error)", scope)
print(scope["fails"](1) == expected(60, 1), "zero" in scope["fails"](0))  # expect: True True

exec(f"def steps():\n    got = {nested(60, '(yield 1)')}\n    yield got", scope)
steps = scope["steps"]()
print(next(steps), steps.send(7) == expected(60, 7))  # expect: 1 True

scope["x"] = 1
exec("power = " + "x ** (1 * " * 90 + "1" + ")" * 90, scope)
print(scope["power"])  # expect: 1
