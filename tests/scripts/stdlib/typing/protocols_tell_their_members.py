# python3: differs because get_protocol_members() came with 3.13
from typing import Protocol, get_protocol_members, is_protocol, runtime_checkable


@runtime_checkable
class Named(Protocol):
    name: str

    def rename(self, name): ...


class Dog:
    name = "Rex"

    def rename(self, name):
        self.name = name


print(isinstance(Dog(), Named), isinstance(1, Named), is_protocol(Named), is_protocol(Dog))  # expect: True False True False
print(sorted(get_protocol_members(Named)))  # expect: ['name', 'rename']


class Plain(Protocol):
    def run(self): ...


for wrong in (lambda: get_protocol_members(Dog), lambda: issubclass(Dog, Named), lambda: Named(), lambda: isinstance(1, Plain),
              lambda: type(Plain)("Bad", (Dog, Protocol), {})):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: <class '__main__.Dog'> is not a Protocol
# expect: Protocols with non-method members don't support issubclass(). Non-method members: 'name'.
# expect: Protocols cannot be instantiated
# expect: Instance and class checks can only be used with @runtime_checkable protocols
# expect: Protocols can only inherit from other protocols, got <class '__main__.Dog'>
