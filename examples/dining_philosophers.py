"""Five philosophers, five forks. Each picks up the lower fork first, so nobody starves."""

import asyncio

NAMES = ["Plato", "Sokrates", "Hypatia", "Kant", "Simone"]


async def dine(seat, forks, meals, table):
    low, high = sorted((seat, (seat + 1) % len(forks)))
    for _ in range(meals):
        await asyncio.sleep(0)  # thinking
        async with forks[low], forks[high]:
            table.add(seat)
            neighbours = {(seat - 1) % len(forks), (seat + 1) % len(forks)}
            assert not table & neighbours, "two neighbours eat with one fork"
            print(f"{NAMES[seat]:>8} eats, {len(table)} at the table")
            await asyncio.sleep(0)
            table.remove(seat)
    print(f"{NAMES[seat]:>8} leaves")


async def main():
    forks = [asyncio.Lock() for _ in NAMES]
    table = set()
    await asyncio.gather(*(dine(seat, forks, 2, table) for seat in range(len(NAMES))))
    print("forks on the table:", sum(not fork.locked() for fork in forks))


if __name__ == "__main__":
    asyncio.run(main())
