# As many decorators, comparisons, targets, patterns and free variables as one likes.
COUNT = 1000


def run(text, **names):
    exec(text, names)
    return names


order = []
def decorate(function):
    order.append(len(order))
    return function


run("@decorate\n" * COUNT + "def f(): pass", decorate=decorate)
print(order == list(range(COUNT)))  # expect: True
nth = "\n".join(f"@nth({i})" for i in range(20))
order.clear()
run(f"{nth}\ndef f(): pass", nth=lambda i: lambda f: order.append(i))
print(order)  # expect: [19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
order.clear()
run(f"{nth}\nclass C: pass", nth=lambda i: lambda f: order.append(i))
print(order[:3])  # expect: [19, 18, 17]

print(run("r = " + " <= ".join(["x"] * COUNT), x=1)["r"])  # expect: True
print(run("r = " + " < ".join(f"f({i})" for i in range(COUNT)), f=int)["r"])  # expect: True
print(run("r = 0\nif " + " < ".join(f"f({i})" for i in range(COUNT)) + " < 5: r = 1", f=int)["r"])  # expect: 0

names = [f"a{i}" for i in range(COUNT)]
print(run(", ".join(names) + " = range(1000)")["a999"])  # expect: 999
found = run(", ".join(names[:200]) + ", *rest, " + ", ".join(names[200:]) + " = range(1005)")
print(found["a199"], found["rest"], found["a999"])  # expect: 199 [200, 201, 202, 203, 204] 1004
for values in range(999), range(1001), iter(range(10)), [0] * 1001:
    try:
        run(", ".join(names) + " = values", values=values)
    except ValueError as error:
        print(str(error).partition(", got")[0].rstrip(")"))
# expect: not enough values to unpack (expected 1000
# expect: too many values to unpack (expected 1000
# expect: not enough values to unpack (expected 1000
# expect: too many values to unpack (expected 1000
try:
    run(", ".join(names[:200]) + ", *rest = 1, 2")
except ValueError as error:
    print(error)  # expect: not enough values to unpack (expected at least 200, got 2)

def matched(pattern, subject):
    text = f"def f(subject):\n match subject:\n  case {pattern}: return a0, a500, a999\n  case _: return None"
    return run(text)["f"](subject)

print(matched("[" + ", ".join(names) + "]", range(COUNT)))  # expect: (0, 500, 999)
print(matched("[" + ", ".join(names) + "]", range(COUNT + 1)))  # expect: None
print(matched("[*rest, " + ", ".join(names) + "]", range(COUNT + 1)))  # expect: (1, 501, 1000)
print(matched("[*_, " + ", ".join(names) + "]", range(COUNT + 1)))  # expect: (1, 501, 1000)
print(matched("{" + ", ".join(f"{i}: a{i}" for i in range(COUNT)) + "}", dict(zip(range(COUNT), range(COUNT)))))  # expect: (0, 500, 999)
print(matched("[" + ", ".join(f"(a{i}, {i})" for i in range(COUNT)) + "]", [(i, i) for i in range(COUNT)]))  # expect: (0, 500, 999)

body = "".join(f" {name} = {i}\n" for i, name in enumerate(names))
made = run(f"def f():\n{body} def g(): return {'+'.join(names)}\n return g")
print(made["f"]()())  # expect: 499500
