//! A source text as the lexer sees it: decoded, with `\n` for every line break, and an index of lines.
//!
//! Offsets into it are `u32`: a text is at most 4 GiB.

use std::borrow::Cow;
use std::sync::Arc;

use crate::error::SyntaxError;

/// A named source text and its line index.
#[derive(Clone, Debug)]
pub struct Source {
    name: Arc<str>,
    text: String,
    /// The offset at which each line starts; the first is always 0.
    line_starts: Vec<u32>,
}

/// Where an offset lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Counted from 1.
    pub line: u32,
    /// Bytes of UTF-8 before it on its line: what `ast` calls `col_offset`.
    pub column: u32,
    /// Characters before it on its line.
    pub character: u32,
}

impl Source {
    /// A text that is already decoded. `\r\n` and `\r` become `\n`, a leading byte order mark goes.
    pub fn new(name: &str, text: &str) -> Result<Self, SyntaxError> {
        let name: Arc<str> = name.into();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if u32::try_from(text.len()).is_err() {
            return Err(SyntaxError::without_text(name, "source code is too large", 1));
        }
        let text = match text.contains('\r') {
            true => text.replace("\r\n", "\n").replace('\r', "\n"),
            false => text.to_owned(),
        };
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(index, _)| index as u32 + 1))
            .collect();
        Ok(Source {
            name,
            text,
            line_starts,
        })
    }

    /// The bytes of a file: UTF-8, unless its first two lines declare another encoding.
    ///
    /// See: <https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations>
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, SyntaxError> {
        let text =
            decode(bytes).map_err(|(message, line)| SyntaxError::without_text(name.into(), message, line))?;
        Source::new(name, &text)
    }

    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a line counted from 1, without its line break; empty past the end.
    pub fn line(&self, line: u32) -> &str {
        let index = line.saturating_sub(1) as usize;
        let Some(&start) = self.line_starts.get(index) else {
            return "";
        };
        let end = self
            .line_starts
            .get(index + 1)
            .map_or(self.text.len(), |&next| next as usize - 1);
        &self.text[start as usize..end]
    }

    /// The line, counted from 1, on which an offset lies.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&start| start <= offset) as u32
    }

    /// The line, counted from 1, and the byte on it at which an offset lies.
    pub fn line_and_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line_of(offset);
        (line, offset - self.line_starts[line as usize - 1])
    }

    /// Line and columns of an offset, which must lie on a character boundary of the text.
    pub fn position(&self, offset: u32) -> Position {
        let (line, column) = self.line_and_column(offset);
        let before = &self.text[(offset - column) as usize..offset as usize];
        Position {
            line,
            column,
            character: before.chars().count() as u32,
        }
    }
}

/// Decodes a file; an error is a message and the line it is about.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, (String, u32)> {
    let has_mark = bytes.starts_with(b"\xef\xbb\xbf");
    let declared = declared_encoding(bytes);
    let name = declared.map_or_else(|| "utf-8".to_owned(), normal_encoding_name);
    match &*name {
        "utf-8" => {}
        _ if has_mark => return Err((format!("encoding problem: {name} with BOM"), 0)),
        "iso-8859-1" => return Ok(bytes.iter().map(|&byte| byte as char).collect()),
        "ascii" => {}
        _ => return Err((format!("unknown encoding: {}", declared.unwrap_or_default()), 0)),
    }
    let line_of = |index: usize| 1 + bytes[..index].iter().filter(|&&byte| byte == b'\n').count() as u32;
    if name == "ascii"
        && let Some(index) = bytes.iter().position(|byte| !byte.is_ascii())
    {
        let message = format!(
            "(unicode error) 'ascii' codec can't decode byte 0x{:02x} in position {index}: ordinal not in range(128)",
            bytes[index]
        );
        return Err((message, line_of(index)));
    }
    std::str::from_utf8(bytes).map(Cow::from).map_err(|error| {
        let index = error.valid_up_to();
        let byte = bytes[index];
        let message = match declared {
            Some(_) => {
                format!("(unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {index}")
            }
            None => format!(
                "Non-UTF-8 code starting with '\\x{byte:02x}' on line {}, but no encoding declared; \
                 see https://peps.python.org/pep-0263/ for details",
                line_of(index)
            ),
        };
        (message, line_of(index))
    })
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

/// One spelling for each encoding that can be read.
fn normal_encoding_name(name: &str) -> String {
    let name = name.to_ascii_lowercase().replace('_', "-");
    match &*name {
        "utf-8" | "utf8" | "utf-8-sig" | "u8" | "utf" => "utf-8".into(),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "8859" | "cp819" | "latin" => {
            "iso-8859-1".into()
        }
        "ascii" | "us-ascii" | "646" => "ascii".into(),
        _ => name,
    }
}
