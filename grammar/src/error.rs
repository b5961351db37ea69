//! What is wrong with a source text, with everything that CPython prints about it.

use std::fmt;
use std::sync::Arc;

use crate::ast::Span;
use crate::source::Source;

/// A diagnostic about source text. Boxed inside, so that a `Result` stays small.
#[derive(Clone, Debug, PartialEq)]
pub struct SyntaxError(Box<Details>);

/// The exception class a diagnostic becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    Syntax,
    Indentation,
    Tab,
}

/// Who found the mistake: what is shown of the text depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The text could not be cut into tokens.
    Tokens,
    /// The grammar has no such construct.
    Grammar,
    /// The tree is whole, but no code can be made of it.
    Compiler,
}

/// The fields are those of Python's `SyntaxError`, positions counted as there: lines and columns from
/// 1, columns in characters.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    pub kind: ErrorKind,
    pub stage: Stage,
    pub message: String,
    pub span: Span,
    pub filename: Arc<str>,
    pub lineno: u32,
    pub offset: u32,
    pub end_lineno: u32,
    pub end_offset: u32,
    /// The line at fault, without its line break; `None` when there is nothing to show.
    pub text: Option<String>,
    /// Whether it is about the end of the text and points nowhere.
    pub is_at_end: bool,
}

const _: () = assert!(size_of::<SyntaxError>() == size_of::<usize>());

impl SyntaxError {
    /// A diagnostic about `span` of `source`.
    pub fn new(source: &Source, kind: ErrorKind, message: impl Into<String>, span: Span) -> Self {
        // What points at the character after a token may reach into it or past the text.
        let text = source.text();
        let start = text.floor_char_boundary(span.start as usize) as u32;
        let end = text.ceil_char_boundary(text.len().min(span.end as usize)) as u32;
        let span = Span::new(start, end);
        let start = source.position(span.start);
        let end = source.position(span.end);
        SyntaxError(Box::new(Details {
            kind,
            stage: Stage::Grammar,
            message: message.into(),
            span,
            filename: source.name().clone(),
            lineno: start.line,
            offset: start.character + 1,
            end_lineno: end.line,
            end_offset: end.character + 1,
            text: Some(source.line(start.line).to_owned()),
            is_at_end: false,
        }))
    }

    /// A diagnostic about a text as a whole, of which no line can be shown.
    pub fn without_text(filename: Arc<str>, message: impl Into<String>, lineno: u32) -> Self {
        SyntaxError(Box::new(Details {
            kind: ErrorKind::Syntax,
            stage: Stage::Tokens,
            message: message.into(),
            span: Span::default(),
            filename,
            lineno,
            offset: 0,
            end_lineno: lineno,
            end_offset: 0,
            text: None,
            is_at_end: false,
        }))
    }

    /// The same, found at another stage than that of the grammar.
    pub fn at(mut self, stage: Stage) -> Self {
        self.0.stage = stage;
        self
    }

    /// Lets the end lie so many columns further on, be there text or not.
    pub fn widen(&mut self, columns: u32) {
        self.0.end_offset += columns;
    }

    /// The same without a caret: CPython points before the first character shown, or, at the end of what is no
    /// file, behind the last one.
    pub fn without_caret(mut self, is_at_end: bool) -> Self {
        self.0.is_at_end = is_at_end;
        let text = self.0.text.as_deref().unwrap_or_default();
        let indent = text
            .chars()
            .take_while(|character| character.is_whitespace())
            .count();
        self.0.offset = indent as u32;
        self.0.end_offset = self.0.offset;
        self
    }

    pub fn details(&self) -> &Details {
        &self.0
    }

    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    pub fn message(&self) -> &str {
        &self.0.message
    }

    pub fn span(&self) -> Span {
        self.0.span
    }
}

impl ErrorKind {
    /// The name of the exception class.
    pub fn class_name(self) -> &'static str {
        match self {
            ErrorKind::Syntax => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
        }
    }
}

/// The layout of CPython's traceback: file and line, the source line, carets under the span.
impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let details = self.details();
        writeln!(f, "  File \"{}\", line {}", details.filename, details.lineno)?;
        if let Some(text) = &details.text {
            let shown = text.trim_start_matches([' ', '\t', '\x0c']);
            let indent = (text.chars().count() - shown.chars().count()) as u32;
            writeln!(f, "    {}", shown)?;
            if let Some(start) = details.offset.checked_sub(indent + 1) {
                let length = shown.chars().count() as u32;
                let end = match details.end_lineno == details.lineno {
                    true => details.end_offset.saturating_sub(indent + 1),
                    false => length,
                };
                // Tabs stay tabs, so that the carets stand under what they mean.
                let blank = |character: char| if character.is_whitespace() { character } else { ' ' };
                let mut space: String = shown.chars().take(start as usize).map(blank).collect();
                space.extend((length..start).map(|_| ' '));
                let carets = end.saturating_sub(start).max(1);
                writeln!(f, "    {space}{}", "^".repeat(carets as usize))?;
            }
        }
        write!(f, "{}: {}", details.kind.class_name(), details.message)
    }
}

impl std::error::Error for SyntaxError {}
