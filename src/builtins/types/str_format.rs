//! `str.format` and `str.format_map`: walk the template, look fields up, format them.
//!
//! As with `%`, what script code must do is a wish: the template is walked again with its result.

use crate::builtins::types::percent::fulfil;
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::kernel::format_string::{
    self, Accessor, Field, FieldConversion, FieldName, FirstName, MOST_NESTING, Numbering, Part, Parts,
};
use crate::objects::kernel::quote;
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::percent::{Results, Stop, Wish};

/// What the fields of a template refer to.
struct Arguments<'a> {
    positional: &'a [Value],
    /// The keyword arguments, or the mapping of `format_map`; Undef for none.
    named: Value,
    is_map: bool,
    numbering: Numbering,
    results: Results<'a>,
}

/// `str.format(self, *args, **kwargs)`.
pub(super) fn format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    run(cx, args, &[], false)
}

/// `str.format_map(self, mapping)`.
pub(super) fn format_map(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    run(cx, args, &[], true)
}

/// `args`: the template, the named arguments, the positional ones.
fn run(cx: &mut Cx, args: &[Value], results: &[Value], is_map: bool) -> Result<Outcome, Raise> {
    let Some(template) = cx.as_str(args[0]).map(str::to_owned) else {
        let message = format!(
            "descriptor requires a 'str' object but received '{}'",
            cx.type_name(args[0])
        );
        return Err(cx.type_error(message));
    };
    let mut arguments = Arguments {
        positional: &args[2..],
        named: args[1],
        is_map,
        numbering: Numbering::default(),
        results: Results::new(results),
    };
    let mut out = String::with_capacity(template.len() + 16);
    match fill(cx, &mut out, &template, &mut arguments, MOST_NESTING) {
        Ok(()) => {
            cx.check_text_size(out.len())?;
            done(cx.new_str(&out))
        }
        Err(Stop::Raise(raise)) => Err(raise),
        Err(Stop::Wish(wish)) => {
            let mut kept = args.to_vec();
            kept.extend_from_slice(results);
            let state = (args.len() as u32) << 1 | u32::from(is_map);
            fulfil(cx, wish, &FULFILLED, state, &kept)
        }
    }
}

static FULFILLED: Then = Then {
    name: "str.format.fulfilled",
    resume: fulfilled,
    catches: false,
};

fn fulfilled(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let (args, results) = kept.values.split_at(kept.state as usize >> 1);
    let mut results = results.to_vec();
    results.push(resumed.value());
    run(cx, args, &results, kept.state & 1 == 1)
}

/// Formats a template behind `out`. Specs with fields are templates themselves: `depth` more of them.
fn fill(
    cx: &mut Cx,
    out: &mut String,
    template: &str,
    arguments: &mut Arguments<'_>,
    depth: usize,
) -> Result<(), Stop> {
    if depth == 0 {
        return Err(cx.raise_kernel(format_string::too_deep()).into());
    }
    for part in Parts::new(template) {
        match cx.kernel(part)? {
            Part::Literal(text) => out.push_str(text),
            Part::Field(field) => {
                let value = look_up(cx, field.name, arguments)?;
                let value = convert(cx, &field, value, arguments)?;
                if field.spec_has_fields {
                    let mut spec = String::new();
                    fill(cx, &mut spec, field.spec, arguments, depth - 1)?;
                    push_formatted(cx, out, value, &spec, arguments)?;
                } else {
                    push_formatted(cx, out, value, field.spec, arguments)?;
                }
            }
        }
    }
    Ok(())
}

fn push_formatted(
    cx: &mut Cx,
    out: &mut String,
    value: Value,
    spec: &str,
    arguments: &mut Arguments<'_>,
) -> Result<(), Stop> {
    let text = match cx.format_value(value, spec)? {
        Answer::Known(text) => text,
        Answer::Script => {
            let spec = cx.new_str(spec);
            arguments.results.take(Wish::Format(value, spec))?
        }
    };
    out.push_str(cx.as_str(text).unwrap_or_default());
    Ok(())
}

fn convert(
    cx: &mut Cx,
    field: &Field<'_>,
    value: Value,
    arguments: &mut Arguments<'_>,
) -> Result<Value, Stop> {
    let conversion = field.checked_conversion();
    Ok(match cx.kernel(conversion)? {
        FieldConversion::None => value,
        FieldConversion::Str => cx.wished_str(value, &mut arguments.results)?,
        FieldConversion::Repr => {
            let text = cx.wished_repr(value, &mut arguments.results)?;
            cx.new_str(&text)
        }
        FieldConversion::Ascii => {
            let text = cx.wished_repr(value, &mut arguments.results)?;
            cx.new_str(&quote::escape_non_ascii(&text))
        }
    })
}

/// The value that a field's name refers to.
fn look_up(cx: &mut Cx, name: &str, arguments: &mut Arguments<'_>) -> Result<Value, Stop> {
    let parsed = FieldName::parse(name);
    let mut name = cx.kernel(parsed)?;
    let mut value = first(cx, name.first, arguments)?;
    for accessor in name.by_ref() {
        value = match cx.kernel(accessor)? {
            Accessor::Attribute(attribute) => {
                let attribute = cx.intern(attribute).value();
                arguments.results.take(Wish::Attribute(value, attribute))?
            }
            Accessor::Index(index) => {
                let index = cx.new_size(index);
                cx.wished_item(value, index, &mut arguments.results)?
            }
            Accessor::Key(key) => {
                let key = cx.new_str(key);
                cx.wished_item(value, key, &mut arguments.results)?
            }
        };
    }
    Ok(value)
}

fn first(cx: &mut Cx, first: FirstName<'_>, arguments: &mut Arguments<'_>) -> Result<Value, Stop> {
    let position = arguments.numbering.resolve(first);
    if let Some(position) = cx.kernel(position)? {
        if arguments.is_map {
            return Err(cx.raise_kernel(format_string::positional_in_map()).into());
        }
        return match arguments.positional.get(position) {
            Some(value) => Ok(*value),
            None => Err(cx
                .raise_kernel(format_string::index_out_of_range(position))
                .into()),
        };
    }
    let FirstName::Keyword(name) = first else {
        unreachable!("only keywords have no position");
    };
    let name = cx.new_str(name);
    if arguments.is_map {
        return cx.wished_item(arguments.named, name, &mut arguments.results);
    }
    let found = match arguments.named.as_gc::<Dict>() {
        Some(named) => cx.dict_get(named, name)?,
        None => Answer::Known(None),
    };
    match found {
        Answer::Known(Some(value)) => Ok(value),
        _ => Err(cx.key_error(name).into()),
    }
}
