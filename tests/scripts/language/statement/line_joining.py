total = (1 +
         2  # a comment inside brackets

         + 3)
print(total)  # expect: 6
longer = 1 + \
    2
print(longer, [
    1,
    2,
])  # expect: 3 [1, 2]
if total == 6 and \
        longer == 3:
    print("joined")  # expect: joined
