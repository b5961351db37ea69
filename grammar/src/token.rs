//! The tokens of Python, as one table.
//!
//! A token carries no value: a name, number or string is its span, and the builder reads the text
//! there. So a token is one byte, and the table says everything that is known by spelling alone. What
//! needs more than a regular expression (numbers and strings, whose mistakes have wordings of their
//! own) is scanned by `number` and `literal` once the table has recognised how it starts.

use logos::Logos;

use crate::ast::Span;
use crate::error::{ErrorKind, Stage, SyntaxError};
use crate::source::Source;

/// One word or sign. Those without an attribute are made by the lexer, the layout pass or the soft
/// keyword pass.
#[derive(Logos, Clone, Copy, Debug, PartialEq, Eq)]
#[logos(skip r"[ \t\x0c]+")]
#[logos(skip r"\\\n")]
#[logos(skip(r"#[^\n]*", allow_greedy = true))]
pub enum Token {
    #[regex(r"[A-Za-z_][A-Za-z0-9_]*")]
    Name,
    /// A name with a character outside ASCII, still to be checked against Unicode's tables.
    #[regex(r"([A-Za-z_][A-Za-z0-9_]*)?[^\x00-\x7f]([A-Za-z0-9_]|[^\x00-\x7f])*")]
    UnicodeName,
    /// Only its first characters: the lexer scans the rest.
    #[regex(r"\.?[0-9]")]
    Number,
    /// A string or bytes literal. Only its prefix and quote: the lexer scans the rest.
    #[regex(r#"([uU]|[bB][rR]?|[rR][bB]?)?('|"|'''|""")"#)]
    String,
    #[regex(r#"([fF][rR]?|[rR][fF])('|"|'''|""")"#)]
    FStringStart,
    #[regex(r#"([tT][rR]?|[rR][tT])('|"|'''|""")"#)]
    TStringStart,
    /// Text between the replacement fields of an f-string or t-string, or of a format specification.
    FStringMiddle,
    FStringEnd,

    #[token("\n")]
    Newline,
    Indent,
    Dedent,
    /// What is being parsed; the first token of every stream.
    StartModule,
    StartExpression,
    StartPrefix,

    #[token("False")]
    False,
    #[token("None")]
    None,
    #[token("True")]
    True,
    #[token("and")]
    And,
    #[token("as")]
    As,
    #[token("assert")]
    Assert,
    #[token("async")]
    Async,
    #[token("await")]
    Await,
    #[token("break")]
    Break,
    #[token("class")]
    Class,
    #[token("continue")]
    Continue,
    #[token("def")]
    Def,
    #[token("del")]
    Del,
    #[token("elif")]
    Elif,
    #[token("else")]
    Else,
    #[token("except")]
    Except,
    #[token("finally")]
    Finally,
    #[token("for")]
    For,
    #[token("from")]
    From,
    #[token("global")]
    Global,
    #[token("if")]
    If,
    #[token("import")]
    Import,
    #[token("in")]
    In,
    #[token("is")]
    Is,
    #[token("lambda")]
    Lambda,
    #[token("nonlocal")]
    Nonlocal,
    #[token("not")]
    Not,
    #[token("or")]
    Or,
    #[token("pass")]
    Pass,
    #[token("raise")]
    Raise,
    #[token("return")]
    Return,
    #[token("try")]
    Try,
    #[token("while")]
    While,
    #[token("with")]
    With,
    #[token("yield")]
    Yield,
    /// Where `match`, `case` and `type` are keywords; elsewhere they are names.
    Match,
    Case,
    Type,

    #[token("(")]
    LeftParen,
    /// The parenthesis around all the items of a `with` statement.
    WithParen,
    #[token(")")]
    RightParen,
    #[token("[")]
    LeftBracket,
    #[token("]")]
    RightBracket,
    #[token("{")]
    LeftBrace,
    #[token("}")]
    RightBrace,
    #[token(",")]
    Comma,
    #[token(":")]
    Colon,
    #[token(":=")]
    ColonEqual,
    #[token(";")]
    Semicolon,
    #[token(".")]
    Dot,
    #[token("...")]
    Ellipsis,
    #[token("->")]
    Arrow,
    #[token("@")]
    At,
    #[token("!")]
    Exclamation,
    #[token("=")]
    Equal,
    #[token("+=")]
    PlusEqual,
    #[token("-=")]
    MinusEqual,
    #[token("*=")]
    StarEqual,
    #[token("@=")]
    AtEqual,
    #[token("/=")]
    SlashEqual,
    #[token("%=")]
    PercentEqual,
    #[token("**=")]
    DoubleStarEqual,
    #[token("<<=")]
    LeftShiftEqual,
    #[token(">>=")]
    RightShiftEqual,
    #[token("|=")]
    BarEqual,
    #[token("^=")]
    CaretEqual,
    #[token("&=")]
    AmpersandEqual,
    #[token("//=")]
    DoubleSlashEqual,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("**")]
    DoubleStar,
    #[token("/")]
    Slash,
    #[token("//")]
    DoubleSlash,
    #[token("%")]
    Percent,
    #[token("<<")]
    LeftShift,
    #[token(">>")]
    RightShift,
    #[token("&")]
    Ampersand,
    #[token("|")]
    Bar,
    #[token("^")]
    Caret,
    #[token("~")]
    Tilde,
    #[token("==")]
    EqualEqual,
    #[token("!=")]
    NotEqual,
    #[token("<")]
    Less,
    #[token("<=")]
    LessEqual,
    #[token(">")]
    Greater,
    #[token(">=")]
    GreaterEqual,
}

/// A token and where it stands.
pub type Lexeme = (Token, Span);

/// Why the text could not be cut into tokens: a diagnostic still without its source.
#[derive(Clone, Debug, PartialEq)]
pub struct LexError {
    pub kind: ErrorKind,
    pub message: String,
    pub span: Span,
    pub cause: Cause,
}

/// What kind of thing stopped the lexer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A literal, name or bracket that is wrong by itself.
    Mistake,
    /// Lines that do not fit together, or a character that means nothing: if the grammar already found
    /// something wrong before it, that is the better thing to report.
    Disorder,
    /// A string was left open: more text might help.
    OpenString,
    /// The last line ends with a backslash: more text might help.
    OpenLine,
    /// A bracket was left open: more text might help.
    OpenBracket,
}

impl LexError {
    pub fn syntax(message: impl Into<String>, span: Span) -> Self {
        LexError::new(ErrorKind::Syntax, message, span)
    }

    pub fn new(kind: ErrorKind, message: impl Into<String>, span: Span) -> Self {
        LexError {
            kind,
            message: message.into(),
            span,
            cause: Cause::Mistake,
        }
    }

    pub fn caused_by(self, cause: Cause) -> Self {
        LexError { cause, ..self }
    }

    /// What the lexer has to say, found out by whom CPython finds it out.
    pub fn diagnostic(&self, source: &Source) -> SyntaxError {
        let is_on_last_line = || {
            let end = source.text().trim_end_matches('\n').len() as u32;
            source.line_of(self.span.start) == source.line_of(end)
        };
        let stage = match self.cause {
            Cause::Mistake | Cause::OpenString => Stage::Tokens,
            Cause::Disorder | Cause::OpenLine => Stage::Grammar,
            Cause::OpenBracket if is_on_last_line() => Stage::Grammar,
            Cause::OpenBracket => Stage::Tokens,
        };
        SyntaxError::new(source, self.kind, self.message.clone(), self.span).at(stage)
    }
}

impl Token {
    /// Whether an expression may begin here.
    pub fn starts_expression(self) -> bool {
        use Token::*;
        matches!(
            self,
            Name | Number
                | String
                | FStringStart
                | TStringStart
                | False
                | None
                | True
                | Await
                | Lambda
                | Not
                | LeftParen
                | LeftBracket
                | LeftBrace
                | Ellipsis
                | Plus
                | Minus
                | Tilde
        )
    }

    /// Whether the token opens a bracket.
    pub fn opens(self) -> bool {
        matches!(
            self,
            Token::LeftParen | Token::WithParen | Token::LeftBracket | Token::LeftBrace
        )
    }

    /// Whether the token closes a bracket.
    pub fn closes(self) -> bool {
        matches!(self, Token::RightParen | Token::RightBracket | Token::RightBrace)
    }

    /// Whether the token is a reserved word.
    pub fn is_keyword(self) -> bool {
        (Token::False as u8..=Token::Yield as u8).contains(&(self as u8))
    }
}
