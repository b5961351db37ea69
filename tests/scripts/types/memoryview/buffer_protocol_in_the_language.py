# python3: differs because __buffer__ can be written in the language since 3.12 (PEP 688)
class Lender:
    def __init__(self):
        self.data = bytearray(b"hello")

    def __buffer__(self, flags):
        print("lend")
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("back")
        view.release()


lender = Lender()
with memoryview(lender) as view:  # expect: lend
    view[0] = 74
    print(lender.data)  # expect: bytearray(b'Jello')
# expect: back
lender.data.append(33)
print(bytes(lender))
# expect: lend
# expect: back
# expect: b'Jello!'
