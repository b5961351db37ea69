# A transport that tells its protocol to pause when its buffer has grown, and to go on when it has shrunk.
import asyncio
from asyncio import transports


class Loop:
    def call_exception_handler(self, context):
        print("report", context["message"], repr(context["exception"]))


class Buffer(transports._FlowControlMixin):
    size = 0

    def __init__(self, protocol):
        super().__init__(None, Loop())
        self._protocol = protocol

    def get_write_buffer_size(self):
        return self.size

    def grow(self, size):
        self.size = size
        self._maybe_pause_protocol()
        self._maybe_resume_protocol()


class Protocol(asyncio.Protocol):
    def pause_writing(self):
        print("pause")

    def resume_writing(self):
        print("resume")
        raise ValueError("no")


buffer = Buffer(Protocol())
print(buffer.get_write_buffer_limits())
for limits in ({"high": 100}, {"low": 10}, {"high": 8, "low": 8}, {"high": 0}):
    buffer.set_write_buffer_limits(**limits)
    print(limits, buffer.get_write_buffer_limits())
try:
    buffer.set_write_buffer_limits(high=1, low=2)
except ValueError as error:
    print(error)
buffer.set_write_buffer_limits(high=10, low=5)
for size in (10, 11, 12, 6, 5, 4):
    print(size)
    buffer.grow(size)
