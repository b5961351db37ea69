"""A bank with two counters, simulated with plain generators and a clock of its own: no waiting, same order every time."""

import random
from collections import deque


class Simulation:
    """Runs processes: generators that yield how long they wait, or a Counter they want to be served at."""

    def __init__(self):
        self.now = 0
        self.agenda = deque()
        self.sequence = 0

    def at(self, delay, process):
        self.sequence += 1
        entry = (self.now + delay, self.sequence, process)
        place = len(self.agenda)
        while place and self.agenda[place - 1] > entry:
            place -= 1
        self.agenda.insert(place, entry)

    def run(self):
        while self.agenda:
            self.now, _, process = self.agenda.popleft()
            try:
                wanted = next(process)
            except StopIteration:
                continue
            if isinstance(wanted, Counter):
                wanted.join(process)
            else:
                self.at(wanted, process)


class Counter:
    def __init__(self, simulation, clerks):
        self.simulation = simulation
        self.free = clerks
        self.line = deque()

    def join(self, process):
        if self.free:
            self.free -= 1
            self.simulation.at(0, process)
        else:
            self.line.append(process)

    def leave(self):
        if self.line:
            self.simulation.at(0, self.line.popleft())
        else:
            self.free += 1


def customer(simulation, counter, name, service, waits):
    arrived = simulation.now
    yield counter
    waits.append(simulation.now - arrived)
    print(f"{simulation.now:3} {name} is served, waited {waits[-1]}, {len(counter.line)} in line")
    yield service
    counter.leave()


def arrivals(simulation, counter, count, waits):
    dice = random.Random(12)
    for number in range(count):
        process = customer(simulation, counter, f"customer {number}", dice.randint(4, 12), waits)
        simulation.at(0, process)
        yield dice.randint(1, 6)


if __name__ == "__main__":
    simulation = Simulation()
    waits = []
    simulation.at(0, arrivals(simulation, Counter(simulation, clerks=2), 12, waits))
    simulation.run()
    print(f"closed at {simulation.now}; average wait {sum(waits) / len(waits):.2f}, longest {max(waits)}")
