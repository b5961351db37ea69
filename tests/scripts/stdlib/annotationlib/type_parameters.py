# python3: differs because it is of Python 3.14
from annotationlib import Format, get_annotations


class G[T]:
    a: T
    b: undefined[T]

    def m[U](self, x: T, y: U) -> dict[T, U]: pass


print(get_annotations(G, format=Format.STRING), get_annotations(G.m, format=Format.STRING))
print(get_annotations(G.m), get_annotations(G, format=Format.FORWARDREF)["a"])
