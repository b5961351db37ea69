import textwrap

text = "The quick brown fox, e.g. the well-known one -- jumps over   the extraordinarily-lazy dog. It sleeps."
for width in (10, 20, 33):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), textwrap.shorten("one two", 3, placeholder="."), sep="|")
print(textwrap.wrap("abcdefghij klm", 4), textwrap.wrap("abcdefghij klm", 4, break_long_words=False))
print(textwrap.fill(text, 25, max_lines=2, placeholder=" …"))
