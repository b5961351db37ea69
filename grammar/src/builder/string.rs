//! Strings: literals side by side are one string, and with an f-string or t-string among them, one of those.

use crate::ast::*;
use crate::literal::{self, Style};

use super::Builder;

/// One literal among those that stand side by side.
pub(crate) enum StringPiece {
    Plain(Span),
    FString(Interpolated),
    TString(Interpolated),
}

/// An f-string or t-string.
pub(crate) struct Interpolated {
    style: Style,
    pieces: Vec<FStringPiece>,
    span: Span,
}

/// What an f-string is made of.
pub(crate) enum FStringPiece {
    Text(Span),
    Field(Box<ReplacementField>),
}

/// `{value = !conversion :spec}`.
pub(crate) struct ReplacementField {
    value: Expr,
    /// With `=`: the text that is shown before the value.
    debug: Option<Span>,
    /// The text from the brace to the end of the value.
    written: Span,
    /// The name after `!`.
    conversion: Option<Span>,
    spec: Option<FormatSpec>,
    span: Span,
}

/// What follows the colon of a replacement field.
pub(crate) struct FormatSpec {
    pub l: u32,
    pub pieces: Vec<FStringPiece>,
    pub r: u32,
}

/// Which node a replacement field becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FieldKind {
    Formatted,
    Interpolation,
}

impl FieldKind {
    /// What the string around is called.
    fn string_name(self) -> &'static str {
        match self {
            FieldKind::Formatted => "f-string",
            FieldKind::Interpolation => "t-string",
        }
    }
}

/// What the parts of an f-string or t-string know of it.
#[derive(Clone, Copy)]
struct StringAround {
    kind: FieldKind,
    style: Style,
    /// The quotes at its end, where CPython points when it cannot read a part of the text.
    closing: Span,
}

impl StringAround {
    fn new(kind: FieldKind, string: &Interpolated) -> Self {
        let (style, end) = (string.style, string.span.end);
        StringAround {
            kind,
            style,
            closing: Span::new(end - style.quote_length() as u32, end),
        }
    }
}

/// The values of a joined string so far, and the text that will be its next constant.
struct Joined {
    values: Vec<Expr>,
    text: String,
    span: Span,
    prefix: StrPrefix,
}

impl Builder<'_> {
    pub fn fstring(&mut self, l: u32, quotes_end: u32, pieces: Vec<FStringPiece>, r: u32) -> StringPiece {
        let style = Style::of_prefix(self.text(Span::new(l, quotes_end)));
        StringPiece::FString(Interpolated {
            style,
            pieces,
            span: Span::new(l, r),
        })
    }

    pub fn tstring(&mut self, l: u32, quotes_end: u32, pieces: Vec<FStringPiece>, r: u32) -> StringPiece {
        let style = Style::of_prefix(self.text(Span::new(l, quotes_end)));
        StringPiece::TString(Interpolated {
            style,
            pieces,
            span: Span::new(l, r),
        })
    }

    pub fn replacement_field(
        &mut self,
        value: Expr,
        written: Span,
        debug: Option<u32>,
        conversion: Option<Span>,
        spec: Option<FormatSpec>,
        span: Span,
    ) -> FStringPiece {
        // The white space around the value and `=` is part of what is shown.
        let debug = debug.map(|equal_end| {
            let rest = &self.text[equal_end as usize..];
            let space = rest.len() - rest.trim_start_matches([' ', '\t', '\x0c', '\n']).len();
            Span::new(written.start, equal_end + space as u32)
        });
        let field = ReplacementField {
            value,
            debug,
            written,
            conversion,
            spec,
            span,
        };
        FStringPiece::Field(field.into())
    }

    fn conversion(&mut self, name: Span, kind: FieldKind) -> Conversion {
        let string = kind.string_name();
        let before = &self.text[..name.start as usize];
        if !before.ends_with('!') {
            let mark = before.rfind('!').expect("the grammar saw the mark");
            let message = format!("{string}: conversion type must come right after the exclamation mark");
            self.fail(Span::new(mark as u32, name.end), message);
        }
        match self.text(name) {
            "s" => Conversion::Str,
            "r" => Conversion::Repr,
            "a" => Conversion::Ascii,
            other => {
                let message =
                    format!("{string}: invalid conversion character '{other}': expected 's', 'r', or 'a'");
                self.fail(name, message);
                Conversion::None
            }
        }
    }

    pub fn strings(&mut self, l: u32, pieces: Vec<StringPiece>, r: u32) -> Expr {
        let has_tstring = pieces
            .iter()
            .any(|piece| matches!(piece, StringPiece::TString(_)));
        let has_other = pieces
            .iter()
            .any(|piece| !matches!(piece, StringPiece::TString(_)));
        let span = Span::new(l, r);
        if has_tstring && has_other {
            self.fail(span, "cannot mix t-string literals with string or bytes literals");
        }
        if let [StringPiece::Plain(literal)] = pieces[..] {
            return self.single_string(literal);
        }
        let is_bytes = |piece: &StringPiece, text: &str| match piece {
            StringPiece::Plain(span) => Style::split(&text[span.start as usize..span.end as usize])
                .0
                .is_bytes(),
            _ => false,
        };
        let bytes_count = pieces.iter().filter(|piece| is_bytes(piece, self.text)).count();
        if bytes_count == pieces.len() {
            return self.joined_bytes(span, &pieces);
        }
        if bytes_count > 0 {
            let next = self.next_character(span.end);
            let mut error = self.error(Span::new(next, next), "cannot mix bytes and nonbytes literals");
            error.widen(1);
            self.error.get_or_insert(error);
        }
        let is_plain = pieces.iter().all(|piece| matches!(piece, StringPiece::Plain(_)));
        let mut joined = Joined::new(l);
        for piece in pieces {
            match piece {
                StringPiece::Plain(literal) => self.append_plain(literal, &mut joined),
                StringPiece::FString(string) => {
                    let around = StringAround::new(FieldKind::Formatted, &string);
                    self.append_pieces(around, string.pieces, &mut joined);
                    joined.end(string.span);
                }
                StringPiece::TString(string) => {
                    let around = StringAround::new(FieldKind::Interpolation, &string);
                    self.append_pieces(around, string.pieces, &mut joined);
                    joined.end(string.span);
                }
            }
        }
        if is_plain {
            let node = ExprKind::Constant {
                value: Constant::Str(joined.text.into()),
                prefix: joined.prefix,
            };
            return self.expr(l, node, r);
        }
        let values = self.finish(joined);
        let node = if has_tstring {
            ExprKind::TemplateStr { values }
        } else {
            ExprKind::JoinedStr { values }
        };
        self.expr(l, node, r)
    }

    fn single_string(&mut self, span: Span) -> Expr {
        let (style, body) = Style::split(self.text(span));
        self.check_escapes(style, inside(style, body, span));
        let value = literal::value(style, body).unwrap_or_else(|message| {
            self.fail(span, message);
            Constant::None
        });
        let prefix = if style.has_u_prefix() {
            StrPrefix::U
        } else {
            StrPrefix::None
        };
        self.expr(span.start, ExprKind::Constant { value, prefix }, span.end)
    }

    fn joined_bytes(&mut self, span: Span, pieces: &[StringPiece]) -> Expr {
        let mut bytes = Vec::new();
        for piece in pieces {
            let StringPiece::Plain(literal) = piece else {
                continue;
            };
            let (style, body) = Style::split(self.text(*literal));
            self.check_escapes(style, inside(style, body, *literal));
            if let Err(message) = literal::decode_bytes(style, body, &mut bytes) {
                self.fail(*literal, message);
            }
        }
        self.constant(span.start, Constant::Bytes(bytes.into()), span.end)
    }

    fn append_plain(&mut self, literal: Span, joined: &mut Joined) {
        let (style, body) = Style::split(self.text(literal));
        self.check_escapes(style, inside(style, body, literal));
        if joined.begin(literal.start) && style.has_u_prefix() {
            joined.prefix = StrPrefix::U;
        }
        if let Err(message) = literal::decode_text(style, body, &mut joined.text) {
            self.fail(literal, message);
        }
        joined.end(literal);
    }

    fn append_pieces(&mut self, string: StringAround, pieces: Vec<FStringPiece>, joined: &mut Joined) {
        let style = string.style;
        for piece in pieces {
            match piece {
                FStringPiece::Text(span) => {
                    joined.begin(span.start);
                    let body = self.text(span);
                    self.check_escapes(style, span);
                    if let Err(message) = literal::decode_fstring_text(style, body, &mut joined.text) {
                        self.fail(string.closing, message);
                    }
                    joined.end(span);
                }
                FStringPiece::Field(field) => {
                    if let Some(debug) = field.debug {
                        joined.begin(debug.start);
                        joined.text.push_str(self.text(debug));
                        joined.end(debug);
                    }
                    let value = self.field(string, *field);
                    self.flush(joined);
                    joined.values.push(value);
                }
            }
        }
    }

    fn field(&mut self, string: StringAround, field: ReplacementField) -> Expr {
        let kind = string.kind;
        let Span { start: l, end: r } = field.span;
        let conversion = match field.conversion {
            Some(name) => self.conversion(name, kind),
            // `{x=}` shows the representation.
            None if field.debug.is_some() && field.spec.is_none() => Conversion::Repr,
            None => Conversion::None,
        };
        let format_spec = field.spec.map(|spec| {
            let mut joined = Joined::new(spec.l);
            let around = StringAround {
                kind: FieldKind::Formatted,
                ..string
            };
            self.append_pieces(around, spec.pieces, &mut joined);
            let values = self.finish(joined);
            Box::new(self.expr(spec.l, ExprKind::JoinedStr { values }, spec.r))
        });
        let value = field.value.into();
        let node = match kind {
            FieldKind::Formatted => ExprKind::FormattedValue {
                value,
                conversion,
                format_spec,
            },
            FieldKind::Interpolation => {
                let str = self.text(field.written).into();
                ExprKind::Interpolation {
                    value,
                    str,
                    conversion,
                    format_spec,
                }
            }
        };
        self.expr(l, node, r)
    }

    /// Turns the text collected so far into a constant, if there is any.
    fn flush(&mut self, joined: &mut Joined) {
        if !joined.text.is_empty() {
            let value = Constant::Str(std::mem::take(&mut joined.text).into());
            let node = ExprKind::Constant {
                value,
                prefix: joined.prefix,
            };
            let constant = self.expr(joined.span.start, node, joined.span.end);
            joined.values.push(constant);
        }
        joined.prefix = StrPrefix::None;
    }

    fn finish(&mut self, mut joined: Joined) -> Vec<Expr> {
        self.flush(&mut joined);
        joined.values
    }
}

/// Where the body of a literal stands.
fn inside(style: Style, body: &str, literal: Span) -> Span {
    let end = literal.end - style.quote_length() as u32;
    Span::new(end - body.len() as u32, end)
}

impl Joined {
    fn new(start: u32) -> Self {
        let span = Span::new(start, start);
        Joined {
            values: Vec::new(),
            text: String::new(),
            span,
            prefix: StrPrefix::None,
        }
    }

    /// Notes where more text begins, and returns whether it begins a constant.
    fn begin(&mut self, start: u32) -> bool {
        let is_first = self.text.is_empty();
        if is_first {
            self.span = Span::new(start, start);
        }
        is_first
    }

    fn end(&mut self, span: Span) {
        self.span.end = span.end;
    }
}
