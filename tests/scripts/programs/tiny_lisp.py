import operator
ENV = {"+": lambda *a: sum(a), "*": operator.mul, "-": operator.sub, "<": operator.lt, "=": operator.eq, "list": lambda *a: list(a), "car": lambda t: t[0], "cdr": lambda t: t[1:], "null?": lambda t: not t}
def read(tokens):
    token = tokens.pop(0)
    if token == "(":
        out = []
        while tokens[0] != ")": out.append(read(tokens))
        tokens.pop(0)
        return out
    return int(token) if token.lstrip("-").isdigit() else token
def evaluate(x, env):
    if isinstance(x, str):
        while x not in env[0]: env = env[1]
        return env[0][x]
    if not isinstance(x, list): return x
    head, *rest = x
    if head == "if": return evaluate(rest[1] if evaluate(rest[0], env) else rest[2], env)
    if head == "define": env[0][rest[0]] = evaluate(rest[1], env); return rest[0]
    if head == "lambda": return lambda *a: evaluate(rest[1], (dict(zip(rest[0], a)), env))
    f, *args = [evaluate(e, env) for e in x]
    return f(*args)
env = (dict(ENV), None)
for line in ("(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))", "(fact 20)", "(define map (lambda (f t) (if (null? t) (list) (cons (f (car t)) (map f (cdr t))))))",
             "(define cons (lambda (a b) (+ 0 0)))", "((lambda (x) (lambda (y) (- x y))) 10)", "(((lambda (x) (lambda (y) (- x y))) 10) 3)"):
    result = evaluate(read(line.replace("(", " ( ").replace(")", " ) ").split()), env)
    print("function" if callable(result) else result)
    # expect: fact
    # expect: 2432902008176640000
    # expect: map
    # expect: cons
    # expect: function
    # expect: 7
