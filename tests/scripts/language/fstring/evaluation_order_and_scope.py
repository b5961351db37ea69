def say(x): print("say", x); return x
# expect: say 1
# expect: say 2
# expect: say 3
# expect: say x
# expect: say 4
print(f"{say(1)}{say(2):{say(3)}}{say('x')!r:>{say(4)}}")  # expect: 1  2 'x'
def f():
    x = 5
    return [f"{x}{y}" for y in range(2)], (lambda: f"{x}")()
print(f())  # expect: (['50', '51'], '5')
