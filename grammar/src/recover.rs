//! Going on after a mistake: the text without the statement it is in, so that the rest can be looked at.

use std::ops::Range;

use crate::error::{ErrorKind, SyntaxError};
use crate::layout;
use crate::source::Source;
use crate::token::Token;

/// The lines of the statement that `error` is about, with what belongs to it: its block and the clauses
/// after it. `None`: nothing sure can be said about the rest of the text.
///
/// The first of the lines is where [`placeholder`] goes.
pub fn lines_at_fault(source: &Source, error: &SyntaxError) -> Option<Range<u32>> {
    let lineno = error.details().lineno;
    let message = error.message();
    if error.details().text.is_none() || message.starts_with("unterminated triple-quoted") {
        return None;
    }
    let count = source.line_of(source.text().len() as u32);
    let (first, after) = match error.kind() {
        ErrorKind::Syntax => logical_line(source, error),
        ErrorKind::Indentation if message.starts_with("expected an indented block") => {
            let header = message.rsplit(' ').next()?.parse().ok()?;
            (header, lineno)
        }
        ErrorKind::Indentation if message == "unexpected indent" => (lineno, lineno + 1),
        ErrorKind::Indentation | ErrorKind::Tab => return None,
    };
    let indent = indentation(source.line(first));
    let mut end = after;
    while end <= count {
        let line = source.line(end);
        let text = line.trim_start();
        let is_blank = text.is_empty() || text.starts_with('#');
        let closes = text.starts_with([')', ']', '}']) && end == after;
        let depth = indentation(line);
        let is_clause = depth == indent && is_later_clause(text);
        if !is_blank && !closes && !is_clause && depth <= indent {
            break;
        }
        end += 1;
    }
    Some(first..end.min(count + 1))
}

/// What may stand instead of the statement that `error` is about, which begins with this line.
pub fn placeholder(error: &SyntaxError, line: &str) -> String {
    if error.message() == "unexpected indent" {
        return String::new();
    }
    let text = line.trim_start();
    let indent = &line[..line.len() - text.len()];
    let stand_in = match first_word(text) {
        // A decorator may stand before it.
        "def" | "class" | "async" => "def _(): pass",
        "except" | "finally" => "finally: pass",
        "case" if text.trim_end().ends_with(':') => "case _ if 0: pass",
        _ => "pass",
    };
    format!("{indent}{stand_in}")
}

/// The line that the logical line with the error begins on, and the one after its end as far as it is known.
fn logical_line(source: &Source, error: &SyntaxError) -> (u32, u32) {
    let span = error.span();
    let tokens = layout::tokenize(source, Token::StartModule);
    let mut first = 1;
    let mut after = error.details().lineno + 1;
    for (index, &(token, place)) in tokens.lexemes.iter().enumerate() {
        if token != Token::Newline {
            continue;
        }
        if place.start >= span.start.max(1) && place.end > span.start {
            after = after.max(source.line_of(place.start) + 1);
            return (first_line(source, &tokens.lexemes[..=index], first), after);
        }
        let next = tokens.lexemes[index + 1..]
            .iter()
            .find(|(token, _)| !matches!(token, Token::Indent | Token::Dedent | Token::Newline));
        first = match next {
            Some((_, place)) if place.start <= span.start => source.line_of(place.start),
            _ => error.details().lineno,
        };
    }
    (first_line(source, &tokens.lexemes, first), after)
}

/// `first`, or where the first token stands when no logical line came before.
fn first_line(source: &Source, lexemes: &[crate::token::Lexeme], first: u32) -> u32 {
    match (first, lexemes.get(1)) {
        (1, Some((_, place))) => source.line_of(place.start),
        _ => first,
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn first_word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}

fn is_later_clause(text: &str) -> bool {
    matches!(first_word(text), "elif" | "else" | "except" | "finally")
}
