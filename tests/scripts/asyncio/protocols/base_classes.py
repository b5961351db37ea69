# The base classes of protocols and transports: what is told does nothing, what is asked must be there.
import asyncio
from asyncio import protocols, transports

for module in (protocols, transports):
    for name in module.__all__:
        cls = getattr(module, name)
        names = [each for each in vars(cls) if not each.startswith("_")]
        print(name, [base.__name__ for base in cls.__bases__], names, cls is getattr(asyncio, name))


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


class Memory(asyncio.Transport):
    def __init__(self):
        super().__init__({"peername": "memory"})
        self.written = b""

    def write(self, data):
        self.written += data


protocol, transport = Echo(), Memory()
protocol.connection_made(transport)
protocol.data_received(b"one ")
transport.writelines([b"two ", b"three"])
print(transport.written, transport.get_extra_info("peername"), transport.get_extra_info("socket", "none"))
print(protocol.eof_received(), protocol.connection_lost(None), protocol.pause_writing())
for method in ("close", "abort", "get_write_buffer_size", "pause_reading", "is_closing"):
    try:
        getattr(transport, method)()
    except NotImplementedError as error:
        print(method, repr(error))
try:
    asyncio.BaseTransport().anything = 1
except AttributeError as error:
    print(type(error).__name__)
