//! Strings as JSON and back.

use crate::bytecode::surrogate;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends a string as JSON, in ASCII if that is wanted.
pub(super) fn push_quoted(out: &mut String, text: &str, ensures_ascii: bool) {
    out.push('"');
    let bytes = text.as_bytes();
    let mut run = 0;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let is_plain = byte >= b' ' && byte != b'"' && byte != b'\\' && (byte < 0x7f || !ensures_ascii);
        if is_plain {
            at += 1;
            continue;
        }
        out.push_str(&text[run..at]);
        at += match byte {
            b'"' => push_escape(out, "\\\""),
            b'\\' => push_escape(out, "\\\\"),
            b'\n' => push_escape(out, "\\n"),
            b'\r' => push_escape(out, "\\r"),
            b'\t' => push_escape(out, "\\t"),
            0x0c => push_escape(out, "\\f"),
            0x08 => push_escape(out, "\\b"),
            _ => {
                let character = text[at..].chars().next().expect("text goes on here");
                push_code(out, surrogate::code_point(character));
                character.len_utf8()
            }
        };
        run = at;
    }
    out.push_str(&text[run..]);
    out.push('"');
}

/// Appends an escape of one byte; the length of what it stands for.
fn push_escape(out: &mut String, escape: &str) -> usize {
    out.push_str(escape);
    1
}

/// Appends `\uxxxx`, a pair of them beyond 0xffff.
fn push_code(out: &mut String, code: u32) {
    if code > 0xffff {
        let rest = code - 0x10000;
        push_code(out, 0xd800 | rest >> 10);
        push_code(out, 0xdc00 | rest & 0x3ff);
        return;
    }
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        out.push(char::from(HEX[(code >> shift & 0xf) as usize]));
    }
}

/// What is wrong with a text, and at which byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) message: &'static str,
    pub(super) at: usize,
}

/// The string whose text begins at byte `start`, behind its quote, is put into `out`; gives the byte behind
/// the closing quote.
pub(super) fn scan_string(
    out: &mut String,
    text: &str,
    start: usize,
    is_strict: bool,
) -> Result<usize, Wrong> {
    let bytes = text.as_bytes();
    let unterminated = Wrong {
        message: "Unterminated string starting at",
        // The quote may be wanted before the text: then there is no such byte.
        at: start.wrapping_sub(1),
    };
    let mut at = start;
    loop {
        let run = at;
        let ends = |byte: u8| byte == b'"' || byte == b'\\' || is_strict && byte < b' ';
        let Some(length) = bytes[run..].iter().position(|byte| ends(*byte)) else {
            return Err(unterminated);
        };
        at = run + length;
        out.push_str(&text[run..at]);
        match bytes[at] {
            b'"' => return Ok(at + 1),
            b'\\' => at = scan_escape(out, text, at, unterminated)?,
            _ => {
                return Err(Wrong {
                    message: "Invalid control character at",
                    at,
                });
            }
        }
    }
}

/// Appends what the escape at byte `at` stands for; gives the byte behind it.
fn scan_escape(out: &mut String, text: &str, at: usize, unterminated: Wrong) -> Result<usize, Wrong> {
    let bytes = text.as_bytes();
    out.push(match bytes.get(at + 1) {
        None => return Err(unterminated),
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\x08',
        Some(b'f') => '\x0c',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => {
            let mut code = code_unit(bytes, at)?;
            let mut end = at + 6;
            if (0xd800..=0xdbff).contains(&code) && bytes[end..].starts_with(b"\\u") {
                let low = code_unit(bytes, end)?;
                if (0xdc00..=0xdfff).contains(&low) {
                    code = 0x10000 + ((code & 0x3ff) << 10 | low & 0x3ff);
                    end += 6;
                }
            }
            let Some(character) = surrogate::character(code) else {
                return Err(Wrong {
                    message: "Character that cannot be stored",
                    at,
                });
            };
            out.push(character);
            return Ok(end);
        }
        Some(_) => {
            return Err(Wrong {
                message: "Invalid \\escape",
                at,
            });
        }
    });
    Ok(at + 2)
}

/// The number of the `\uxxxx` at byte `at`. The text cannot end with its digits: there must be a quote.
fn code_unit(bytes: &[u8], at: usize) -> Result<u32, Wrong> {
    let wrong = Wrong {
        message: "Invalid \\uXXXX escape",
        at: at + 1,
    };
    if at + 6 >= bytes.len() {
        return Err(wrong);
    }
    bytes[at + 2..at + 6].iter().try_fold(0, |code, digit| {
        let digit = char::from(*digit).to_digit(16).ok_or(wrong)?;
        Ok(code << 4 | digit)
    })
}

/// The byte behind the blanks at byte `at`.
pub(super) fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    bytes[at..]
        .iter()
        .position(|byte| !is_blank(byte))
        .map_or(bytes.len(), |length| at + length)
}
