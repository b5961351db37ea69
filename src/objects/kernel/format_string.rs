//! Templates of `str.format`: literals and `{field!conversion:spec}`.
//!
//! [`Parts`] walks a template lazily; [`FieldName`] takes a field's name apart. The driver looks values up
//! and formats them; [`Numbering`] remembers whether fields are numbered automatically.
//!
//! See: <https://docs.python.org/3/library/string.html#format-string-syntax>

use super::unicode::decimal_value;
use super::{KernelError, KernelResult};

/// How deep fields may nest: a spec may hold fields, their specs may not.
pub(crate) const MOST_NESTING: usize = 2;

#[derive(Debug, PartialEq)]
pub(crate) enum Part<'a> {
    Literal(&'a str),
    Field(Field<'a>),
}

#[derive(Debug, PartialEq)]
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) conversion: Option<char>,
    pub(crate) spec: &'a str,
    /// Whether `spec` is itself a template that must be formatted first.
    pub(crate) spec_has_fields: bool,
}

/// The conversion between a field's value and its formatting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldConversion {
    None,
    Repr,
    Str,
    Ascii,
}

impl Field<'_> {
    /// Judges the conversion, which the driver does after it has looked up the value.
    pub(crate) fn checked_conversion(&self) -> KernelResult<FieldConversion> {
        match self.conversion {
            None => Ok(FieldConversion::None),
            Some('r') => Ok(FieldConversion::Repr),
            Some('s') => Ok(FieldConversion::Str),
            Some('a') => Ok(FieldConversion::Ascii),
            Some(c @ '!'..='~') => Err(KernelError::value(format!("Unknown conversion specifier {c}"))),
            Some(c) => Err(KernelError::value(format!(
                "Unknown conversion specifier \\x{:x}",
                u32::from(c)
            ))),
        }
    }
}

/// Walks a template. After an error it ends.
pub(crate) struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Parts<'a> {
    pub(crate) fn new(template: &'a str) -> Self {
        Parts { rest: template }
    }

    fn literal(&mut self, length: usize, skipped: usize) -> Part<'a> {
        let literal = &self.rest[..length];
        self.rest = &self.rest[length + skipped..];
        Part::Literal(literal)
    }

    /// Parses a field; `rest` starts after its `{`.
    fn field(&mut self) -> KernelResult<Field<'a>> {
        let name_end = self.name_end()?;
        let name = &self.rest[..name_end];
        let mut after = self.rest[name_end..].chars();
        let mut conversion = None;
        let mut mark = after.next();
        if mark == Some('!') {
            conversion = after.next();
            if conversion.is_none() {
                return Err(KernelError::value(
                    "end of string while looking for conversion specifier",
                ));
            }
            mark = after.next();
            match mark {
                None => return Err(unmatched_brace()),
                Some(':' | '}') => {}
                Some(_) => return Err(KernelError::value("expected ':' after conversion specifier")),
            }
        }
        self.rest = after.as_str();
        if mark == Some('}') {
            return Ok(Field {
                name,
                conversion,
                spec: "",
                spec_has_fields: false,
            });
        }
        let mut open = 1usize;
        let mut spec_has_fields = false;
        for (position, byte) in self.rest.bytes().enumerate() {
            match byte {
                b'{' => {
                    open += 1;
                    spec_has_fields = true;
                }
                b'}' => open -= 1,
                _ => {}
            }
            if open == 0 {
                let spec = &self.rest[..position];
                self.rest = &self.rest[position + 1..];
                return Ok(Field {
                    name,
                    conversion,
                    spec,
                    spec_has_fields,
                });
            }
        }
        Err(unmatched_brace())
    }

    /// Finds the `}`, `:` or `!` that ends the name; inside brackets they are part of a key.
    fn name_end(&self) -> KernelResult<usize> {
        let mut in_brackets = false;
        for (position, byte) in self.rest.bytes().enumerate() {
            match byte {
                b'[' => in_brackets = true,
                b']' => in_brackets = false,
                b'{' if !in_brackets => return Err(KernelError::value("unexpected '{' in field name")),
                b'}' | b':' | b'!' if !in_brackets => return Ok(position),
                _ => {}
            }
        }
        Err(KernelError::value("expected '}' before end of string"))
    }
}

fn unmatched_brace() -> KernelError {
    KernelError::value("unmatched '{' in format spec")
}

impl<'a> Iterator for Parts<'a> {
    type Item = KernelResult<Part<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let bytes = self.rest.as_bytes();
        let Some(position) = memchr::memchr2(b'{', b'}', bytes) else {
            return Some(Ok(self.literal(bytes.len(), 0)));
        };
        let brace = bytes[position];
        let result = match bytes.get(position + 1) {
            // A doubled brace stands for itself and ends a literal.
            Some(&next) if next == brace => Ok(self.literal(position + 1, 1)),
            // What stands before a field, or before a mistake, comes first.
            _ if position > 0 => Ok(self.literal(position, 0)),
            None if brace == b'{' => Err(KernelError::value("Single '{' encountered in format string")),
            _ if brace == b'}' => Err(KernelError::value("Single '}' encountered in format string")),
            _ => {
                self.rest = &self.rest[1..];
                self.field().map(Part::Field)
            }
        };
        if result.is_err() {
            self.rest = "";
        }
        Some(result)
    }
}

/// The first part of a field's name: which argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FirstName<'a> {
    /// Empty: the next positional argument.
    Next,
    Index(usize),
    Keyword(&'a str),
}

/// A further part of a field's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accessor<'a> {
    Attribute(&'a str),
    Index(usize),
    Key(&'a str),
}

/// A field's name taken apart; iterating over it gives the accessors in order.
#[derive(Debug)]
pub(crate) struct FieldName<'a> {
    pub(crate) first: FirstName<'a>,
    rest: &'a str,
}

impl<'a> FieldName<'a> {
    pub(crate) fn parse(name: &'a str) -> KernelResult<FieldName<'a>> {
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let (first, rest) = name.split_at(end);
        let first = match index_of(first)? {
            _ if first.is_empty() => FirstName::Next,
            Some(index) => FirstName::Index(index),
            None => FirstName::Keyword(first),
        };
        Ok(FieldName { first, rest })
    }

    fn accessor(&mut self) -> KernelResult<Accessor<'a>> {
        let empty = || KernelError::value("Empty attribute in format string");
        if let Some(rest) = self.rest.strip_prefix('.') {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            self.rest = &rest[end..];
            return if end == 0 {
                Err(empty())
            } else {
                Ok(Accessor::Attribute(&rest[..end]))
            };
        }
        let Some(rest) = self.rest.strip_prefix('[') else {
            return Err(KernelError::value(
                "Only '.' or '[' may follow ']' in format field specifier",
            ));
        };
        let end = rest
            .find(']')
            .ok_or_else(|| KernelError::value("Missing ']' in format string"))?;
        self.rest = &rest[end + 1..];
        let key = &rest[..end];
        if key.is_empty() {
            return Err(empty());
        }
        Ok(index_of(key)?.map_or(Accessor::Key(key), Accessor::Index))
    }
}

impl<'a> Iterator for FieldName<'a> {
    type Item = KernelResult<Accessor<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let accessor = self.accessor();
        if accessor.is_err() {
            self.rest = "";
        }
        Some(accessor)
    }
}

/// The number that `text` consists of, if it consists of digits.
fn index_of(text: &str) -> KernelResult<Option<usize>> {
    let mut value = 0usize;
    for c in text.chars() {
        let Some(digit) = decimal_value(c) else {
            return Ok(None);
        };
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit as usize))
            .filter(|&value| value <= isize::MAX as usize)
            .ok_or_else(|| KernelError::value("Too many decimal digits in format string"))?;
    }
    Ok((!text.is_empty()).then_some(value))
}

/// Whether the fields of a template are numbered by hand or automatically; never both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Numbering {
    #[default]
    Undecided,
    Automatic {
        next: usize,
    },
    Manual,
}

impl Numbering {
    /// Returns the index of the positional argument that `first` means, `None` for a keyword.
    pub(crate) fn resolve(&mut self, first: FirstName<'_>) -> KernelResult<Option<usize>> {
        let index = match (first, *self) {
            (FirstName::Keyword(_), _) => return Ok(None),
            (FirstName::Next, Numbering::Manual) => {
                return Err(KernelError::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            (FirstName::Index(_), Numbering::Automatic { .. }) => {
                return Err(KernelError::value(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            (FirstName::Next, Numbering::Automatic { next }) => next,
            (FirstName::Next, Numbering::Undecided) => 0,
            (FirstName::Index(index), _) => {
                *self = Numbering::Manual;
                return Ok(Some(index));
            }
        };
        *self = Numbering::Automatic { next: index + 1 };
        Ok(Some(index))
    }
}

/// There is no positional argument `index`.
pub(crate) fn index_out_of_range(index: usize) -> KernelError {
    KernelError::index(format!(
        "Replacement index {index} out of range for positional args tuple"
    ))
}

/// A positional field in a `format_map` template.
pub(crate) fn positional_in_map() -> KernelError {
    KernelError::value("Format string contains positional fields")
}

/// Fields nested deeper than [`MOST_NESTING`].
pub(crate) fn too_deep() -> KernelError {
    KernelError::value("Max string recursion exceeded")
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    /// Shows parts as `literal` and `<name!c:spec>`, or the first error.
    fn show(template: &str) -> String {
        let mut out = String::new();
        for part in Parts::new(template) {
            match part {
                Ok(Part::Literal(text)) => out.push_str(text),
                Ok(Part::Field(field)) => {
                    if let Err(error) = field.checked_conversion() { return error.message; }
                    let conversion = field.conversion.map(|c| format!("!{c}")).unwrap_or_default();
                    out += &format!("<{}{conversion}:{}>", field.name, field.spec);
                }
                Err(error) => return error.message,
            }
        }
        out
    }

    #[test]
    fn templates() {
        for (template, expected) in [
            ("a{}b", "a<:>b"), ("{{}}", "{}"), ("{{{}}}", "{<:>}"), ("{0!r:>5}", "<0!r:>5>"), ("{:{}}|", "<:{}>|"), ("{0:{{}}}", "<0:{{}}>"),
            ("{0[a}b]}", "<0[a}b]:>"), ("{0[:]}", "<0[:]:>"), ("{0[a{b]}", "<0[a{b]:>"), ("{a:b:c}", "<a:b:c>"), ("{a!r:b!c}", "<a!r:b!c>"), ("{!r:}", "<!r:>"),
            ("é{x}ü", "é<x:>ü"), ("", ""),
        ] {
            assert_eq!(show(template), expected);
        }
    }

    #[test]
    fn mistakes() {
        for (template, expected) in [
            ("{", "Single '{' encountered in format string"), ("}", "Single '}' encountered in format string"), ("}}{", "Single '{' encountered in format string"),
            ("{0}}", "Single '}' encountered in format string"), ("{0", "expected '}' before end of string"), ("{0!r", "unmatched '{' in format spec"),
            ("{0!}", "unmatched '{' in format spec"), ("{0!x}", "Unknown conversion specifier x"), ("{!é}", "Unknown conversion specifier \\xe9"),
            ("{0!rr}", "expected ':' after conversion specifier"), ("{0[}", "expected '}' before end of string"), ("{0!}}", "Unknown conversion specifier }"),
            ("{:", "unmatched '{' in format spec"), ("{:{}", "unmatched '{' in format spec"), ("{a!", "end of string while looking for conversion specifier"),
            ("{a{b}", "unexpected '{' in field name"), ("{!r }", "expected ':' after conversion specifier"),
        ] {
            assert_eq!(show(template), expected, "{template:?}");
        }
    }

    fn names(name: &str) -> Result<(FirstName<'_>, Vec<Accessor<'_>>), String> {
        let field = FieldName::parse(name).map_err(|error| error.message)?;
        let first = field.first;
        field.collect::<KernelResult<Vec<_>>>().map(|rest| (first, rest)).map_err(|error| error.message)
    }

    #[test]
    fn field_names() {
        use Accessor::{Attribute, Key};
        assert_eq!(names(""), Ok((FirstName::Next, vec![])));
        assert_eq!(names("01"), Ok((FirstName::Index(1), vec![])));
        assert_eq!(names("٣"), Ok((FirstName::Index(3), vec![])));
        assert_eq!(names("-1"), Ok((FirstName::Keyword("-1"), vec![])));
        assert_eq!(names("a.b[0][x y].c"), Ok((FirstName::Keyword("a"), vec![Attribute("b"), Accessor::Index(0), Key("x y"), Attribute("c")])));
        assert_eq!(names("[-1]"), Ok((FirstName::Next, vec![Key("-1")])));
        for (name, expected) in [
            ("0.", "Empty attribute in format string"), ("0[]", "Empty attribute in format string"), ("0[1].", "Empty attribute in format string"),
            ("0[1]x", "Only '.' or '[' may follow ']' in format field specifier"), ("0[99999999999999999999]", "Too many decimal digits in format string"),
        ] {
            assert_eq!(names(name), Err(expected.to_string()));
        }
    }

    #[test]
    fn numbering_is_automatic_or_manual() {
        let mut numbering = Numbering::default();
        assert_eq!(numbering.resolve(FirstName::Next), Ok(Some(0)));
        assert_eq!(numbering.resolve(FirstName::Keyword("a")), Ok(None));
        assert_eq!(numbering.resolve(FirstName::Next), Ok(Some(1)));
        let error = numbering.resolve(FirstName::Index(0)).expect_err("mixed");
        assert_eq!(error.message, "cannot switch from automatic field numbering to manual field specification");
        let mut numbering = Numbering::default();
        assert_eq!(numbering.resolve(FirstName::Index(2)), Ok(Some(2)));
        let error = numbering.resolve(FirstName::Next).expect_err("mixed");
        assert_eq!(error.message, "cannot switch from manual field specification to automatic field numbering");
    }
}
