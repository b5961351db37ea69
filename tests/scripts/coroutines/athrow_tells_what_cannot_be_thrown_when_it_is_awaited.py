async def numbers():
    yield 1
    yield 2

async def main():
    generator = numbers()
    print(await anext(generator))  # expect: 1
    step = generator.athrow(5)
    print("made")  # expect: made
    try:
        await step
    except TypeError as error:
        print(error)  # expect: exceptions must be classes or instances deriving from BaseException, not int
    print(await anext(generator))  # expect: 2

try:
    main().send(None)
except StopIteration:
    print("end")  # expect: end
