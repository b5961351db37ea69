//! Looking around a token: lines, brackets, and the expressions on either side.

use crate::ast::{Expr, Span};
use crate::builder::{Builder, Root};
use crate::layout::Tokens;
use crate::parse;
use crate::source::Source;
use crate::token::{Cause, LexError, Lexeme, Token};

/// A token that cannot stand where it does, among the others. There is always one before it, the first
/// of all says only what is being parsed.
pub(super) struct Around<'a> {
    pub source: &'a Source,
    pub lexemes: &'a [Lexeme],
    pub index: usize,
}

/// How far back an expression is followed, in tokens: a message is not worth more.
const REACH: usize = 1000;

impl<'a> Around<'a> {
    /// The token itself; past the last one, a line break.
    pub fn token(&self) -> Token {
        self.lexemes
            .get(self.index)
            .map_or(Token::Newline, |lexeme| lexeme.0)
    }

    /// What to point at: nothing of a line break, and the end of the last line for the end of the text.
    pub fn span(&self) -> Span {
        let text_end = self.source.text().len() as u32;
        let (token, span) = self
            .lexemes
            .get(self.index)
            .copied()
            .unwrap_or((Token::Newline, Span::new(text_end, text_end)));
        match token {
            Token::Newline | Token::Dedent | Token::Indent => {
                let is_at_end = span.start == text_end && self.source.text().ends_with('\n');
                let start = if is_at_end { text_end - 1 } else { span.start };
                Span::new(start, start)
            }
            _ => span,
        }
    }

    /// Whether all lines are over at the token.
    pub fn is_at_end(&self) -> bool {
        matches!(self.before(1), Token::Newline | Token::Dedent)
            && self.lexemes[self.index..]
                .iter()
                .all(|lexeme| lexeme.0 == Token::Dedent)
    }

    /// The token so many places before.
    pub fn before(&self, distance: usize) -> Token {
        self.index
            .checked_sub(distance)
            .map_or(Token::StartModule, |index| self.lexemes[index].0)
    }

    pub fn text(&self, span: Span) -> &'a str {
        &self.source.text()[span.start as usize..span.end as usize]
    }

    /// The reason why the text could not be cut into tokens to its end, where it says more than that the
    /// token is wrong. An open bracket is the likely cause only of what goes wrong on a later line.
    pub fn error_of_tokens<'t>(&self, tokens: &'t Tokens) -> Option<&'t LexError> {
        let error = tokens.error.as_ref()?;
        let line = self.source.line_of(self.span().start);
        let says_more = match error.cause {
            _ if self.token() == Token::Indent => false,
            Cause::OpenBracket => {
                self.source.line_of(error.span.start) < line || self.reaches_end() || self.is_last_statement()
            }
            Cause::Mistake | Cause::OpenString => true,
            Cause::Disorder | Cause::OpenLine => false,
        };
        says_more.then_some(error)
    }

    /// Whether an expression that begins at the token goes on to where the tokens end.
    fn reaches_end(&self) -> bool {
        self.token().starts_expression()
            && self
                .longest_expression(self.index)
                .is_some_and(|(_, end)| end == self.lexemes.len())
    }

    /// Whether the token is a statement of one word behind which the text ends.
    fn is_last_statement(&self) -> bool {
        matches!(self.token(), Token::Pass | Token::Break | Token::Continue)
            && self.index + 1 == self.lexemes.len()
    }

    /// Whether the innermost bracket around the token holds type parameters.
    pub fn is_in_type_parameters(&self) -> bool {
        let Some(open) = self.bracket().filter(|&open| open >= 2) else {
            return false;
        };
        let before = [
            self.lexemes[open - 2].0,
            self.lexemes[open - 1].0,
            self.lexemes[open].0,
        ];
        matches!(
            before,
            [
                Token::Def | Token::Class | Token::Type,
                Token::Name,
                Token::LeftBracket
            ]
        )
    }

    /// The first token of the line that holds the token at `index`.
    pub fn line_start(&self, index: usize) -> usize {
        let ends_line = |lexeme: &Lexeme| {
            use Token::*;
            matches!(
                lexeme.0,
                Newline | Indent | Dedent | StartModule | StartExpression
            )
        };
        let start = self.lexemes[..index]
            .iter()
            .rposition(ends_line)
            .map_or(0, |end| end + 1);
        start.min(self.lexemes.len() - 1)
    }

    /// Whether the grammar would have taken another token here.
    pub fn allows(&self, token: Token) -> bool {
        let mut lexemes = vec![self.lexemes[0]];
        lexemes.extend(&self.lexemes[self.statement_start()..self.index]);
        lexemes.push((token, self.span()));
        let taken = parse::run(&mut Builder::new(self.source), &lexemes);
        !matches!(taken, Err(index) if index < lexemes.len())
    }

    /// Where the statement of the module that holds the token begins, or the one before if the token is the
    /// first of its line: what was well before that need not be parsed again.
    fn statement_start(&self) -> usize {
        use Token::*;
        let (mut start, mut line_start, mut depth) = (1, 1, 0_usize);
        for index in 1..self.index.saturating_sub(1) {
            match self.lexemes[index].0 {
                Indent => depth += 1,
                Dedent => depth -= 1,
                Newline => {}
                _ => continue,
            }
            let is_decorator = self.lexemes[line_start].0 == At;
            line_start = index + 1;
            let goes_on = matches!(
                self.lexemes[line_start].0,
                Indent | Dedent | Elif | Else | Except | Finally
            );
            if depth == 0 && !is_decorator && !goes_on {
                start = line_start;
            }
        }
        start
    }

    /// The innermost bracket around the token.
    pub fn bracket(&self) -> Option<usize> {
        let mut depth = 0;
        for index in (0..self.index).rev() {
            match self.lexemes[index].0 {
                token if opens(token) && depth == 0 => return Some(index),
                token if opens(token) => depth -= 1,
                token if closes(token) => depth += 1,
                _ => {}
            }
        }
        None
    }

    /// How many brackets are open at the token, on its line.
    pub fn depth(&self) -> usize {
        let line = &self.lexemes[self.line_start(self.index.min(self.lexemes.len() - 1))..self.index];
        let opened = line.iter().filter(|lexeme| opens(lexeme.0)).count();
        let closed = line.iter().filter(|lexeme| closes(lexeme.0)).count();
        opened.saturating_sub(closed)
    }

    /// Whether the token stands in a replacement field, outside of other brackets.
    pub fn is_in_fstring(&self) -> bool {
        let is_field = |open: usize| {
            self.lexemes[open].0 == Token::LeftBrace
                && matches!(
                    self.lexemes[open - 1].0,
                    Token::FStringStart | Token::TStringStart | Token::FStringMiddle
                )
        };
        let mut depth = 0;
        for index in (1..self.index).rev() {
            match self.lexemes[index].0 {
                token if opens(token) && depth == 0 && is_field(index) => return true,
                token if opens(token) && depth > 0 => depth -= 1,
                token if closes(token) => depth += 1,
                Token::Newline => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether the innermost string around the token is a t-string.
    pub fn is_in_template(&self) -> bool {
        let mut depth = 0;
        for index in (1..self.index).rev() {
            match self.lexemes[index].0 {
                Token::FStringEnd => depth += 1,
                Token::FStringStart | Token::TStringStart if depth > 0 => depth -= 1,
                Token::FStringStart => return false,
                Token::TStringStart => return true,
                _ => {}
            }
        }
        false
    }

    /// The bracket that closes the one at `open`.
    pub fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0;
        for (index, lexeme) in self.lexemes.iter().enumerate().skip(open) {
            depth += opens(lexeme.0) as usize;
            if closes(lexeme.0) {
                depth -= 1;
                if depth == 0 {
                    return Some(index);
                }
            }
        }
        None
    }

    /// The nearest such token before, in the same bracket and on the same line.
    pub fn back_to(&self, wanted: Token) -> Option<usize> {
        self.back_until(self.index, |token| token == wanted)
            .filter(|&start| start > 0 && self.lexemes[start - 1].0 == wanted)
            .map(|start| start - 1)
    }

    /// Where the operand that ends before `end` begins: an expression without `if`, `lambda` or `:=`.
    /// `None` after the `in` of a comprehension, where no comma could follow.
    pub fn operand_start(&self, end: usize) -> Option<usize> {
        let start = self.back_until(end, |token| {
            use Token::*;
            matches!(
                token,
                Comma
                    | Equal
                    | Colon
                    | ColonEqual
                    | If
                    | Else
                    | For
                    | Return
                    | Yield
                    | Assert
                    | Del
                    | Import
                    | From
                    | Raise
                    | With
                    | While
                    | Elif
                    | As
                    | Arrow
                    | Lambda
                    | Semicolon
                    | Match
                    | Case
                    | At
            )
        })?;
        let is_iterable = start > 0 && self.lexemes[start - 1].0 == Token::For;
        (start < end && !is_iterable).then_some(start)
    }

    /// Where the operand of a comparison that ends before `end` begins.
    pub fn comparand_start(&self, end: usize) -> Option<usize> {
        let start = self.operand_start(end)?;
        let is_operator = |lexeme: &Lexeme| {
            use Token::*;
            matches!(
                lexeme.0,
                And | Or | Not | In | Is | EqualEqual | NotEqual | Less | LessEqual | Greater | GreaterEqual
            )
        };
        let operand = &self.lexemes[start..end];
        let mut depth = 0;
        let operator = operand.iter().rposition(|lexeme| {
            depth += closes(lexeme.0) as usize;
            depth -= (opens(lexeme.0) && depth > 0) as usize;
            depth == 0 && is_operator(lexeme)
        });
        Some(operator.map_or(start, |operator| start + operator + 1))
    }

    /// Where the operand of a comparison that begins at `start`, in an expression up to `end`, ends.
    pub fn comparand_end(&self, start: usize, end: usize) -> usize {
        let is_shorter = |&index: &usize| {
            use Token::*;
            let next = self.lexemes[index].0;
            let follows = matches!(
                next,
                And | Or
                    | Not
                    | In
                    | Is
                    | If
                    | EqualEqual
                    | NotEqual
                    | Less
                    | LessEqual
                    | Greater
                    | GreaterEqual
            );
            follows && self.expression(start, index).is_some()
        };
        (start + 1..end).find(is_shorter).unwrap_or(end)
    }

    /// The start of what stands between `end` and the nearest boundary before it, in the same bracket and
    /// on the same line.
    fn back_until(&self, end: usize, is_boundary: impl Fn(Token) -> bool) -> Option<usize> {
        let mut depth = 0;
        for index in (end.saturating_sub(REACH)..end).rev() {
            let token = self.lexemes[index].0;
            let ends_line = matches!(
                token,
                Token::Newline | Token::Indent | Token::Dedent | Token::StartModule | Token::StartExpression
            );
            if closes(token) {
                depth += 1;
            } else if opens(token) && depth > 0 {
                depth -= 1;
            } else if depth == 0 && (opens(token) || ends_line || is_boundary(token)) {
                return Some(index + 1);
            }
        }
        None
    }

    /// The expression that some tokens make, if they make exactly one.
    pub fn expression(&self, start: usize, end: usize) -> Option<Expr> {
        let mut builder = Builder::new(self.source);
        let root = parse::run(&mut builder, &self.prefixed(start, end)).ok()?;
        match (root, builder.into_warnings().err()) {
            (Root::Expression(expr), None) => Some(expr),
            _ => None,
        }
    }

    /// The longest expression that begins at `start`, and where it ends.
    pub fn longest_expression(&self, start: usize) -> Option<(Expr, usize)> {
        let rest = self.lexemes.get(start..)?;
        let limit = start
            + rest
                .iter()
                .take(REACH)
                .take_while(|lexeme| lexeme.0 != Token::Newline)
                .count();
        let lexemes = self.prefixed(start, limit);
        let mut end = match parse::run(&mut Builder::new(self.source), &lexemes) {
            Ok(_) => limit,
            Err(index) => start + index.saturating_sub(1).min(limit - start),
        };
        while end > start {
            if let Some(expr) = self.expression(start, end) {
                return Some((expr, end));
            }
            end -= 1;
        }
        None
    }

    /// Where the expressions that begin at `start`, with commas between them, end.
    pub fn expressions_end(&self, start: usize) -> Option<usize> {
        let (_, mut end) = self.longest_expression(start)?;
        while self
            .lexemes
            .get(end)
            .is_some_and(|lexeme| lexeme.0 == Token::Comma)
        {
            match self.longest_expression(end + 1) {
                Some((_, next)) => end = next,
                None => return Some(end + 1),
            }
        }
        Some(end)
    }

    /// Whether an operand may end with the token at `index`.
    pub fn ends_operand(&self, index: usize) -> bool {
        let token = self.lexemes[index].0;
        matches!(token, Token::Name | Token::Number | Token::String) || closes(token)
    }

    /// Where an expression that begins with the bracket at `open` breaks off before that is closed: the number of
    /// tokens, when they all fit.
    pub fn refused_inside(&self, open: usize) -> Option<usize> {
        let end = self.closing(open).map_or(self.lexemes.len(), |close| close + 1);
        let index = parse::run(&mut Builder::new(self.source), &self.prefixed(open, end)).err()?;
        Some(open + index - 1)
    }

    fn prefixed(&self, start: usize, end: usize) -> Vec<Lexeme> {
        let first = (Token::StartPrefix, Span::default());
        std::iter::once(first)
            .chain(self.lexemes[start..end].iter().copied())
            .collect()
    }
}

/// Brackets, and the quotes of f-strings, which enclose just as they do.
fn opens(token: Token) -> bool {
    token.opens() || matches!(token, Token::FStringStart | Token::TStringStart)
}

fn closes(token: Token) -> bool {
    token.closes() || token == Token::FStringEnd
}
