def kind(e):
    try:
        raise e
    except ArithmeticError:
        return "arithmetic"
    except ZeroDivisionError:
        return "unreachable"
    except (LookupError, OSError):
        return "lookup or os"
    except BaseException as other:
        return type(other).__name__
print(kind(ZeroDivisionError()), kind(KeyError()), kind(FileNotFoundError()), kind(KeyboardInterrupt()))  # expect: arithmetic lookup or os lookup or os KeyboardInterrupt
