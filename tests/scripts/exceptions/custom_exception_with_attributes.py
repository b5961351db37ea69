class HTTPError(Exception):
    def __init__(self, code, text):
        super().__init__(f"{code} {text}")
        self.code = code
try:
    raise HTTPError(404, "not found")
except HTTPError as e:
    print(e, e.code, e.args, repr(e))  # expect: 404 not found 404 ('404 not found',) HTTPError('404 not found')
