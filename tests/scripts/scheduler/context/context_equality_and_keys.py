import contextvars

variable = contextvars.ContextVar("variable")
variable.set(1)
context = contextvars.copy_context()
print(context == context.copy(), context == contextvars.Context())  # expect: True False
for look in (lambda: context[5], lambda: context.get(5), lambda: 5 in context):
    try:
        look()
    except TypeError as error:
        print(error)
        # expect: a ContextVar key was expected, got 5
        # expect: a ContextVar key was expected, got 5
        # expect: a ContextVar key was expected, got 5
print(contextvars.Token.MISSING)  # expect: <Token.MISSING>
