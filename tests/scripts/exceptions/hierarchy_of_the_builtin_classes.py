pairs = [(IndexError, LookupError), (KeyError, LookupError), (ZeroDivisionError, ArithmeticError),
         (OverflowError, ArithmeticError), (FileNotFoundError, OSError), (ModuleNotFoundError, ImportError),
         (UnboundLocalError, NameError), (RecursionError, RuntimeError), (NotImplementedError, RuntimeError),
         (UnicodeDecodeError, UnicodeError), (UnicodeError, ValueError), (TabError, IndentationError),
         (IndentationError, SyntaxError), (TimeoutError, OSError), (ConnectionResetError, ConnectionError)]
print([a.__name__ for a, b in pairs if not issubclass(a, b)])  # expect: []
print([c.__name__ for c in (KeyboardInterrupt, SystemExit, GeneratorExit) if issubclass(c, Exception)])  # expect: []
print(ValueError.__mro__[1:3] == (Exception, BaseException), IOError is OSError, EnvironmentError is OSError)  # expect: True True True
