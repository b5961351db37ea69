print(eval("lambda: " * 500 + "1").__name__)
print(eval("1" + "**1" * 500))
