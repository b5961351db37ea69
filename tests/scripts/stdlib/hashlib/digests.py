import hashlib, hmac
for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"):
    h = hashlib.new(name, b"ab")
    other = h.copy()
    h.update(b"c")
    print(name, h.hexdigest()[:20], other.hexdigest()[:20], h.digest_size, h.block_size, getattr(hashlib, name)(b"abc").digest() == h.digest())
print(hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.compare_digest(b"a", b"a"), hashlib.pbkdf2_hmac("sha1", b"pw", b"salt", 3, 24).hex())
for call in (lambda: hashlib.sha256("x"), lambda: hashlib.new("nope")):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)
