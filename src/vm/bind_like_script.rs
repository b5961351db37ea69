//! The errors of natives that stand for functions which CPython has in Python: worded as for those.

use super::bind::listed;
use crate::heap::Gc;
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::outcome::Raise;
use crate::objects::signature::NativeKind;
use crate::objects::str::Str;

/// What is wrong with a call of `qualname` with these positional arguments and these names; `None`: nothing that
/// could be said this way.
pub(super) fn wrong_call(
    cx: &mut Cx,
    row: &'static NativeRow,
    qualname: &str,
    given: &[Value],
    names: &[Gc<Str>],
) -> Option<Raise> {
    let parameters = cx.signature_of(row);
    // The row that makes instances has no parameter for the receiver; `__init__` has.
    let receiver = usize::from(qualname.ends_with(".__init__") && row.name() != "__init__");
    let positional = usize::from(row.shape.positional);
    let mut is_bound = vec![false; parameters.len()];
    is_bound[..given.len().min(positional)].fill(true);
    for name in names {
        let text = cx.heap.text(*name).to_owned();
        let place = parameters
            .iter()
            .position(|parameter| parameter.name == text && parameter.kind != NativeKind::VarKw);
        match place {
            Some(index) if is_bound[index] => {
                return Some(
                    cx.type_error(format!("{qualname}() got multiple values for argument '{text}'")),
                );
            }
            Some(index) => is_bound[index] = true,
            None if parameters
                .iter()
                .any(|parameter| parameter.kind == NativeKind::VarKw) => {}
            None => {
                let candidates = parameters.iter().map(|parameter| parameter.name);
                let hint = match crate::objects::suggest::closest(&text, candidates) {
                    Some(close) => format!(". Did you mean '{close}'?"),
                    None => String::new(),
                };
                let message = format!("{qualname}() got an unexpected keyword argument '{text}'{hint}");
                return Some(cx.type_error(message));
            }
        }
    }
    if given.len() > positional && !row.shape.has_varargs {
        let (most, count) = (positional + receiver, given.len() + receiver);
        let least = usize::from(row.shape.required) + receiver;
        let takes = match least < most {
            true => format!("from {least} to {most} positional arguments"),
            false => format!("{most} positional argument{}", if most == 1 { "" } else { "s" }),
        };
        let keyword_only = parameters
            .iter()
            .zip(&is_bound)
            .filter(|(parameter, is_bound)| parameter.kind == NativeKind::KeywordOnly && **is_bound)
            .count();
        let were = match keyword_only {
            0 => format!("{count} {} given", if count == 1 { "was" } else { "were" }),
            _ => format!(
                "{count} positional argument{} (and {keyword_only} keyword-only argument{}) were given",
                if count == 1 { "" } else { "s" },
                if keyword_only == 1 { "" } else { "s" }
            ),
        };
        return Some(cx.type_error(format!("{qualname}() takes {takes} but {were}")));
    }
    for (kind, is_kind) in [("positional", false), ("keyword-only", true)] {
        let missing: Vec<String> = parameters
            .iter()
            .zip(&is_bound)
            .filter(|(parameter, is_bound)| {
                let is_keyword_only = parameter.kind == NativeKind::KeywordOnly;
                !**is_bound && parameter.default.is_none() && is_keyword_only == is_kind
            })
            .map(|(parameter, _)| format!("'{}'", parameter.name))
            .collect();
        if !missing.is_empty() {
            let plural = if missing.len() == 1 { "" } else { "s" };
            let message = format!(
                "{qualname}() missing {} required {kind} argument{plural}: {}",
                missing.len(),
                listed(&missing)
            );
            return Some(cx.type_error(message));
        }
    }
    None
}
