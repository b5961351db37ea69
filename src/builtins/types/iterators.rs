//! Iterators: `enumerate`, `zip`, `map`, `filter`, `reversed`, and those of the containers.

use crate::builtins::consume::{IterateAll, iterate_all, resume_all};
use crate::builtins::dunder::{call_special, class_argument, new_instance_of};
use crate::heap::{Gc, Header, Value};
use crate::native::methods;
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, DictView, ViewPart};
use crate::objects::iterator::{Iterator, IteratorState, Step};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::{List, Range, Tuple};
use crate::objects::types::Builtin;

/// Declares the types whose methods are those of every iterator.
macro_rules! plain_iterators {
    ($($name:ident = $builtin:ident, $doc:literal, $methods:ident;)*) => {$(
        pub(crate) const $name: TypeRow = TypeRow {
            builtin: Builtin::$builtin,
            doc: $doc,
            construct: None,
            methods: $methods,
            getsets: &[],
        };
    )*};
}

plain_iterators! {
    LIST = ListIterator, "An iterator over a list.", INDEXED;
    LIST_REVERSED = ListReverseIterator, "An iterator over a list backwards.", INDEXED;
    TUPLE = TupleIterator, "An iterator over a tuple.", INDEXED;
    STR = StrIterator, "An iterator over the characters of an ASCII string.", INDEXED;
    STR_UNICODE = StrUnicodeIterator, "An iterator over the characters of a string.", INDEXED;
    BYTES = BytesIterator, "An iterator over bytes.", INDEXED;
    BYTE_ARRAY = ByteArrayIterator, "An iterator over a bytearray.", INDEXED;
    MEMORY = MemoryIterator, "An iterator over the items of a memoryview.", METHODS;
    RANGE = RangeIterator, "An iterator over a range.", INDEXED;
    LONG_RANGE = LongRangeIterator, "An iterator over a range of big numbers.", INDEXED;
    DICT_KEY = DictKeyIterator, "An iterator over the keys of a dict.", METHODS;
    DICT_VALUE = DictValueIterator, "An iterator over the values of a dict.", METHODS;
    DICT_ITEM = DictItemIterator, "An iterator over the items of a dict.", METHODS;
    DICT_REVERSE_KEY = DictReverseKeyIterator, "An iterator over the keys of a dict backwards.", METHODS;
    DICT_REVERSE_VALUE = DictReverseValueIterator, "An iterator over the values of a dict backwards.", METHODS;
    DICT_REVERSE_ITEM = DictReverseItemIterator, "An iterator over the items of a dict backwards.", METHODS;
    SET = SetIterator, "An iterator over a set.", METHODS;
    SEQUENCE = SequenceIterator, "An iterator over an object with `__getitem__`.", INDEXED;
    CALLABLE = CallableIterator, "An iterator that calls a function until it returns a sentinel.", METHODS;
}

const METHODS: &[NativeRow] = methods! {
    /// Implement iter(self).
    "__iter__(self, /)" => itself,
    /// Implement next(self).
    "__next__(self, /)" => next,
    /// Return an estimate of how many items are left.
    "__length_hint__(self, /)" => length_hint,
};

/// The methods of iterators that stand at an index.
const INDEXED: &[NativeRow] = methods! {
    /// Implement iter(self).
    "__iter__(self, /)" => itself,
    /// Implement next(self).
    "__next__(self, /)" => next,
    /// Return an estimate of how many items are left.
    "__length_hint__(self, /)" => length_hint,
    /// Set state information for unpickling.
    "__setstate__(self, state, /)" => set_index,
};

/// The methods of iterators whose length nobody knows.
macro_rules! adapter_methods {
    ($signature:literal => $new:path) => {
        methods! {
            /// Create and return a new object.
            static $signature => $new,
            /// Implement iter(self).
            "__iter__(self, /)" => itself,
            /// Implement next(self).
            "__next__(self, /)" => next,
        }
    };
}

pub(crate) const ENUMERATE: TypeRow = TypeRow {
    builtin: Builtin::Enumerate,
    doc: "Return an enumerate object, which yields pairs of a count (from start, which is 0 by default)\nand an item of the iterable.",
    construct: Some(&ENUMERATE_CALL),
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, iterable, start=0)" => enumerate_new,
        /// Implement iter(self).
        "__iter__(self, /)" => itself,
        /// Implement next(self).
        "__next__(self, /)" => next,
        /// `enumerate[int]` for annotations.
        class "__class_getitem__(cls, item, /)" => crate::builtins::types::alias::class_getitem,
    },
    getsets: &[],
};
static ENUMERATE_CALL: NativeRow = NativeRow::new(
    "enumerate(iterable, start=0)",
    "Return an enumerate object.",
    |cx, args| {
        let class = cx.types.get(Builtin::Enumerate).value();
        enumerate_new(cx, &[class, args[0], args[1]])
    },
    Binding::StaticMethod,
);

pub(crate) const ZIP: TypeRow = TypeRow {
    builtin: Builtin::Zip,
    doc: "Return a zip object, which yields tuples of the items of the iterables at the same place\nuntil the shortest is exhausted. With strict=True, unequal lengths raise ValueError.",
    construct: Some(&ZIP_CALL),
    methods: adapter_methods!("__new__(cls, /, *iterables, strict=False)" => zip_new),
    getsets: &[],
};
static ZIP_CALL: NativeRow = NativeRow::new(
    "zip(*iterables, strict=False)",
    "Return a zip object.",
    |cx, args| {
        let class = cx.types.get(Builtin::Zip).value();
        make_zip(cx, class, args[0], &args[1..])
    },
    Binding::StaticMethod,
);

pub(crate) const MAP: TypeRow = TypeRow {
    builtin: Builtin::Map,
    doc: "Make an iterator that calls the function with the items of the iterables at the same place,\nuntil the shortest is exhausted.",
    construct: Some(&MAP_CALL),
    methods: adapter_methods!("__new__(cls, /, *args)" => map_new),
    getsets: &[],
};
static MAP_CALL: NativeRow = NativeRow::new(
    "map(*args)",
    "Make an iterator that calls the function with items of the iterables.",
    |cx, args| {
        let class = cx.types.get(Builtin::Map).value();
        make_map(cx, class, args)
    },
    Binding::StaticMethod,
);

pub(crate) const FILTER: TypeRow = TypeRow {
    builtin: Builtin::Filter,
    doc: "Return an iterator yielding those items for which function(item) is true; with None, those\nthat are true.",
    construct: Some(&FILTER_CALL),
    methods: adapter_methods!("__new__(cls, function, iterable, /)" => filter_new),
    getsets: &[],
};
static FILTER_CALL: NativeRow = NativeRow::new(
    "filter(function, iterable, /)",
    "Return an iterator yielding those items for which function(item) is true.",
    |cx, args| {
        let class = cx.types.get(Builtin::Filter).value();
        filter_new(cx, &[class, args[0], args[1]])
    },
    Binding::StaticMethod,
);

pub(crate) const REVERSED: TypeRow = TypeRow {
    builtin: Builtin::Reversed,
    doc: "Return an iterator over the values of a sequence backwards.",
    construct: Some(&REVERSED_CALL),
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, sequence, /)" => reversed_new,
        /// Implement iter(self).
        "__iter__(self, /)" => itself,
        /// Implement next(self).
        "__next__(self, /)" => next,
        /// Return an estimate of how many items are left.
        "__length_hint__(self, /)" => length_hint,
        /// Set state information for unpickling.
        "__setstate__(self, state, /)" => set_index,
    },
    getsets: &[],
};
static REVERSED_CALL: NativeRow = NativeRow::new(
    "reversed(sequence, /)",
    "Return an iterator over the values of a sequence backwards.",
    |cx, args| {
        let class = cx.types.get(Builtin::Reversed).value();
        reversed_new(cx, &[class, args[0]])
    },
    Binding::StaticMethod,
);

// ---- making them ----

fn new_iterator(cx: &mut Cx, class: Value, builtin: Builtin, state: IteratorState) -> Result<Value, Raise> {
    let base = cx.types.get(builtin);
    let class = class_argument(cx, class, base)?;
    Ok(new_instance_of(cx, class, |shape| Iterator {
        header: Header::new(shape),
        state,
    }))
}

fn enumerate_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let start = args[2];
    if cx.int_ref(start).is_none() {
        let name = cx.names.index;
        if let Some(outcome) = call_special(cx, start, name, &[], Some((&ENUMERATE_START, 0, &args[..2]))) {
            return outcome;
        }
        let message = format!(
            "'{}' object cannot be interpreted as an integer",
            cx.type_name(start)
        );
        return Err(cx.type_error(message));
    }
    iterate_all::<EnumerateAll>(cx, [args[0], start], &[args[1]])
}

static ENUMERATE_START: Then = Then {
    name: "enumerate.start",
    resume: |cx, kept, resumed| {
        let args = [kept.values[0], kept.values[1], resumed.value()];
        if cx.int_ref(args[2]).is_none() {
            return Err(cx.type_error("__index__ returned non-int"));
        }
        enumerate_new(cx, &args)
    },
    catches: false,
};

struct EnumerateAll;
static ENUMERATE_ALL: Then = Then {
    name: "enumerate.iter",
    resume: resume_all::<EnumerateAll>,
    catches: false,
};
impl IterateAll for EnumerateAll {
    const THEN: &'static Then = &ENUMERATE_ALL;
    fn finish(cx: &mut Cx, kept: &[Value], iterators: &[Value]) -> Result<Outcome, Raise> {
        let state = IteratorState::Enumerate {
            source: iterators[0],
            count: kept[1],
        };
        done(new_iterator(cx, kept[0], Builtin::Enumerate, state)?)
    }
}

fn zip_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    make_zip(cx, args[0], args[1], &args[2..])
}

fn make_zip(cx: &mut Cx, class: Value, strict: Value, iterables: &[Value]) -> Result<Outcome, Raise> {
    iterate_all::<ZipAll>(cx, [class, strict], iterables)
}

struct ZipAll;
static ZIP_ALL: Then = Then {
    name: "zip.iter",
    resume: resume_all::<ZipAll>,
    catches: false,
};
impl IterateAll for ZipAll {
    const THEN: &'static Then = &ZIP_ALL;
    fn finish(cx: &mut Cx, kept: &[Value], iterators: &[Value]) -> Result<Outcome, Raise> {
        let strict = matches!(cx.truth(kept[1])?, Answer::Known(true));
        let sources = cx.new_tuple(iterators);
        let state = IteratorState::Zip { sources, strict };
        done(new_iterator(cx, kept[0], Builtin::Zip, state)?)
    }
}

fn map_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    make_map(cx, args[0], &args[1..])
}

fn make_map(cx: &mut Cx, class: Value, args: &[Value]) -> Result<Outcome, Raise> {
    let Some((function, iterables)) = args.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return Err(cx.type_error("map() must have at least two arguments."));
    };
    iterate_all::<MapAll>(cx, [class, *function], iterables)
}

struct MapAll;
static MAP_ALL: Then = Then {
    name: "map.iter",
    resume: resume_all::<MapAll>,
    catches: false,
};
impl IterateAll for MapAll {
    const THEN: &'static Then = &MAP_ALL;
    fn finish(cx: &mut Cx, kept: &[Value], iterators: &[Value]) -> Result<Outcome, Raise> {
        let sources = cx.new_tuple(iterators);
        let state = IteratorState::Map {
            function: kept[1],
            sources,
        };
        done(new_iterator(cx, kept[0], Builtin::Map, state)?)
    }
}

fn filter_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    iterate_all::<FilterAll>(cx, [args[0], args[1]], &[args[2]])
}

struct FilterAll;
static FILTER_ALL: Then = Then {
    name: "filter.iter",
    resume: resume_all::<FilterAll>,
    catches: false,
};
impl IterateAll for FilterAll {
    const THEN: &'static Then = &FILTER_ALL;
    fn finish(cx: &mut Cx, kept: &[Value], iterators: &[Value]) -> Result<Outcome, Raise> {
        let state = IteratorState::Filter {
            function: kept[1],
            source: iterators[0],
        };
        done(new_iterator(cx, kept[0], Builtin::Filter, state)?)
    }
}

fn reversed_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (class, object) = (args[0], args[1]);
    let overrides = cx.overrides(object);
    if !overrides.has_item
        && !overrides.has_iter
        && cx.is_plain(object)
        && let Some(iterator) = reverse_native(cx, object)?
    {
        return done(iterator);
    }
    let name = cx.names.reversed;
    if let Some(method) = cx.dunder(object, name) {
        if method.is_none() {
            let message = format!("'{}' object is not reversible", cx.type_name(object));
            return Err(cx.type_error(message));
        }
        return crate::builtins::dunder::call_found(cx, method, object, &[], None);
    }
    let (len, getitem) = (cx.names.len, cx.names.getitem);
    if cx.dunder(object, len).is_none() || cx.dunder(object, getitem).is_none() {
        let message = format!("'{}' object is not reversible", cx.type_name(object));
        return Err(cx.type_error(message));
    }
    let length = cx.new_native(&LEN_OF, Value::UNDEF);
    cx.call(length, &[object], &REVERSED_LENGTH, 0, &[class, object])
}

static LEN_OF: NativeRow = NativeRow::new(
    "len(obj, /)",
    "Return the number of items of a container.",
    |cx, args| match cx.length(args[0])? {
        Answer::Known(length) => done(cx.new_size(length)),
        Answer::Script => {
            let name = cx.names.len;
            match call_special(cx, args[0], name, &[], None) {
                Some(outcome) => outcome,
                None => Err(cx.type_error("object has no len()")),
            }
        }
    },
    Binding::StaticMethod,
);

static REVERSED_LENGTH: Then = Then {
    name: "reversed.length",
    resume: |cx, kept, resumed| {
        let Some(length) = cx.clamped_int(resumed.value()) else {
            let message = format!(
                "'{}' object cannot be interpreted as an integer",
                cx.type_name(resumed.value())
            );
            return Err(cx.type_error(message));
        };
        let state = IteratorState::ReversedSequence {
            object: kept.values[1],
            index: length - 1,
        };
        done(new_iterator(cx, kept.values[0], Builtin::Reversed, state)?)
    },
    catches: false,
};

/// A reversed iterator over a container of the machine's own; `None` for other values.
pub(crate) fn reverse_native(cx: &mut Cx, object: Value) -> Result<Option<Value>, Raise> {
    if let Some(list) = object.as_gc::<List>() {
        let index = cx.heap[list].items.len();
        let state = IteratorState::ListReversed { list, index };
        return Ok(Some(cx.new_iterator(Builtin::ListReverseIterator, state)));
    }
    if let Some(dict) = object.as_gc::<Dict>() {
        return Ok(Some(reverse_dict(cx, dict, ViewPart::Keys)));
    }
    if let Some(view) = object.as_gc::<DictView>() {
        let DictView { dict, part, .. } = cx.heap[view];
        return Ok(Some(reverse_dict(cx, dict, part)));
    }
    if let Some(range) = object.as_gc::<Range>() {
        return reverse_range(cx, range).map(Some);
    }
    let is_sequence =
        object.is_kind::<Tuple>() || cx.as_str(object).is_some() || cx.as_bytes(object).is_some();
    if is_sequence && let Answer::Known(length) = cx.length(object)? {
        let state = IteratorState::ReversedSequence {
            object,
            index: length as i64 - 1,
        };
        return Ok(Some(cx.new_iterator(Builtin::Reversed, state)));
    }
    Ok(None)
}

fn reverse_dict(cx: &mut Cx, dict: Gc<Dict>, part: ViewPart) -> Value {
    let builtin = match part {
        ViewPart::Keys => Builtin::DictReverseKeyIterator,
        ViewPart::Values => Builtin::DictReverseValueIterator,
        ViewPart::Items => Builtin::DictReverseItemIterator,
    };
    let state = IteratorState::DictReversed {
        dict,
        position: cx.heap[dict].positions(),
        length: cx.heap[dict].len(),
        part,
    };
    cx.new_iterator(builtin, state)
}

/// An iterator over the numbers of a range backwards.
fn reverse_range(cx: &mut Cx, range: Gc<Range>) -> Result<Value, Raise> {
    use crate::objects::kernel::integer::{self, IntRef};
    let Range {
        start, step, length, ..
    } = cx.heap[range];
    let (Some(start), Some(by), Some(count)) = (cx.int_ref(start), cx.int_ref(step), cx.int_ref(length))
    else {
        unreachable!("a range is made of ints");
    };
    let last_index = integer::subtract(count, IntRef::Small(1));
    let offset = integer::multiply(last_index.as_ref(), by);
    let last = integer::add(start, offset.as_ref());
    let back = integer::negate(by);
    let (last, back) = (cx.new_integer(last), cx.new_integer(back));
    let words = (last.as_inline_int(), back.as_inline_int(), length.as_inline_int());
    Ok(match words {
        (Some(next), Some(step), Some(left)) => {
            let left = left as u64;
            cx.new_iterator(Builtin::RangeIterator, IteratorState::Range { next, left, step })
        }
        _ => {
            let state = IteratorState::BigRange {
                next: last,
                step: back,
                left: length,
            };
            cx.new_iterator(Builtin::LongRangeIterator, state)
        }
    })
}

// ---- advancing them ----

pub(crate) fn itself(_cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

fn next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(iterator) = args[0].as_gc::<Iterator>() else {
        let message = format!(
            "descriptor '__next__' requires an iterator but received '{}'",
            cx.type_name(args[0])
        );
        return Err(cx.type_error(message));
    };
    match cx.step(args[0])? {
        Step::Item(item) => done(item),
        Step::Done => Err(stop(cx)),
        Step::Script => advance(cx, iterator),
    }
}

fn stop(cx: &mut Cx) -> Raise {
    cx.raise_with(Builtin::StopIteration, &[])
}

/// Advances an iterator that needs the vm.
fn advance(cx: &mut Cx, iterator: Gc<Iterator>) -> Result<Outcome, Raise> {
    let this = iterator.value();
    match &cx.heap[iterator].state {
        IteratorState::Map { function, sources } => {
            let (function, sources) = (*function, *sources);
            advance_map(cx, function, sources, &mut vec![this])
        }
        IteratorState::Zip { sources, .. } => {
            let sources = *sources;
            advance_zip(cx, sources, &mut vec![this])
        }
        IteratorState::Filter { source, .. } => {
            let source = *source;
            advance_filter(cx, this, source)
        }
        IteratorState::Enumerate { source, .. } => {
            let source = *source;
            cx.next(source, &ENUMERATE_NEXT, 0, &[this])
        }
        IteratorState::ReversedSequence { object, index } | IteratorState::Sequence { object, index } => {
            let (object, index) = (*object, *index);
            advance_sequence(cx, iterator, object, index)
        }
        IteratorState::Callable { function, .. } => {
            let function = *function;
            cx.call(function, &[], &CALLABLE_NEXT, CALLED, &[this])
        }
        _ => unreachable!("`step` advances the others"),
    }
}

static ENUMERATE_NEXT: Then = Then {
    name: "enumerate.next",
    resume: |cx, kept, resumed| match (resumed.value().defined(), kept.values[0].as_gc::<Iterator>()) {
        (Some(item), Some(iterator)) => done(cx.count_item(iterator, item)),
        _ => Err(stop(cx)),
    },
    catches: false,
};

/// `row` is the map itself and the items got so far.
fn advance_map(cx: &mut Cx, function: Value, sources: Value, row: &mut Vec<Value>) -> Result<Outcome, Raise> {
    let count = cx.as_tuple(sources).map_or(0, <[Value]>::len);
    while row.len() <= count {
        let source = cx.as_tuple(sources).map_or(Value::NONE, |all| all[row.len() - 1]);
        match cx.step(source)? {
            Step::Item(item) => row.push(item),
            Step::Done => return Err(stop(cx)),
            Step::Script => return cx.next(source, &MAP_NEXT, 0, row),
        }
    }
    cx.tail_call(function, &row[1..])
}

static MAP_NEXT: Then = Then {
    name: "map.next",
    resume: |cx, kept, resumed| {
        let Some(item) = resumed.value().defined() else {
            return Err(stop(cx));
        };
        let mut row = kept.values.to_vec();
        row.push(item);
        match row[0]
            .as_gc::<Iterator>()
            .map(|iterator| &cx.heap[iterator].state)
        {
            Some(IteratorState::Map { function, sources }) => {
                let (function, sources) = (*function, *sources);
                advance_map(cx, function, sources, &mut row)
            }
            _ => unreachable!("only a map waits here"),
        }
    },
    catches: false,
};

/// `row` is the zip itself and the items got so far.
fn advance_zip(cx: &mut Cx, sources: Value, row: &mut Vec<Value>) -> Result<Outcome, Raise> {
    let count = cx.as_tuple(sources).map_or(0, <[Value]>::len);
    while row.len() <= count {
        let source = cx.as_tuple(sources).map_or(Value::NONE, |all| all[row.len() - 1]);
        match cx.step(source)? {
            Step::Item(item) => row.push(item),
            Step::Done => return zip_ended(cx, sources, row),
            Step::Script => return cx.next(source, &ZIP_NEXT, 0, row),
        }
    }
    done(cx.new_tuple(&row[1..]))
}

static ZIP_NEXT: Then = Then {
    name: "zip.next",
    resume: |cx, kept, resumed| {
        let mut row = kept.values.to_vec();
        let sources = zip_sources(cx, row[0]);
        match resumed.value().defined() {
            Some(item) => {
                row.push(item);
                advance_zip(cx, sources, &mut row)
            }
            None => zip_ended(cx, sources, &row),
        }
    },
    catches: false,
};

fn zip_sources(cx: &Cx, zip: Value) -> Value {
    match zip.as_gc::<Iterator>().map(|iterator| &cx.heap[iterator].state) {
        Some(IteratorState::Zip { sources, .. }) => *sources,
        _ => unreachable!("only a zip waits here"),
    }
}

/// The next source after those that gave the items of `row` is exhausted.
fn zip_ended(cx: &mut Cx, sources: Value, row: &[Value]) -> Result<Outcome, Raise> {
    let iterator = row[0].as_gc::<Iterator>();
    let is_strict = matches!(
        iterator.map(|iterator| &cx.heap[iterator].state),
        Some(IteratorState::Zip { strict: true, .. })
    );
    let ended = row.len() - 1;
    if !is_strict {
        return Err(stop(cx));
    }
    if ended > 0 {
        return Err(cx.zip_mismatch(ended, "shorter"));
    }
    check_ended(cx, row[0], sources, 1)
}

/// In a strict zip the first source is exhausted: so must be those from `index` on.
fn check_ended(cx: &mut Cx, zip: Value, sources: Value, index: usize) -> Result<Outcome, Raise> {
    let source = cx.as_tuple(sources).and_then(|all| all.get(index)).copied();
    match source {
        Some(source) => cx.next(source, &ZIP_CHECK, index as u32, &[zip]),
        None => Err(stop(cx)),
    }
}

static ZIP_CHECK: Then = Then {
    name: "zip.check",
    resume: |cx, kept, resumed| {
        let index = kept.state as usize;
        if !resumed.value().is_undef() {
            return Err(cx.zip_mismatch(index, "longer"));
        }
        let sources = zip_sources(cx, kept.values[0]);
        check_ended(cx, kept.values[0], sources, index + 1)
    },
    catches: false,
};

fn advance_filter(cx: &mut Cx, filter: Value, source: Value) -> Result<Outcome, Raise> {
    loop {
        match cx.step(source)? {
            Step::Item(item) => {
                if let Some(outcome) = test_item(cx, filter, item)? {
                    return Ok(outcome);
                }
            }
            Step::Done => return Err(stop(cx)),
            Step::Script => return cx.next(source, &FILTER_NEXT, 0, &[filter]),
        }
        cx.charge_fuel(1);
    }
}

/// Tests an item: `None` when it is dropped without asking anyone.
fn test_item(cx: &mut Cx, filter: Value, item: Value) -> Result<Option<Outcome>, Raise> {
    let function = match filter
        .as_gc::<Iterator>()
        .map(|iterator| &cx.heap[iterator].state)
    {
        Some(IteratorState::Filter { function, .. }) => *function,
        _ => unreachable!("only a filter waits here"),
    };
    if !function.is_none() && !function.is(cx.types.get(Builtin::Bool).value()) {
        return cx
            .call(function, &[item], &FILTER_TEST, 0, &[filter, item])
            .map(Some);
    }
    match cx.truth(item)? {
        Answer::Known(true) => Ok(Some(Outcome::Return(item))),
        Answer::Known(false) => Ok(None),
        Answer::Script => {
            let class = cx.types.get(Builtin::Bool).value();
            cx.call(class, &[item], &FILTER_TEST, 0, &[filter, item])
                .map(Some)
        }
    }
}

fn filter_source(cx: &Cx, filter: Value) -> Value {
    match filter
        .as_gc::<Iterator>()
        .map(|iterator| &cx.heap[iterator].state)
    {
        Some(IteratorState::Filter { source, .. }) => *source,
        _ => unreachable!("only a filter waits here"),
    }
}

static FILTER_NEXT: Then = Then {
    name: "filter.next",
    resume: |cx, kept, resumed| {
        let filter = kept.values[0];
        let Some(item) = resumed.value().defined() else {
            return Err(stop(cx));
        };
        match test_item(cx, filter, item)? {
            Some(outcome) => Ok(outcome),
            None => {
                let source = filter_source(cx, filter);
                advance_filter(cx, filter, source)
            }
        }
    },
    catches: false,
};

static FILTER_TEST: Then = Then {
    name: "filter.test",
    resume: |cx, kept, resumed| {
        let (filter, item) = (kept.values[0], kept.values[1]);
        match cx.truth(resumed.value())? {
            Answer::Known(true) => done(item),
            Answer::Known(false) => {
                let source = filter_source(cx, filter);
                advance_filter(cx, filter, source)
            }
            Answer::Script => {
                let class = cx.types.get(Builtin::Bool).value();
                cx.call(class, &[resumed.value()], &FILTER_TEST, 0, &[filter, item])
            }
        }
    },
    catches: false,
};

/// The old protocol: `__getitem__` with a number.
fn advance_sequence(
    cx: &mut Cx,
    iterator: Gc<Iterator>,
    object: Value,
    index: i64,
) -> Result<Outcome, Raise> {
    if index < 0 {
        cx.heap[iterator].state = IteratorState::Done;
        return Err(stop(cx));
    }
    let key = cx.new_int(index);
    let name = cx.names.getitem;
    let kept = [iterator.value()];
    match call_special(cx, object, name, &[key], Some((&SEQUENCE_NEXT, 0, &kept))) {
        Some(outcome) => outcome,
        // The attribute is None, which is called all the same.
        None if cx.dunder(object, name).is_some() => Err(cx.type_error("'NoneType' object is not callable")),
        None => {
            let message = format!("'{}' object is not subscriptable", cx.type_name(object));
            Err(cx.type_error(message))
        }
    }
}

static SEQUENCE_NEXT: Then = Then {
    name: "iterator.next",
    resume: |cx, kept, resumed| {
        let Some(iterator) = kept.values[0].as_gc::<Iterator>() else {
            unreachable!("only an iterator waits here");
        };
        match resumed {
            Resumed::Value(item) => {
                match &mut cx.heap[iterator].state {
                    IteratorState::Sequence { index, .. } => *index += 1,
                    IteratorState::ReversedSequence { index, .. } => *index -= 1,
                    _ => {}
                }
                done(item)
            }
            Resumed::Raised(exception) => {
                let is_end = cx.is_instance(exception, Builtin::IndexError)
                    || cx.is_instance(exception, Builtin::StopIteration);
                if !is_end {
                    return Err(cx.raise_value(exception));
                }
                cx.heap[iterator].state = IteratorState::Done;
                Err(stop(cx))
            }
        }
    },
    catches: true,
};

/// The function of a callable iterator was called.
const CALLED: u32 = 0;
/// Its result was compared with the sentinel.
const COMPARED: u32 = 1;

static CALLABLE_NEXT: Then = Then {
    name: "callable_iterator.next",
    resume: callable_next,
    catches: true,
};

fn callable_next(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let Some(iterator) = kept.values[0].as_gc::<Iterator>() else {
        unreachable!("only an iterator waits here");
    };
    let value = match resumed {
        Resumed::Value(value) => value,
        Resumed::Raised(exception) => {
            if kept.state == CALLED && cx.is_instance(exception, Builtin::StopIteration) {
                cx.heap[iterator].state = IteratorState::Done;
            }
            return Err(cx.raise_value(exception));
        }
    };
    let (item, is_end) = if kept.state == COMPARED {
        let is_end = matches!(cx.truth(value)?, Answer::Known(true));
        (kept.values[1], is_end)
    } else {
        let sentinel = match &cx.heap[iterator].state {
            IteratorState::Callable { sentinel, .. } => *sentinel,
            _ => return Err(stop(cx)),
        };
        match cx.equals(value, sentinel)? {
            Answer::Known(equal) => (value, equal),
            Answer::Script => {
                cx.request.prelude = "is_equal";
                let kept = [iterator.value(), value];
                let args = [sentinel, value];
                return cx.ask(
                    Outcome::Prelude,
                    Value::NONE,
                    &args,
                    Some(&CALLABLE_NEXT),
                    COMPARED,
                    &kept,
                );
            }
        }
    };
    if is_end {
        cx.heap[iterator].state = IteratorState::Done;
        return Err(stop(cx));
    }
    done(item)
}

fn length_hint(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let left = cx.items_left(args[0]).unwrap_or(0);
    done(cx.new_size(left))
}

/// Goes to an index, as a pickle kept it; one that is out of range is the nearest end.
fn set_index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(iterator), Some(wanted)) = (args[0].as_gc::<Iterator>(), cx.int_ref(args[1])) else {
        return Err(cx.type_error("an integer is required"));
    };
    let Some(wanted) = wanted.to_i64() else {
        return Err(cx.overflow_error("Python int too large to convert to C long"));
    };
    let wanted_size = usize::try_from(wanted).unwrap_or(0);
    let mut state = cx.heap[iterator].state.clone();
    match &mut state {
        IteratorState::List { list, index } => *index = wanted_size.min(cx.heap[*list].items.len()),
        IteratorState::ListReversed { list, index } => {
            *index = usize::try_from(wanted.saturating_add(1))
                .unwrap_or(0)
                .min(cx.heap[*list].items.len());
        }
        IteratorState::Tuple { tuple, index } => *index = wanted_size.min(cx.heap.tail(*tuple).len()),
        IteratorState::Str { string, position } => {
            let text = cx.heap.text(*string);
            *position = text
                .char_indices()
                .nth(wanted_size)
                .map_or(text.len(), |(at, _)| at);
        }
        IteratorState::Bytes { object, index } => {
            let length = cx.as_bytes(*object).map_or(0, <[u8]>::len);
            *index = wanted_size.min(length);
        }
        IteratorState::Range { next, left, step } => {
            let skipped = (wanted_size as u64).min(*left);
            *next += *step * skipped as i64;
            *left -= skipped;
        }
        IteratorState::Sequence { index, .. } => *index = wanted.max(0),
        IteratorState::ReversedSequence { index, .. } => *index = (*index).min(wanted.max(-1)),
        _ => {}
    }
    cx.heap[iterator].state = state;
    done(Value::NONE)
}
