# python3: differs because until 3.12 nothing was said of them
# What asend and its kin return must be awaited, as a coroutine must.
import gc
import warnings


async def items():
    yield 1


class Store:
    async def rows(self):
        yield 1


def forget():
    generator = items()
    generator.__anext__()
    generator.asend(None)
    generator.athrow(ValueError)
    generator.aclose()
    anext(generator)
    anext(generator, "default")
    Store().rows().asend(None)
    generator.asend(None).close()


with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    forget()
    gc.collect()
print(*sorted(str(warning.message) for warning in told), sep="\n")
