import types
for kind in (types.BuiltinFunctionType, types.GeneratorType, types.FrameType, type([].__iter__()), type({}.keys()),
             types.MethodWrapperType, types.WrapperDescriptorType):
    try:
        kind()
    except TypeError as error:
        print(error)
