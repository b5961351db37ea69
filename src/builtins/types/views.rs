//! `dict_keys`, `dict_values`, `dict_items` and `mappingproxy`.

use crate::builtins::types::container::{self, receiver};
use crate::bytecode::opcode::{BinaryOperator, Comparison};
use crate::heap::{Header, Value};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::dict::{DictView, MappingProxy, ViewPart};
use crate::objects::native::{Binding, GetSetRow, NativeRow, TypeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::set::Set;
use crate::objects::types::Builtin;
use crate::vm::look_up::{Purpose, look_up};

pub(crate) const KEYS: TypeRow = TypeRow {
    builtin: Builtin::DictKeys,
    doc: "A set-like view of the keys of a dict.",
    construct: None,
    methods: SET_LIKE,
    getsets: MAPPING,
};

pub(crate) const ITEMS: TypeRow = TypeRow {
    builtin: Builtin::DictItems,
    doc: "A set-like view of the (key, value) pairs of a dict.",
    construct: None,
    methods: SET_LIKE,
    getsets: MAPPING,
};

pub(crate) const VALUES: TypeRow = TypeRow {
    builtin: Builtin::DictValues,
    doc: "A view of the values of a dict.",
    construct: None,
    methods: methods! {
        /// `len(self)`
        "__len__(self, /)" => container::len,
        /// `iter(self)`
        "__iter__(self, /)" => container::iter,
        /// `reversed(self)`
        "__reversed__(self, /)" => reversed,
        /// `repr(self)`
        "__repr__(self, /)" => container::repr,
    },
    getsets: MAPPING,
};

const SET_LIKE: &[NativeRow] = methods! {
    /// `len(self)`
    "__len__(self, /)" => container::len,
    /// `iter(self)`
    "__iter__(self, /)" => container::iter,
    /// `reversed(self)`
    "__reversed__(self, /)" => reversed,
    /// `key in self`
    "__contains__(self, key, /)" => contains,
    /// Return whether the view and an iterable have nothing in common.
    "isdisjoint(self, other, /)" => isdisjoint,
    /// `self & value`
    "__and__(self, value, /)" => and,
    /// `value & self`
    "__rand__(self, value, /)" => rand,
    /// `self | value`
    "__or__(self, value, /)" => or,
    /// `value | self`
    "__ror__(self, value, /)" => ror,
    /// `self - value`
    "__sub__(self, value, /)" => sub,
    /// `value - self`
    "__rsub__(self, value, /)" => rsub,
    /// `self ^ value`
    "__xor__(self, value, /)" => xor,
    /// `value ^ self`
    "__rxor__(self, value, /)" => rxor,
    /// `self == value`
    "__eq__(self, value, /)" => eq,
    /// `self != value`
    "__ne__(self, value, /)" => ne,
    /// `self < value`
    "__lt__(self, value, /)" => lt,
    /// `self <= value`
    "__le__(self, value, /)" => le,
    /// `self > value`
    "__gt__(self, value, /)" => gt,
    /// `self >= value`
    "__ge__(self, value, /)" => ge,
    /// `repr(self)`
    "__repr__(self, /)" => container::repr,
};

const MAPPING: &[GetSetRow] = getsets! {
    /// A read-only proxy of the dict that the view shows.
    "mapping" => mapping;
};

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver::<DictView>(cx, args[0], Builtin::DictKeys, "__reversed__")?;
    let iterator = super::iterators::reverse_native(cx, args[0])?;
    done(iterator.expect("a view is reversed natively"))
}

fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = receiver::<DictView>(cx, args[0], Builtin::DictKeys, "__contains__")?;
    match cx.contains_by_payload(args[0], args[1])? {
        Answer::Known(found) => done(found),
        Answer::Script => {
            let DictView { dict, part, .. } = cx.heap[view];
            if part == ViewPart::Keys {
                return look_up(cx, Purpose::Contains, dict.value(), args[1], Value::UNDEF);
            }
            cx.call_prelude("dict_contains_item", &[dict.value(), args[1]])
        }
    }
}

fn isdisjoint(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_prelude("are_disjoint", args)
}

macro_rules! operators {
    ($($direct:ident $reflected:ident $symbol:literal;)*) => {$(
        fn $direct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            operate(cx, $symbol, args[0], args[1])
        }
        fn $reflected(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            operate(cx, $symbol, args[1], args[0])
        }
    )*};
}

operators! { and rand "&"; or ror "|"; sub rsub "-"; xor rxor "^"; }

/// The result is a set; the other operand may be any iterable.
fn operate(cx: &mut Cx, symbol: &str, left: Value, right: Value) -> Result<Outcome, Raise> {
    let symbol = cx.new_str(symbol);
    cx.call_prelude("view_operation", &[symbol, left, right])
}

macro_rules! view_comparisons {
    ($($name:ident $comparison:ident;)*) => {$(
        fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            compare(cx, Comparison::$comparison, args)
        }
    )*};
}

view_comparisons! { eq Eq; ne Ne; lt Lt; le Le; gt Gt; ge Ge; }

fn compare(cx: &mut Cx, comparison: Comparison, args: &[Value]) -> Result<Outcome, Raise> {
    let is_values = cx.is_exact(args[1], Builtin::DictValues);
    if is_values || !(args[1].is_kind::<DictView>() || args[1].is_kind::<Set>()) {
        return done(Value::NOT_IMPLEMENTED);
    }
    let symbol = cx.new_str(comparison.symbol());
    cx.call_prelude("set_compare", &[symbol, args[0], args[1]])
}

fn mapping(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = receiver::<DictView>(cx, args[0], Builtin::DictKeys, "mapping")?;
    let mapping = cx.heap[view].dict.value();
    let header = Header::new(Builtin::MappingProxy.shape());
    done(cx.heap.alloc(MappingProxy { header, mapping }))
}

// ---- mappingproxy ----

pub(crate) const PROXY: TypeRow = TypeRow {
    builtin: Builtin::MappingProxy,
    doc: "A read-only view of a mapping.",
    construct: Some(&PROXY_CONSTRUCT),
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, mapping, /)" => proxy_new,
        /// Return the value of a key, else the default.
        "get(self, key, default=None, /)" => proxy_get,
        /// A view of the keys.
        "keys(self, /)" => proxy_keys,
        /// A view of the values.
        "values(self, /)" => proxy_values,
        /// A view of the (key, value) pairs.
        "items(self, /)" => proxy_items,
        /// Return a shallow copy of the mapping.
        "copy(self, /)" => proxy_copy,
        /// `len(self)`
        "__len__(self, /)" => container::len,
        /// `iter(self)`
        "__iter__(self, /)" => container::iter,
        /// `reversed(self)`
        "__reversed__(self, /)" => proxy_reversed,
        /// `key in self`
        "__contains__(self, key, /)" => proxy_contains,
        /// `self[key]`
        "__getitem__(self, key, /)" => proxy_getitem,
        /// `self == value`
        "__eq__(self, value, /)" => proxy_eq,
        /// `self | value`
        "__or__(self, value, /)" => proxy_or,
        /// `value | self`
        "__ror__(self, value, /)" => proxy_ror,
        /// `repr(self)`
        "__repr__(self, /)" => container::repr,
        /// `str(self)`: that of the mapping.
        "__str__(self, /)" => proxy_str,
    },
    getsets: &[],
};

static PROXY_CONSTRUCT: NativeRow = NativeRow::new(
    "mappingproxy(mapping, /)",
    "A read-only view of a mapping.",
    |cx, args| {
        let class = cx.types.get(Builtin::MappingProxy).value();
        proxy_new(cx, &[class, args[0]])
    },
    Binding::StaticMethod,
);

fn proxy_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.names.getitem;
    let is_mapping = cx.dunder(args[1], name).is_some() && cx.items_of_sequence(args[1]).is_none();
    if !is_mapping {
        let message = format!(
            "mappingproxy() argument must be a mapping, not {}",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    }
    let header = Header::new(Builtin::MappingProxy.shape());
    done(cx.heap.alloc(MappingProxy {
        header,
        mapping: args[1],
    }))
}

/// Asks the mapping behind a proxy for one of its methods.
fn ask_mapping(cx: &mut Cx, proxy: Value, method: &str, args: &[Value]) -> Result<Outcome, Raise> {
    let proxy = receiver::<MappingProxy>(cx, proxy, Builtin::MappingProxy, method)?;
    let mapping = cx.heap[proxy].mapping;
    let name = cx.intern(method);
    match crate::builtins::dunder::call_special(cx, mapping, name, args, None) {
        Some(outcome) => outcome,
        None => {
            let message = format!("'{}' object has no attribute '{method}'", cx.type_name(mapping));
            Err(cx.raise(Builtin::AttributeError, message))
        }
    }
}

fn proxy_get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_mapping(cx, args[0], "get", &args[1..])
}

fn proxy_keys(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_mapping(cx, args[0], "keys", &[])
}

fn proxy_values(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_mapping(cx, args[0], "values", &[])
}

fn proxy_items(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_mapping(cx, args[0], "items", &[])
}

fn proxy_copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_mapping(cx, args[0], "copy", &[])
}

fn proxy_reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_mapping(cx, args[0], "__reversed__", &[])
}

fn proxy_contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_mapping(cx, args[0], "__contains__", &args[1..])
}

fn proxy_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_mapping(cx, args[0], "__getitem__", &args[1..])
}

fn proxy_str(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_mapping(cx, args[0], "__str__", &[])
}

fn proxy_eq(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let other = match args[1].as_gc::<MappingProxy>() {
        Some(proxy) => cx.heap[proxy].mapping,
        None => args[1],
    };
    ask_mapping(cx, args[0], "__eq__", &[other])
}

fn unwrapped(cx: &Cx, value: Value) -> Value {
    match value.as_gc::<MappingProxy>() {
        Some(proxy) => cx.heap[proxy].mapping,
        None => value,
    }
}

fn merged(cx: &mut Cx, left: Value, right: Value) -> Result<Outcome, Raise> {
    let (left, right) = (unwrapped(cx, left), unwrapped(cx, right));
    match cx.binary(BinaryOperator::Or, left, right)? {
        Answer::Known(result) => done(result),
        Answer::Script => cx.call_prelude("mapping_union", &[left, right]),
    }
}

fn proxy_or(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    merged(cx, args[0], args[1])
}

fn proxy_ror(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    merged(cx, args[1], args[0])
}
