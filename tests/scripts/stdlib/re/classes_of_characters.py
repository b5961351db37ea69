import re
text = "aé_9٣² \x1c\u3000-ा"
for pattern in [r"\w", r"\W", r"\d", r"\D", r"\s", r"[\s\d]", r"[^\w\s]", r"[]-]", r"[a\]-]", r"[\x41-\u00ff]", r"[^a-z]"]:
    print(pattern, ascii("".join(re.findall(pattern, text))), ascii("".join(re.findall(pattern, text, re.A))))
