s = """first
  "second"
third\
 joined"""
print(s)
print(repr('''it's "quoted"'''))
