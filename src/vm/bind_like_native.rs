//! The errors of library functions that stand for built-in ones: worded as for those.

use crate::heap::Gc;
use crate::objects::cx::Cx;
use crate::objects::function::Function;
use crate::objects::outcome::Raise;
use crate::objects::str::Str;
use crate::objects::suggest;

/// What is wrong with a call with this many positional arguments and these names; `None`: nothing that could be said
/// this way.
pub(super) fn wrong_call(
    cx: &mut Cx,
    function: Gc<Function>,
    given: usize,
    names: &[Gc<Str>],
) -> Option<Raise> {
    let code = cx.heap[function].code;
    let parameters = cx.heap[code].code.parameters;
    let (most, keyword_only) = (
        usize::from(parameters.positional),
        usize::from(parameters.keyword_only),
    );
    let only_positional = usize::from(parameters.positional_only);
    let least = most
        - cx.as_tuple(cx.heap[function].defaults)
            .map_or(0, <[_]>::len)
            .min(most);
    let name = cx.heap.text(cx.heap[function].name).to_owned();
    let local_names: Vec<String> = cx.heap[code].local_names[..most + keyword_only]
        .iter()
        .map(|local| cx.heap.text(*local).to_owned())
        .collect();
    if only_positional == most && keyword_only == 0 {
        let counts = Counts { least, most, given };
        let text = match !names.is_empty() && !parameters.has_varkw {
            true => format!("{}() takes no keyword arguments", qualified(cx, function, &name)),
            false => counts.wrong(&name, &qualified(cx, function, &name)),
        };
        return Some(cx.type_error(text));
    }
    if parameters.has_varargs || parameters.has_varkw {
        return None;
    }
    let text = |name: &Gc<Str>| cx.heap.text(*name).to_owned();
    let names: Vec<String> = names.iter().map(text).collect();
    let (total, all) = (given + names.len(), most + keyword_only);
    let is_given = |index: usize| index < given || names.contains(&local_names[index]);
    let message = if total > all {
        let kind = if given == 0 { "keyword " } else { "" };
        format!(
            "{name}() takes at most {all} {kind}argument{} ({total} given)",
            plural(all)
        )
    } else if given > most {
        match (most, keyword_only) {
            (0, _) => format!("{name}() takes no positional arguments"),
            (_, 0) => format!(
                "{name}() takes at most {most} argument{} ({given} given)",
                plural(most)
            ),
            _ => {
                let limit = if least == most { "exactly" } else { "at most" };
                format!(
                    "{name}() takes {limit} {most} positional argument{} ({given} given)",
                    plural(most)
                )
            }
        }
    } else if let Some(twice) = (only_positional..given).find(|index| names.contains(&local_names[*index])) {
        let (parameter, place) = (&local_names[twice], twice + 1);
        format!("argument for {name}() given by name ('{parameter}') and position ({place})")
    } else if given < only_positional.min(least) {
        let least = only_positional.min(least);
        format!(
            "{name}() takes at least {least} positional argument{} ({given} given)",
            plural(least)
        )
    } else if let Some(missing) = (given..least).find(|index| !is_given(*index)) {
        let (parameter, place) = (&local_names[missing], missing + 1);
        format!("{name}() missing required argument '{parameter}' (pos {place})")
    } else {
        let known = &local_names[only_positional..];
        let other = names.iter().find(|name| !known.contains(name))?;
        let hint = match suggest::closest(other, known.iter().map(String::as_str)) {
            Some(close) => format!(". Did you mean '{close}'?"),
            None => String::new(),
        };
        format!("{name}() got an unexpected keyword argument '{other}'{hint}")
    };
    Some(cx.type_error(message))
}

/// The name with the module's before it.
fn qualified(cx: &Cx, function: Gc<Function>, name: &str) -> String {
    let extras = cx.heap[function].extras.as_ref();
    match extras.and_then(|extras| extras.module.as_gc::<Str>()) {
        Some(module) => format!("{}.{name}", cx.heap.text(module)),
        None => name.to_owned(),
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// How many positional arguments a function takes, and how many a call has.
struct Counts {
    least: usize,
    most: usize,
    given: usize,
}

impl Counts {
    fn wrong(&self, name: &str, qualified: &str) -> String {
        let Counts { least, most, given } = *self;
        match (least == most, most) {
            (true, 0) => format!("{qualified}() takes no arguments ({given} given)"),
            (true, 1) => format!("{qualified}() takes exactly one argument ({given} given)"),
            (true, _) => format!("{name} expected {most} arguments, got {given}"),
            _ if given < least => {
                format!(
                    "{name} expected at least {least} argument{}, got {given}",
                    plural(least)
                )
            }
            _ => format!(
                "{name} expected at most {most} argument{}, got {given}",
                plural(most)
            ),
        }
    }
}
