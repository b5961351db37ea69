values = [  # first
    1,

    # a comment line inside
    2,  # last
]
print(values, sum((1,
2,
  3)))  # expect: [1, 2] 6
