//! What `stdlib/_prelude.pyish` needs beyond the language: looking into dicts and sets by hash, and sorting
//! by keys. Only the prelude sees these functions.

use crate::builtins::set_walk::{Walk, walk};
use crate::builtins::types::set::{add, discard, replace};
use crate::builtins::{merge_sort, sorting};
use crate::heap::{Gc, Header, Value};
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, Entry, MappingProxy};
use crate::objects::generic::UnionType;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::sequence::List;
use crate::objects::set::Set;
use crate::objects::types::Builtin;
use crate::vm::look_up::{Purpose, look_up, look_up_hashed};

/// The prelude, in the language.
pub(crate) const SOURCE: &str = include_str!("../../stdlib/_prelude.pyish");

pub(crate) const PRELUDE_FUNCTIONS: &[NativeRow] = functions! {
    /// (next position, key, value) of the first entry of a dict at a position or behind it; None where there is none.
    "_entry_from(mapping, position, /)" => entry_from,
    /// (key, hash) of each key of a dict or set.
    "_hashed(table, /)" => hashed,
    /// (key, hash, value) of each item of a dict.
    "_hashed_items(mapping, /)" => hashed_items,
    /// The hash of an item as a set asks for it.
    "_hash_for(items, item, /)" => hash_for,
    /// Whether a key with this hash is in a dict or set.
    "_contains_hashed(table, key, hashed, /)" => contains_hashed,
    /// The value of a key with this hash, else the default.
    "_get_hashed(mapping, key, hashed, default, /)" => get_hashed,
    /// Bind a key with this hash to a value.
    "_set_hashed(mapping, key, hashed, value, /)" => set_hashed,
    /// Add an item to a set, or to a frozenset that is being made.
    "_add(items, item, /)" => add,
    /// Remove an item from a set, or from a frozenset that is being made, if it is there.
    "_discard(items, item, /)" => discard,
    /// Add an item with this hash to a set.
    "_add_hashed(items, item, hashed, /)" => add_hashed,
    /// Remove an item with this hash from a set, if it is there.
    "_discard_hashed(items, item, hashed, /)" => discard_hashed,
    /// Add the items of a dict or set to a set.
    "_add_all(items, source, /)" => add_all,
    /// Remove the items of a dict or set from a set.
    "_discard_all(items, source, /)" => discard_all,
    /// A set of the items of a dict or set that are in a table.
    "_common(source, table, /)" => common,
    /// Whether a table has all items of a dict or set.
    "_has_all(table, source, /)" => has_all,
    /// Give a set the items of another.
    "_set_replace(items, others, /)" => set_replace,
    /// Take the items out of a list, as a new list.
    "_list_take(items, /)" => list_take,
    /// Put items back into a list that they were taken from. Raises ValueError when it has others now.
    "_list_give_back(items, taken, /)" => list_give_back,
    /// The items sorted by keys at the same places, or None when only the language can compare the keys.
    "_sort_by_keys(items, keys, reverse, /)" => sort_by_keys,
    /// The items sorted by keys at the same places, of which some compare by script code.
    "_merge_sorted(items, keys, reverse, /)" => merge_sorted,
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

fn hashed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let keys: Vec<(Value, u64)> = match args[0].as_gc::<Set>() {
        Some(set) => cx.heap[set].iter().map(|(hash, item)| (item, hash)).collect(),
        None => {
            let dict = dict(cx, args)?;
            cx.heap[dict]
                .iter()
                .map(|entry| (entry.key, entry.hash))
                .collect()
        }
    };
    cx.check_memory(keys.len() * 64)?;
    let pairs = keys
        .into_iter()
        .map(|(key, hash)| {
            let hash = cx.new_int(hash as i64);
            cx.new_tuple(&[key, hash])
        })
        .collect();
    done(cx.new_list(pairs))
}

fn entry_from(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = dict(cx, args)?;
    let from = args[1].as_inline_int().map_or(0, |position| position as usize);
    for position in from..cx.heap[dict].positions() {
        if let Some(entry) = cx.heap[dict].entry(position).copied() {
            let next = cx.new_size(position + 1);
            return done(cx.new_tuple(&[next, entry.key, entry.value]));
        }
    }
    done(Value::NONE)
}

fn hashed_items(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = dict(cx, args)?;
    let entries: Vec<Entry> = cx.heap[dict].iter().copied().collect();
    cx.check_memory(entries.len() * 64)?;
    let items = entries
        .into_iter()
        .map(|entry| {
            let hash = cx.new_int(entry.hash as i64);
            cx.new_tuple(&[entry.key, hash, entry.value])
        })
        .collect();
    done(cx.new_list(items))
}

/// A look-up with the arguments table, key, hash.
fn with_hash(cx: &mut Cx, purpose: Purpose, args: &[Value], extra: Value) -> Result<Outcome, Raise> {
    if !args[0].is_kind::<Dict>() && !args[0].is_kind::<Set>() {
        return Err(cx.type_error("a dict or set is required"));
    }
    let hash = cx
        .as_i64(args[2])
        .ok_or_else(|| cx.type_error("a hash is required"))?;
    look_up_hashed(cx, purpose, args[0], args[1], hash as u64, extra)
}

fn hash_for(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set(cx, args)?;
    look_up(cx, Purpose::Hash, args[0], args[1], Value::UNDEF)
}

pub(super) fn contains_hashed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    with_hash(cx, Purpose::Contains, args, Value::UNDEF)
}

fn get_hashed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    dict(cx, args)?;
    with_hash(cx, Purpose::Get, args, args[3])
}

fn set_hashed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    dict(cx, args)?;
    with_hash(cx, Purpose::SetItem, args, args[3])
}

pub(super) fn add_hashed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set(cx, args)?;
    with_hash(cx, Purpose::Add, args, Value::UNDEF)
}

pub(super) fn discard_hashed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set(cx, args)?;
    with_hash(cx, Purpose::Discard, args, Value::UNDEF)
}

fn add_all(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set(cx, args)?;
    walk(cx, Walk::Add, args[0], args[1])
}

fn discard_all(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set(cx, args)?;
    walk(cx, Walk::Discard, args[0], args[1])
}

fn common(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    walk(cx, Walk::Common, args[1], args[0])
}

fn has_all(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    walk(cx, Walk::HasAll, args[0], args[1])
}

fn set_replace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let target = set(cx, args)?;
    let with = set(cx, &args[1..])?;
    replace(cx, target, with);
    done(Value::NONE)
}

fn list_take(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = list(cx, args[0])?;
    let items = sorting::take_items(cx, list);
    done(cx.new_list(items))
}

fn list_give_back(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (target, taken) = (list(cx, args[0])?, list(cx, args[1])?);
    // Items that came and went have left room behind.
    let is_untouched = cx.heap[target].items.capacity() == 0;
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

fn merge_sorted(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (items, keys) = (list(cx, args[0])?, list(cx, args[1])?);
    let (items, keys) = (cx.heap[items].items.clone(), cx.heap[keys].items.clone());
    merge_sort::merge_sorted(cx, &keys, &items, args[2].is(Value::TRUE))
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
