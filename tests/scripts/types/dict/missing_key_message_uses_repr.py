try:
    {}[("a", 1)]
except KeyError as e:
    print(e, e.args)  # expect: ('a', 1) (('a', 1),)
{}["it's"]  # expect raises: KeyError: "it's"
