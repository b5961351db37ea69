//! Iterators made by the machine. Their state is data; the vm and natives advance them by `Cx::step`.

use crate::heap::{Gc, Header, Value, object};
use crate::objects::dict::{Dict, ViewPart};
use crate::objects::kinds::Kind;
use crate::objects::sequence::{List, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tool::ToolState;

/// An iterator. The class (from the shape) is what `type()` shows: `list_iterator`, `zip`, `map` …
#[repr(C)]
pub(crate) struct Iterator {
    pub(crate) header: Header,
    pub(crate) state: IteratorState,
}

/// What an iterator walks and where it stands.
#[derive(Clone, Debug)]
pub(crate) enum IteratorState {
    /// Exhausted for good.
    Done,
    /// A list by index; it sees items appended meanwhile.
    List {
        list: Gc<List>,
        index: usize,
    },
    /// A list backwards: the next index plus one.
    ListReversed {
        list: Gc<List>,
        index: usize,
    },
    Tuple {
        tuple: Gc<Tuple>,
        index: usize,
    },
    /// A string: the byte position of the next character.
    Str {
        string: Gc<Str>,
        position: usize,
    },
    /// bytes or bytearray.
    Bytes {
        object: Value,
        index: usize,
    },
    /// A memoryview.
    Memory {
        view: Value,
        index: usize,
    },
    /// A range of inline ints: `next`, how many are `left`, the `step`.
    Range {
        next: i64,
        left: u64,
        step: i64,
    },
    /// A range with big numbers: value, step and count left as ints of any size.
    BigRange {
        next: Value,
        step: Value,
        left: Value,
    },
    /// A dict by entry position; `length` is the size at the start, to notice changes.
    /// `left` counts down, to notice keys that were removed and added.
    Dict {
        dict: Gc<Dict>,
        position: usize,
        length: usize,
        left: usize,
        part: ViewPart,
    },
    /// A dict backwards: the next position plus one.
    DictReversed {
        dict: Gc<Dict>,
        position: usize,
        length: usize,
        part: ViewPart,
    },
    Set {
        set: Gc<Set>,
        position: usize,
        length: usize,
    },
    /// `enumerate`: the underlying iterator and the next count.
    Enumerate {
        source: Value,
        count: Value,
    },
    /// `zip`: the iterators, as a tuple.
    Zip {
        sources: Value,
        strict: bool,
    },
    /// `map`: the function and the iterators.
    Map {
        function: Value,
        sources: Value,
    },
    /// `filter`: the function (None: truth) and the iterator.
    Filter {
        function: Value,
        source: Value,
    },
    /// `reversed` over `__len__` and `__getitem__`: the next index.
    ReversedSequence {
        object: Value,
        index: i64,
    },
    /// The old protocol: `__getitem__` with 0, 1, 2 … until IndexError.
    Sequence {
        object: Value,
        index: i64,
    },
    /// `iter(callable, sentinel)`.
    Callable {
        function: Value,
        sentinel: Value,
    },
    /// One of itertools.
    Tool(Box<ToolState>),
}

object!(Iterator = Kind::Iterator, |iterator, tracer| {
    match &iterator.state {
        IteratorState::Done | IteratorState::Range { .. } => {}
        IteratorState::List { list, .. } | IteratorState::ListReversed { list, .. } => tracer.gc(*list),
        IteratorState::Tuple { tuple, .. } => tracer.gc(*tuple),
        IteratorState::Str { string, .. } => tracer.gc(*string),
        IteratorState::Bytes { object, .. } => tracer.value(*object),
        IteratorState::Memory { view, .. } => tracer.value(*view),
        IteratorState::BigRange { next, step, left } => tracer.values(&[*next, *step, *left]),
        IteratorState::Dict { dict, .. } | IteratorState::DictReversed { dict, .. } => tracer.gc(*dict),
        IteratorState::Set { set, .. } => tracer.gc(*set),
        IteratorState::Enumerate { source, count } => tracer.values(&[*source, *count]),
        IteratorState::Zip { sources, .. } => tracer.value(*sources),
        IteratorState::Map { function, sources } => tracer.values(&[*function, *sources]),
        IteratorState::Filter { function, source } => tracer.values(&[*function, *source]),
        IteratorState::ReversedSequence { object, .. } | IteratorState::Sequence { object, .. } => {
            tracer.value(*object);
        }
        IteratorState::Callable { function, sentinel } => tracer.values(&[*function, *sentinel]),
        IteratorState::Tool(state) => state.trace(tracer),
    }
});

/// What advancing an iterator without script code gave.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    Item(Value),
    Done,
    /// Script code must run: ask the vm with `Outcome::Next`.
    Script,
}
