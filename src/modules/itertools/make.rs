//! Making the iterators of itertools, and what their few methods say.

use crate::builtins::consume::{IterateAll, iterate_all, resume_all};
use crate::heap::{Gc, Value};
use crate::native::convert::argument;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::iterator::{Iterator, IteratorState};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::selection::{Selection, SelectionKind};
use crate::objects::sequence::{List, Tuple};
use crate::objects::tool::Tool;

use super::class_of_row;

/// The class argument of a `__new__`.
fn class_argument(cx: &mut Cx, args: &[Value], key: &str) -> Result<Gc<Class>, Raise> {
    let base = class_of_row(cx, key);
    match cx.as_class(args[0]) {
        Some(class) if cx.is_subclass(class, base) => Ok(class),
        _ => {
            let message = format!("{key}.__new__(X): X is not a subtype of {key}");
            Err(cx.type_error(message))
        }
    }
}

// ---- those that walk iterators ----

/// Which iterator is made when its sources are iterators.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Made {
    Accumulate = 0,
    Batched,
    Chain,
    Compress,
    Cycle,
    DropWhile,
    FilterFalse,
    GroupBy,
    Pairwise,
    Slice,
    StarMap,
    TakeWhile,
    Tee,
    ZipLongest,
}

const MADE: [Made; 14] = [
    Made::Accumulate,
    Made::Batched,
    Made::Chain,
    Made::Compress,
    Made::Cycle,
    Made::DropWhile,
    Made::FilterFalse,
    Made::GroupBy,
    Made::Pairwise,
    Made::Slice,
    Made::StarMap,
    Made::TakeWhile,
    Made::Tee,
    Made::ZipLongest,
];

/// Makes iterators of the iterables, and then the one that walks them.
fn over(
    cx: &mut Cx,
    class: Gc<Class>,
    made: Made,
    fixed: &[Value],
    iterables: &[Value],
) -> Result<Outcome, Raise> {
    let mut all = vec![Value::small_int(made as i64)];
    all.extend_from_slice(fixed);
    let all = cx.new_tuple(&all);
    iterate_all::<Over>(cx, [class.value(), all], iterables)
}

struct Over;
static OVER: Then = Then {
    name: "itertools.over",
    resume: resume_all::<Over>,
    catches: false,
};
impl IterateAll for Over {
    const THEN: &'static Then = &OVER;
    fn finish(cx: &mut Cx, kept: &[Value], iterators: &[Value]) -> Result<Outcome, Raise> {
        let class = cx.as_class(kept[0]).expect("the class was kept first");
        let fixed = cx.as_tuple(kept[1]).unwrap_or(&[]).to_vec();
        let number = |index: usize| fixed[index].as_inline_int().map(|number| number as u64);
        let source = iterators.first().copied().unwrap_or(Value::UNDEF);
        let tool = match MADE[number(0).unwrap_or(0) as usize] {
            Made::Accumulate => Tool::Accumulate {
                source,
                function: fixed[1],
                initial: fixed[2],
                total: Value::UNDEF,
            },
            Made::Batched => Tool::Batched {
                source,
                size: number(1).unwrap_or(1) as usize,
                strict: fixed[2].is(Value::TRUE),
                batch: Vec::new(),
            },
            Made::Chain => Tool::Chain {
                iterables: source,
                active: Value::UNDEF,
            },
            Made::Compress => Tool::Compress {
                data: source,
                selectors: iterators[1],
                item: Value::UNDEF,
            },
            Made::Cycle => Tool::Cycle {
                source,
                saved: new_list(cx, &[]),
                index: 0,
            },
            Made::DropWhile => Tool::DropWhile {
                predicate: fixed[1],
                source,
                is_dropping: true,
            },
            Made::FilterFalse => Tool::FilterFalse {
                function: fixed[1],
                source,
            },
            Made::GroupBy => Tool::GroupBy {
                source,
                function: fixed[1],
                item: Value::UNDEF,
                key: Value::UNDEF,
                group: Value::UNDEF,
                target: Value::UNDEF,
            },
            Made::Pairwise => Tool::Pairwise {
                source,
                last: Value::UNDEF,
            },
            Made::Slice => Tool::Slice {
                source,
                position: 0,
                next: number(1).unwrap_or(0),
                stop: number(2),
                step: number(3).unwrap_or(1),
            },
            Made::StarMap => Tool::StarMap {
                function: fixed[1],
                source,
            },
            Made::TakeWhile => Tool::TakeWhile {
                predicate: fixed[1],
                source,
            },
            Made::Tee => {
                let first = new_tee_over(cx, class, source);
                let Some(count) = number(1) else {
                    return done(first);
                };
                return copies(cx, first, count as usize);
            }
            Made::ZipLongest => Tool::ZipLongest {
                sources: iterators.to_vec(),
                active: iterators.len(),
                fill: fixed[1],
                row: Vec::with_capacity(iterators.len()),
            },
        };
        done(cx.new_tool(class, tool))
    }
}

fn new_list(cx: &mut Cx, items: &[Value]) -> Gc<List> {
    let list = cx.new_list(items.to_vec());
    list.as_gc().expect("a list was made")
}

pub(super) fn accumulate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.accumulate")?;
    over(cx, class, Made::Accumulate, &args[2..4], &args[1..2])
}

pub(super) fn batched(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.batched")?;
    let size = argument!(cx, args[2], Index, as_size, batched);
    let strict = argument!(cx, args[3], Truth, truth, batched);
    if size < 1 {
        return Err(cx.value_error("n must be at least one"));
    }
    // More than could be had never comes.
    let size = size.min(Value::MAX_INLINE_INT);
    let fixed = [Value::small_int(size), Value::from_bool(strict)];
    over(cx, class, Made::Batched, &fixed, &args[1..2])
}

pub(super) fn chain(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.chain")?;
    let iterables = cx.new_tuple(&args[1..]);
    over(cx, class, Made::Chain, &[], &[iterables])
}

pub(super) fn chain_from(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.chain")?;
    over(cx, class, Made::Chain, &[], &args[1..2])
}

pub(super) fn compress(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.compress")?;
    over(cx, class, Made::Compress, &[], &args[1..3])
}

pub(super) fn cycle(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.cycle")?;
    over(cx, class, Made::Cycle, &[], &args[1..2])
}

pub(super) fn dropwhile(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.dropwhile")?;
    over(cx, class, Made::DropWhile, &args[1..2], &args[2..3])
}

pub(super) fn filterfalse(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.filterfalse")?;
    over(cx, class, Made::FilterFalse, &args[1..2], &args[2..3])
}

pub(super) fn takewhile(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.takewhile")?;
    over(cx, class, Made::TakeWhile, &args[1..2], &args[2..3])
}

pub(super) fn starmap(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.starmap")?;
    over(cx, class, Made::StarMap, &args[1..2], &args[2..3])
}

pub(super) fn groupby(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.groupby")?;
    over(cx, class, Made::GroupBy, &args[2..3], &args[1..2])
}

pub(super) fn pairwise(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.pairwise")?;
    over(cx, class, Made::Pairwise, &[], &args[1..2])
}

/// `args` are the class, the fill value and the iterables.
pub(super) fn zip_longest(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.zip_longest")?;
    over(cx, class, Made::ZipLongest, &args[1..2], &args[2..])
}

/// The items of a group that a `groupby` is at.
pub(super) fn grouper(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools._grouper")?;
    let groups = args[1].as_gc::<Iterator>();
    let Some(groups) = groups.filter(|groups| matches!(cx.tool(*groups), Some(Tool::GroupBy { .. }))) else {
        let message = format!(
            "_grouper() argument 1 must be itertools.groupby, not {}",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    let made = cx.new_tool(class, Tool::Group { groups, key: args[2] });
    if let Some(Tool::GroupBy { group, .. }) = cx.tool(groups) {
        *group = made;
    }
    done(made)
}

const SLICE_BOUNDS: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const SLICE_STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const SLICE_STEP: &str = "Step for islice() must be a positive integer or None.";

/// `args` are the class, the iterable and one to three bounds.
pub(super) fn islice(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.islice")?;
    let count = args.len() - 1;
    if !(2..=4).contains(&count) {
        let (edge, bound) = if count < 2 { ("least", 2) } else { ("most", 4) };
        let message = format!("islice expected at {edge} {bound} arguments, got {count}");
        return Err(cx.type_error(message));
    }
    // Other classes have a say in what number they are: that is found out in the library.
    let is_plain = |bound: &Value| bound.is_none() || cx.int_ref(*bound).is_some();
    if !args[2..].iter().all(is_plain) {
        return cx.call_library("itertools", "_slice_with_indices", args);
    }
    let (start, stop, step) = match args[2..] {
        [stop] => (Value::NONE, stop, Value::NONE),
        [start, stop] => (start, stop, Value::NONE),
        _ => (args[2], args[3], args[4]),
    };
    let bound = |cx: &Cx, value: Value| cx.int_ref(value).and_then(|bound| bound.to_i64());
    let is_bound =
        |cx: &Cx, value: Value| value.is_none() || bound(cx, value).is_some_and(|bound| bound >= 0);
    // CPython takes -1 for the sign that there is no such number.
    if !stop.is_none() && matches!(bound(cx, stop), None | Some(-1)) {
        return Err(cx.value_error(SLICE_STOP));
    }
    if !is_bound(cx, stop) || !is_bound(cx, start) {
        return Err(cx.value_error(SLICE_BOUNDS));
    }
    if !step.is_none() && bound(cx, step).is_none_or(|step| step < 1) {
        return Err(cx.value_error(SLICE_STEP));
    }
    let [start, stop, step] = [start, stop, step].map(|value| match bound(cx, value) {
        // An int of a subclass is taken as the plain one.
        Some(bound) => cx.new_int(bound),
        None => value,
    });
    over(cx, class, Made::Slice, &[start, stop, step], &args[1..2])
}

// ---- those that ask nobody ----

pub(super) fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.count")?;
    for value in &args[1..3] {
        let names = [cx.names.index, cx.names.int, cx.names.float];
        let is_number =
            cx.number(*value).is_some() || names.into_iter().any(|name| cx.dunder(*value, name).is_some());
        if !is_number {
            return Err(cx.type_error("a number is required"));
        }
    }
    let (next, step) = (args[1], args[2]);
    done(cx.new_tool(class, Tool::Count { next, step }))
}

/// The tool behind a method's `self`.
fn receiver(cx: &mut Cx, value: Value, name: &str) -> Result<Tool, Raise> {
    if let Some(iterator) = value.as_gc::<Iterator>()
        && let IteratorState::Tool(state) = &cx.heap[iterator].state
    {
        return Ok(state.tool.clone());
    }
    let message = format!("descriptor requires a 'itertools.{name}' object");
    Err(cx.type_error(message))
}

pub(super) fn count_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Tool::Count { next, step } = receiver(cx, args[0], "count")? else {
        return Err(cx.type_error("a count was expected"));
    };
    let is_one = step.as_inline_int() == Some(1) || step.is(Value::TRUE);
    let shown: &[Value] = if is_one { &[next] } else { &[next, step] };
    by_repr(cx, "count", shown)
}

/// `name(a, b)`, by the representations of the arguments.
fn by_repr(cx: &mut Cx, name: &str, shown: &[Value]) -> Result<Outcome, Raise> {
    let mut texts = Vec::new();
    for value in shown {
        match cx.repr_of(*value)? {
            Answer::Known(text) => texts.push(text),
            Answer::Script => {
                let mut all = vec![cx.new_str(name)];
                all.extend_from_slice(shown);
                return cx.call_library("itertools", "_shown", &all);
            }
        }
    }
    let text = format!("{name}({})", texts.join(", "));
    done(cx.new_str(&text))
}

pub(super) fn repeat(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.repeat")?;
    let left = match args[2].is_undef() {
        true => None,
        false => Some(argument!(cx, args[2], Index, as_size, repeat).max(0) as u64),
    };
    done(cx.new_tool(
        class,
        Tool::Repeat {
            object: args[1],
            left,
        },
    ))
}

pub(super) fn repeat_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Tool::Repeat { object, left } = receiver(cx, args[0], "repeat")? else {
        return Err(cx.type_error("a repeat was expected"));
    };
    match left {
        None => by_repr(cx, "repeat", &[object]),
        Some(left) => {
            let left = cx.new_int(left as i64);
            by_repr(cx, "repeat", &[object, left])
        }
    }
}

pub(super) fn repeat_left(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match receiver(cx, args[0], "repeat")? {
        Tool::Repeat { left: Some(left), .. } => done(cx.new_int(left as i64)),
        _ => Err(cx.type_error("len() of unsized object")),
    }
}

// ---- selections ----

/// Makes an iterator over the selections, of which there may be none.
fn select(cx: &mut Cx, class: Gc<Class>, selection: Option<Selection>) -> Result<Outcome, Raise> {
    let is_empty = selection.is_none();
    let tool = match selection {
        Some(selection) => Tool::Selection(selection),
        None => Tool::Repeat {
            object: Value::NONE,
            left: Some(0),
        },
    };
    let made = cx.new_tool(class, tool);
    if is_empty && let Some(iterator) = made.as_gc::<Iterator>() {
        cx.heap[iterator].state = IteratorState::Done;
    }
    done(made)
}

fn pool_of(cx: &mut Cx, items: &[Value]) -> (Gc<Tuple>, usize) {
    let pool = cx.new_tuple(items);
    (pool.as_gc().expect("a tuple was made"), items.len())
}

fn of_pool(
    cx: &mut Cx,
    class: Gc<Class>,
    kind: SelectionKind,
    items: &[Value],
    length: i64,
) -> Result<Outcome, Raise> {
    let Ok(length) = usize::try_from(length) else {
        return Err(cx.value_error("r must be non-negative"));
    };
    let (pool, size) = pool_of(cx, items);
    if kind == SelectionKind::WithReplacement && size > 0 {
        cx.check_memory(length.saturating_mul(3 * size_of::<usize>()))?;
    }
    select(cx, class, Selection::of_pool(kind, pool, size, length))
}

pub(super) fn combinations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.combinations")?;
    let length = argument!(cx, args[2], Index, as_size, combinations);
    let items = argument!(cx, args[1], List, collect_values, combinations);
    of_pool(cx, class, SelectionKind::Combinations, &items, length)
}

pub(super) fn combinations_with_replacement(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.combinations_with_replacement")?;
    let length = argument!(cx, args[2], Index, as_size, combinations_with_replacement);
    let items = argument!(cx, args[1], List, collect_values, combinations_with_replacement);
    of_pool(cx, class, SelectionKind::WithReplacement, &items, length)
}

pub(super) fn permutations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.permutations")?;
    let items = argument!(cx, args[1], List, collect_values, permutations);
    let length = match args[2].is_none() {
        true => items.len() as i64,
        false if cx.int_ref(args[2]).is_none() => return Err(cx.type_error("Expected int as r")),
        false => argument!(cx, args[2], Index, as_size, permutations),
    };
    of_pool(cx, class, SelectionKind::Permutations, &items, length)
}

/// `args` are the class, how often the pools repeat, and the iterables.
pub(super) fn product(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools.product")?;
    let repeat = argument!(cx, args[1], Index, as_size, product);
    let Ok(repeat) = usize::try_from(repeat) else {
        return Err(cx.value_error("repeat argument cannot be negative"));
    };
    let (mut pools, mut sizes) = (Vec::new(), Vec::new());
    if repeat > 0 {
        for position in 2..args.len() {
            let items = argument!(cx, args[position], List, collect_values, product);
            let (pool, size) = pool_of(cx, &items);
            pools.push(pool);
            sizes.push(size);
        }
    }
    let places = pools.len().saturating_mul(repeat);
    if places > isize::MAX as usize / size_of::<usize>() {
        return Err(cx.overflow_error("repeat argument too large"));
    }
    cx.check_memory(places * 3 * size_of::<usize>())?;
    let selection = Selection::product(pools.repeat(repeat), sizes.repeat(repeat));
    select(cx, class, selection)
}

// ---- tee ----

/// The first of several iterators over one.
fn new_tee_over(cx: &mut Cx, class: Gc<Class>, source: Value) -> Value {
    let shared = new_list(cx, &[source, Value::FALSE]);
    let link = new_list(cx, &[Value::NONE]);
    cx.new_tool(
        class,
        Tool::Tee {
            shared,
            link,
            index: 1,
        },
    )
}

/// The tee behind a value, when it is one.
fn as_tee(cx: &mut Cx, value: Value) -> Option<Tool> {
    match cx.tool(value.as_gc::<Iterator>()?) {
        Some(tool @ Tool::Tee { .. }) => Some(tool.clone()),
        _ => None,
    }
}

pub(super) fn new_tee(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args, "itertools._tee")?;
    match as_tee(cx, args[1]) {
        Some(tool) => done(cx.new_tool(class, tool)),
        None => over(cx, class, Made::Tee, &[Value::NONE], &args[1..2]),
    }
}

pub(super) fn copy_tee(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_row(cx, "itertools._tee");
    match as_tee(cx, args[0]) {
        Some(tool) => done(cx.new_tool(class, tool)),
        None => Err(cx.type_error("a tee was expected")),
    }
}

/// A tuple of a tee and copies of it.
fn copies(cx: &mut Cx, first: Value, count: usize) -> Result<Outcome, Raise> {
    cx.check_memory(count.saturating_mul(200))?;
    let class = class_of_row(cx, "itertools._tee");
    let mut all = vec![first];
    while all.len() < count {
        let tool = as_tee(cx, first).expect("the first is a tee");
        all.push(cx.new_tool(class, tool));
    }
    done(cx.new_tuple(&all))
}

pub(super) fn tee(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let count = argument!(cx, args[1], Index, as_size, tee);
    if count < 0 {
        return Err(cx.value_error("n must be >= 0"));
    }
    if count == 0 {
        return done(cx.new_tuple(&[]));
    }
    cx.check_memory((count as usize).saturating_mul(200))?;
    let class = class_of_row(cx, "itertools._tee");
    match as_tee(cx, args[0]) {
        Some(tool) => {
            let first = cx.new_tool(class, tool);
            copies(cx, first, count as usize)
        }
        None => over(cx, class, Made::Tee, &[Value::small_int(count)], &args[0..1]),
    }
}
