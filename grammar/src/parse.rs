//! The entry points: text in, checked tree out.

use lalrpop_util::ParseError;

use crate::ast::{Expression, Module, Span};
use crate::builder::{Builder, Root};
use crate::check;
use crate::diagnose;
use crate::error::SyntaxError;
use crate::grammar::rootParser;
use crate::layout::{self, Tokens};
use crate::soft_keyword;
use crate::source::Source;
use crate::token::{Cause, Lexeme, Token};
use crate::warning::SyntaxWarning;

/// What a prompt has been given so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Interactive {
    Complete(Module),
    /// A good beginning: more lines are needed.
    Incomplete,
}

/// Where `await`, `async for` and `async with` may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaiting {
    /// In coroutines only, as Python has it.
    InCoroutines,
    /// Outside of every function too, which makes a coroutine of the whole text.
    Anywhere,
}

/// Parses a script or module, which may await.
pub fn parse_module(source: &Source) -> Result<Module, SyntaxError> {
    parse_module_as(source, Awaiting::Anywhere)
}

/// Parses a script or module.
pub fn parse_module_as(source: &Source, awaiting: Awaiting) -> Result<Module, SyntaxError> {
    let tokens = tokenize(source, Token::StartModule);
    parse(source, &tokens, awaiting)
        .map(|(root, warnings)| module(source, root, warnings))
        .map_err(|failure| failure.explain(source, &tokens))
}

/// Parses one expression, which may await.
pub fn parse_expression(source: &Source) -> Result<Expression, SyntaxError> {
    parse_expression_as(source, Awaiting::Anywhere)
}

/// Parses the argument of `eval`: one expression.
pub fn parse_expression_as(source: &Source, awaiting: Awaiting) -> Result<Expression, SyntaxError> {
    let tokens = tokenize(source, Token::StartExpression);
    match parse(source, &tokens, awaiting) {
        Ok((Root::Expression(body), warnings)) => Ok(Expression { body, warnings }),
        Ok((Root::Module(_), _)) => unreachable!("an expression was asked for"),
        Err(failure) => Err(failure.explain(source, &tokens)),
    }
}

/// Parses what was typed at a prompt: lines joined by line breaks, the last without one. More lines are
/// needed inside brackets, triple quotes and blocks; a compound statement ends with an empty line.
pub fn parse_interactive(source: &Source) -> Result<Interactive, SyntaxError> {
    let tokens = tokenize(source, Token::StartModule);
    let ends_with_empty_line = source
        .text()
        .rsplit('\n')
        .next()
        .is_none_or(|line| line.trim().is_empty());
    match parse(source, &tokens, Awaiting::Anywhere) {
        Ok((root, warnings)) => {
            let module = module(source, root, warnings);
            let is_open = module.body.last().is_some_and(|stmt| stmt.node.is_compound());
            match is_open && !ends_with_empty_line {
                true => Ok(Interactive::Incomplete),
                false => Ok(Interactive::Complete(module)),
            }
        }
        Err(failure) if failure.is_at_end(&tokens) => Ok(Interactive::Incomplete),
        Err(failure) => Err(failure.explain(source, &tokens)),
    }
}

fn module(source: &Source, root: Root, warnings: Vec<SyntaxWarning>) -> Module {
    let Root::Module(body) = root else {
        unreachable!("a module was asked for")
    };
    Module {
        body,
        span: Span::new(0, source.text().len() as u32),
        warnings,
    }
}

fn tokenize(source: &Source, start: Token) -> Tokens {
    let mut tokens = layout::tokenize(source, start);
    soft_keyword::resolve(source, &mut tokens.lexemes);
    tokens
}

/// Why there is no tree.
enum Failure {
    /// The text could not be cut into tokens; up to there, all was well.
    Token,
    /// The token at this index cannot stand where it does.
    Grammar(usize),
    /// The builder or a check refused a construct.
    Construct(SyntaxError),
}

impl Failure {
    fn explain(self, source: &Source, tokens: &Tokens) -> SyntaxError {
        match self {
            Failure::Construct(error) => error,
            Failure::Grammar(index) => diagnose::diagnose(source, tokens, index),
            Failure::Token => diagnose::diagnose_end(source, tokens),
        }
    }

    /// Whether more text might have helped.
    fn is_at_end(&self, tokens: &Tokens) -> bool {
        match self {
            Failure::Construct(_) => false,
            Failure::Token => {
                let cause = tokens.error.as_ref().map(|error| error.cause);
                matches!(
                    cause,
                    Some(Cause::OpenString | Cause::OpenLine | Cause::OpenBracket)
                )
            }
            Failure::Grammar(index) => {
                let is_end = |lexeme: &Lexeme| lexeme.0 == Token::Dedent;
                let before = tokens.lexemes[index - 1].0;
                tokens.error.is_none()
                    && matches!(before, Token::Newline | Token::Dedent)
                    && tokens.lexemes[*index..].iter().all(is_end)
            }
        }
    }
}

fn parse(
    source: &Source,
    tokens: &Tokens,
    awaiting: Awaiting,
) -> Result<(Root, Vec<SyntaxWarning>), Failure> {
    let mut builder = Builder::new(source);
    let parsed = run(&mut builder, &tokens.lexemes);
    let mut warnings = builder.into_warnings().map_err(Failure::Construct)?;
    match parsed {
        // With the end of the tokens missing, what the grammar says about the end means nothing.
        Err(index) if index < tokens.lexemes.len() => Err(Failure::Grammar(index)),
        _ if tokens.error.is_some() => Err(Failure::Token),
        Ok(root) => match check(source, &root, awaiting) {
            Ok(more) => {
                warnings.extend(more);
                Ok((root, warnings))
            }
            Err(error) => Err(Failure::Construct(error)),
        },
        Err(index) => Err(Failure::Grammar(index)),
    }
}

fn check(source: &Source, root: &Root, awaiting: Awaiting) -> Result<Vec<SyntaxWarning>, SyntaxError> {
    match root {
        Root::Module(body) => check::check_module(source, body, awaiting),
        Root::Expression(expr) => check::check_expression(source, expr, awaiting),
    }
}

/// Runs the grammar; an error is the index of the token that cannot stand where it does.
pub(crate) fn run(builder: &mut Builder, lexemes: &[Lexeme]) -> Result<Root, usize> {
    let triples = lexemes
        .iter()
        .map(|&(token, span)| Ok((span.start, token, span.end)));
    let mut taken = 0;
    let counted = triples.inspect(|_| taken += 1);
    match rootParser::new().parse(builder, counted) {
        Ok(root) => Ok(root),
        Err(ParseError::UnrecognizedEof { .. }) => Err(lexemes.len()),
        Err(_) => Err(taken - 1),
    }
}
