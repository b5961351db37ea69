//! `repr` and `ascii` of text and bytes: which quotes, and what is escaped.

use super::unicode::is_printable;
use crate::bytecode::surrogate;

/// `repr(text)`: single quotes, unless only they occur inside; what does not print is escaped.
pub(crate) fn repr(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_repr(&mut out, text);
    out
}

/// Appends `repr(text)`.
pub(crate) fn push_repr(out: &mut String, text: &str) {
    if is_all_plain(text.as_bytes()) {
        out.reserve(text.len() + 2);
        out.push('\'');
        out.push_str(text);
        out.push('\'');
        return;
    }
    let quote = choose_quote(text.as_bytes());
    out.reserve(text.len() + 2);
    out.push(quote as char);
    // Stretches of plain characters are copied whole.
    let bytes = text.as_bytes();
    let mut copied = 0;
    let mut position = 0;
    while position < bytes.len() {
        let byte = bytes[position];
        if byte < 0x80 {
            if is_plain(byte, quote) {
                position += 1;
                continue;
            }
            out.push_str(&text[copied..position]);
            push_escaped_byte(out, byte);
            position += 1;
            copied = position;
            continue;
        }
        let c = text[position..].chars().next().expect("inside the text");
        let next = position + c.len_utf8();
        if !is_printable(c) {
            out.push_str(&text[copied..position]);
            push_code_escape(out, c);
            copied = next;
        }
        position = next;
    }
    out.push_str(&text[copied..]);
    out.push(quote as char);
}

/// Escapes every character beyond ASCII, as `ascii()` does with any object's repr.
pub(crate) fn escape_non_ascii(shown: &str) -> String {
    let mut out = String::with_capacity(shown.len() * 2);
    for c in shown.chars() {
        if c.is_ascii() {
            out.push(c)
        } else {
            push_code_escape(&mut out, c)
        }
    }
    out
}

/// `repr(bytes)`: `b'...'`.
pub(crate) fn bytes_repr(bytes: &[u8]) -> String {
    let quote = choose_quote(bytes);
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    out.push(quote as char);
    for &byte in bytes {
        if is_plain(byte, quote) {
            out.push(byte as char)
        } else {
            push_escaped_byte(&mut out, byte)
        }
    }
    out.push(quote as char);
    out
}

/// Appends `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, the shortest that fits.
pub(crate) fn push_code_escape(out: &mut String, c: char) {
    let code = surrogate::code_point(c);
    let (marker, digits) = match code {
        0..=0xff => ("\\x", 2),
        0x100..=0xffff => ("\\u", 4),
        _ => ("\\U", 8),
    };
    out.push_str(marker);
    for place in (0..digits).rev() {
        out.push(char::from_digit(code >> (4 * place) & 0xf, 16).expect("four bits"));
    }
}

/// Whether nothing needs escaping between single quotes. It looks at every byte without leaving early,
/// block by block, so that the compiler can use vector instructions.
fn is_all_plain(bytes: &[u8]) -> bool {
    let special = |byte: u8| {
        u8::from(byte.wrapping_sub(b' ') > b'~' - b' ') | u8::from(byte == b'\'') | u8::from(byte == b'\\')
    };
    bytes
        .chunks(64)
        .all(|block| block.iter().fold(0, |found, &byte| found | special(byte)) == 0)
}

fn choose_quote(bytes: &[u8]) -> u8 {
    if memchr::memchr(b'\'', bytes).is_some() && memchr::memchr(b'"', bytes).is_none() {
        b'"'
    } else {
        b'\''
    }
}

fn is_plain(byte: u8, quote: u8) -> bool {
    (b' '..=b'~').contains(&byte) && byte != quote && byte != b'\\'
}

/// Escapes a byte that is not plain: a quote, a backslash or what does not print.
fn push_escaped_byte(out: &mut String, byte: u8) {
    match byte {
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        b' '..=b'~' => {
            out.push('\\');
            out.push(byte as char);
        }
        _ => push_code_escape(out, byte as char),
    }
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    #[test]
    fn text() {
        for (text, expected) in [
            ("", "''"), ("abc", "'abc'"), ("it's", "\"it's\""), ("'\"", "'\\'\"'"), ("a\"b", "'a\"b'"), ("\n\t\r\\", "'\\n\\t\\r\\\\'"),
            ("\0\x7f", "'\\x00\\x7f'"), ("é\u{a0}", "'é\\xa0'"), ("\u{200b}一", "'\\u200b一'"), ("\u{e0001}", "'\\U000e0001'"),
            ("😀", "'😀'"), ("\x1b[0m", "'\\x1b[0m'"),
        ] {
            assert_eq!(repr(text), expected);
        }
        assert_eq!(escape_non_ascii(&repr("é一😀'")), "\"\\xe9\\u4e00\\U0001f600'\"");
    }

    #[test]
    fn bytes() {
        assert_eq!(bytes_repr(b"a'\x00\xff\n"), "b\"a'\\x00\\xff\\n\"");
        assert_eq!(bytes_repr(b"'\""), "b'\\'\"'");
    }
}
