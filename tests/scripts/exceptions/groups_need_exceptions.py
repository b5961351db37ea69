for args in (("m", []), ("m", [5]), ("m", 5), (5, [ValueError()]), ("m",), ("m", [ValueError]), ("m", [KeyboardInterrupt()])):
    try: print(repr(ExceptionGroup(*args)))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(type(BaseExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
