# python3: differs because type became a soft keyword in 3.12
import keyword
print(len(keyword.kwlist), keyword.iskeyword("async"), keyword.iskeyword("match"), keyword.softkwlist)
for word in ["class", "lambda", "async", "nonlocal", "is"]:
    try:
        compile(f"{word} = 1", "f", "exec")
    except SyntaxError as e:
        print(word, e.msg)
