//! What `stdlib/_prelude.pyish` needs beyond the language: looking into dicts and sets by hash, and sorting
//! by keys. Only the prelude sees these functions.

use crate::builtins::sorting;
use crate::builtins::types::set::replace;
use crate::heap::{Gc, Header, Value};
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, MappingProxy};
use crate::objects::generic::UnionType;
use crate::objects::kernel::hash::hash_tuple;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::sequence::List;
use crate::objects::set::Set;
use crate::objects::types::Builtin;

/// The prelude, in the language.
pub(crate) const SOURCE: &str = include_str!("../../stdlib/_prelude.pyish");

pub(crate) const PRELUDE_FUNCTIONS: &[NativeRow] = functions! {
    /// (position, key) of each key of a dict with this hash.
    "_dict_candidates(mapping, hashed, /)" => dict_candidates,
    /// The value at a position of a dict.
    "_dict_value_at(mapping, position, /)" => dict_value_at,
    /// Change the value at a position of a dict.
    "_dict_set_at(mapping, position, value, /)" => dict_set_at,
    /// Add a key that is known to be absent.
    "_dict_insert(mapping, hashed, key, value, /)" => dict_insert,
    /// Remove the key at a position of a dict and return its value.
    "_dict_remove_at(mapping, position, /)" => dict_remove_at,
    /// (position, item) of each item of a set with this hash.
    "_set_candidates(items, hashed, /)" => set_candidates,
    /// Add an item that is known to be absent.
    "_set_insert(items, hashed, item, /)" => set_insert,
    /// Remove the item at a position of a set.
    "_set_remove_at(items, position, /)" => set_remove_at,
    /// Give a set the items of another.
    "_set_replace(items, others, /)" => set_replace,
    /// The hash of a tuple whose items have these hashes.
    "_combine_hashes(hashes, /)" => combine_hashes,
    /// Take the items out of a list, as a new list.
    "_list_take(items, /)" => list_take,
    /// Put items back into a list that they were taken from. Raises ValueError when it has others now.
    "_list_give_back(items, taken, /)" => list_give_back,
    /// The items sorted by keys at the same places, or None when only the language can compare the keys.
    "_sort_by_keys(items, keys, reverse, /)" => sort_by_keys,
    /// The union of the types in a tuple, which are known to differ.
    "_new_union(members, /)" => new_union,
    /// Whether a lone positional pattern of a class pattern is for the subject itself.
    "_is_self_matching(cls, /)" => is_self_matching,
    /// The mapping that a mapping proxy shows.
    "_proxied(proxy, /)" => proxied,
};

/// Makes the prelude's namespace with these functions in it.
pub(crate) fn install(cx: &mut Cx) {
    let namespace = cx.new_dict();
    cx.register("prelude", namespace.value());
    for row in PRELUDE_FUNCTIONS {
        let function = cx.new_native(row, Value::UNDEF);
        cx.set_name(namespace, row.name(), function);
    }
    let name = cx.new_str("_prelude");
    cx.set_name(namespace, "__name__", name);
}

fn new_union(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let header = Header::new(Builtin::UnionType.shape());
    let arguments = args[0];
    done(cx.heap.alloc(UnionType { header, arguments }))
}

fn is_self_matching(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.as_class(args[0]);
    done(Value::from_bool(
        class.is_some_and(|class| cx.is_self_matching(class)),
    ))
}

fn dict(cx: &mut Cx, args: &[Value]) -> Result<Gc<Dict>, Raise> {
    args[0].as_gc().ok_or_else(|| cx.type_error("a dict is required"))
}

fn set(cx: &mut Cx, args: &[Value]) -> Result<Gc<Set>, Raise> {
    args[0].as_gc().ok_or_else(|| cx.type_error("a set is required"))
}

fn list(cx: &mut Cx, value: Value) -> Result<Gc<List>, Raise> {
    value.as_gc().ok_or_else(|| cx.type_error("a list is required"))
}

fn number(cx: &mut Cx, value: Value) -> Result<i64, Raise> {
    cx.as_i64(value)
        .ok_or_else(|| cx.type_error("a hash or position is required"))
}

/// The position of an entry that is still there.
fn live_position(cx: &mut Cx, dict: Gc<Dict>, value: Value) -> Result<usize, Raise> {
    let position = number(cx, value)? as usize;
    if cx.heap[dict].entry(position).is_none() {
        return Err(cx.runtime_error("dictionary changed during a look-up"));
    }
    Ok(position)
}

fn numbered(cx: &mut Cx, positions: Vec<(usize, Value)>) -> Value {
    let pairs = positions
        .into_iter()
        .map(|(position, key)| cx.new_tuple(&[Value::small_int(position as i64), key]))
        .collect();
    cx.new_list(pairs)
}

fn dict_candidates(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = dict(cx, args)?;
    let hash = number(cx, args[1])? as u64;
    let found = cx.heap[dict].candidates(hash);
    let found = found
        .into_iter()
        .filter_map(|position| Some((position, cx.heap[dict].entry(position)?.key)))
        .collect();
    done(numbered(cx, found))
}

fn dict_value_at(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = dict(cx, args)?;
    let position = live_position(cx, dict, args[1])?;
    done(
        cx.heap[dict]
            .entry(position)
            .map_or(Value::NONE, |entry| entry.value),
    )
}

fn dict_set_at(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = dict(cx, args)?;
    let position = live_position(cx, dict, args[1])?;
    cx.heap[dict].set_value(position, args[2]);
    done(Value::NONE)
}

fn dict_insert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = dict(cx, args)?;
    let hash = number(cx, args[1])? as u64;
    cx.dict_insert(dict, hash, args[2], args[3])?;
    done(Value::NONE)
}

fn dict_remove_at(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = dict(cx, args)?;
    let position = live_position(cx, dict, args[1])?;
    done(cx.heap[dict].remove(position).value)
}

fn set_candidates(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = set(cx, args)?;
    let hash = number(cx, args[1])? as u64;
    let found = cx.heap[set].candidates(hash);
    let found = found
        .into_iter()
        .filter_map(|position| Some((position, cx.heap[set].item(position)?.1)))
        .collect();
    done(numbered(cx, found))
}

fn set_insert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = set(cx, args)?;
    let hash = number(cx, args[1])? as u64;
    cx.set_insert(set, hash, args[2])?;
    cx.heap[set].hash = 0;
    done(Value::NONE)
}

fn set_remove_at(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = set(cx, args)?;
    let position = number(cx, args[1])? as usize;
    if cx.heap[set].item(position).is_none() {
        return Err(cx.runtime_error("set changed during a look-up"));
    }
    cx.heap[set].remove(position);
    cx.heap[set].hash = 0;
    done(Value::NONE)
}

fn set_replace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let target = set(cx, args)?;
    let with = set(cx, &args[1..])?;
    replace(cx, target, with);
    done(Value::NONE)
}

fn combine_hashes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let hashes = list(cx, args[0])?;
    let hashes: Vec<i64> = cx.heap[hashes]
        .items
        .iter()
        .map(|hash| cx.as_i64(*hash).unwrap_or(0))
        .collect();
    done(cx.new_int(hash_tuple(hashes)))
}

fn list_take(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = list(cx, args[0])?;
    let items = sorting::take_items(cx, list);
    done(cx.new_list(items))
}

fn list_give_back(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (target, taken) = (list(cx, args[0])?, list(cx, args[1])?);
    let is_untouched = cx.heap[target].items.is_empty();
    cx.heap[target].items = cx.heap[taken].items.clone();
    if !is_untouched {
        return Err(cx.value_error("list modified during sort"));
    }
    done(Value::NONE)
}

fn sort_by_keys(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (items, keys) = (list(cx, args[0])?, list(cx, args[1])?);
    let (items, keys) = (cx.heap[items].items.clone(), cx.heap[keys].items.clone());
    match sorting::sort_by_keys(cx, &keys, &items, args[2].is(Value::TRUE))? {
        Some(sorted) => done(cx.new_list(sorted)),
        None => done(Value::NONE),
    }
}

fn proxied(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_gc::<MappingProxy>() {
        Some(proxy) => done(cx.heap[proxy].mapping),
        None => done(args[0]),
    }
}

#[cfg(test)]
mod tests {
    use super::SOURCE;

    /// Every name that a native passes to `call_prelude` is a function of the prelude.
    #[test]
    fn natives_name_functions_that_exist() {
        let mut missing = Vec::new();
        let mut folders = vec![std::path::PathBuf::from("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("the sources are here") {
                let path = entry.expect("a readable folder").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).expect("sources are text");
                for part in text.split("call_prelude(").skip(1) {
                    let part = part.trim_start();
                    let Some(name) = part.strip_prefix('"').and_then(|part| part.split('"').next()) else {
                        continue;
                    };
                    let is_name = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                    if is_name
                        && name != "name"
                        && name != "args"
                        && !SOURCE.contains(&format!("def {name}("))
                    {
                        missing.push(format!("{name} in {}", path.display()));
                    }
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
