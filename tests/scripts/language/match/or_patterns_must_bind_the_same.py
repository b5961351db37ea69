for source in ["case [x] | y: pass", "case x: pass\n case 1: pass", "case _ | 1: pass", "case [x, x]: pass", "case {'a': x, **x}: pass", "case C(a=1, a=2): pass", "case C(a=1, 2): pass", "case -x: pass", "case 1 + 2: pass", "case {'a': 1, 'a': 2}: pass", "case f'{x}': pass", "case x.y(): pass", "case a as _: pass", "case {x: 1}: pass"]:
    try:
        compile("match v:\n " + source, "f", "exec")
        print("fine", source)
    except SyntaxError as e:
        print(source.replace("\n", ";"), "-", e.msg)
