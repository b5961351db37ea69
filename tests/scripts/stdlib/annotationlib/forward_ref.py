# python3: differs because it is of Python 3.14
from annotationlib import ForwardRef, Format

ref = ForwardRef("int | x")
print(ref, ref == ForwardRef("int | x"), hash(ref) == hash(ForwardRef("int | x")))
print(ref.evaluate(globals={"x": str}), ref.evaluate(format=Format.STRING))
print(ForwardRef("x").evaluate(locals={"x": 1}), ForwardRef("x").evaluate(format=Format.FORWARDREF))
print(ForwardRef("int", module="m"), ForwardRef("int", is_class=True), ForwardRef("a") | int, int | ForwardRef("a"))
for wrong in ("1 +", 5, "nowhere"):
    try:
        ForwardRef(wrong).evaluate()
    except Exception as error:
        print(type(error).__name__, error)
