"""Smaller programs out of a program: statements left out, blocks in place of what holds them, parts of expressions."""
import ast


def smaller(text, most, source):
    """Two stages of up to `most` programs, each one change away from `text`: of its statements, of its expressions."""
    for stage in (statement_changes, expression_changes):
        found = {}
        for change in sample(list(stage(ast.parse(text))), most, source):
            candidate = ast.parse(text)
            change(candidate)
            try:
                result = ast.unparse(ast.fix_missing_locations(candidate)) + "\n"
                compile(result, "<smaller>", "exec")
            except (SyntaxError, ValueError, RecursionError):
                continue
            if len(result) < len(text):
                found.setdefault(result)
        yield list(found)


def sample(items, most, source):
    return items if len(items) <= most else source.sample(items, most)


def statement_changes(tree):
    """Functions that each change another copy of `tree` in one place; places are numbered in the order of `walk`."""
    for number, node in enumerate(walk(tree)):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], (ast.stmt, ast.ExceptHandler, ast.match_case)):
                yield from list_changes(number, field, value, True)


def expression_changes(tree):
    for number, node in enumerate(walk(tree)):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and value:
                if not isinstance(value[0], (ast.stmt, ast.ExceptHandler, ast.match_case)):
                    yield from list_changes(number, field, value, False)
            elif isinstance(value, ast.expr) and not isinstance(getattr(value, "ctx", None), (ast.Store, ast.Del)):
                for part in range(len(parts(value))):
                    yield lambda copied, at=number, field=field, part=part: replace(copied, at, field, part)
                if not isinstance(value, ast.Constant):
                    yield lambda copied, at=number, field=field: setattr(nth(copied, at), field, ast.Constant(0))
            elif isinstance(value, ast.AST) and field in ("returns", "msg", "cause", "annotation"):
                yield lambda copied, at=number, field=field: setattr(nth(copied, at), field, None)


def list_changes(number, field, value, statements):
    size = len(value) // 2
    while size >= 1:
        for start in range(0, len(value), size):
            yield lambda copied, start=start, size=size: leave_out(nth(copied, number), field, start, size, statements)
        size //= 2
    for index, item in enumerate(value):
        if statements:
            for inner in ("body", "orelse", "finalbody"):
                if getattr(item, inner, None):
                    yield lambda copied, index=index, inner=inner: unwrap(nth(copied, number), field, index, inner)
        elif isinstance(item, ast.expr):
            for part in range(len(parts(item))):
                yield lambda copied, index=index, part=part: replace_item(nth(copied, number), field, index, part)


def walk(tree):
    yield tree
    for child in ast.iter_child_nodes(tree):
        yield from walk(child)


def nth(tree, number):
    return next(node for at, node in enumerate(walk(tree)) if at == number)


def parts(expression):
    """The expressions directly inside an expression."""
    inner = [child for child in ast.iter_child_nodes(expression) if isinstance(child, ast.expr)]
    for child in ast.iter_child_nodes(expression):
        if isinstance(child, (ast.comprehension, ast.keyword)):
            inner += [part for part in ast.iter_child_nodes(child) if isinstance(part, ast.expr)]
    return inner


def replace(tree, at, field, part):
    node = nth(tree, at)
    setattr(node, field, parts(getattr(node, field))[part])


def replace_item(node, field, index, part):
    items = getattr(node, field)
    items[index] = parts(items[index])[part]


def leave_out(node, field, start, size, statements):
    items = getattr(node, field)
    del items[start:start + size]
    if field in ("keys", "values") and hasattr(node, "keys") and hasattr(node, "values"):
        other = node.values if field == "keys" else node.keys
        del other[start:start + size]
    if statements and not items and field == "body":
        items.append(ast.Pass())


def unwrap(node, field, index, inner):
    items = getattr(node, field)
    items[index:index + 1] = getattr(items[index], inner)
