pair = "\ud83d" + "\ude00"
print(len(pair), pair == "\U0001f600", ascii(pair))  # expect: 2 False '\ud83d\ude00'
print(ascii(pair.encode("utf-16", "surrogatepass").decode("utf-16")))  # expect: '\U0001f600'
