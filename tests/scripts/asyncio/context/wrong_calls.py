import contextvars


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


Context, Var = contextvars.Context, contextvars.ContextVar
show(lambda: Context(1))
show(lambda: Context(a=1))
show(lambda: Context().run())
show(lambda: Context().run(1))
show(lambda: Var(1))
show(lambda: Var("a").get(1, 2))
show(lambda: Var("a").set())
show(lambda: Var("a").reset(1))
show(lambda: Context()[1])
show(lambda: Context().copy(1))
show(lambda: Context().get())
