import asyncio
async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    for call in (lambda: future.set_result(2), lambda: future.set_exception(ValueError())):
        try:
            call()
        except asyncio.InvalidStateError as error:
            print(error)
    print(future.cancel(), future.result())
asyncio.run(main())
