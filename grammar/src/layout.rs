//! Line structure: raw tokens to tokens with NEWLINE, INDENT and DEDENT.
//!
//! A line's indentation is measured twice, with a tab reaching to the next multiple of eight and with a
//! tab counting one; lines whose order differs between the two are inconsistent, and refused.
//!
//! See: <https://docs.python.org/3/reference/lexical_analysis.html#line-structure>

use crate::ast::Span;
use crate::error::ErrorKind;
use crate::lexer::{Bracket, Lexer};
use crate::source::Source;
use crate::token::{Cause, LexError, Lexeme, Token};

/// The most blocks that may be open at once, as in CPython.
pub const MAX_INDENTATION: usize = 100;

/// All tokens of a text, as far as it could be cut into tokens.
#[derive(Debug)]
pub struct Tokens {
    pub lexemes: Vec<Lexeme>,
    /// What stopped the lexer, if it did not reach the end of the text.
    pub error: Option<LexError>,
    /// The brackets that were open when it stopped, outermost first.
    pub open_brackets: Vec<Bracket>,
}

/// The width of some white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Indentation {
    /// With a tab reaching to the next multiple of eight.
    columns: u32,
    /// With a tab counting as one.
    characters: u32,
}

/// Where the pass is between two tokens.
struct Layout<'s> {
    text: &'s str,
    lexemes: Vec<Lexeme>,
    /// The indentation of each open block, from the outermost; the first is that of the file: none.
    blocks: Vec<Indentation>,
    /// The end of the last line break between logical lines.
    line_start: u32,
}

/// Cuts a text into the tokens that the grammar reads; the first says what is being parsed.
pub fn tokenize(source: &Source, start: Token) -> Tokens {
    let text = source.text();
    let mut lexer = Lexer::new(text);
    let none = Indentation {
        columns: 0,
        characters: 0,
    };
    // A token takes about four bytes of source.
    let mut lexemes = Vec::with_capacity(text.len() / 4 + 4);
    lexemes.push((start, Span::default()));
    let mut layout = Layout {
        text,
        lexemes,
        blocks: vec![none],
        line_start: 0,
    };
    let error = layout.run(&mut lexer).err();
    Tokens {
        lexemes: layout.lexemes,
        error,
        open_brackets: lexer.open_brackets().to_vec(),
    }
}

impl Layout<'_> {
    fn run(&mut self, lexer: &mut Lexer) -> Result<(), LexError> {
        let mut at_line_start = true;
        let mut last_end = 0;
        loop {
            let next = lexer.next();
            if let Err(error) = &next
                && at_line_start
            {
                self.begin_line(error.span)?;
            }
            let Some((token, span)) = next? else { break };
            last_end = span.end;
            if token == Token::Newline {
                // An empty line is not a logical line.
                if !at_line_start {
                    self.lexemes.push((token, span));
                }
                at_line_start = true;
                self.line_start = span.end;
                continue;
            }
            if at_line_start {
                self.begin_line(span)?;
                at_line_start = false;
            }
            self.lexemes.push((token, span));
        }
        let end = self.text.len() as u32;
        let here = Span::new(end, end);
        if let Some(bracket) = lexer.open_brackets().last() {
            return Err(bracket.never_closed());
        }
        if self.text[last_end as usize..].ends_with("\\\n") {
            let at = Span::new(end - 1, end - 1);
            return Err(LexError::syntax("unexpected EOF while parsing", at).caused_by(Cause::OpenLine));
        }
        if !at_line_start {
            self.lexemes.push((Token::Newline, here));
        }
        self.lexemes
            .extend((1..self.blocks.len()).map(|_| (Token::Dedent, here)));
        Ok(())
    }

    /// Opens or closes blocks for a logical line whose first token has the given span.
    fn begin_line(&mut self, first: Span) -> Result<(), LexError> {
        let indentation = self.measure(first.start);
        let block = *self.blocks.last().expect("the file itself is a block");
        let here = Span::new(first.start, first.start);
        if indentation.columns == block.columns {
            return match indentation.characters == block.characters {
                true => Ok(()),
                false => Err(self.inconsistent(first)),
            };
        }
        if indentation.columns > block.columns {
            if indentation.characters <= block.characters {
                return Err(self.inconsistent(first));
            }
            if self.blocks.len() == MAX_INDENTATION {
                let message = "too many levels of indentation";
                return Err(disorder(ErrorKind::Indentation, message, first.start));
            }
            self.blocks.push(indentation);
            self.lexemes.push((Token::Indent, here));
            return Ok(());
        }
        while self
            .blocks
            .last()
            .is_some_and(|block| indentation.columns < block.columns)
        {
            self.blocks.pop();
            self.lexemes.push((Token::Dedent, here));
        }
        let block = *self.blocks.last().expect("the file itself is a block");
        if indentation.columns != block.columns {
            let message = "unindent does not match any outer indentation level";
            return Err(disorder(
                ErrorKind::Indentation,
                message,
                self.line_end(first.start),
            ));
        }
        match indentation.characters == block.characters {
            true => Ok(()),
            false => Err(self.inconsistent(first)),
        }
    }

    /// The white space before the first token of a line. Indentation cannot be split by joining lines:
    /// what stands before the first backslash counts, unless that is nothing.
    fn measure(&self, first: u32) -> Indentation {
        let mut width = Indentation {
            columns: 0,
            characters: 0,
        };
        for byte in self.text[self.line_start as usize..first as usize].bytes() {
            match byte {
                b' ' => {
                    width.columns += 1;
                    width.characters += 1;
                }
                b'\t' => {
                    width.columns = (width.columns / 8 + 1) * 8;
                    width.characters += 1;
                }
                b'\\' if width.columns > 0 => break,
                b'\\' => {}
                // A form feed starts the count anew, and so does a joined line.
                b'\x0c' | b'\n' => {
                    width = Indentation {
                        columns: 0,
                        characters: 0,
                    }
                }
                _ => break,
            }
        }
        width
    }

    fn line_end(&self, offset: u32) -> u32 {
        let rest = &self.text[offset as usize..];
        offset + rest.find('\n').unwrap_or(rest.len()) as u32
    }

    fn inconsistent(&self, first: Span) -> LexError {
        let message = "inconsistent use of tabs and spaces in indentation";
        let line_start = self.text[..first.start as usize]
            .rfind('\n')
            .map_or(0, |index| index as u32 + 1);
        disorder(ErrorKind::Tab, message, line_start)
    }
}

/// A diagnostic about how a line is indented.
fn disorder(kind: ErrorKind, message: &str, at: u32) -> LexError {
    LexError::new(kind, message, Span::new(at, at)).caused_by(Cause::Disorder)
}
