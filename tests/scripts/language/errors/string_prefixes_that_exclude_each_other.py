# python3: differs because 3.14 says which prefixes do not go together
for prefix in ["ur", "bu", "fb", "tf", "Ub", "rbu", "bft", "rut", "rr", "uu", "bfb", "xu", "print "]:
    try:
        compile(prefix + "'a'", "f", "exec")
    except SyntaxError as e:
        print(prefix, e.msg, e.offset, e.end_offset, repr(e.text))
