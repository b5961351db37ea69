import random
random.seed(7)
t = list(range(10))
random.shuffle(t)
print(t)  # expect: [8, 3, 1, 4, 7, 0, 9, 6, 2, 5]
print(random.sample(range(1000), 5), random.sample("abcdef", 3), random.choices("xyz", k=6), random.choices([1, 2], weights=[9, 1], k=8))  # expect: [931, 519, 219, 38, 88] ['d', 'f', 'a'] ['x', 'y', 'x', 'y', 'z', 'y'] [1, 1, 1, 1, 1, 1, 1, 1]
print(random.sample(range(30), 25) != sorted(range(25)), random.sample([1, 2], counts=[2, 3], k=4))  # expect: True [2, 2, 1, 2]
