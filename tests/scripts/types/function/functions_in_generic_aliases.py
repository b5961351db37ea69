# python3: differs because 3.14 shows functions by name
def f(): pass

print(list[f], type[f], dict[str, f], tuple[f, ...], list[[f, int]], list[[int]], list[len], list[None], list["a"])
