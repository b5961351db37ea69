from urllib.parse import *
u = urlparse("http://user:pw@Host.COM:8080/p/a;th?q=1&r#frag")
print(u, u.hostname, u.port, u.username, u.password, u.geturl(), u._replace(path="/x").geturl())
print(urlsplit("http://[::1]:80/x").hostname, urldefrag("http://h/x#y"), urlparse(b"http://h/x?y"))
for reference in ("g:h", "./g", "/g", "//g", "?y", "#s", ";x", "", "..", "../../../g", "/./g", "g/../h", "http:g"):
    print(reference, urljoin("http://a/b/c/d;p?q", reference))
