import random
a, b = random.Random(1), random.Random(1)
print(a.random() == b.random(), a.random() == b.random(), a.randint(0, 9), b.randint(0, 9))  # expect: True True 1 1
state = a.getstate()
first = [a.random() for _ in range(3)]
a.setstate(state)
print(first == [a.random() for _ in range(3)], state[0], len(state[1]))  # expect: True 3 625
