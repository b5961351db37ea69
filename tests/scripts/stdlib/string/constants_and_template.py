import string
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, string.punctuation)  # expect: abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 0123456789abcdefABCDEF 01234567 !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~
print(len(string.printable), repr(string.whitespace), string.capwords("hello big world"), string.ascii_letters[:3])  # expect: 100 ' \t\n\r\x0b\x0c' Hello Big World abc
t = string.Template("$who owes ${amount} $$5")
print(t.substitute(who="Bob", amount=7), t.safe_substitute(who="Al"))  # expect: Bob owes 7 $5 Al owes ${amount} $5
try:
    t.substitute(who="x")
except KeyError as e:
    print(repr(e))  # expect: KeyError('amount')
