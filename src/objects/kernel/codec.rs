//! Encoding text and decoding bytes: names and aliases of codecs, error handlers, and the exact fields of
//! the unicode errors.
//!
//! Strings hold no lone surrogates. So `surrogateescape` and `surrogatepass` work on data that does not
//! need them, and are refused by name where they would have to make or write a surrogate.
//!
//! See: <https://docs.python.org/3/library/codecs.html#standard-encodings>

use super::error::{UnicodeDecodeFields, UnicodeEncodeFields};
use super::{KernelError, KernelResult};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf8Sig,
    /// With a byte order mark; little endian without one.
    Utf16,
    Utf16Le,
    Utf16Be,
    Utf32,
    Utf32Le,
    Utf32Be,
    Latin1,
    Ascii,
    Cp1252,
}

#[rustfmt::skip]
const ALIASES: &[(Encoding, &[&str])] = &[
    (Encoding::Utf8, &["utf_8", "utf8", "u8", "utf", "utf8_ucs2", "utf8_ucs4", "cp65001"]),
    (Encoding::Utf8Sig, &["utf_8_sig", "utf8_sig"]),
    (Encoding::Utf16, &["utf_16", "utf16", "u16"]),
    (Encoding::Utf16Le, &["utf_16_le", "utf_16le", "unicodelittleunmarked"]),
    (Encoding::Utf16Be, &["utf_16_be", "utf_16be", "unicodebigunmarked"]),
    (Encoding::Utf32, &["utf_32", "utf32", "u32"]),
    (Encoding::Utf32Le, &["utf_32_le", "utf_32le"]),
    (Encoding::Utf32Be, &["utf_32_be", "utf_32be"]),
    (Encoding::Latin1, &["latin_1", "latin1", "latin", "l1", "iso8859", "iso8859_1", "iso_8859_1", "8859", "cp819", "ibm819",
        "iso_8859_1_1987", "iso_ir_100", "csisolatin1"]),
    (Encoding::Ascii, &["ascii", "us_ascii", "646", "us", "ansi_x3.4_1968", "ansi_x3_4_1968", "ansi_x3.4_1986", "cp367", "csascii",
        "ibm367", "iso646_us", "iso_646.irv_1991", "iso_ir_6"]),
    (Encoding::Cp1252, &["cp1252", "1252", "windows_1252"]),
];

impl Encoding {
    /// Finds a codec by any of its names. Raises LookupError for an unknown one.
    pub(crate) fn lookup(name: &str) -> KernelResult<Encoding> {
        if name.contains('\0') {
            return Err(KernelError::value("embedded null character"));
        }
        let normalized = normalize(name);
        ALIASES
            .iter()
            .find(|(_, names)| names.contains(&normalized.as_str()))
            .map(|&(encoding, _)| encoding)
            .ok_or_else(|| KernelError::lookup(format!("unknown encoding: {name}")))
    }

    /// The name that `codecs.lookup(...).name` gives.
    pub(crate) fn canonical_name(self) -> &'static str {
        match self {
            Encoding::Latin1 => "iso8859-1",
            Encoding::Cp1252 => "cp1252",
            Encoding::Utf8Sig => "utf-8-sig",
            other => other.error_name(),
        }
    }

    /// The name that unicode errors carry.
    fn error_name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf16Le => "utf-16-le",
            Encoding::Utf16Be => "utf-16-be",
            Encoding::Utf32 => "utf-32",
            Encoding::Utf32Le => "utf-32-le",
            Encoding::Utf32Be => "utf-32-be",
            Encoding::Latin1 => "latin-1",
            Encoding::Ascii => "ascii",
            Encoding::Cp1252 => "charmap",
        }
    }
}

/// Lower case, with every run of other characters turned into one underscore; dots stay.
fn normalize(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() || c == '.' {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('_') {
            out.push('_');
        }
    }
    out.trim_matches('_').to_string()
}

/// What to do with what cannot be encoded or decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ErrorHandler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    /// Known, but refused where it would be needed; or unknown.
    Other(String),
}

impl ErrorHandler {
    /// Never fails: an unknown name matters only once there is an error to handle.
    pub(crate) fn parse(name: &str) -> ErrorHandler {
        match name {
            "strict" => ErrorHandler::Strict,
            "ignore" => ErrorHandler::Ignore,
            "replace" => ErrorHandler::Replace,
            "backslashreplace" => ErrorHandler::BackslashReplace,
            "xmlcharrefreplace" => ErrorHandler::XmlCharRefReplace,
            other => ErrorHandler::Other(other.to_string()),
        }
    }
}

/// Refuses a handler that has no meaning here.
fn refuse_handler(name: &str) -> KernelError {
    KernelError::lookup(match name {
        "surrogateescape" | "surrogatepass" => {
            format!("error handler '{name}' is not supported: strings cannot hold lone surrogates")
        }
        "namereplace" => format!("error handler '{name}' is not supported"),
        _ => format!("unknown error handler name '{name}'"),
    })
}

// ---- decoding ---------------------------------------------------------------------------------------

/// Whether more bytes may follow those given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Input {
    Complete,
    /// An incomplete character at the end is left for the next call.
    MayContinue,
}

/// `bytes.decode(encoding, errors)`.
pub(crate) fn decode(bytes: &[u8], encoding: Encoding, errors: &ErrorHandler) -> KernelResult<String> {
    decode_part(bytes, encoding, errors, Input::Complete).map(|(text, _)| text)
}

/// Decodes as much as it can and returns how many bytes it used: all of them when the input is complete.
/// A byte order mark is looked for at the start of these bytes.
pub(crate) fn decode_part(
    bytes: &[u8],
    encoding: Encoding,
    errors: &ErrorHandler,
    input: Input,
) -> KernelResult<(String, usize)> {
    let (encoding, mark) = match (encoding, bytes) {
        (Encoding::Utf8Sig, [0xef, 0xbb, 0xbf, ..]) => (Encoding::Utf8, 3),
        (Encoding::Utf16, [0xff, 0xfe, ..]) => (Encoding::Utf16Le, 2),
        (Encoding::Utf16, [0xfe, 0xff, ..]) => (Encoding::Utf16Be, 2),
        (Encoding::Utf16, _) => (Encoding::Utf16Le, 0),
        (Encoding::Utf32, [0xff, 0xfe, 0, 0, ..]) => (Encoding::Utf32Le, 4),
        (Encoding::Utf32, [0, 0, 0xfe, 0xff, ..]) => (Encoding::Utf32Be, 4),
        (Encoding::Utf32, _) => (Encoding::Utf32Le, 0),
        (encoding, _) => (encoding, 0),
    };
    // The mark is not part of the object that a UTF-8 error shows, but is of the others.
    let skipped = if encoding == Encoding::Utf8 { mark } else { 0 };
    let mut decoder = Decoder {
        bytes: &bytes[skipped..],
        position: mark - skipped,
        out: String::with_capacity(bytes.len()),
        encoding,
        errors,
        input,
    };
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig => decoder.utf8()?,
        Encoding::Utf16 | Encoding::Utf16Le => decoder.utf16(u16::from_le_bytes)?,
        Encoding::Utf16Be => decoder.utf16(u16::from_be_bytes)?,
        Encoding::Utf32 | Encoding::Utf32Le => decoder.utf32(u32::from_le_bytes)?,
        Encoding::Utf32Be => decoder.utf32(u32::from_be_bytes)?,
        Encoding::Latin1 => {
            decoder.out.extend(decoder.bytes.iter().map(|&byte| byte as char));
            decoder.position = decoder.bytes.len();
        }
        Encoding::Ascii => decoder.by_byte("ordinal not in range(128)", |byte| {
            byte.is_ascii().then_some(byte as char)
        })?,
        Encoding::Cp1252 => decoder.by_byte("character maps to <undefined>", cp1252_character)?,
    }
    Ok((decoder.out, decoder.position + skipped))
}

struct Decoder<'a> {
    bytes: &'a [u8],
    position: usize,
    out: String,
    encoding: Encoding,
    errors: &'a ErrorHandler,
    input: Input,
}

impl Decoder<'_> {
    /// Handles `length` undecodable bytes at the position and steps over them.
    fn fail(&mut self, length: usize, reason: &str) -> KernelResult<()> {
        let (start, end) = (self.position, self.position + length);
        match self.errors {
            ErrorHandler::Strict => {
                return Err(KernelError::unicode_decode(UnicodeDecodeFields {
                    encoding: self.encoding.error_name().to_string(),
                    object: self.bytes.to_vec(),
                    start,
                    end,
                    reason: reason.to_string(),
                }));
            }
            ErrorHandler::Ignore => {}
            ErrorHandler::Replace => self.out.push('\u{fffd}'),
            ErrorHandler::BackslashReplace => {
                for byte in &self.bytes[start..end] {
                    super::quote::push_code_escape(&mut self.out, *byte as char);
                }
            }
            ErrorHandler::XmlCharRefReplace => return Err(wrong_direction()),
            ErrorHandler::Other(name) if name == "namereplace" => return Err(wrong_direction()),
            ErrorHandler::Other(name) => return Err(refuse_handler(name)),
        }
        self.position = end;
        Ok(())
    }

    fn utf8(&mut self) -> KernelResult<()> {
        while self.position < self.bytes.len() {
            let rest = &self.bytes[self.position..];
            let error = match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.out.push_str(text);
                    self.position = self.bytes.len();
                    return Ok(());
                }
                Err(error) => error,
            };
            let (valid, broken) = rest.split_at(error.valid_up_to());
            self.out
                .push_str(std::str::from_utf8(valid).expect("the part before the error is valid"));
            self.position += valid.len();
            match error.error_len() {
                None if self.input == Input::MayContinue => return Ok(()),
                None => self.fail(broken.len(), "unexpected end of data")?,
                Some(length) => {
                    let starts_badly = matches!(broken[0], 0x80..=0xc1 | 0xf5..);
                    let reason = if starts_badly {
                        "invalid start byte"
                    } else {
                        "invalid continuation byte"
                    };
                    self.fail(length, reason)?;
                }
            }
        }
        Ok(())
    }

    fn utf16(&mut self, read: fn([u8; 2]) -> u16) -> KernelResult<()> {
        while self.position < self.bytes.len() {
            let rest = &self.bytes[self.position..];
            let unit = |at: usize| rest.get(at..at + 2).map(|pair| read([pair[0], pair[1]]));
            let (first, second) = (unit(0), unit(2));
            match (first, second) {
                (None, _) if self.input == Input::MayContinue => return Ok(()),
                (None, _) => self.fail(rest.len(), "truncated data")?,
                (Some(0xd800..=0xdbff), None) if self.input == Input::MayContinue => return Ok(()),
                (Some(0xd800..=0xdbff), None) => self.fail(rest.len(), "unexpected end of data")?,
                (Some(high @ 0xd800..=0xdbff), Some(low @ 0xdc00..=0xdfff)) => {
                    let code = 0x10000 + ((u32::from(high) & 0x3ff) << 10 | u32::from(low) & 0x3ff);
                    self.out.extend(char::from_u32(code));
                    self.position += 4;
                }
                (Some(0xd800..=0xdbff), Some(_)) => self.fail(2, "illegal UTF-16 surrogate")?,
                (Some(0xdc00..=0xdfff), _) => self.fail(2, "illegal encoding")?,
                (Some(unit), _) => {
                    self.out.extend(char::from_u32(u32::from(unit)));
                    self.position += 2;
                }
            }
        }
        Ok(())
    }

    fn utf32(&mut self, read: fn([u8; 4]) -> u32) -> KernelResult<()> {
        while self.position < self.bytes.len() {
            let rest = &self.bytes[self.position..];
            let Some(unit) = rest.get(..4) else {
                if self.input == Input::MayContinue {
                    return Ok(());
                }
                self.fail(rest.len(), "truncated data")?;
                continue;
            };
            let code = read([unit[0], unit[1], unit[2], unit[3]]);
            match char::from_u32(code) {
                Some(c) => {
                    self.out.push(c);
                    self.position += 4;
                }
                None if code < 0x110000 => {
                    self.fail(4, "code point in surrogate code point range(0xd800, 0xe000)")?;
                }
                None => self.fail(4, "code point not in range(0x110000)")?,
            }
        }
        Ok(())
    }

    fn by_byte(&mut self, reason: &str, character: impl Fn(u8) -> Option<char>) -> KernelResult<()> {
        if self.encoding == Encoding::Ascii
            && let Ok(text) = std::str::from_utf8(self.bytes)
            && text.is_ascii()
        {
            self.out.push_str(text);
            self.position = self.bytes.len();
        }
        while self.position < self.bytes.len() {
            match character(self.bytes[self.position]) {
                Some(c) => {
                    self.out.push(c);
                    self.position += 1;
                }
                None => self.fail(1, reason)?,
            }
        }
        Ok(())
    }
}

fn wrong_direction() -> KernelError {
    KernelError::type_error("don't know how to handle UnicodeDecodeError in error callback")
}

// ---- encoding ---------------------------------------------------------------------------------------

/// `text.encode(encoding, errors)`.
pub(crate) fn encode(text: &str, encoding: Encoding, errors: &ErrorHandler) -> KernelResult<Vec<u8>> {
    let units16 = |convert: fn(u16) -> [u8; 2], mark: &[u8]| {
        let mut out = mark.to_vec();
        out.reserve(text.len() * 2);
        text.encode_utf16().for_each(|unit| out.extend(convert(unit)));
        Ok(out)
    };
    let units32 = |convert: fn(u32) -> [u8; 4], mark: &[u8]| {
        let mut out = mark.to_vec();
        out.reserve(text.len() * 4);
        text.chars().for_each(|c| out.extend(convert(u32::from(c))));
        Ok(out)
    };
    match encoding {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Sig => Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Utf16 => units16(u16::to_le_bytes, &[0xff, 0xfe]),
        Encoding::Utf16Le => units16(u16::to_le_bytes, &[]),
        Encoding::Utf16Be => units16(u16::to_be_bytes, &[]),
        Encoding::Utf32 => units32(u32::to_le_bytes, &[0xff, 0xfe, 0, 0]),
        Encoding::Utf32Le => units32(u32::to_le_bytes, &[]),
        Encoding::Utf32Be => units32(u32::to_be_bytes, &[]),
        Encoding::Ascii | Encoding::Latin1 | Encoding::Cp1252 if text.is_ascii() => {
            Ok(text.as_bytes().to_vec())
        }
        Encoding::Ascii => encode_by_character(text, encoding, errors, "ordinal not in range(128)", |c| {
            u8::try_from(c).ok().filter(u8::is_ascii)
        }),
        Encoding::Latin1 => encode_by_character(text, encoding, errors, "ordinal not in range(256)", |c| {
            u8::try_from(c).ok()
        }),
        Encoding::Cp1252 => encode_by_character(
            text,
            encoding,
            errors,
            "character maps to <undefined>",
            cp1252_byte,
        ),
    }
}

fn encode_by_character(
    text: &str,
    encoding: Encoding,
    errors: &ErrorHandler,
    reason: &str,
    byte_of: impl Fn(char) -> Option<u8>,
) -> KernelResult<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut index = 0;
    while let Some(c) = rest.chars().next() {
        if let Some(byte) = byte_of(c) {
            out.push(byte);
            rest = &rest[c.len_utf8()..];
            index += 1;
            continue;
        }
        // A run of characters that cannot be encoded is one error.
        let end = rest.find(|c| byte_of(c).is_some()).unwrap_or(rest.len());
        let (failed, after) = rest.split_at(end);
        let length = failed.chars().count();
        match errors {
            ErrorHandler::Strict => {
                return Err(KernelError::unicode_encode(UnicodeEncodeFields {
                    encoding: encoding.error_name().to_string(),
                    object: text.to_string(),
                    start: index,
                    end: index + length,
                    reason: reason.to_string(),
                }));
            }
            ErrorHandler::Ignore => {}
            ErrorHandler::Replace => out.extend(std::iter::repeat_n(b'?', length)),
            ErrorHandler::BackslashReplace => {
                let mut escaped = String::new();
                failed
                    .chars()
                    .for_each(|c| super::quote::push_code_escape(&mut escaped, c));
                out.extend_from_slice(escaped.as_bytes());
            }
            ErrorHandler::XmlCharRefReplace => {
                for c in failed.chars() {
                    out.extend_from_slice(format!("&#{};", u32::from(c)).as_bytes());
                }
            }
            ErrorHandler::Other(name) => return Err(refuse_handler(name)),
        }
        rest = after;
        index += length;
    }
    Ok(out)
}

/// The characters of bytes 0x80 to 0x9f in Windows code page 1252; NUL stands for none.
const CP1252_HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

fn cp1252_character(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => Some(CP1252_HIGH[usize::from(byte - 0x80)]).filter(|&c| c != '\0'),
        _ => Some(byte as char),
    }
}

fn cp1252_byte(c: char) -> Option<u8> {
    match c {
        '\0'..='\x7f' | '\u{a0}'..='\u{ff}' => Some(u32::from(c) as u8),
        _ => CP1252_HIGH
            .iter()
            .position(|&high| high == c)
            .map(|position| 0x80 + position as u8),
    }
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;
    use crate::objects::kernel::error::ErrorKind;

    fn decoded(bytes: &[u8], encoding: &str, errors: &str) -> String {
        Encoding::lookup(encoding).and_then(|encoding| decode(bytes, encoding, &ErrorHandler::parse(errors))).unwrap_or_else(|error| error.message)
    }
    fn encoded(text: &str, encoding: &str, errors: &str) -> Result<Vec<u8>, String> {
        Encoding::lookup(encoding).and_then(|encoding| encode(text, encoding, &ErrorHandler::parse(errors))).map_err(|error| error.message)
    }

    #[test]
    fn utf8_errors() {
        let cases: &[(&[u8], &str)] = &[
            (b"\xff", "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
            (b"\xe2\x82", "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"),
            (b"\xe2\x82a", "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte"),
            (b"\xe2a", "'utf-8' codec can't decode byte 0xe2 in position 0: invalid continuation byte"),
            (b"\xed\xa0\x80", "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"),
            (b"\xf4\x90\x80\x80", "'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte"),
            (b"\xc0\x80", "'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte"),
            (b"a\x80b", "'utf-8' codec can't decode byte 0x80 in position 1: invalid start byte"),
            (b"\xf0\x9f\x98a", "'utf-8' codec can't decode bytes in position 0-2: invalid continuation byte"),
            (b"\xc3", "'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(decoded(bytes, "utf-8", "strict"), *expected);
        }
        let error = decode(b"ab\xff", Encoding::Utf8, &ErrorHandler::Strict).expect_err("not text");
        let ErrorKind::UnicodeDecode(fields) = error.kind else { panic!("a unicode error") };
        assert_eq!((fields.encoding.as_str(), fields.start, fields.end, fields.object), ("utf-8", 2, 3, b"ab\xff".to_vec()));
        assert_eq!(decoded(b"\xe2\x82\xf0\x9f\x98", "utf-8", "replace"), "\u{fffd}\u{fffd}");
        assert_eq!(decoded(b"\xed\xa0\x80", "utf-8", "replace"), "\u{fffd}\u{fffd}\u{fffd}");
        assert_eq!(decoded(b"\xe2\x82a\xff", "utf-8", "ignore"), "a");
        assert_eq!(decoded(b"\xe2\x82a\xff", "utf-8", "backslashreplace"), "\\xe2\\x82a\\xff");
        assert_eq!(decoded(b"\xff", "utf-8", "foo"), "unknown error handler name 'foo'");
        assert_eq!(decoded(b"a", "utf-8", "surrogateescape"), "a");
        assert_eq!(decoded(b"\xff", "utf-8", "surrogateescape"), "error handler 'surrogateescape' is not supported: strings cannot hold lone surrogates");
        assert_eq!(decoded(b"\xff", "utf-8", "xmlcharrefreplace"), "don't know how to handle UnicodeDecodeError in error callback");
    }

    #[test]
    fn other_codecs_decode() {
        let cases: &[(&[u8], &str, &str, &str)] = &[
            (b"\xef\xbb\xbfa", "utf-8-sig", "strict", "a"), (b"\xef\xbb\xbfa", "utf-8", "strict", "\u{feff}a"),
            (b"\xef\xbb\xbf\xff", "utf-8-sig", "strict", "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
            (b"\xff\xfea\0", "utf-16", "strict", "a"), (b"\xfe\xff\0a", "utf-16", "strict", "a"), (b"a\0", "utf-16", "strict", "a"),
            (b"\xff\xfea\0", "utf-16-le", "strict", "\u{feff}a"), (b"a", "utf-16", "strict", "'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data"),
            (b"a\0b", "utf-16-le", "strict", "'utf-16-le' codec can't decode byte 0x62 in position 2: truncated data"),
            (b"\0\xd8", "utf-16-le", "strict", "'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data"),
            (b"\0\xd8a\0", "utf-16-le", "strict", "'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate"),
            (b"\0\xdca\0", "utf-16-le", "strict", "'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding"),
            (b"\0\xd8\0", "utf-16-le", "strict", "'utf-16-le' codec can't decode bytes in position 0-2: unexpected end of data"),
            (b"\0\xd8a\0", "utf-16-le", "replace", "\u{fffd}a"), (b"\0\xd8\0", "utf-16-le", "replace", "\u{fffd}"), (b"=\xd8\0\xde", "UTF-16LE", "strict", "😀"),
            (b"\xff\xfe\0\0a\0\0\0", "utf-32", "strict", "a"), (b"a\0\0", "utf-32-le", "strict", "'utf-32-le' codec can't decode bytes in position 0-2: truncated data"),
            (b"a\0\0\x7f", "utf-32-le", "strict", "'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)"),
            (b"\0\xd8\0\0", "utf-32-le", "strict", "'utf-32-le' codec can't decode bytes in position 0-3: code point in surrogate code point range(0xd800, 0xe000)"),
            (b"\xe9\x80a", "US-ASCII", "strict", "'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)"),
            (b"\xe9\x80a", "ascii", "replace", "\u{fffd}\u{fffd}a"), (b"\xe9", "latin-1", "strict", "é"), (b"\x80\x99", "windows-1252", "strict", "€™"),
            (b"\x81", "cp1252", "strict", "'charmap' codec can't decode byte 0x81 in position 0: character maps to <undefined>"), (b"a", "foo", "strict", "unknown encoding: foo"),
        ];
        for (bytes, encoding, errors, expected) in cases {
            assert_eq!(decoded(bytes, encoding, errors), *expected, "{bytes:?} {encoding}");
        }
    }

    #[test]
    fn encoding() {
        assert_eq!(encoded("a😀", "utf-16", "strict"), Ok(b"\xff\xfea\0=\xd8\0\xde".to_vec()));
        assert_eq!(encoded("a😀", "utf-16-be", "strict"), Ok(b"\0a\xd8=\xde\0".to_vec()));
        assert_eq!(encoded("a😀", "utf-32-be", "strict"), Ok(b"\0\0\0a\0\x01\xf6\0".to_vec()));
        assert_eq!(encoded("a", "utf-8-sig", "strict"), Ok(b"\xef\xbb\xbfa".to_vec()));
        for (text, encoding, errors, expected) in [
            ("é😀", "ascii", "replace", "??"), ("é😀", "ascii", "ignore", ""), ("é😀€", "ascii", "backslashreplace", "\\xe9\\U0001f600\\u20ac"), ("é😀", "ascii", "xmlcharrefreplace", "&#233;&#128512;"),
        ] {
            assert_eq!(encoded(text, encoding, errors), Ok(expected.as_bytes().to_vec()));
        }
        for (text, encoding, expected) in [
            ("é", "ascii", "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)"),
            ("aééb", "ascii", "'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)"),
            ("€", "latin-1", "'latin-1' codec can't encode character '\\u20ac' in position 0: ordinal not in range(256)"),
            ("😀", "ascii", "'ascii' codec can't encode character '\\U0001f600' in position 0: ordinal not in range(128)"),
            ("€\u{80}é", "cp1252", "'charmap' codec can't encode character '\\x80' in position 1: character maps to <undefined>"),
        ] {
            assert_eq!(encoded(text, encoding, "strict"), Err(expected.to_string()));
        }
        assert_eq!(encoded("€é", "cp1252", "strict"), Ok(b"\x80\xe9".to_vec()));
    }

    #[test]
    fn names() {
        for name in ["U8", "UTF", "utf_8", "UTF-8", "utf 8"] {
            assert_eq!(Encoding::lookup(name), Ok(Encoding::Utf8));
        }
        for name in ["Latin 1", "l1", "iso8859-1", "ISO_8859-1", "latin1"] {
            assert_eq!(Encoding::lookup(name), Ok(Encoding::Latin1));
        }
        assert_eq!(Encoding::lookup("ütf").expect_err("unknown").message, "unknown encoding: ütf");
        assert_eq!(Encoding::lookup("utf8\0").expect_err("nul").message, "embedded null character");
    }

    #[test]
    fn decoding_in_parts_leaves_the_incomplete_end() {
        let part = |bytes: &[u8], encoding| decode_part(bytes, encoding, &ErrorHandler::Strict, Input::MayContinue);
        assert_eq!(part(b"a\xe2\x82", Encoding::Utf8), Ok(("a".to_string(), 1)));
        assert_eq!(part(b"a\0\0\xd8\0", Encoding::Utf16Le), Ok(("a".to_string(), 2)));
        assert_eq!(part(b"\xff\xfe\0\0a\0\0", Encoding::Utf32), Ok((String::new(), 4)));
    }
}
