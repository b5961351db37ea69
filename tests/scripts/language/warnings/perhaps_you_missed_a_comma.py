# python3: differs because 3.14 words and classes these warnings anew
import warnings

SOURCES = '''
"a"(1)|(1, 2)(3)|[1](2)|{}(1)|{x for x in y}(1)|f"{x}"(1)|t"{x}"(1)|1(2)|None()|(lambda: 1)(2)|1.5[1]|None[1]
{1}[0]|(x for x in y)[0]|(lambda: 1)[0]|"abc"["a"]|"abc"[1, 2]|"abc"[x]|"abc"[1:2]|[1][True]|[1][1.5]|b"abc"[None]
'''
for source in SOURCES.strip().replace("\n", "|").split("|"):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        compile(source, "f", "eval")
    print(source, [str(warning.message) for warning in found])
