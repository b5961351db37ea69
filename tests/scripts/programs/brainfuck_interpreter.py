def run(code, data=""):
    jumps, stack = {}, []
    for i, c in enumerate(code):
        if c == "[": stack.append(i)
        elif c == "]": jumps[i] = stack.pop(); jumps[jumps[i]] = i
    cells, at, pc, out, data = {}, 0, 0, [], iter(data)
    while pc < len(code):
        c = code[pc]
        if c == ">": at += 1
        elif c == "<": at -= 1
        elif c in "+-": cells[at] = (cells.get(at, 0) + (1 if c == "+" else -1)) % 256
        elif c == ".": out.append(chr(cells.get(at, 0)))
        elif c == ",": cells[at] = ord(next(data, "\0"))
        elif c == "[" and not cells.get(at, 0) or c == "]" and cells.get(at, 0): pc = jumps[pc]
        pc += 1
    return "".join(out)
hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
print(repr(run(hello)), run(",[.,]", "echo"))  # expect: 'Hello World!\n' echo
