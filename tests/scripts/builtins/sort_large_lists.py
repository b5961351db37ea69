import random
random.seed(4)
data = [random.randrange(1000) for _ in range(3000)]
ordered = sorted(data)
print(all(a <= b for a, b in zip(ordered, ordered[1:])), sum(ordered) == sum(data))  # expect: True True
tagged = sorted(enumerate(data), key=lambda p: p[1])
print(all(a[0] < b[0] for a, b in zip(tagged, tagged[1:]) if a[1] == b[1]))  # expect: True
print(sorted(data, reverse=True) == ordered[::-1], sorted(map(str, data))[:3])  # expect: True ['0', '0', '1']
