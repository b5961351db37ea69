//! `dict`

use crate::builtins::consume::{Consumer, Taken, consume, resume};
use crate::builtins::dunder::{class_argument, new_instance_of};
use crate::builtins::types::container::{self, comparisons, receiver};
use crate::bytecode::opcode::Comparison;
use crate::heap::{Gc, Header, Value};
use crate::native::methods;
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, DictView, MappingProxy, ViewPart};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::types::Builtin;
use crate::vm::look_up::{Purpose, look_up, missing};

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Dict,
    doc: "A mapping from keys to values, in the order of insertion.\n\ndict() is empty; dict(mapping) copies; dict(iterable) takes pairs; dict(**kwargs) takes names.",
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: &[],
};

static CONSTRUCT: NativeRow = NativeRow::new(
    "dict(iterable=?, /, **kwargs)",
    "A mapping from keys to values.",
    construct,
    Binding::StaticMethod,
);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, /, *args, **kwargs)" => new,
    /// Fill the dict from a mapping or an iterable of pairs, and keyword arguments.
    "__init__(self, iterable=?, /, **kwargs)" => init,
    /// Remove all items.
    "clear(self, /)" => clear,
    /// Return a shallow copy.
    "copy(self, /)" => copy,
    /// A new dict with keys from an iterable, all with the same value.
    class "fromkeys(cls, iterable, value=None, /)" => fromkeys,
    /// Return the value of a key, else the default.
    "get(self, key, default=None, /)" => get,
    /// A set-like view of the (key, value) pairs.
    "items(self, /)" => items,
    /// A set-like view of the keys.
    "keys(self, /)" => keys,
    /// Remove a key and return its value, else the default. Raises KeyError without one.
    "pop(self, key, default=?, /)" => pop,
    /// Remove and return the last (key, value) pair. Raises KeyError when the dict is empty.
    "popitem(self, /)" => popitem,
    /// Return the value of a key, after inserting the default when the key is absent.
    "setdefault(self, key, default=None, /)" => setdefault,
    /// Take over the items of a mapping or of an iterable of pairs, and keyword arguments.
    "update(self, iterable=?, /, **kwargs)" => update,
    /// A view of the values.
    "values(self, /)" => values,
    /// `len(self)`
    "__len__(self, /)" => container::len,
    /// `iter(self)`
    "__iter__(self, /)" => container::iter,
    /// `reversed(self)`
    "__reversed__(self, /)" => reversed,
    /// `key in self`
    "__contains__(self, key, /)" => contains,
    /// `self[key]`
    "__getitem__(self, key, /)" => getitem,
    /// `self[key] = value`
    "__setitem__(self, key, value, /)" => setitem,
    /// `del self[key]`
    "__delitem__(self, key, /)" => delitem,
    /// `self | value`
    "__or__(self, value, /)" => or,
    /// `value | self`
    "__ror__(self, value, /)" => ror,
    /// `self |= value`
    "__ior__(self, value, /)" => ior,
    /// `self == value`
    "__eq__(self, value, /)" => eq,
    /// `self != value`
    "__ne__(self, value, /)" => ne,
    /// `repr(self)`
    "__repr__(self, /)" => container::repr,
    /// `dict[str, int]` for annotations.
    class "__class_getitem__(cls, item, /)" => super::alias::class_getitem,
};

fn compare_by_prelude(
    cx: &mut Cx,
    comparison: Comparison,
    left: Value,
    right: Value,
) -> Result<Outcome, Raise> {
    container::by_prelude(cx, "dict_compare", comparison, left, right)
}

comparisons! { Dict, compare_by_prelude; eq Eq; ne Ne; }

fn this(cx: &mut Cx, args: &[Value], method: &str) -> Result<Gc<Dict>, Raise> {
    receiver(cx, args[0], Builtin::Dict, method)
}

// ---- making and filling ----

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = cx.new_dict();
    fill(cx, dict, args[0], args[1], dict.value())
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let base = cx.types.get(Builtin::Dict);
    let class = class_argument(cx, args[0], base)?;
    done(new_instance_of(cx, class, Dict::new))
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "__init__")?;
    fill(cx, dict, args[1], args[2], Value::NONE)
}

fn update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "update")?;
    fill(cx, dict, args[1], args[2], Value::NONE)
}

/// Takes over the items of `source` (or Undef) and `keywords` (or Undef), and gives `result`.
fn fill(
    cx: &mut Cx,
    dict: Gc<Dict>,
    source: Value,
    keywords: Value,
    result: Value,
) -> Result<Outcome, Raise> {
    let keywords_are_empty = keywords
        .as_gc::<Dict>()
        .is_none_or(|keywords| cx.heap[keywords].len() == 0);
    let Some(source) = source.defined() else {
        if let Some(keywords) = keywords.as_gc::<Dict>() {
            merge(cx, dict, keywords)?;
        }
        return done(result);
    };
    let source = match source.as_gc::<MappingProxy>() {
        Some(proxy) => cx.heap[proxy].mapping,
        None => source,
    };
    let overrides = cx.overrides(source);
    if let Some(from) = source.as_gc::<Dict>()
        && !overrides.has_iter
    {
        if merge(cx, dict, from)? {
            if let Some(keywords) = keywords.as_gc::<Dict>() {
                merge(cx, dict, keywords)?;
            }
            return done(result);
        }
        return cx.call_prelude(
            "dict_fill",
            &[dict.value(), source, keywords_or_none(keywords), result],
        );
    }
    let name = cx.names.keys;
    let has_keys = cx.dunder(source, name).is_some();
    if has_keys || !keywords_are_empty {
        return cx.call_prelude(
            "dict_fill",
            &[dict.value(), source, keywords_or_none(keywords), result],
        );
    }
    consume::<FillPairs>(cx, source, &[dict.value(), result, Value::small_int(0)])
}

fn keywords_or_none(keywords: Value) -> Value {
    keywords.defined().unwrap_or(Value::NONE)
}

/// Copies the items of one dict into another; false (with any part done) when script code must compare.
pub(crate) fn merge(cx: &mut Cx, into: Gc<Dict>, from: Gc<Dict>) -> Result<bool, Raise> {
    if cx.heap[into].len() == 0 && into != from {
        let shape = cx.heap[into].header;
        let mut copy = cx.heap[from].duplicate(shape.shape);
        let bytes = copy.len() * 32;
        cx.heap.charge(bytes);
        cx.check_memory(bytes)?;
        copy.header = shape;
        cx.heap[into] = copy;
        return Ok(true);
    }
    for position in 0..cx.heap[from].positions() {
        let Some(entry) = cx.heap[from].entry(position).copied() else {
            continue;
        };
        match cx.dict_find_hashed(into, entry.hash, entry.key)? {
            Answer::Known((_, Some(position))) => cx.heap[into].set_value(position, entry.value),
            Answer::Known((hash, None)) => cx.dict_insert(into, hash, entry.key, entry.value)?,
            Answer::Script => return Ok(false),
        }
    }
    Ok(true)
}

/// Takes pairs; kept are the dict, the result and how many pairs were taken.
struct FillPairs;

static FILL_PAIRS: Then = Then {
    name: "dict.fill",
    resume: resume::<FillPairs>,
    catches: false,
};

impl Consumer for FillPairs {
    const THEN: &'static Then = &FILL_PAIRS;

    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        let pair = if cx.is_plain(item) {
            cx.items_of_sequence(item)
        } else {
            None
        };
        if let (Some(&[key, value]), Some(dict)) = (pair, kept[1].as_gc::<Dict>())
            && let Answer::Known(()) = cx.dict_set(dict, key, value)?
        {
            kept[3] = Value::add_inline(kept[3], Value::small_int(1)).unwrap_or(kept[3]);
            return Ok(Taken::More);
        }
        let rest = cx.call_prelude("dict_fill_rest", &[kept[1], kept[3], item, kept[0], kept[2]])?;
        Ok(Taken::Enough(rest))
    }

    fn finish(_cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
        done(kept[2])
    }
}

fn fromkeys(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_dict = args[0].is(cx.types.get(Builtin::Dict).value());
    if is_dict && let Answer::Known(keys) = cx.collect_values(args[1])? {
        let dict = cx.new_dict();
        let mut is_known = true;
        for key in keys {
            if cx.step_of_work() {
                return Err(cx.given_up());
            }
            if cx.dict_set(dict, key, args[2])? == Answer::Script {
                is_known = false;
                break;
            }
        }
        if is_known {
            return done(dict);
        }
    }
    cx.call_prelude("dict_fromkeys", args)
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "copy")?;
    done(duplicate(cx, dict)?)
}

fn duplicate(cx: &mut Cx, dict: Gc<Dict>) -> Result<Gc<Dict>, Raise> {
    let bytes = cx.heap[dict].len() * 32;
    cx.check_memory(bytes)?;
    cx.heap.charge(bytes);
    let copy = cx.heap[dict].duplicate(Builtin::Dict.shape());
    Ok(cx.heap.alloc(copy))
}

// ---- keys and values ----

fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "__getitem__")?;
    match cx.dict_get(dict, args[1])? {
        Answer::Known(Some(value)) => done(value),
        Answer::Known(None) => missing(cx, args[0], args[1]),
        Answer::Script => look_up(cx, Purpose::GetItem, args[0], args[1], Value::UNDEF),
    }
}

fn setitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "__setitem__")?;
    match cx.dict_set(dict, args[1], args[2])? {
        Answer::Known(()) => done(Value::NONE),
        Answer::Script => look_up(cx, Purpose::SetItem, args[0], args[1], args[2]),
    }
}

fn delitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "__delitem__")?;
    match cx.dict_remove(dict, args[1])? {
        Answer::Known(Some(_)) => done(Value::NONE),
        Answer::Known(None) => Err(cx.key_error(args[1])),
        Answer::Script => look_up(cx, Purpose::DeleteItem, args[0], args[1], Value::UNDEF),
    }
}

fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "__contains__")?;
    match cx.dict_find(dict, args[1])? {
        Answer::Known((_, position)) => done(position.is_some()),
        Answer::Script => look_up(cx, Purpose::Contains, args[0], args[1], Value::UNDEF),
    }
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "get")?;
    match cx.dict_get(dict, args[1])? {
        Answer::Known(value) => done(value.unwrap_or(args[2])),
        Answer::Script => look_up(cx, Purpose::Get, args[0], args[1], args[2]),
    }
}

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "pop")?;
    if cx.heap[dict].len() == 0 {
        // The key is not even hashed.
        return args[2].defined().map_or_else(|| Err(cx.key_error(args[1])), done);
    }
    match cx.dict_remove(dict, args[1])? {
        Answer::Known(Some(value)) => done(value),
        Answer::Known(None) => match args[2].defined() {
            Some(default) => done(default),
            None => Err(cx.key_error(args[1])),
        },
        Answer::Script => look_up(cx, Purpose::Pop, args[0], args[1], args[2]),
    }
}

fn popitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "popitem")?;
    match cx.heap[dict].remove_last() {
        Some(entry) => done(cx.new_tuple(&[entry.key, entry.value])),
        None => {
            let message = cx.new_str("popitem(): dictionary is empty");
            Err(cx.key_error(message))
        }
    }
}

fn setdefault(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "setdefault")?;
    match cx.dict_find(dict, args[1])? {
        Answer::Known((_, Some(position))) => {
            done(cx.heap[dict].entry(position).map_or(args[2], |entry| entry.value))
        }
        Answer::Known((hash, None)) => {
            cx.dict_insert(dict, hash, args[1], args[2])?;
            done(args[2])
        }
        Answer::Script => look_up(cx, Purpose::SetDefault, args[0], args[1], args[2]),
    }
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "clear")?;
    cx.heap[dict].clear();
    done(Value::NONE)
}

// ---- views ----

fn view(
    cx: &mut Cx,
    args: &[Value],
    method: &str,
    builtin: Builtin,
    part: ViewPart,
) -> Result<Outcome, Raise> {
    let dict = this(cx, args, method)?;
    let header = Header::new(builtin.shape());
    done(cx.heap.alloc(DictView { header, dict, part }))
}

fn keys(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    view(cx, args, "keys", Builtin::DictKeys, ViewPart::Keys)
}

fn values(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    view(cx, args, "values", Builtin::DictValues, ViewPart::Values)
}

fn items(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    view(cx, args, "items", Builtin::DictItems, ViewPart::Items)
}

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    this(cx, args, "__reversed__")?;
    let iterator = super::iterators::reverse_native(cx, args[0])?;
    done(iterator.expect("a dict is reversed natively"))
}

// ---- operators ----

fn union(cx: &mut Cx, left: Value, right: Value) -> Result<Outcome, Raise> {
    let (Some(left), Some(right)) = (left.as_gc::<Dict>(), right.as_gc::<Dict>()) else {
        return done(Value::NOT_IMPLEMENTED);
    };
    let merged = duplicate(cx, left)?;
    fill(cx, merged, right.value(), Value::UNDEF, merged.value())
}

fn or(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    union(cx, args[0], args[1])
}

fn ror(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    union(cx, args[1], args[0])
}

fn ior(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = this(cx, args, "__ior__")?;
    fill(cx, dict, args[1], Value::UNDEF, args[0])
}
