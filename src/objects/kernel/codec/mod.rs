//! Encoding text and decoding bytes: names and aliases of codecs, error handlers, and the exact fields of
//! the unicode errors.
//!
//! The handlers that a script registered are not known here: for them a failure is reported as under
//! `strict`, and `codecs` goes on from there.
//!
//! See: <https://docs.python.org/3/library/codecs.html#standard-encodings>

mod charmap;
mod decode;
mod encode;
mod escape;

use super::{KernelError, KernelResult};
use charmap::Charmap;

pub(crate) use decode::{Input, decode, decode_part};
pub(crate) use encode::encode;

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
    UnicodeEscape,
    RawUnicodeEscape,
    /// One byte a character, by a table.
    Charmap(&'static Charmap),
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
    (Encoding::UnicodeEscape, &["unicode_escape", "unicodeescape"]),
    (Encoding::RawUnicodeEscape, &["raw_unicode_escape", "rawunicodeescape"]),
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
            .or_else(|| charmap::named(&normalized).map(Encoding::Charmap))
            .ok_or_else(|| KernelError::lookup(format!("unknown encoding: {name}")))
    }

    /// The name that `codecs.lookup(...).name` gives.
    pub(crate) fn canonical_name(self) -> &'static str {
        match self {
            Encoding::Latin1 => "iso8859-1",
            Encoding::Charmap(charmap) => charmap.name,
            Encoding::Utf8Sig => "utf-8-sig",
            Encoding::UnicodeEscape => "unicode-escape",
            Encoding::RawUnicodeEscape => "raw-unicode-escape",
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
            Encoding::UnicodeEscape => "unicodeescape",
            Encoding::RawUnicodeEscape => "rawunicodeescape",
            Encoding::Charmap(_) => "charmap",
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

/// Text as bytes for where no error may be raised: a traceback, a report. Lone surrogates are escaped.
pub(crate) fn to_shown_bytes(text: &str) -> Vec<u8> {
    encode(text, Encoding::Utf8, &ErrorHandler::BackslashReplace).expect("escapes are ASCII")
}

/// What to do with what cannot be encoded or decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ErrorHandler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    SurrogateEscape,
    SurrogatePass,
    /// Written in a script: the failure is reported, and `codecs` handles it.
    Other,
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
            "surrogateescape" => ErrorHandler::SurrogateEscape,
            "surrogatepass" => ErrorHandler::SurrogatePass,
            _ => ErrorHandler::Other,
        }
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
        assert_eq!(decoded(b"a", "utf-8", "surrogateescape"), "a");
        assert_eq!(decoded(b"\xff", "utf-8", "surrogateescape"), "\u{ddcff}");
        assert_eq!(decoded(b"\xed\xa0\x80", "utf-8", "surrogatepass"), "\u{dd800}");
        assert_eq!(decoded("\u{dd800}".as_bytes(), "utf-8", "replace"), "'utf-8' codec can't decode bytes in position 0-3: characters U+DD800 to U+DDFFF are not supported");
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
