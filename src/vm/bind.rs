//! Binding arguments to parameters, for compiled functions and for natives. The wording of the errors is
//! CPython's.
//! See: <https://docs.python.org/3/reference/expressions.html#calls>

use smallvec::SmallVec;

use super::registers::Base;
use crate::bytecode::code::Parameters;
use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::StaticMethod;
use crate::objects::dict::Dict;
use crate::objects::event_loop::Wording;
use crate::objects::function::{Function, Native};
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::Raise;
use crate::objects::set::Set;
use crate::objects::signature::NativeKind;
use crate::objects::str::Str;
use crate::objects::suggest;

/// Binds `args` (the last ones named by `keywords`) to the parameters of `function`, writing the registers
/// at `target`. `args` must not overlap the target.
pub(super) fn bind_function(
    cx: &mut Cx,
    function: Gc<Function>,
    args: &[Value],
    keywords: Option<Value>,
    target: Base,
) -> Result<(), Raise> {
    let names = keyword_names(cx, keywords);
    bind_to_parameters(cx, function, args, &names, target).map_err(|raise| {
        let given = args.len() - names.len();
        match cx.heap[function].is_built_in() {
            true => super::bind_like_native::wrong_call(cx, function, given, &names).unwrap_or(raise),
            false => raise,
        }
    })
}

fn bind_to_parameters(
    cx: &mut Cx,
    function: Gc<Function>,
    args: &[Value],
    names: &[Gc<Str>],
    target: Base,
) -> Result<(), Raise> {
    let code = cx.heap[function].code;
    let parameters = cx.heap[code].code.parameters;
    let positional = usize::from(parameters.positional);
    let keyword_only = usize::from(parameters.keyword_only);
    let (given, named) = args.split_at(args.len() - names.len());
    let varargs = positional + keyword_only;
    let varkw = varargs + usize::from(parameters.has_varargs);

    target.clear(0, positional + keyword_only);
    let direct = given.len().min(positional);
    for (index, value) in given[..direct].iter().enumerate() {
        target.set(index, *value);
    }
    if parameters.has_varargs {
        let rest = cx.new_tuple(&given[direct..]);
        target.set(varargs, rest);
    }
    let extra_keywords = parameters.has_varkw.then(|| cx.new_dict());
    if let Some(dict) = extra_keywords {
        target.set(varkw, dict.value());
    }
    for (name, value) in names.iter().zip(named) {
        bind_keyword(
            cx,
            function,
            parameters,
            *name,
            *value,
            extra_keywords,
            target,
            names,
            given.len(),
        )?;
    }
    if given.len() > positional && !parameters.has_varargs {
        return Err(too_many_positional(cx, function, parameters, given.len(), target));
    }
    fill_defaults(cx, function, parameters, target)
}

#[allow(
    clippy::too_many_arguments,
    reason = "the parts of one call, taken apart by the caller above"
)]
fn bind_keyword(
    cx: &mut Cx,
    function: Gc<Function>,
    parameters: Parameters,
    name: Gc<Str>,
    value: Value,
    extra: Option<Gc<Dict>>,
    target: Base,
    names: &[Gc<Str>],
    given: usize,
) -> Result<(), Raise> {
    let code = cx.heap[function].code;
    let first = usize::from(parameters.positional_only);
    let last = usize::from(parameters.positional) + usize::from(parameters.keyword_only);
    let interned = cx.intern_str(name);
    let position = cx.heap[code].local_names[first..last]
        .iter()
        .position(|local| *local == interned);
    match position {
        Some(position) => {
            let index = first + position;
            if !target.get(index).is_undef() {
                let message = format!(
                    "{}() got multiple values for argument '{}'",
                    cx.heap.text(cx.heap[function].qualname),
                    cx.heap.text(name)
                );
                return Err(cx.type_error(message));
            }
            target.set(index, value);
        }
        None => match extra {
            Some(dict) => cx.set_interned(dict, interned, value),
            None => {
                return Err(unexpected_keyword(
                    cx, function, parameters, interned, names, given,
                ));
            }
        },
    }
    Ok(())
}

#[cold]
fn unexpected_keyword(
    cx: &mut Cx,
    function: Gc<Function>,
    parameters: Parameters,
    name: Gc<Str>,
    names: &[Gc<Str>],
    _given: usize,
) -> Raise {
    let code = cx.heap[function].code;
    let qualname = cx.heap.text(cx.heap[function].qualname).to_owned();
    let positional_only = &cx.heap[code].local_names[..usize::from(parameters.positional_only)];
    let as_keyword: Vec<String> = positional_only
        .iter()
        .filter(|local| {
            names
                .iter()
                .any(|name| cx.heap.text(*name) == cx.heap.text(**local))
        })
        .map(|local| cx.heap.text(*local).to_owned())
        .collect();
    if !as_keyword.is_empty() {
        return cx.type_error(format!(
            "{qualname}() got some positional-only arguments passed as keyword arguments: '{}'",
            as_keyword.join(", ")
        ));
    }
    let name = cx.heap.text(name).to_owned();
    let first = usize::from(parameters.positional_only);
    let last = usize::from(parameters.positional) + usize::from(parameters.keyword_only);
    let candidates: Vec<String> = cx.heap[code].local_names[first..last]
        .iter()
        .map(|local| cx.heap.text(*local).to_owned())
        .collect();
    let hint = match suggest::closest(&name, candidates.iter().map(String::as_str)) {
        Some(close) => format!(". Did you mean '{close}'?"),
        None => String::new(),
    };
    cx.type_error(format!(
        "{qualname}() got an unexpected keyword argument '{name}'{hint}"
    ))
}

/// Fills unbound parameters with their defaults; complains about those without one.
fn fill_defaults(
    cx: &mut Cx,
    function: Gc<Function>,
    parameters: Parameters,
    target: Base,
) -> Result<(), Raise> {
    let positional = usize::from(parameters.positional);
    let defaults = cx.heap[function].defaults;
    let defaults: &[Value] = cx.as_tuple(defaults).unwrap_or_default();
    let first_default = positional.saturating_sub(defaults.len());
    let mut missing = Vec::new();
    for index in 0..positional {
        if target.get(index).is_undef() {
            if index >= first_default {
                target.set(
                    index,
                    defaults[index - first_default + defaults.len().saturating_sub(positional)],
                );
            } else {
                missing.push(index);
            }
        }
    }
    if !missing.is_empty() {
        return Err(missing_arguments(cx, function, &missing, "positional"));
    }
    let keyword_defaults = cx.heap[function].keyword_defaults.as_gc::<Dict>();
    for index in positional..positional + usize::from(parameters.keyword_only) {
        if target.get(index).is_undef() {
            let code = cx.heap[function].code;
            let name = cx.heap[code].local_names[index];
            match keyword_defaults.and_then(|defaults| cx.get_name(defaults, name)) {
                Some(value) => target.set(index, value),
                None => missing.push(index),
            }
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(missing_arguments(cx, function, &missing, "keyword-only"))
    }
}

#[cold]
fn missing_arguments(cx: &mut Cx, function: Gc<Function>, missing: &[usize], kind: &str) -> Raise {
    let code = cx.heap[function].code;
    let names: Vec<String> = missing
        .iter()
        .map(|index| format!("'{}'", cx.heap.text(cx.heap[code].local_names[*index])))
        .collect();
    let message = format!(
        "{}() missing {} required {kind} argument{}: {}",
        cx.heap.text(cx.heap[function].qualname),
        names.len(),
        if names.len() == 1 { "" } else { "s" },
        listed(&names),
    );
    cx.type_error(message)
}

/// `a, b, and c`.
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
        [] => String::new(),
    }
}

#[cold]
fn too_many_positional(
    cx: &mut Cx,
    function: Gc<Function>,
    parameters: Parameters,
    given: usize,
    target: Base,
) -> Raise {
    let positional = usize::from(parameters.positional);
    let defaults = cx.as_tuple(cx.heap[function].defaults).map_or(0, <[Value]>::len);
    let keyword_only_given = (positional..positional + usize::from(parameters.keyword_only))
        .filter(|index| !target.get(*index).is_undef())
        .count();
    let takes = if defaults > 0 {
        format!("from {} to {positional}", positional - defaults.min(positional))
    } else {
        positional.to_string()
    };
    let plural = if positional == 1 && defaults == 0 { "" } else { "s" };
    let (extra, verb) = if keyword_only_given > 0 {
        let arguments = |count: usize| if count == 1 { "" } else { "s" };
        (
            format!(
                " positional argument{} (and {keyword_only_given} keyword-only argument{})",
                arguments(given),
                arguments(keyword_only_given)
            ),
            "were",
        )
    } else {
        (String::new(), if given == 1 { "was" } else { "were" })
    };
    let message = format!(
        "{}() takes {takes} positional argument{plural} but {given}{extra} {verb} given",
        cx.heap.text(cx.heap[function].qualname),
    );
    cx.type_error(message)
}

/// The names of the keyword arguments of a call.
fn keyword_names(cx: &Cx, keywords: Option<Value>) -> SmallVec<[Gc<Str>; 8]> {
    let names = keywords.and_then(|tuple| cx.as_tuple(tuple)).unwrap_or_default();
    names.iter().filter_map(|name| name.as_gc::<Str>()).collect()
}

/// The value of a default as a signature writes it.
fn default_value(cx: &mut Cx, text: &str) -> Value {
    match text {
        "?" => Value::UNDEF,
        "None" => Value::NONE,
        "True" => Value::TRUE,
        "False" => Value::FALSE,
        "()" => cx.new_tuple(&[]),
        "b''" => cx.new_bytes(b""),
        _ => {
            if let Some(text) = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
                let text = text.replace("\\n", "\n");
                return cx.new_str(&text);
            }
            if let Ok(number) = text.parse::<i64>() {
                return cx.new_int(number);
            }
            match text.parse::<f64>() {
                Ok(number) => Value::from_float(number),
                // A default that is only for show in `help`.
                Err(_) => Value::UNDEF,
            }
        }
    }
}

/// Binds arguments to a native's signature: the fixed parameters in order, then the items of `*args`.
pub(super) fn bind_native(
    cx: &mut Cx,
    row: &'static NativeRow,
    module: Value,
    args: &[Value],
    keywords: Option<Value>,
) -> Result<Vec<Value>, Raise> {
    let names = keyword_names(cx, keywords);
    bind_parameters(cx, row, module, args, &names).map_err(|raise| {
        let given = &args[..args.len() - names.len()];
        let other = match (cx.loop_hooks.wording)(row) {
            Wording::Native => None,
            Wording::WithClass => wrong_call_with_class(cx, row, given, &names),
            Wording::Script(qualname) => {
                super::bind_like_script::wrong_call(cx, row, &qualname, given, &names)
            }
        };
        other.unwrap_or(raise)
    })
}

/// What is wrong with a call of a native that CPython hands its class too, which counts arguments in its own way:
/// all of them, then the positional ones. `None`: something else.
fn wrong_call_with_class(
    cx: &mut Cx,
    row: &'static NativeRow,
    given: &[Value],
    names: &[Gc<Str>],
) -> Option<Raise> {
    let (name, most) = (row.name(), cx.signature_of(row).len() - 1);
    let positional = usize::from(row.shape.positional) - 1;
    let given = given.len() - 1;
    let count = given + names.len();
    let plural = if most == 1 { "" } else { "s" };
    let message = match most {
        0 => format!("{name}() takes no arguments"),
        _ if count > most => {
            let kind = if given == 0 { "keyword " } else { "" };
            format!("{name}() takes at most {most} {kind}argument{plural} ({count} given)")
        }
        _ if given != positional => {
            let plural = if positional == 1 { "" } else { "s" };
            format!("{name}() takes exactly {positional} positional argument{plural} ({given} given)")
        }
        _ => return None,
    };
    Some(cx.type_error(message))
}

fn bind_parameters(
    cx: &mut Cx,
    row: &'static NativeRow,
    module: Value,
    args: &[Value],
    names: &[Gc<Str>],
) -> Result<Vec<Value>, Raise> {
    let (given, named) = args.split_at(args.len() - names.len());
    let shape = row.shape;
    let positional = usize::from(shape.positional);
    let parameters = cx.signature_of(row);
    let receiver = usize::from(row.signature.contains("(self") || row.signature.contains("(cls"));
    let most = parameters.len() - receiver;
    let takes_keywords = parameters[receiver..]
        .iter()
        .any(|parameter| !matches!(parameter.kind, NativeKind::PositionalOnly));
    // All are counted before any is looked for by its name.
    let is_class = receiver == 1 || row.name().starts_with(char::is_uppercase);
    let has_keyword_only = is_class
        && parameters
            .iter()
            .any(|parameter| parameter.kind == NativeKind::KeywordOnly);
    if (!names.is_empty() || has_keyword_only)
        && takes_keywords
        && !shape.has_varargs
        && !shape.has_varkw
        && args.len() - receiver > most
    {
        let (name, given) = (called_name(cx, row, args), args.len() - receiver);
        let plural = if most == 1 { "" } else { "s" };
        let kind = if names.len() == given { "keyword " } else { "" };
        return Err(cx.type_error(format!(
            "{name}() takes at most {most} {kind}argument{plural} ({given} given)"
        )));
    }
    if given.len() > positional && !shape.has_varargs {
        return Err(native_count(cx, row, module, args, given.len()));
    }
    let mut bound = vec![Value::UNDEF; parameters.len()];
    let direct = given.len().min(positional);
    bound[..direct].copy_from_slice(&given[..direct]);
    for (name, value) in names.iter().zip(named) {
        let text = cx.heap.text(*name);
        let found = parameters.iter().position(|parameter| {
            parameter.name == text && matches!(parameter.kind, NativeKind::Either | NativeKind::KeywordOnly)
        });
        match found {
            Some(index) if index < direct => {
                let message = format!(
                    "argument for {}() given by name ('{text}') and position ({})",
                    row.name(),
                    index + 1 - receiver
                );
                return Err(cx.type_error(message));
            }
            Some(index) => bound[index] = *value,
            None => match parameters
                .iter()
                .position(|parameter| parameter.kind == NativeKind::VarKw)
            {
                Some(index) => {
                    let dict = match bound[index].as_gc::<Dict>() {
                        Some(dict) => dict,
                        None => cx.new_dict(),
                    };
                    bound[index] = dict.value();
                    let name = cx.intern_str(*name);
                    cx.set_interned(dict, name, *value);
                }
                None => {
                    let text = text.to_owned();
                    let only_positional = parameters.iter().all(|parameter| {
                        parameter.kind == NativeKind::PositionalOnly || parameter.name == "self"
                    });
                    if only_positional && partner_takes_keywords(cx, row, args) {
                        continue;
                    }
                    // What is missing is told before what there is too much of.
                    let missing = parameters[receiver..].iter().position(|parameter| {
                        parameter.kind == NativeKind::Either && parameter.default.is_none()
                    });
                    let missing = missing.filter(|place| {
                        let parameter = &parameters[place + receiver];
                        place + receiver >= direct
                            && !names.iter().any(|name| cx.heap.text(*name) == parameter.name)
                    });
                    let is_slot = args.first().is_some_and(|receiver| {
                        let class = cx.class_of(*receiver);
                        row.binding == Binding::Method && super::call::is_slot_wrapper(cx, class, row)
                    });
                    let is_slot = is_slot && !matches!(row.name(), "__init__" | "__new__");
                    let message = if only_positional && !shape.has_varargs && is_slot {
                        format!("wrapper {}() takes no keyword arguments", row.name())
                    } else if only_positional && (!shape.has_varargs || receiver == 0) {
                        format!(
                            "{}() takes no keyword arguments",
                            qualified(cx, row, module, args)
                        )
                    } else if let Some(place) = missing {
                        let parameter = &parameters[place + receiver];
                        let name = called_name(cx, row, args);
                        let (parameter, place) = (parameter.name, place + 1);
                        format!("{name}() missing required argument '{parameter}' (pos {place})")
                    } else {
                        let name = called_name(cx, row, args);
                        let known = parameters[receiver..].iter().filter(|parameter| {
                            matches!(parameter.kind, NativeKind::Either | NativeKind::KeywordOnly)
                        });
                        let hint = match suggest::closest(&text, known.map(|parameter| parameter.name)) {
                            Some(close) => format!(". Did you mean '{close}'?"),
                            None => String::new(),
                        };
                        format!("{name}() got an unexpected keyword argument '{text}'{hint}")
                    };
                    return Err(cx.type_error(message));
                }
            },
        }
    }
    for (index, parameter) in parameters.iter().enumerate() {
        if !bound[index].is_undef() {
            continue;
        }
        match parameter.default {
            Some(default) => {
                // Most defaults were understood when the program was compiled.
                let known = row.defaults.get(index).and_then(|default| default.value());
                bound[index] = match known {
                    Some(value) => value,
                    None => default_value(cx, default),
                };
            }
            None if parameter.kind == NativeKind::KeywordOnly => {
                let message = format!(
                    "{}() missing required keyword-only argument: '{}'",
                    row.name(),
                    parameter.name
                );
                return Err(cx.type_error(message));
            }
            None => {
                let takes_keywords = parameter.kind == NativeKind::Either && index >= direct;
                if takes_keywords {
                    let message = format!(
                        "{}() missing required argument '{}' (pos {})",
                        called_name(cx, row, args),
                        parameter.name,
                        index + usize::from(parameters.first().is_none_or(|first| first.name != "self"))
                    );
                    return Err(cx.type_error(message));
                }
                return Err(native_count(cx, row, module, args, given.len()));
            }
        }
    }
    bound.extend_from_slice(&given[direct..]);
    Ok(bound)
}

/// The name of a function, and of the built-in type for what makes its instances.
fn called_name(cx: &Cx, row: &NativeRow, args: &[Value]) -> String {
    let class = match (row.name(), args.first().copied()) {
        ("__new__", Some(class)) => class.as_gc::<Class>(),
        ("__init__", Some(receiver)) => Some(cx.class_of(receiver)),
        _ => None,
    };
    let built_in = class.and_then(|class| {
        let bases = cx.heap[class].mro.iter();
        bases.copied().find(|base| !cx.heap[*base].flags.is_script)
    });
    built_in.map_or_else(
        || row.name().to_owned(),
        |class| cx.heap.text(cx.heap[class].name).to_owned(),
    )
}

/// `list.append` for a method, `math.sin` for a function of a module.
fn qualified(cx: &mut Cx, row: &NativeRow, module: Value, args: &[Value]) -> String {
    if matches!(row.name(), "__new__" | "__init__") {
        return called_name(cx, row, args);
    }
    let name = row.name();
    let receiver = args.first().copied();
    let class = match row.binding {
        Binding::Method => receiver.map(|receiver| cx.class_of(receiver)),
        Binding::ClassMethod => receiver.and_then(|class| class.as_gc::<Class>()),
        Binding::StaticMethod => None,
    };
    let Some(class) = class.filter(|_| row.signature.contains("(self") || row.signature.contains("(cls"))
    else {
        return match module.as_gc::<Str>() {
            Some(module) => format!("{}.{name}", cx.heap.text(module)),
            None => name.to_owned(),
        };
    };
    // The class that the method stands in, not one that inherits it.
    let key = cx.intern(name);
    let mut bases = cx.heap[class].mro.iter().copied();
    let owner = bases.find(|base| {
        let class = &cx.heap[*base];
        !class.flags.is_script && cx.get_name(class.namespace, key).is_some()
    });
    format!("{}.{name}", cx.heap.text(cx.heap[owner.unwrap_or(class)].name))
}

/// The error for a wrong number of positional arguments of a native.
#[cold]
fn native_count(cx: &mut Cx, row: &'static NativeRow, module: Value, args: &[Value], given: usize) -> Raise {
    let receiver = usize::from(row.signature.contains("(self") || row.signature.contains("(cls"));
    let (least, most) = (
        usize::from(row.shape.required).saturating_sub(receiver),
        usize::from(row.shape.positional) - receiver,
    );
    let given = given.saturating_sub(receiver);
    let name = called_name(cx, row, args);
    if row.is_special() && row.name() != "__init__" && !row.shape.has_varargs {
        let (bound, how) = match (least == most, given < least) {
            (true, _) => (most, ""),
            (false, true) => (least, "at least "),
            (false, false) => (most, "at most "),
        };
        let plural = if bound == 1 { "" } else { "s" };
        return cx.type_error(format!("expected {how}{bound} argument{plural}, got {given}"));
    }
    let parameters = cx.signature_of(row);
    // The arguments of `str` are counted before any is looked for by its name.
    let takes_keywords = name != "str"
        && parameters
            .iter()
            .any(|parameter| parameter.kind == NativeKind::Either && parameter.name != "self");
    let is_class = row.name().starts_with(char::is_uppercase);
    let has_keyword_only = (receiver == 1 || is_class)
        && parameters
            .iter()
            .any(|parameter| parameter.kind == NativeKind::KeywordOnly);
    let message = if takes_keywords && given < least {
        let plural = if least == 1 { "" } else { "s" };
        format!("{name}() takes at least {least} positional argument{plural} ({given} given)")
    } else if (takes_keywords || has_keyword_only) && given > most {
        let plural = if most == 1 { "" } else { "s" };
        let positional = if has_keyword_only { "positional " } else { "" };
        match most {
            0 => format!("{name}() takes no positional arguments"),
            _ => {
                let limit = if has_keyword_only && least == most {
                    "exactly"
                } else {
                    "at most"
                };
                format!("{name}() takes {limit} {most} {positional}argument{plural} ({given} given)")
            }
        }
    } else if least == most {
        let qualified = qualified(cx, row, module, args);
        match most {
            0 => format!("{qualified}() takes no arguments ({given} given)"),
            1 if row.signature.contains('*')
                || matches!(name.as_str(), "cycle" | "pairwise" | "reversed") =>
            {
                format!("{name} expected 1 argument, got {given}")
            }
            1 => format!("{qualified}() takes exactly one argument ({given} given)"),
            _ => format!("{name} expected {most} arguments, got {given}"),
        }
    } else if given < least {
        format!(
            "{name} expected at least {least} argument{}, got {given}",
            if least == 1 { "" } else { "s" }
        )
    } else {
        format!(
            "{name} expected at most {most} argument{}, got {given}",
            if most == 1 { "" } else { "s" }
        )
    };
    cx.type_error(message)
}

/// Whether keywords are none of this function's business: `__new__` of a built-in type leaves them to the
/// `__init__` that a subclass brings, and the other way round.
fn partner_takes_keywords(cx: &Cx, row: &NativeRow, args: &[Value]) -> bool {
    let Some(first) = args.first().copied() else {
        return false;
    };
    let (class, partner) = match row.name() {
        "__new__" => (first.as_gc::<Class>(), cx.names.init),
        // A set's looks at what made it, not at who takes the arguments.
        "__init__" if first.is_kind::<Set>() => return false,
        "__init__" => (Some(cx.class_of(first)), cx.names.new),
        _ => return false,
    };
    let found = class.and_then(|class| {
        let mut mro = cx.heap[class].mro.iter();
        mro.find_map(|base| cx.get_name(cx.heap[*base].namespace, partner))
    });
    found.is_some_and(|found| {
        let function = found
            .as_gc::<StaticMethod>()
            .map_or(found, |method| cx.heap[method].function);
        !function.is_kind::<Native>()
    })
}
