def pair():
    value = "start"
    def get():
        return value
    def put(v):
        nonlocal value
        value = v
    return get, put
get, put = pair()
put("changed")
print(get())  # expect: changed
