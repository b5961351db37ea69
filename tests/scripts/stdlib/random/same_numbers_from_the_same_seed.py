import random
random.seed(42)
print(random.random(), random.random())  # expect: 0.6394267984578837 0.025010755222666936
print(random.randint(1, 6), random.randrange(0, 100, 5), random.uniform(1, 2), random.choice("abc"))  # expect: 3 35 1.2232107381488229 c
print([random.randint(1, 100) for _ in range(8)], random.getrandbits(70))  # expect: [14, 87, 95, 70, 12, 76, 55, 5] 241536045150623550062
