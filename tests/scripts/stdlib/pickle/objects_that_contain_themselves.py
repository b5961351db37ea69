# skip gc: collecting at every step of a pickle takes a quarter of a minute
import pickle
class Node: pass
items = [1]; items.append(items)
table = {}; table["me"] = table
pair = ([],); pair[0].append(pair)
node = Node(); node.me = node; node.all = {1: node}
for protocol in 0, 2, 4:
    again = pickle.loads(pickle.dumps(items, protocol)); assert again[1] is again
    again = pickle.loads(pickle.dumps(table, protocol)); assert again["me"] is again
    again = pickle.loads(pickle.dumps(pair, protocol)); assert again[0][0] is again
    again = pickle.loads(pickle.dumps(node, protocol)); assert again.me is again.all[1] is again
    one = []; again = pickle.loads(pickle.dumps((one, one), protocol)); assert again[0] is again[1]
print(len(pickle.dumps(["x" * 70000])), len(pickle.dumps([None] * 1001)))
