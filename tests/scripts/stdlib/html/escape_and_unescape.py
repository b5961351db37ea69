import html
print(html.escape("<a href=\"x\">'&</a>"), html.escape('"', False))  # expect: &lt;a href=&quot;x&quot;&gt;&#x27;&amp;&lt;/a&gt; "
print(ascii(html.unescape("&lt;&amp;&#x27;&#39;&eacute;&notit;&notin;&nosuch;&#0;&#x80;&#xD800;&amp &copy2")))  # expect: "<&''\xe9\xacit;\u2209&nosuch;\ufffd\u20ac\ufffd& \xa92"
