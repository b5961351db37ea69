import _lib.package  # expect: package starts
print(_lib.package.reexported, _lib.package.inner.value)  # expect: inner cm inner cm
from _lib.package.lazy import value
print(value, _lib.package.__name__, _lib.package.inner.__package__)  # expect: inner cm _lib.package _lib.package
