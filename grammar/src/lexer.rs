//! Text to raw tokens: logos finds the words and signs, and this driver adds what has state: open
//! brackets, and the inside of f-strings and t-strings.
//!
//! Line breaks inside brackets are dropped here, so that a [`Token::Newline`] always ends a logical line
//! or stands on an empty one. Comments and joined lines never show.

use logos::Logos;
use unicode_properties::UnicodeGeneralCategory;

use crate::ast::Span;
use crate::literal;
use crate::number;
use crate::token::{Cause, LexError, Lexeme, Token};

/// The most brackets that may be open at once, as in CPython.
pub const MAX_BRACKETS: usize = 200;
/// The most f-strings that may be open inside each other, as in CPython.
pub const MAX_FSTRINGS: usize = 149;

/// The lexer and its state between two tokens.
pub struct Lexer<'s> {
    text: &'s str,
    words: logos::Lexer<'s, Token>,
    brackets: Vec<Bracket>,
    strings: Vec<OpenString>,
}

/// A bracket that is still open.
#[derive(Clone, Copy, Debug)]
pub struct Bracket {
    pub symbol: char,
    pub offset: u32,
}

impl Bracket {
    /// The text ends before the bracket that closes this one.
    pub fn never_closed(self) -> LexError {
        let at = Span::new(self.offset, self.offset);
        let message = format!("'{}' was never closed", self.symbol);
        LexError::syntax(message, at).caused_by(Cause::OpenBracket)
    }
}

/// An f-string or t-string that is still open, and its open replacement fields from the outside in.
struct OpenString {
    span: Span,
    style: literal::Style,
    fields: Vec<Field>,
}

/// An open replacement field.
struct Field {
    /// How many brackets were open once its own was.
    depth: usize,
    /// Whether its colon has passed, so that text follows until its closing brace.
    in_specification: bool,
}

impl<'s> Lexer<'s> {
    pub fn new(text: &'s str) -> Self {
        Lexer {
            text,
            words: Token::lexer(text),
            brackets: Vec::new(),
            strings: Vec::new(),
        }
    }

    /// The brackets open now, outermost first; never an f-string's own.
    pub fn open_brackets(&self) -> &[Bracket] {
        &self.brackets
    }

    /// The next token, or `None` at the end of the text.
    pub fn next(&mut self) -> Result<Option<Lexeme>, LexError> {
        loop {
            let lexeme = match self.strings.last() {
                Some(string) if string.is_text() => self.string_text()?,
                _ => self.word()?,
            };
            match lexeme {
                Some((Token::Newline, _)) if !self.brackets.is_empty() => continue,
                None if !self.strings.is_empty() => return Err(self.unterminated_string()),
                _ => return Ok(lexeme),
            }
        }
    }

    /// One token outside of string text.
    fn word(&mut self) -> Result<Option<Lexeme>, LexError> {
        let Some(found) = self.words.next() else {
            return Ok(None);
        };
        let range = self.words.span();
        let mut span = Span::new(range.start as u32, range.end as u32);
        let Ok(mut token) = found else {
            return Err(self.unknown_character(span));
        };
        match token {
            Token::Number => {
                let length = number::scan(&self.text[range.start..]).map_err(|error| {
                    let start = span.start + error.range.start as u32;
                    LexError::syntax(
                        error.message,
                        Span::new(start, span.start + error.range.end as u32),
                    )
                })?;
                self.words.bump(range.start + length - range.end);
                span.end = self.offset();
            }
            Token::String => {
                let style = literal::Style::of_prefix(self.words.slice());
                match literal::scan(self.words.remainder(), style) {
                    Some(length) => self.words.bump(length),
                    None => return Err(self.unterminated_literal(span, style)),
                }
                span.end = self.offset();
            }
            Token::FStringStart | Token::TStringStart => {
                let style = literal::Style::of_prefix(self.words.slice());
                if self.strings.len() == MAX_FSTRINGS {
                    return Err(LexError::syntax("too many nested f-strings or t-strings", span));
                }
                self.strings.push(OpenString {
                    span,
                    style,
                    fields: Vec::new(),
                });
            }
            Token::Name if matches!(self.words.remainder().as_bytes().first(), Some(b'\'' | b'"')) => {
                check_prefixes(self.words.slice(), span)?;
            }
            Token::UnicodeName => {
                check_unicode_name(self.words.slice(), span)?;
                token = Token::Name;
            }
            Token::Colon | Token::ColonEqual if self.at_field_level() => {
                if token == Token::ColonEqual {
                    span.end -= 1;
                    self.restart_at(span.end);
                    token = Token::Colon;
                }
                self.field().expect("the level was just seen").in_specification = true;
            }
            _ if token.opens() => self.open_bracket(span)?,
            _ if token.closes() => self.close_bracket(span)?,
            _ => {}
        }
        Ok(Some((token, span)))
    }

    /// One token of the text of an f-string: a stretch of text, the brace that starts or ends a field,
    /// or the closing quote.
    fn string_text(&mut self) -> Result<Option<Lexeme>, LexError> {
        let string = self.strings.last().expect("the caller saw a string");
        let in_specification = !string.fields.is_empty();
        let style = string.style;
        let start = self.offset();
        let rest = self.words.remainder();
        let length = literal::scan_text(rest, style, in_specification);
        if length > 0 {
            self.words.bump(length);
            return Ok(Some((
                Token::FStringMiddle,
                Span::new(start, start + length as u32),
            )));
        }
        match rest.as_bytes().first() {
            Some(b'{') => {
                self.words.bump(1);
                let span = Span::new(start, start + 1);
                if string_nesting(&self.strings) > 3 {
                    let before = Span::new(start - 1, start - 1);
                    return Err(LexError::syntax(
                        format!("{}: expressions nested too deeply", self.string_kind()),
                        before,
                    ));
                }
                self.open_bracket(span)?;
                let depth = self.brackets.len();
                let string = self.strings.last_mut().expect("the caller saw a string");
                string.fields.push(Field {
                    depth,
                    in_specification: false,
                });
                Ok(Some((Token::LeftBrace, span)))
            }
            Some(b'}') if in_specification => {
                self.words.bump(1);
                let span = Span::new(start, start + 1);
                self.close_bracket(span)?;
                Ok(Some((Token::RightBrace, span)))
            }
            Some(b'}') => Err(LexError::syntax(
                format!("{}: single '}}' is not allowed", self.string_kind()),
                Span::new(start, start),
            )),
            Some(b'\'' | b'"') if !in_specification => {
                let length = style.quote_length();
                self.words.bump(length);
                self.strings.pop();
                Ok(Some((Token::FStringEnd, Span::new(start, start + length as u32))))
            }
            Some(b'\'' | b'"') if in_specification => Err(LexError::syntax(
                format!("{}: expecting '}}', or format specs", self.string_kind()),
                Span::new(start, start + 1),
            )),
            Some(b'\n') if in_specification => Err(LexError::syntax(
                format!(
                    "{0}: newlines are not allowed in format specifiers for single quoted {0}s",
                    self.string_kind()
                ),
                Span::new(start, start),
            )),
            _ => Err(self.unterminated_string()),
        }
    }

    fn offset(&self) -> u32 {
        self.words.span().end as u32
    }

    fn restart_at(&mut self, offset: u32) {
        self.words = Token::lexer(self.text);
        self.words.bump(offset as usize);
    }

    /// The innermost replacement field.
    fn field(&mut self) -> Option<&mut Field> {
        self.strings.last_mut()?.fields.last_mut()
    }

    /// Whether no bracket has been opened inside the innermost replacement field.
    fn at_field_level(&mut self) -> bool {
        let depth = self.brackets.len();
        self.field().is_some_and(|field| field.depth == depth)
    }

    fn open_bracket(&mut self, span: Span) -> Result<(), LexError> {
        if self.brackets.len() == MAX_BRACKETS {
            return Err(LexError::syntax(
                "too many nested parentheses",
                Span::new(span.start, span.start),
            ));
        }
        let symbol = self.text.as_bytes()[span.start as usize] as char;
        self.brackets.push(Bracket {
            symbol,
            offset: span.start,
        });
        Ok(())
    }

    fn close_bracket(&mut self, span: Span) -> Result<(), LexError> {
        let closing = self.text.as_bytes()[span.start as usize] as char;
        let here = Span::new(span.start, span.start);
        let at_field_level = self.at_field_level();
        let Some(bracket) = self.brackets.last() else {
            return Err(LexError::syntax(format!("unmatched '{closing}'"), here));
        };
        if at_field_level {
            if closing != '}' {
                return Err(LexError::syntax(format!("f-string: unmatched '{closing}'"), here));
            }
            self.strings
                .last_mut()
                .expect("a field belongs to a string")
                .fields
                .pop();
        } else if !matches!((bracket.symbol, closing), ('(', ')') | ('[', ']') | ('{', '}')) {
            let opening = bracket.symbol;
            let between = &self.text[bracket.offset as usize..span.start as usize];
            let mut message =
                format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'");
            if between.contains('\n') {
                let line = 1 + self.text[..bracket.offset as usize].matches('\n').count();
                message += &format!(" on line {line}");
            }
            return Err(LexError::syntax(message, here));
        }
        self.brackets.pop();
        Ok(())
    }

    /// A string or bytes literal without its closing quote.
    fn unterminated_literal(&self, span: Span, style: literal::Style) -> LexError {
        if let Some(outer) = self.strings.last()
            && outer.style.has_same_quotes(style)
        {
            let message = format!("{}: expecting '}}'", self.string_kind());
            return LexError::syntax(message, Span::new(span.start, span.start));
        }
        self.unterminated(span, style, "string")
    }

    /// An f-string or t-string without its closing quote.
    fn unterminated_string(&self) -> LexError {
        let string = self.strings.last().expect("the caller saw a string");
        let is_in_expression = !string.is_text() && self.offset() as usize == self.text.len();
        if is_in_expression && let Some(bracket) = self.brackets.last() {
            return bracket.never_closed();
        }
        self.unterminated(string.span, string.style, self.string_kind())
    }

    /// What the innermost string is called.
    fn string_kind(&self) -> &'static str {
        let string = self.strings.last().expect("the caller saw a string");
        let opening = &self.text[string.span.start as usize..string.span.end as usize];
        match opening.contains(['t', 'T']) {
            true => "t-string",
            false => "f-string",
        }
    }

    fn unterminated(&self, span: Span, style: literal::Style, kind: &str) -> LexError {
        let opening_end = span.end as usize;
        let (quotes, end) = match style.is_triple() {
            true => (
                "triple-quoted ",
                self.text.strip_suffix('\n').unwrap_or(self.text).len(),
            ),
            false => ("", opening_end + literal::line_length(&self.text[opening_end..])),
        };
        let line = 1 + self.text[..end].matches('\n').count();
        let message = format!("unterminated {quotes}{kind} literal (detected at line {line})");
        let error = LexError::syntax(message, Span::new(span.start, span.start));
        if style.is_triple() {
            error.caused_by(Cause::OpenString)
        } else {
            error
        }
    }

    /// A character that begins no token.
    fn unknown_character(&self, span: Span) -> LexError {
        let rest = &self.text[span.start as usize..];
        let character = rest.chars().next().expect("logos stopped at a character");
        let here = Span::new(span.start, span.start);
        match character {
            '\\' if rest.len() == 1 => LexError::syntax(
                "unexpected EOF while parsing",
                Span::new(span.start + 1, span.start + 1),
            )
            .caused_by(Cause::OpenLine),
            '\\' => LexError::syntax(
                "unexpected character after line continuation character",
                Span::new(span.start + 1, span.start + 1),
            )
            .caused_by(Cause::Disorder),
            '\0' => LexError::syntax("source code cannot contain null bytes", here),
            '$' | '?' | '`' => LexError::syntax("invalid syntax", Span::new(span.start, span.start + 1))
                .caused_by(Cause::Disorder),
            _ => LexError::syntax(
                format!("invalid non-printable character U+{:04X}", character as u32),
                here,
            ),
        }
    }
}

impl OpenString {
    /// Whether text comes next, not an expression.
    fn is_text(&self) -> bool {
        self.fields.last().is_none_or(|field| field.in_specification)
    }
}

/// How many fields are open in the innermost string: one in its text, two in a specification.
fn string_nesting(strings: &[OpenString]) -> usize {
    strings.last().map_or(0, |string| string.fields.len() + 1)
}

/// Refuses a word before a quote that is made of prefixes of strings which do not go together.
fn check_prefixes(word: &str, span: Span) -> Result<(), LexError> {
    const APART: [[char; 2]; 7] = [
        ['u', 'b'],
        ['u', 'r'],
        ['u', 'f'],
        ['u', 't'],
        ['b', 'f'],
        ['b', 't'],
        ['f', 't'],
    ];
    let word = word.to_ascii_lowercase();
    let is_one = |(index, letter): (usize, char)| "bfrtu".contains(letter) && !word[..index].contains(letter);
    if !word.char_indices().all(is_one) {
        return Ok(());
    }
    match APART
        .iter()
        .find(|pair| pair.iter().all(|letter| word.contains(*letter)))
    {
        Some([one, other]) => {
            let message = format!("'{one}' and '{other}' prefixes are incompatible");
            Err(LexError::syntax(message, span))
        }
        None => Ok(()),
    }
}

/// Refuses the first character of a name that no identifier may contain.
fn check_unicode_name(name: &str, span: Span) -> Result<(), LexError> {
    let is_allowed = |index: usize, character: char| match index {
        0 => character == '_' || unicode_ident::is_xid_start(character),
        _ => unicode_ident::is_xid_continue(character),
    };
    let Some((index, character)) = name
        .char_indices()
        .find(|&(index, character)| !is_allowed(index, character))
    else {
        return Ok(());
    };
    let at = span.start + index as u32;
    let code = character as u32;
    let message = match is_printable(character) {
        true => format!("invalid character '{character}' (U+{code:04X})"),
        false => format!("invalid non-printable character U+{code:04X}"),
    };
    Err(LexError::syntax(message, Span::new(at, at)))
}

/// What `str.isprintable` says of a character: neither control nor format nor unassigned, and no
/// separator but the space.
pub fn is_printable(character: char) -> bool {
    use unicode_properties::GeneralCategoryGroup::{Other, Separator};
    character == ' ' || !matches!(character.general_category_group(), Other | Separator)
}
