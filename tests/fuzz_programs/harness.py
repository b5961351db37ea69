# What the programs of a file find; it runs under both interpreters, so it uses only what both surely agree about.
import copy, functools, itertools, re, sys
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")

def text_of(value, depth=0):
    """The repr of a value, with sets in one order and iterators as what they give."""
    kind = type(value)
    if depth > 4: return "..."
    if kind in (set, frozenset):
        return kind.__name__ + "{" + ", ".join(sorted(text_of(item, depth + 1) for item in value)) + "}"
    if kind is list: return "[" + ", ".join([text_of(item, depth + 1) for item in value]) + "]"
    if kind is tuple: return "(" + ", ".join([text_of(item, depth + 1) for item in value]) + ",)"
    if kind is dict:
        return "{" + ", ".join([text_of(k, depth + 1) + ": " + text_of(v, depth + 1) for k, v in value.items()]) + "}"
    if hasattr(kind, "__next__"):
        return kind.__name__ + " of " + text_of(list(itertools.islice(value, 12)), depth + 1)
    if isinstance(value, BaseException): return error_text(value)
    text = repr(value)
    if len(text) > 700: text = text[:350] + "<" + str(len(text)) + ">" + text[-350:]
    return ADDRESS.sub(" at 0x", text)

def error_text(error):
    if isinstance(error, BaseExceptionGroup):
        return type(error).__name__ + "(" + repr(error.message) + ", " + ", ".join(map(error_text, error.exceptions)) + ")"
    if isinstance(error, (RecursionError, MemoryError)): return type(error).__name__
    if isinstance(error, SyntaxError): return type(error).__name__ + ": " + str(error.msg)
    text = type(error).__name__ + ": " + str(error)
    if error.__cause__ is not None: text += " from " + type(error.__cause__).__name__
    if error.__context__ is not None: text += " after " + type(error.__context__).__name__
    return ADDRESS.sub(" at 0x", text[:700])

def show(*values): print(*[text_of(value) for value in values])

def attempt(function):
    try: show(function())
    except Exception as error: print(error_text(error))

def places(error):
    """The lines of the program that the traceback passes through."""
    found, walk = [], error.__traceback__
    while walk is not None:
        if walk.tb_frame.f_code.co_filename == "<program>": found.append(walk.tb_lineno)
        walk = walk.tb_next
    return found

def run(number, source):
    print("# program", number, flush=True)
    names = {"__name__": "program", "show": show, "attempt": attempt, "text_of": text_of, "error_text": error_text,
             "copy": copy, "functools": functools, "itertools": itertools}
    try: exec(compile(source, "<program>", "exec"), names)
    except Exception as error: print("ended by", error_text(error), "in lines", places(error))
    except GeneratorExit: print("ended by GeneratorExit")
    except SystemExit: print("exit")
    for name in sorted(names):
        if len(name) == 2 and name[1].isdigit():
            try: print(name, "=", text_of(names[name]))
            except Exception as error: print(name, "has", error_text(error))
