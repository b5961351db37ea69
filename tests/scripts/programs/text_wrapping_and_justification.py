def wrap(text, width):
    line = []
    for word in text.split():
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            yield line
            line = []
        line.append(word)
    if line: yield line
def justify(line, width):
    gaps = len(line) - 1
    if not gaps: return line[0].ljust(width)
    spaces, extra = divmod(width - sum(map(len, line)), gaps)
    return "".join(w + " " * (spaces + (i < extra)) for i, w in enumerate(line[:-1])) + line[-1]
text = "Time flies like an arrow but fruit flies like a banana, or so the old joke goes on and on"
for line in wrap(text, 22): print("|" + justify(line, 22) + "|")
# expect: |Time   flies  like  an|
# expect: |arrow  but fruit flies|
# expect: |like  a  banana, or so|
# expect: |the  old  joke goes on|
# expect: |and                 on|
