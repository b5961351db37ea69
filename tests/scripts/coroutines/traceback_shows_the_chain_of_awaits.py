import asyncio
async def leaf():
    await asyncio.sleep(0)
    raise ValueError("at the leaf")
async def middle():
    await leaf()
async def main():
    try:
        await middle()
    except ValueError as e:
        names, t = [], e.__traceback__
        while t:
            names.append((t.tb_frame.f_code.co_name, t.tb_lineno))
            t = t.tb_next
        print(names)  # expect: [('main', 9), ('middle', 6), ('leaf', 4)]
asyncio.run(main())
