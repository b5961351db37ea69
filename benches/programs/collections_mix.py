# Counter, defaultdict, OrderedDict, deque and ChainMap.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque

N = 60000


def main():
    words = [f"w{i * 7919 % 97}" for i in range(2000)]
    counts, total = Counter(), 0
    for turn in range(10):
        counts.update(words)
        total += counts.most_common(3)[0][1] + (counts & Counter(words)).total()
    groups = defaultdict(list)
    recent = deque(maxlen=50)
    order = OrderedDict()
    for i in range(N):
        word = words[i % 2000]
        groups[word].append(i)
        counts[word] += 1
        recent.append(i)
        if i % 3 == 0:
            total += recent.popleft()
        order[word] = i
        order.move_to_end(word)
        if len(order) > 60:
            order.popitem(last=False)
    layers = ChainMap({"a": 1}, {"b": 2}, {"c": 3})
    for i in range(N // 4):
        total += layers["c"] + layers.get("b", 0)
    print("collections_mix", total, len(groups), len(order), counts.total())


main()
