# Variables that lie above a call's arguments were cleared with what the call leaves behind.
class Noisy:
    def __del__(self):
        pass


def call(*args, **keywords):
    Noisy()
    print(end="")


body = "".join(f"    a{i} = [{i}]\n" for i in range(300))
exec(f"def run():\n{body}    call(1, b=2)\n    call(1)\n    Noisy()\n    print()\n    print(a0, a150, a297, a298, a299)")
run()
# expect:
# expect: [0] [150] [297] [298] [299]
