# stderr: compared
class C:
    def run(self):
        for x in self.items():
            print(x)  # expect: 1
    def items(self):
        yield 1
        raise LookupError("no more")

C().run()
