eg = ExceptionGroup("many", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])])
print(eg, len(eg.exceptions), eg.message)  # expect: many (2 sub-exceptions) 2 many
match, rest = eg.split(ValueError)
print(repr(match), "/", repr(rest))  # expect: ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [ValueError(3)])]) / ExceptionGroup('many', [ExceptionGroup('inner', [TypeError(2)])])
print(eg.subgroup(KeyError), repr(eg.subgroup(lambda e: isinstance(e, TypeError))))  # expect: None ExceptionGroup('many', [ExceptionGroup('inner', [TypeError(2)])])
print(isinstance(eg, Exception), type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)  # expect: True BaseExceptionGroup
