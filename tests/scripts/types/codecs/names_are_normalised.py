import codecs
import encodings

for name in ("UTF8", "latin1", "L1", "ISO-8859-15", "Windows-1252", "u16", "hex", "rot13", "US-ASCII", "cp037", "Unicode_Escape"):
    print(name, codecs.lookup(name).name)
print(encodings.normalize_encoding("UTF 8-x"), encodings.aliases.aliases["latin1"])
