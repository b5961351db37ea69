//! A source text as the lexer sees it: decoded, with `\n` for every line break, and an index of lines.
//!
//! Offsets into it are `u32`: a text is at most 4 GiB.

use std::sync::Arc;

use crate::encoding;
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
        let text = encoding::decode(bytes)
            .map_err(|error| SyntaxError::without_text(name.into(), error.message, error.line))?;
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
