# python3: differs because the annotations of 3.14 are computed when they are asked for
import types


def outer(x):
    return lambda: x + 1


code = outer(3).__code__
for run in (lambda: eval(code), lambda: exec(code, {}), lambda: exec(code, {}, closure=()), lambda: exec("1", closure=())):
    try:
        run()
    except TypeError as error:
        print(error)
exec(code, {}, closure=(types.CellType(5),))
print(types.FunctionType(code, {}, closure=(types.CellType(5),))())
for wrong in ((1, {}), (code, 1), (code, {}, 5), (code, {}, None, 5), (code, {}, None, None, 5), (code, {}, None, None, ())):
    try:
        types.FunctionType(*wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
