//! `_string`: the parser of `str.format` templates, for `string.Formatter`.

use crate::heap::Value;
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::iterator::IteratorState;
use crate::objects::kernel::format_string::{Accessor, FieldName, FirstName, Part, Parts};
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::sequence::List;
use crate::objects::types::Builtin;

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_string",
    doc: "string helper module",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Parse a template into tuples (literal, field name, format spec, conversion).
    "formatter_parser(template, /)" => formatter_parser,
    /// Split a field name into its first part and the rest, pairs (is attribute, name or key).
    "formatter_field_name_split(name, /)" => formatter_field_name_split,
};

fn text_argument(cx: &mut Cx, value: Value) -> Result<String, Raise> {
    match cx.as_str(value) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let message = format!("expected str, got {}", cx.type_name(value));
            Err(cx.type_error(message))
        }
    }
}

/// An iterator over these items.
fn iterator(cx: &mut Cx, items: Vec<Value>) -> Value {
    let list = cx.new_list(items).as_gc::<List>().expect("it was just made");
    cx.new_iterator(Builtin::ListIterator, IteratorState::List { list, index: 0 })
}

fn formatter_parser(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let template = text_argument(cx, args[0])?;
    let mut rows = Vec::new();
    let mut literal = String::new();
    for part in Parts::new(&template) {
        match cx.kernel(part)? {
            Part::Literal(text) => literal.push_str(text),
            Part::Field(field) => {
                let row = [
                    cx.new_str(&literal),
                    cx.new_str(field.name),
                    cx.new_str(field.spec),
                    field.conversion.map_or(Value::NONE, |c| cx.new_char(c)),
                ];
                literal.clear();
                rows.push(cx.new_tuple(&row));
            }
        }
    }
    if !literal.is_empty() {
        let row = [cx.new_str(&literal), Value::NONE, Value::NONE, Value::NONE];
        rows.push(cx.new_tuple(&row));
    }
    done(iterator(cx, rows))
}

fn formatter_field_name_split(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = text_argument(cx, args[0])?;
    let parsed = FieldName::parse(&name);
    let mut field = cx.kernel(parsed)?;
    let first = match field.first {
        FirstName::Next => cx.new_str(""),
        FirstName::Index(index) => cx.new_size(index),
        FirstName::Keyword(keyword) => cx.new_str(keyword),
    };
    let mut rest = Vec::new();
    for accessor in field.by_ref() {
        let (is_attribute, value) = match cx.kernel(accessor)? {
            Accessor::Attribute(attribute) => (true, cx.new_str(attribute)),
            Accessor::Index(index) => (false, cx.new_size(index)),
            Accessor::Key(key) => (false, cx.new_str(key)),
        };
        rest.push(cx.new_tuple(&[is_attribute.into(), value]));
    }
    let rest = iterator(cx, rest);
    done(cx.new_tuple(&[first, rest]))
}
