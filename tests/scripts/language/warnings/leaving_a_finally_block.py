# python3: differs because PEP 765 is of 3.14
import warnings

START = "for x in y:\n try: pass\n finally:\n  "
for inside in (
    "break", "continue", "if x: break", "for z in y: break", "for z in y: pass\n  else: break", "def f(): return 1",
    "with x: continue", "try: break\n  finally: pass",
):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        compile(START + inside, "f", "exec")
        compile("def g():\n try: pass\n finally: return 1", "f", "exec")
    print(repr(inside), [(warning.lineno, str(warning.message)) for warning in found])
