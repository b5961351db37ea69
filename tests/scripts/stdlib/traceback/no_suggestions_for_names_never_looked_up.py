# python3: differs because the module suggests names since 3.12
import traceback

print(traceback.format_exception_only(NameError("name 'prin' is not defined", name="prin")))  # expect: ["NameError: name 'prin' is not defined\n"]
try:
    prin
except NameError as error:
    print(traceback.format_exception(error)[-1].strip())  # expect: NameError: name 'prin' is not defined. Did you mean: 'print'?
