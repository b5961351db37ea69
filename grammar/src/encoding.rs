//! Bytes of a file to text.
//!
//! A file is UTF-8 unless a comment in its first two lines declares otherwise. Besides UTF-8, ASCII and
//! Latin-1, a few encodings of one byte a character are known; others are refused by name.
//!
//! See: <https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations>

use std::borrow::Cow;

use crate::surrogate;

/// What is wrong with the bytes, and on which line; line 0 is the file as a whole.
pub struct DecodeError {
    pub message: String,
    pub line: u32,
}

enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    /// The characters that the bytes from 0x80 stand for; U+FFFD for none.
    Table(&'static str),
}

/// Decodes a file.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
    let declared = declared_encoding(bytes);
    let name = declared.unwrap_or("utf-8").to_ascii_lowercase().replace('_', "-");
    let whole = |message: String| DecodeError { message, line: 0 };
    if bytes.starts_with(b"\xef\xbb\xbf") && !name.starts_with("utf-8") {
        return Err(whole(format!("encoding problem: {name} with BOM")));
    }
    let fault = |index: usize, message: String| {
        let line = 1 + bytes[..index].iter().filter(|&&byte| byte == b'\n').count() as u32;
        DecodeError { message, line }
    };
    match encoding_named(&name).ok_or_else(|| whole(format!("unknown encoding: {name}")))? {
        Encoding::Utf8 if std::str::from_utf8(bytes).is_ok_and(surrogate::is_in) => {
            Err(whole("characters U+DD800 to U+DDFFF are not supported".into()))
        }
        Encoding::Utf8 => std::str::from_utf8(bytes).map(Cow::from).map_err(|error| {
            let index = error.valid_up_to();
            let byte = bytes[index];
            let line = fault(index, String::new()).line;
            fault(
                index,
                match declared {
                    Some(_) => format!("(unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {index}"),
                    None => format!(
                        "Non-UTF-8 code starting with '\\x{byte:02x}' on line {line}, but no encoding declared; \
                         see https://peps.python.org/pep-0263/ for details"
                    ),
                },
            )
        }),
        Encoding::Ascii => match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => Ok(String::from_utf8_lossy(bytes)),
            Some(index) => {
                let byte = bytes[index];
                let message = format!(
                    "(unicode error) 'ascii' codec can't decode byte 0x{byte:02x} in position {index}: \
                     ordinal not in range(128)"
                );
                Err(fault(index, message))
            }
        },
        Encoding::Latin1 => Ok(bytes.iter().map(|&byte| byte as char).collect()),
        Encoding::Table(table) => {
            let table: Vec<char> = table.chars().collect();
            let decoded = bytes.iter().enumerate().map(|(index, &byte)| match byte {
                0..0x80 => Ok(byte as char),
                _ => Some(table[byte as usize - 0x80]).filter(|&character| character != '\u{fffd}').ok_or_else(|| {
                    fault(index, format!("'charmap' codec can't decode byte 0x{byte:02x} in position {index}"))
                }),
            });
            decoded.collect::<Result<String, _>>().map(Cow::from)
        }
    }
}

/// What a comment on the first line, or on the second below a comment or blank line, says after
/// `coding:` or `coding=`.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    for line in bytes.split(|&byte| matches!(byte, b'\n' | b'\r')).take(2) {
        let line = line
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(line)
            .trim_ascii_start();
        let Some(comment) = line.strip_prefix(b"#") else {
            if line.is_empty() {
                continue;
            }
            return None;
        };
        for start in 0..comment.len() {
            let Some(rest) = comment[start..].strip_prefix(b"coding") else {
                continue;
            };
            let Some((b':' | b'=', rest)) = rest.split_first() else {
                continue;
            };
            let rest = rest.trim_ascii_start();
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
            let length = rest.iter().take_while(|byte| is_part(byte)).count();
            if length > 0 {
                return std::str::from_utf8(&rest[..length]).ok();
            }
        }
    }
    None
}

/// The encoding that a name in small letters, with `-` for `_`, stands for.
fn encoding_named(name: &str) -> Option<Encoding> {
    Some(match name {
        "utf-8" | "utf8" | "utf-8-sig" | "utf-8-unix" | "u8" | "utf" => Encoding::Utf8,
        "ascii" | "us-ascii" | "646" => Encoding::Ascii,
        "latin-1" | "latin1" | "latin" | "iso-8859-1" | "iso8859-1" | "l1" | "cp819" => Encoding::Latin1,
        "latin-9" | "iso-8859-15" | "iso8859-15" => Encoding::Table(ISO_8859_15),
        "cp1251" | "windows-1251" => Encoding::Table(CP1251),
        "cp1252" | "windows-1252" => Encoding::Table(CP1252),
        "koi8-r" => Encoding::Table(KOI8_R),
        "koi8-u" => Encoding::Table(KOI8_U),
        _ => return None,
    })
}

const CP1251: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffd}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
const CP1252: &str = "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
const ISO_8859_15: &str = "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{8d}\u{8e}\u{8f}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9a}\u{9b}\u{9c}\u{9d}\u{9e}\u{9f}\u{a0}¡¢£€¥Š§š©ª«¬\u{ad}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
const KOI8_R: &str = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
const KOI8_U: &str = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ёє╔ії╗╘╙╚╛ґ╝╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
