//! Decides, before the grammar runs, what takes more than one token to tell.
//!
//! - `match`, `case` and `type` are names except where a statement of theirs stands. All three can be told
//!   exactly from the tokens around them.
//! - The parenthesis after `with` may enclose all its items (`with (a as b, c):`) or begin the first one
//!   (`with (a).b:`); what is inside and after it says which.
//!
//! `_` needs no help: the builder of patterns knows it.

use crate::source::Source;
use crate::token::{Lexeme, Token};

/// Replaces names by keywords, and parentheses by [`Token::WithParen`], where they are that.
pub fn resolve(source: &Source, lexemes: &mut [Lexeme]) {
    let text = source.text();
    // Whether each open block is that of a `match` statement, whose lines are all `case` clauses.
    let mut blocks = vec![Block::Ordinary];
    let mut next_block = Block::Ordinary;
    for index in 1..lexemes.len() {
        let (token, span) = lexemes[index];
        let before = lexemes[index - 1].0;
        match token {
            Token::Indent => blocks.push(std::mem::replace(&mut next_block, Block::Ordinary)),
            Token::Dedent => {
                blocks.pop();
            }
            Token::Name => match &text[span.start as usize..span.end as usize] {
                "match" if starts_line(before) && is_match_statement(text, &lexemes[index..]) => {
                    lexemes[index].0 = Token::Match;
                    next_block = Block::Match;
                }
                "case" if starts_line(before) && blocks.last() == Some(&Block::Match) => {
                    lexemes[index].0 = Token::Case;
                }
                "type" if starts_statement(before) && is_name(lexemes.get(index + 1)) => {
                    lexemes[index].0 = Token::Type;
                }
                _ => {}
            },
            Token::LeftParen if before == Token::With && encloses_with_items(&lexemes[index..]) => {
                lexemes[index].0 = Token::WithParen;
            }
            _ => {}
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Ordinary,
    Match,
}

fn starts_line(before: Token) -> bool {
    matches!(
        before,
        Token::Newline | Token::Indent | Token::Dedent | Token::StartModule
    )
}

fn starts_statement(before: Token) -> bool {
    starts_line(before) || matches!(before, Token::Semicolon | Token::Colon)
}

fn is_name(lexeme: Option<&Lexeme>) -> bool {
    matches!(lexeme, Some((Token::Name, _)))
}

/// Whether a line that begins with the name `match` is a `match` statement: an indented `case` follows it,
/// which a line that only uses the name cannot have. For the sake of good messages, so is a
/// line in which the name is followed by what can only be a subject.
fn is_match_statement(text: &str, line: &[Lexeme]) -> bool {
    let next = line.get(1).map_or(Token::Newline, |lexeme| lexeme.0);
    let is_subject = next.starts_expression() || next == Token::Star;
    let continues_name = matches!(
        next,
        Token::LeftParen | Token::LeftBracket | Token::Plus | Token::Minus | Token::Star | Token::Not
    );
    if !is_subject {
        return false;
    }
    if !continues_name {
        return true;
    }
    let Some(end) = line.iter().position(|lexeme| lexeme.0 == Token::Newline) else {
        return false;
    };
    let is_case = |lexeme: &Lexeme| {
        lexeme.0 == Token::Name && &text[lexeme.1.start as usize..lexeme.1.end as usize] == "case"
    };
    line.get(end + 1).is_some_and(|lexeme| lexeme.0 == Token::Indent)
        && line.get(end + 2).is_some_and(is_case)
}

/// Whether the parenthesis at the start of `rest` encloses the items of a `with` statement: the colon of
/// the statement follows it, and it holds nothing that only one parenthesised expression can; or there is an `as` in it,
/// which no expression has.
fn encloses_with_items(rest: &[Lexeme]) -> bool {
    let mut depth = 0;
    let (mut has_target, mut is_expression) = (false, false);
    for (index, &(token, _)) in rest.iter().enumerate() {
        if token.opens() {
            depth += 1;
        } else if token.closes() {
            depth -= 1;
            if depth == 0 {
                let next = rest.get(index + 1).map_or(Token::Newline, |lexeme| lexeme.0);
                return index > 1 && (has_target || next == Token::Colon && !is_expression);
            }
        }
        let starts_item = index > 0 && matches!(rest[index - 1].0, Token::LeftParen | Token::Comma);
        match token {
            _ if depth > 1 => {}
            Token::ColonEqual | Token::For | Token::Async | Token::Yield => is_expression = true,
            Token::Star if starts_item => is_expression = true,
            Token::As => has_target = true,
            _ => {}
        }
    }
    false
}
