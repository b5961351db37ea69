//! String and bytes literals: where they end, and what their escapes stand for.
//!
//! See: <https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals>

use std::sync::Arc;

use crate::ast::Constant;
use crate::surrogate;

/// What the prefix and the quotes of a literal say about its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    quote: u8,
    quotes: Quotes,
    escapes: Escapes,
    content: Content,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quotes {
    Single,
    Triple,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Escapes {
    Interpreted,
    /// After the prefix `r`.
    Raw,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Text,
    /// After the prefix `u`, which changes nothing.
    UText,
    Bytes,
}

impl Style {
    /// Reads a prefix with its quotes, such as `rb'''`.
    pub fn of_prefix(opening: &str) -> Self {
        let quotes_start = opening.find(['\'', '"']).expect("a literal has a quote");
        let (prefix, quotes) = opening.split_at(quotes_start);
        Style {
            quote: quotes.as_bytes()[0],
            quotes: if quotes.len() == 3 {
                Quotes::Triple
            } else {
                Quotes::Single
            },
            escapes: if prefix.contains(['r', 'R']) {
                Escapes::Raw
            } else {
                Escapes::Interpreted
            },
            content: match prefix.as_bytes().first() {
                Some(b'u' | b'U') => Content::UText,
                _ if prefix.contains(['b', 'B']) => Content::Bytes,
                _ => Content::Text,
            },
        }
    }

    /// Splits a whole literal into its style and its body.
    pub fn split(literal: &str) -> (Self, &str) {
        let quote = literal.find(['\'', '"']).expect("a literal has a quote");
        let quotes = &literal[quote..];
        let is_triple = quotes.len() >= 6
            && quotes.as_bytes()[1] == quotes.as_bytes()[0]
            && quotes.as_bytes()[2] == quotes.as_bytes()[0];
        let length = if is_triple { 3 } else { 1 };
        let style = Style::of_prefix(&literal[..quote + length]);
        (style, &literal[quote + length..literal.len() - length])
    }

    pub fn is_triple(self) -> bool {
        self.quotes == Quotes::Triple
    }

    pub fn is_bytes(self) -> bool {
        self.content == Content::Bytes
    }

    pub fn has_u_prefix(self) -> bool {
        self.content == Content::UText
    }

    pub fn quote_length(self) -> usize {
        if self.is_triple() { 3 } else { 1 }
    }

    pub fn has_same_quotes(self, other: Style) -> bool {
        self.quote == other.quote && self.quotes == other.quotes
    }

    /// Whether the closing quotes stand at `index`.
    fn closes_at(self, bytes: &[u8], index: usize) -> bool {
        match self.quotes {
            Quotes::Single => bytes[index] == self.quote,
            Quotes::Triple => bytes[index..].starts_with(&[self.quote; 3]),
        }
    }
}

/// The length of a body and its closing quotes, or `None` if it is never closed.
pub fn scan(rest: &str, style: Style) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        match bytes[index] {
            b'\\' => index += 2,
            b'\n' if !style.is_triple() => return None,
            byte if byte == style.quote && style.closes_at(bytes, index) => {
                return Some(index + style.quote_length());
            }
            _ => index += 1,
        }
    }
    None
}

/// The length of text in an f-string before its next field, its end, or whatever cannot stand there.
pub fn scan_text(rest: &str, style: Style, in_specification: bool) -> usize {
    let bytes = rest.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        let next = bytes.get(index + 1).copied();
        match bytes[index] {
            // A backslash never hides a brace, save in the escape that has braces of its own.
            b'\\' => match next {
                Some(b'{' | b'}') => index += 1,
                Some(b'N')
                    if style.escapes == Escapes::Interpreted && bytes.get(index + 2) == Some(&b'{') =>
                {
                    let name = &rest[index + 3..];
                    let end = name
                        .find(['}', '\n', '"', '\''])
                        .filter(|&end| name.as_bytes()[end] == b'}');
                    index += 3 + end.map_or(0, |end| end + 1);
                }
                _ => index += 2,
            },
            b'\n' if !style.is_triple() => return index,
            brace @ (b'{' | b'}') => match !in_specification && next == Some(brace) {
                true => index += 2,
                false => return index,
            },
            byte if byte == style.quote && style.closes_at(bytes, index) => return index,
            _ => index += 1,
        }
    }
    bytes.len()
}

/// The length of the body of an unclosed literal up to the line break that nothing escapes.
pub fn line_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut index = 0;
    while index < bytes.len() && bytes[index] != b'\n' {
        index += if bytes[index] == b'\\' { 2 } else { 1 };
    }
    index.min(bytes.len())
}

/// Appends a code point, which may be a lone surrogate. Fails for what strings cannot hold.
fn push_code_point(text: &mut String, code: u32) -> Result<(), &'static str> {
    match surrogate::character(code) {
        Some(character) => text.push(character),
        None => return Err("characters U+DD800 to U+DDFFF are not supported"),
    }
    Ok(())
}

/// The value of a single literal without concatenation: the common case, done without a copy too many.
pub fn value(style: Style, body: &str) -> Result<Constant, String> {
    if style.is_bytes() {
        let mut bytes = Vec::new();
        decode_bytes(style, body, &mut bytes)?;
        return Ok(Constant::Bytes(bytes.into()));
    }
    if style.escapes == Escapes::Raw || !body.contains('\\') {
        return Ok(Constant::Str(Arc::from(body)));
    }
    let mut text = String::new();
    decode_text(style, body, &mut text)?;
    Ok(Constant::Str(text.into()))
}

/// Appends what the body of a string literal stands for.
pub fn decode_text(style: Style, body: &str, text: &mut String) -> Result<(), String> {
    if style.escapes == Escapes::Raw {
        text.push_str(body);
        return Ok(());
    }
    let mut rest = body;
    while let Some(backslash) = rest.find('\\') {
        text.push_str(&rest[..backslash]);
        rest = decode_escape(&rest[backslash..], text).map_err(|(length, reason)| {
            // The codec sees every character outside ASCII as an escape ten bytes long.
            let before = &body[..body.len() - rest.len() + backslash];
            let start: usize = before
                .chars()
                .map(|character| if character.is_ascii() { 1 } else { 10 })
                .sum();
            let end = start + length - 1;
            format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {reason}"
            )
        })?;
    }
    text.push_str(rest);
    Ok(())
}

/// Appends what text in an f-string stands for: its braces are doubled.
pub fn decode_fstring_text(style: Style, body: &str, text: &mut String) -> Result<(), String> {
    let mut rest = body;
    while let Some(index) = rest.find(['{', '}']) {
        // The braces of `\N{…}` are not doubled; the escape is decoded in one piece.
        let is_name = style.escapes == Escapes::Interpreted && ends_in_name_escape(&rest[..index]);
        let length = match is_name {
            true => rest.find('}').map_or(rest.len(), |end| end + 1),
            false => index + 1,
        };
        decode_text(style, &rest[..length], text)?;
        rest = &rest[length..];
        if !is_name {
            rest = rest.strip_prefix(['{', '}']).unwrap_or(rest);
        }
    }
    // Before a field, a backslash is no escape.
    let backslashes = rest.len() - rest.trim_end_matches('\\').len();
    if style.escapes == Escapes::Interpreted && backslashes % 2 == 1 {
        decode_text(style, &rest[..rest.len() - 1], text)?;
        text.push('\\');
        return Ok(());
    }
    decode_text(style, rest, text)
}

/// The first escape of a body that is none, with a word for what is wrong. The range is counted in
/// characters from a backslash, which may be the last.
pub fn wrong_escape(style: Style, body: &str) -> Option<(std::ops::Range<usize>, &'static str)> {
    if style.escapes == Escapes::Raw {
        return None;
    }
    let bytes = body.as_bytes();
    let mut index = 0;
    while let Some(found) = body[index..].find('\\') {
        let start = index + found;
        let Some(character) = body[start + 1..].chars().next() else {
            return Some((start..start + 2, ""));
        };
        index = start + 1 + character.len_utf8();
        match character {
            '0'..='7' => {
                let (code, length) = octal(&bytes[start + 1..]);
                if code > 0o377 {
                    return Some((start..start + 1 + length, "octal "));
                }
            }
            '\n' | 'x' => {}
            'N' | 'u' | 'U' if !style.is_bytes() => {}
            // CPython looks at ASCII characters only.
            _ if !character.is_ascii() || simple_escape(character as u8).is_some() => {}
            _ => return Some((start..start + 2, "")),
        }
    }
    None
}

/// Whether text ends with `\N` whose backslash is not itself escaped.
fn ends_in_name_escape(text: &str) -> bool {
    let backslashes = text.strip_suffix('N').map_or("", |before| before);
    backslashes
        .bytes()
        .rev()
        .take_while(|byte| *byte == b'\\')
        .count()
        % 2
        == 1
}

/// Appends what the body of a bytes literal stands for.
pub fn decode_bytes(style: Style, body: &str, bytes: &mut Vec<u8>) -> Result<(), String> {
    if !body.is_ascii() {
        return Err("bytes can only contain ASCII literal characters".into());
    }
    let body = body.as_bytes();
    let mut index = 0;
    while index < body.len() {
        let byte = body[index];
        let next = body.get(index + 1).copied();
        if byte != b'\\' || style.escapes == Escapes::Raw {
            bytes.push(byte);
            index += 1;
            continue;
        }
        let Some(next) = next else { break };
        index += 2;
        match next {
            b'\n' => {}
            b'0'..=b'7' => {
                let (code, length) = octal(&body[index - 1..]);
                bytes.push(code as u8);
                index += length - 1;
            }
            b'x' => {
                let Some(code) = hexadecimal(&body[index..], 2) else {
                    return Err(format!(
                        "(value error) invalid \\x escape at position {}",
                        index - 2
                    ));
                };
                bytes.push(code as u8);
                index += 2;
            }
            _ => match simple_escape(next) {
                Some(code) => bytes.push(code),
                None => bytes.extend([b'\\', next]),
            },
        }
    }
    Ok(())
}

/// Decodes the escape at the start of `rest` and returns what follows it. An error says how many bytes
/// are at fault and why.
fn decode_escape<'a>(rest: &'a str, text: &mut String) -> Result<&'a str, (usize, &'static str)> {
    let bytes = rest.as_bytes();
    let Some(&kind) = bytes.get(1) else {
        return Err((1, "\\ at end of string"));
    };
    let length = match kind {
        b'\n' => 2,
        b'0'..=b'7' => {
            let (code, length) = octal(&bytes[1..]);
            text.extend(char::from_u32(code));
            1 + length
        }
        b'x' => push_hexadecimal(bytes, 2, "truncated \\xXX escape", text)?,
        b'u' => push_hexadecimal(bytes, 4, "truncated \\uXXXX escape", text)?,
        b'U' => push_hexadecimal(bytes, 8, "truncated \\UXXXXXXXX escape", text)?,
        b'N' => {
            let Some(end) = rest.find('}').filter(|_| bytes.get(2) == Some(&b'{')) else {
                let length = if bytes.get(2) == Some(&b'{') {
                    rest.len()
                } else {
                    2
                };
                return Err((length, "malformed \\N character escape"));
            };
            if end == 3 {
                return Err((3, "malformed \\N character escape"));
            }
            match character_named(&rest[3..end]) {
                Some(character) => text.push(character),
                None => return Err((end + 1, "unknown Unicode character name")),
            }
            end + 1
        }
        _ => match simple_escape(kind) {
            Some(code) => {
                text.push(char::from(code));
                2
            }
            // Not an escape: the backslash stays.
            None => {
                text.push('\\');
                1
            }
        },
    };
    Ok(&rest[length..])
}

fn push_hexadecimal(
    escape: &[u8],
    digits: usize,
    truncated: &'static str,
    text: &mut String,
) -> Result<usize, (usize, &'static str)> {
    let Some(code) = hexadecimal(&escape[2..], digits) else {
        let found = escape[2..]
            .iter()
            .take_while(|byte| byte.is_ascii_hexdigit())
            .count();
        return Err((2 + found, truncated));
    };
    if code > char::MAX as u32 {
        return Err((2 + digits, "illegal Unicode character"));
    }
    push_code_point(text, code).map_err(|reason| (2 + digits, reason))?;
    Ok(2 + digits)
}

/// What a backslash and one more character stand for.
fn simple_escape(kind: u8) -> Option<u8> {
    Some(match kind {
        b'\\' | b'\'' | b'"' => kind,
        b'a' => 7,
        b'b' => 8,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 11,
        b'f' => 12,
        b'r' => b'\r',
        _ => return None,
    })
}

/// The value of up to three octal digits, and how many there are.
fn octal(bytes: &[u8]) -> (u32, usize) {
    let digits = bytes
        .iter()
        .take(3)
        .take_while(|byte| matches!(byte, b'0'..=b'7'));
    digits.fold((0, 0), |(code, length), digit| {
        (code * 8 + u32::from(digit - b'0'), length + 1)
    })
}

/// The value of exactly `count` hexadecimal digits.
fn hexadecimal(bytes: &[u8], count: usize) -> Option<u32> {
    let digits = bytes.get(..count)?;
    digits
        .iter()
        .try_fold(0, |code, &digit| Some(code * 16 + (digit as char).to_digit(16)?))
}

#[cfg(feature = "unicode-names")]
use crate::character_name::character_named;

#[cfg(not(feature = "unicode-names"))]
fn character_named(_name: &str) -> Option<char> {
    None
}
