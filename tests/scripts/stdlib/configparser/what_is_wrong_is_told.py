# python3: differs because 3.14 words the errors of parsing anew
import configparser
for text in "x=1", "[a]\nno value", "[a]\nx=1\nx=2", "[a]\n[a]", "[a]\nx=%(q)s", "[a]\nx=%(x)s", "[a]\nx=%q", "[a]\nx=%(":
    c = configparser.ConfigParser()
    try:
        c.read_string(text, "source")
        c.get("a", "x")
    except configparser.Error as error:
        print(type(error).__name__, error)
for wrong in lambda: c.get("no", "x"), lambda: c.get("a", "no"), lambda: c.add_section("a"), lambda: c.set("a", "x", 5), lambda: c.set("a", "x", "%"), lambda: c.getint("a", "x"):
    try:
        wrong()
    except (configparser.Error, TypeError, ValueError) as error:
        print(type(error).__name__, error)
