//! What to say about a token that cannot stand where it does.
//!
//! The grammar only knows that a token is wrong. The rules here look at the tokens around it for the
//! mistakes that are common, and use CPython's words for them; the first rule that applies wins. A
//! program without syntax errors never comes here, so a rule may well parse parts of it again.

mod around;
mod definition;
mod fstring;
mod target;

use crate::ast::Span;
use crate::builder::describe;
use crate::error::{ErrorKind, SyntaxError};
use crate::layout::Tokens;
use crate::source::Source;
use crate::token::{Cause, Token};

use around::Around;

/// A diagnostic about the token at `index`, which the grammar refused.
pub(crate) fn diagnose(source: &Source, tokens: &Tokens, index: usize) -> SyntaxError {
    let around = Around {
        source,
        lexemes: &tokens.lexemes,
        index,
    };
    let is_empty_field = around.token() == Token::RightBrace && around.before(1) == Token::LeftBrace;
    if let Some(error) = around.error_of_tokens(tokens)
        && !(is_empty_field && error.message.ends_with("single '}' is not allowed"))
    {
        return error.diagnostic(source);
    }
    if let Some(error) = inside_brace(&around, tokens) {
        return error;
    }
    let Some(found) = RULES.iter().find_map(|rule| rule(&around)) else {
        let error = SyntaxError::new(source, ErrorKind::Syntax, "invalid syntax", around.span());
        return match around.is_at_end() {
            true => error.without_caret(false),
            false => error,
        };
    };
    let message = match found.message.strip_prefix("f-string: ") {
        Some(rest) if around.is_in_template() => format!("t-string: {rest}"),
        _ => found.message,
    };
    let error = SyntaxError::new(source, found.kind, message, found.span);
    match (found.kind, around.token()) {
        (ErrorKind::Indentation, Token::Indent | Token::Dedent | Token::Newline) => {
            error.without_caret(around.is_at_end())
        }
        _ => error,
    }
}

/// A diagnostic about where the text could no longer be cut into tokens, when all was well up to there.
pub(crate) fn diagnose_end(source: &Source, tokens: &Tokens) -> SyntaxError {
    let error = tokens.error.as_ref().expect("the lexer stopped");
    let around = Around {
        source,
        lexemes: &tokens.lexemes,
        index: tokens.lexemes.len(),
    };
    if error.message != "invalid syntax" {
        return error.diagnostic(source);
    }
    match fstring::unknown_character(&around, error.span) {
        Some(found) => {
            let string = if around.is_in_template() {
                "t-string"
            } else {
                "f-string"
            };
            let message = format!("{string}: {}", found.message);
            SyntaxError::new(source, found.kind, message, found.span)
        }
        None => error.diagnostic(source),
    }
}

/// What a rule found out.
struct Found {
    kind: ErrorKind,
    message: String,
    span: Span,
}

impl Found {
    fn syntax(message: impl Into<String>, span: Span) -> Option<Self> {
        Some(Found {
            kind: ErrorKind::Syntax,
            message: message.into(),
            span,
        })
    }
}

type Rule = fn(&Around) -> Option<Found>;

const RULES: [Rule; 32] = [
    missing_block,
    unexpected_indentation,
    missing_handlers,
    definition::empty_type_parameters,
    definition::bound_of_many,
    definition::missing_parenthesis,
    definition::missing_return_annotation,
    missing_colon,
    missing_exception_types,
    missing_import_names,
    definition::parenthesised_parameters,
    definition::missing_default,
    missing_else,
    statement_for_expression,
    target::of_import,
    target::of_pattern,
    star_alone,
    missing_in,
    fstring::field,
    legacy_statement,
    target::of_annotation,
    target::of_loop,
    generator_as_keyword,
    dictionary_value,
    dictionary_key,
    assignment_in_expression,
    part_of_string,
    missing_comma,
    not_equal_of_old,
    fstring::expression,
    target::statement_colon,
    broken_condition,
];

/// A line that ends with a colon and is followed by no block.
fn missing_block(around: &Around) -> Option<Found> {
    if around.before(1) != Token::Newline
        || around.before(2) != Token::Colon
        || around.token() == Token::Indent
    {
        return None;
    }
    let start = around.line_start(around.index - 2);
    let header = match around.lexemes[start].0 {
        Token::Async => around.lexemes[start + 1].0,
        header => header,
    };
    let name = match header {
        Token::If => "'if' statement",
        Token::Elif => "'elif' statement",
        Token::Else => "'else' statement",
        Token::For => "'for' statement",
        Token::While => "'while' statement",
        Token::With => "'with' statement",
        Token::Try => "'try' statement",
        Token::Except if around.lexemes[start + 1].0 == Token::Star => "'except*' statement",
        Token::Except => "'except' statement",
        Token::Finally => "'finally' statement",
        Token::Def => "function definition",
        Token::Class => "class definition",
        Token::Match => "'match' statement",
        Token::Case => "'case' statement",
        _ => return None,
    };
    let line = around.source.line_of(around.lexemes[start].1.start);
    let message = format!("expected an indented block after {name} on line {line}");
    Some(Found {
        kind: ErrorKind::Indentation,
        message,
        span: around.span(),
    })
}

fn unexpected_indentation(around: &Around) -> Option<Found> {
    let message = match (around.token(), around.before(1)) {
        (Token::Indent, _) => "unexpected indent",
        (Token::Dedent, Token::Newline) if !around.allows(Token::Finally) => "unexpected unindent",
        _ => return None,
    };
    Some(Found {
        kind: ErrorKind::Indentation,
        message: message.into(),
        span: around.span(),
    })
}

/// A `try` block on its own.
fn missing_handlers(around: &Around) -> Option<Found> {
    let ends_block = matches!(around.before(1), Token::Dedent | Token::Newline);
    // With a handler there, an `else` could follow.
    if !ends_block
        || !around.allows(Token::Finally)
        || !around.allows(Token::Except)
        || around.allows(Token::Else)
    {
        return None;
    }
    Found::syntax("expected 'except' or 'finally' block", around.span())
}

/// The head of a compound statement without its colon.
fn missing_colon(around: &Around) -> Option<Found> {
    let start = around.line_start(around.index - 1);
    let is_certain = match around.lexemes[start].0 {
        Token::Def | Token::Try | Token::Else | Token::Finally => true,
        Token::Async => around.lexemes[start + 1].0 == Token::Def || around.token() == Token::Newline,
        Token::If
        | Token::Elif
        | Token::For
        | Token::While
        | Token::With
        | Token::Except
        | Token::Class
        | Token::Match
        | Token::Case => around.token() == Token::Newline,
        _ => false,
    };
    // A colon that is there ends the head, whatever else might have one.
    let is_over = around.back_to(Token::Colon).is_some();
    if !is_certain || is_over || around.depth() > 0 || !around.allows(Token::Colon) {
        return None;
    }
    Found::syntax("expected ':'", around.span())
}

fn missing_exception_types(around: &Around) -> Option<Found> {
    let is_star = around.before(1) == Token::Star && around.before(2) == Token::Except;
    if !is_star || !matches!(around.token(), Token::Colon | Token::Newline) {
        return None;
    }
    Found::syntax("expected one or more exception types", around.span())
}

fn missing_import_names(around: &Around) -> Option<Found> {
    if around.before(1) != Token::Import || around.token() != Token::Newline {
        return None;
    }
    Found::syntax("Expected one or more names after 'import'", around.span())
}

/// `a if b` without `else`.
fn missing_else(around: &Around) -> Option<Found> {
    if around.token() == Token::Colon || !around.allows(Token::Else) {
        return None;
    }
    let question = around.back_to(Token::If)?;
    let start = around.operand_start(question)?;
    let end = around.lexemes[around.index - 1].1;
    let message = "expected 'else' after 'if' expression";
    around.expression(start, question)?;
    Found::syntax(message, around.lexemes[start].1.to(end))
}

/// `a if b` before something that is wrong: what can be read as the condition is not followed by `else`.
fn broken_condition(around: &Around) -> Option<Found> {
    let mut at = Some(around.index);
    while let Some(index) = at {
        let level = Around { index, ..*around };
        at = level.bracket();
        let Some(question) = level.back_to(Token::If) else {
            continue;
        };
        let Some(start) = level.operand_start(question) else {
            continue;
        };
        let Some((_, end)) = level
            .longest_expression(question + 1)
            .filter(|(_, end)| *end <= index)
        else {
            continue;
        };
        let next = around.lexemes.get(end).map_or(Token::Newline, |lexeme| lexeme.0);
        if !matches!(next, Token::Else | Token::Colon) && level.expression(start, question).is_some() {
            let span = around.lexemes[start].1.to(around.lexemes[end - 1].1);
            return Found::syntax("expected 'else' after 'if' expression", span);
        }
    }
    None
}

/// A brace behind an operand, where none can open: what is wrong in it, or that it is never closed, is told first.
fn inside_brace(around: &Around, tokens: &Tokens) -> Option<SyntaxError> {
    if around.token() != Token::LeftBrace || !around.ends_operand(around.index - 1) || around.is_in_fstring()
    {
        return None;
    }
    let wrong = around.refused_inside(around.index)?;
    if wrong < around.lexemes.len() {
        // That something is wrong there says no more than that the brace is.
        let inner = diagnose(around.source, tokens, wrong);
        return (inner.message() != "invalid syntax").then_some(inner);
    }
    let error = tokens.error.as_ref()?;
    (error.cause == Cause::OpenBracket).then(|| error.diagnostic(around.source))
}

/// `a if b else pass`, `pass if a else b`.
fn statement_for_expression(around: &Around) -> Option<Found> {
    use Token::{Break, Continue, Else, If, Pass};
    let is_after_else = around.before(1) == Else
        && around.back_to(If).is_some()
        && around.lexemes[around.line_start(around.index - 1)].0 != Else;
    if is_after_else && !around.token().starts_expression() {
        let message = "expected expression after 'else', but statement is given";
        return Found::syntax(message, around.span());
    }
    let message = "expected expression before 'if', but statement is given";
    let next = around.lexemes.get(around.index + 1).map(|lexeme| lexeme.0);
    if matches!(around.token(), Pass | Break | Continue) && next == Some(If) {
        return Found::syntax(message, around.span());
    }
    if matches!(around.before(1), Pass | Break | Continue) && around.token() == If {
        return Found::syntax(message, around.lexemes[around.index - 1].1);
    }
    None
}

/// `f(*)`, `[*, a]`.
fn star_alone(around: &Around) -> Option<Found> {
    use Token::{Comma, Def, From, LeftBracket, LeftParen, RightBracket, RightParen, Star};
    let line = around.lexemes[around.line_start(around.index - 1)].0;
    if around.is_in_type_parameters() {
        return None;
    }
    let is_alone = around.before(1) == Star
        && matches!(around.before(2), LeftParen | LeftBracket | Comma)
        && matches!(around.token(), RightParen | RightBracket | Comma);
    let is_parameter = line == Def && around.depth() == 1 || line == From;
    if !is_alone || is_parameter || around.depth() == 0 || around.back_to(Token::Lambda).is_some() {
        return None;
    }
    Found::syntax("Invalid star expression", around.span())
}

/// `[x for x]`.
fn missing_in(around: &Around) -> Option<Found> {
    if around.depth() == 0 || around.token() == Token::In {
        return None;
    }
    let mut at = around.back_to(Token::For)? + 1;
    while at < around.index {
        let (_, end) = around.longest_expression(at)?;
        at = match around.lexemes[at..end].iter().any(|lexeme| lexeme.0 == Token::In) {
            true => return None,
            false => end,
        };
        if around.lexemes.get(at).is_some_and(|next| next.0 == Token::Comma) {
            at += 1;
        }
    }
    let is_list = at == around.index && around.before(1) != Token::For;
    is_list.then(|| Found::syntax("'in' expected after for-loop variables", around.span()))?
}

/// `print x` and `exec x`, as Python 2 had them.
fn legacy_statement(around: &Around) -> Option<Found> {
    let name = around.lexemes[around.index - 1].1;
    let word = around.text(name);
    if !matches!(word, "print" | "exec")
        || around.before(1) != Token::Name
        || around.token() == Token::LeftParen
    {
        return None;
    }
    let end = around.expressions_end(around.index)?;
    let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
    Found::syntax(message, name.to(around.lexemes[end - 1].1))
}

/// `f(name=item for item in items)`.
fn generator_as_keyword(around: &Around) -> Option<Found> {
    if !matches!(around.token(), Token::For | Token::Async) || around.depth() == 0 {
        return None;
    }
    let equal = around.back_to(Token::Equal)?;
    let (before, name) = around.lexemes[equal - 1];
    let opens = matches!(
        around.lexemes[equal.checked_sub(2)?].0,
        Token::LeftParen | Token::WithParen | Token::Comma
    );
    if before != Token::Name || !opens {
        return None;
    }
    around.expression(equal + 1, around.index)?;
    Found::syntax(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        name.to(around.lexemes[equal].1),
    )
}

/// `{key:}` and `{key: *value}`.
fn dictionary_value(around: &Around) -> Option<Found> {
    let colon = around.lexemes[around.index - 1];
    let is_dictionary = around
        .bracket()
        .is_some_and(|open| around.lexemes[open].0 == Token::LeftBrace);
    let is_pattern = around.lexemes[around.line_start(around.index - 1)].0 == Token::Case;
    if colon.0 != Token::Colon || !is_dictionary || is_pattern || around.is_in_fstring() {
        return None;
    }
    match around.token() {
        Token::RightBrace | Token::Comma => {
            Found::syntax("expression expected after dictionary key and ':'", colon.1)
        }
        Token::Star => {
            let end = around.expressions_end(around.index + 1)?;
            let span = around.span().to(around.lexemes[end - 1].1);
            Found::syntax("cannot use a starred expression in a dictionary value", span)
        }
        _ => None,
    }
}

/// `{1: 2, 3}`: an entry without its value.
fn dictionary_key(around: &Around) -> Option<Found> {
    let open = around
        .bracket()
        .filter(|&open| around.lexemes[open].0 == Token::LeftBrace)?;
    let has_entries = around.lexemes[open..around.index].windows(2).any(|pair| {
        pair[1].0 == Token::Colon
            || pair[1].0 == Token::DoubleStar && matches!(pair[0].0, Token::LeftBrace | Token::Comma)
    });
    if !has_entries || around.is_in_fstring() || !around.allows(Token::Colon) {
        return None;
    }
    let at = around.lexemes[around.index - 1].1.end - 1;
    Found::syntax("':' expected after dictionary key", Span::new(at, at))
}

/// `=` where an expression stands, perhaps for `==`.
fn assignment_in_expression(around: &Around) -> Option<Found> {
    let line = around.lexemes[around.line_start(around.index - 1)].0;
    let is_condition = matches!(line, Token::If | Token::Elif | Token::While);
    if around.token() != Token::Equal || line == Token::Case || (around.depth() == 0 && !is_condition) {
        return None;
    }
    let start = around.comparand_start(around.index)?;
    let target = around.expression(start, around.index)?;
    let (_, end) = around.longest_expression(around.index + 1)?;
    if around
        .lexemes
        .get(end)
        .is_some_and(|next| matches!(next.0, Token::Equal | Token::ColonEqual))
    {
        return None;
    }
    if let [(Token::Name, name)] = around.lexemes[start..around.index] {
        let end = around.comparand_end(around.index + 1, end);
        let span = name.to(around.lexemes[end - 1].1);
        return Found::syntax(
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            span,
        );
    }
    let what = describe(&target);
    if matches!(
        what,
        "list" | "tuple" | "generator expression" | "True" | "False" | "None"
    ) {
        return None;
    }
    let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
    Found::syntax(message, target.span)
}

/// `'a' b 'c'`: quotes that end a string too early.
fn part_of_string(around: &Around) -> Option<Found> {
    if around.before(1) != Token::String || !around.token().starts_expression() {
        return None;
    }
    let (middle, end) = around.longest_expression(around.index)?;
    let is_soft_keyword = matches!(around.text(middle.span), "_" | "match" | "case" | "type");
    let is_string_next = !is_soft_keyword
        && around
            .lexemes
            .get(end)
            .is_some_and(|next| next.0 == Token::String);
    let message = "invalid syntax. Is this intended to be part of the string?";
    is_string_next.then(|| Found::syntax(message, middle.span))?
}

/// Two expressions side by side in brackets.
fn missing_comma(around: &Around) -> Option<Found> {
    if around.depth() == 0 || !around.token().starts_expression() || around.is_in_type_parameters() {
        return None;
    }
    let line = around.lexemes[around.line_start(around.index - 1)].0;
    if line == Token::From || (line == Token::Def && around.depth() == 1) {
        return None;
    }
    let mut start = around.operand_start(around.index)?;
    if matches!(around.lexemes[start].0, Token::Star | Token::DoubleStar) {
        // Only calls unpack any expression.
        let open = around.bracket()?;
        if around.lexemes[open].0 != Token::LeftParen || !around.ends_operand(open - 1) {
            return None;
        }
        start += 1;
    }
    // Nor may the condition of a comprehension be any expression.
    if around.lexemes[start - 1].0 == Token::If && around.back_to(Token::For).is_some() {
        return None;
    }
    let (first, name) = around.lexemes[start];
    let is_prefixed_string =
        first == Token::Name && start + 1 == around.index && around.token() == Token::String;
    let is_soft_keyword =
        first == Token::Name && matches!(around.text(name), "_" | "match" | "case" | "type");
    if is_prefixed_string || is_soft_keyword {
        return None;
    }
    let left = around.expression(start, around.index)?;
    let (right, _) = around.longest_expression(around.index)?;
    Found::syntax(
        "invalid syntax. Perhaps you forgot a comma?",
        left.span.to(right.span),
    )
}

/// `<>`.
fn not_equal_of_old(around: &Around) -> Option<Found> {
    let next = around.lexemes.get(around.index + 1);
    if let (Token::Less, Some(&(Token::Greater, greater))) = (around.token(), next)
        && greater.start == around.span().end
    {
        return Found::syntax("invalid syntax", around.span().to(greater));
    }
    let (before, less) = around.lexemes[around.index - 1];
    if before != Token::Less || around.token() != Token::Greater || less.end != around.span().start {
        return None;
    }
    Found::syntax("invalid syntax", less.to(around.span()))
}
