text = "it was the best of times it was the worst of times it was the age of wisdom"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
width = max(map(len, counts))
for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(f"{word:>{width}} {'#' * n} {n / len(text.split()):6.1%}")
