# python3: differs because newer versions word or do it otherwise
value, width = 3.14159, 10
print(f"{value:{width:{0}}.{3:1}}|")
for field in ("{a:{b:{c:{d}}}}", "{a:{b:{c}}}"):
    try:
        compile(f"f'{field}'", "nested", "eval")
        print("compiled")
    except SyntaxError as error:
        print(error.msg, error.offset)
