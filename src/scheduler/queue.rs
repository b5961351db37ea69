//! `Queue`, first in first out. Its subclasses (`LifoQueue`, `PriorityQueue`, a script's own) are Pyish: see
//! `stdlib/asyncio/queues.pyish`, which gives them methods that go through `_get` and `_put`.

use std::collections::VecDeque;

use super::future::{cancel, new_future, set_result};
use super::task::{new_native_coroutine, running_loop};
use super::waiting::{new_object, new_object_of, receiver, state, state_mut, wait_for};
use super::{loop_futures, report};
use crate::heap::{Gc, Tracer, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::coroutine::{NativeCoroutine, NativeCoroutineRow};
use crate::objects::cx::Cx;
use crate::objects::future::{Future, FutureState};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Query, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

#[derive(Default)]
struct QueueState {
    items: VecDeque<Value>,
    /// 0 or less: no limit.
    limit: i64,
    getters: VecDeque<Gc<Future>>,
    putters: VecDeque<Gc<Future>>,
    /// Waiting in `join`.
    joiners: VecDeque<Gc<Future>>,
    /// Items put for which `task_done` was not called.
    unfinished: usize,
    is_shut_down: bool,
    /// The loop of the first task that had to wait; all others must be of it.
    event_loop: Option<Value>,
}

impl OpaqueState for QueueState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.items.iter().for_each(|item| tracer.value(*item));
        if let Some(event_loop) = self.event_loop {
            tracer.value(event_loop);
        }
        for line in [&self.getters, &self.putters, &self.joiners] {
            line.iter().for_each(|future| tracer.gc(*future));
        }
    }

    fn external_bytes(&self) -> usize {
        let lines = self.getters.capacity() + self.putters.capacity() + self.joiners.capacity();
        size_of::<QueueState>() + (self.items.capacity() + lines) * size_of::<Value>()
    }
}

impl QueueState {
    fn is_full(&self) -> bool {
        self.limit > 0 && self.items.len() as i64 >= self.limit
    }

    /// Adds an item. Whether somebody stands in line for it.
    fn push(&mut self, item: Value) -> bool {
        self.items.push_back(item);
        self.unfinished += 1;
        !self.getters.is_empty()
    }
}

/// A line of the queue.
type Line = fn(&mut QueueState) -> &mut VecDeque<Gc<Future>>;

fn getters(queue: &mut QueueState) -> &mut VecDeque<Gc<Future>> {
    &mut queue.getters
}

fn putters(queue: &mut QueueState) -> &mut VecDeque<Gc<Future>> {
    &mut queue.putters
}

fn joiners(queue: &mut QueueState) -> &mut VecDeque<Gc<Future>> {
    &mut queue.joiners
}

/// The state of a coroutine that stands in line.
const WAITING: u16 = 1;
/// It asked the loop for a future.
const ASKING: u16 = 2;

/// Where a coroutine keeps the future that it waits for.
const FUTURE: usize = 1;

static GET: NativeCoroutineRow = NativeCoroutineRow {
    name: "Queue.get",
    step: step_get,
};

static PUT: NativeCoroutineRow = NativeCoroutineRow {
    name: "Queue.put",
    step: step_put,
};

static JOIN: NativeCoroutineRow = NativeCoroutineRow {
    name: "Queue.join",
    step: step_join,
};

fn queue_of(cx: &Cx, coroutine: Gc<NativeCoroutine>) -> Gc<Opaque> {
    cx.heap[coroutine].kept[0]
        .as_gc::<Opaque>()
        .expect("made with its queue")
}

fn step_get(cx: &mut Cx, coroutine: Gc<NativeCoroutine>, sent: Resumed) -> Result<Outcome, Raise> {
    let queue = queue_of(cx, coroutine);
    if cx.heap[coroutine].state == ASKING {
        return future_made(cx, coroutine, queue, getters, sent);
    }
    if let Resumed::Raised(exception) = sent {
        let can_go_on = !state::<QueueState>(cx, queue).items.is_empty();
        return give_up(cx, coroutine, queue, getters, can_go_on, exception);
    }
    if state::<QueueState>(cx, queue).items.is_empty() {
        if state::<QueueState>(cx, queue).is_shut_down {
            return Err(cx.raise_with(Builtin::QueueShutDown, &[]));
        }
        return stand_in_line(cx, coroutine, queue, getters);
    }
    cx.heap[coroutine].state = NativeCoroutine::FINISHED;
    done(take(cx, queue))
}

fn step_put(cx: &mut Cx, coroutine: Gc<NativeCoroutine>, sent: Resumed) -> Result<Outcome, Raise> {
    let queue = queue_of(cx, coroutine);
    if cx.heap[coroutine].state == ASKING {
        return future_made(cx, coroutine, queue, putters, sent);
    }
    if let Resumed::Raised(exception) = sent {
        let can_go_on = !state::<QueueState>(cx, queue).is_full();
        return give_up(cx, coroutine, queue, putters, can_go_on, exception);
    }
    if state::<QueueState>(cx, queue).is_shut_down {
        return Err(cx.raise_with(Builtin::QueueShutDown, &[]));
    }
    if state::<QueueState>(cx, queue).is_full() {
        return stand_in_line(cx, coroutine, queue, putters);
    }
    let fields = &mut cx.heap[coroutine];
    fields.state = NativeCoroutine::FINISHED;
    let item = fields.kept[2];
    add(cx, queue, item);
    done(Value::NONE)
}

fn step_join(cx: &mut Cx, coroutine: Gc<NativeCoroutine>, sent: Resumed) -> Result<Outcome, Raise> {
    let queue = queue_of(cx, coroutine);
    if cx.heap[coroutine].state == ASKING {
        return future_made(cx, coroutine, queue, joiners, sent);
    }
    let was_waiting = cx.heap[coroutine].state == WAITING;
    if was_waiting && let Some(future) = cx.heap[coroutine].kept[1].as_gc::<Future>() {
        remove(cx, queue, joiners, future);
    }
    if let Resumed::Raised(exception) = sent {
        cx.heap[coroutine].state = NativeCoroutine::FINISHED;
        return Err(cx.raise_value(exception));
    }
    if was_waiting || state::<QueueState>(cx, queue).unfinished == 0 {
        cx.heap[coroutine].state = NativeCoroutine::FINISHED;
        return done(Value::NONE);
    }
    stand_in_line(cx, coroutine, queue, joiners)
}

/// Suspends the coroutine with a new future at the end of a line.
fn stand_in_line(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    queue: Gc<Opaque>,
    line: Line,
) -> Result<Outcome, Raise> {
    let event_loop = running_loop(cx)?;
    let queue_state: &mut QueueState = state_mut(cx, queue);
    let bound = *queue_state.event_loop.get_or_insert(event_loop);
    if !bound.is(event_loop) {
        let text = report::show(cx, queue.value());
        return Err(cx.runtime_error(format!("{text} is bound to a different event loop")));
    }
    if loop_futures::must_ask(cx, coroutine, FUTURE) {
        cx.heap[coroutine].state = ASKING;
        return Ok(Outcome::Suspend(loop_futures::WANTED));
    }
    let future = new_future(cx, event_loop);
    wait_with(cx, coroutine, queue, line, future)
}

/// The loop has made the future that the coroutine asked for.
fn future_made(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    queue: Gc<Opaque>,
    line: Line,
    sent: Resumed,
) -> Result<Outcome, Raise> {
    let future = loop_futures::answer(cx, sent)?;
    wait_with(cx, coroutine, queue, line, future)
}

/// Suspends the coroutine with this future at the end of a line.
fn wait_with(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    queue: Gc<Opaque>,
    line: Line,
    future: Gc<Future>,
) -> Result<Outcome, Raise> {
    line(state_mut(cx, queue)).push_back(future);
    let fields = &mut cx.heap[coroutine];
    fields.kept[FUTURE] = future.value();
    fields.state = WAITING;
    wait_for(cx, future.value())
}

/// Ends a wait by an exception. When the waiter had been woken already, the next in line is woken for it.
fn give_up(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    queue: Gc<Opaque>,
    line: Line,
    can_go_on: bool,
    exception: Value,
) -> Result<Outcome, Raise> {
    cx.heap[coroutine].state = NativeCoroutine::FINISHED;
    if let Some(future) = cx.heap[coroutine].kept[1].as_gc::<Future>() {
        cancel(cx, future, Value::NONE);
        remove(cx, queue, line, future);
        if can_go_on && cx.heap[future].state() != FutureState::Cancelled {
            wake_next(cx, queue, line);
        }
    }
    Err(cx.raise_value(exception))
}

fn remove(cx: &mut Cx, queue: Gc<Opaque>, line: Line, future: Gc<Future>) {
    let line = line(state_mut(cx, queue));
    if let Some(index) = line.iter().position(|waiter| *waiter == future) {
        line.remove(index);
    }
}

/// Wakes the first in line that was not woken or cancelled.
#[inline]
fn wake_next(cx: &mut Cx, queue: Gc<Opaque>, line: Line) {
    while let Some(future) = line(state_mut(cx, queue)).pop_front() {
        if !cx.heap[future].is_done() {
            set_result(cx, future, Value::NONE);
            break;
        }
    }
}

fn wake_all(cx: &mut Cx, queue: Gc<Opaque>, line: Line) {
    while let Some(future) = line(state_mut(cx, queue)).pop_front() {
        if !cx.heap[future].is_done() {
            set_result(cx, future, Value::NONE);
        }
    }
}

/// Wakes all who wait in `join`; they leave the line themselves.
fn wake_joiners(cx: &mut Cx, queue: Gc<Opaque>) {
    for index in 0..state::<QueueState>(cx, queue).joiners.len() {
        let future = state::<QueueState>(cx, queue).joiners[index];
        if !cx.heap[future].is_done() {
            set_result(cx, future, Value::TRUE);
        }
    }
}

/// Takes the first item of a queue that is not empty.
#[inline]
fn take(cx: &mut Cx, queue: Gc<Opaque>) -> Value {
    let item = state_mut::<QueueState>(cx, queue)
        .items
        .pop_front()
        .expect("the caller asked");
    wake_next(cx, queue, putters);
    item
}

/// Adds an item to a queue that is not full.
#[inline]
fn add(cx: &mut Cx, queue: Gc<Opaque>, item: Value) {
    cx.heap.charge(size_of::<Value>());
    if state_mut::<QueueState>(cx, queue).push(item) {
        wake_next(cx, queue, getters);
    }
}

fn own(cx: &mut Cx, args: &[Value]) -> Result<Gc<Opaque>, Raise> {
    receiver::<QueueState>(cx, args[0], "Queue")
}

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(limit) = args[0].as_inline_int() else {
        return super::run::call_helper(cx, "queues", "_OddQueue", args);
    };
    let queue = QueueState {
        limit,
        ..QueueState::default()
    };
    done(new_object(cx, Builtin::Queue, queue))
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    // A subclass keeps its items in script; with such a state nothing is ever possible at once.
    let queue = QueueState {
        is_shut_down: true,
        unfinished: 1,
        ..QueueState::default()
    };
    done(new_object_of(cx, args[0], Builtin::Queue, queue)?)
}

/// The key of the class with the methods of subclasses, which `asyncio.queues` registers.
const OPEN_QUEUE: &str = "asyncio.open_queue";

/// `_set_open_queue(cls)`.
pub(super) fn set_open_queue(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.register(OPEN_QUEUE, args[0]);
    done(Value::NONE)
}

/// Calls the method of subclasses of this name.
#[cold]
fn open_call(cx: &mut Cx, name: &str, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.intern(name);
    let class = cx.registered(OPEN_QUEUE).and_then(|class| class.as_gc::<Class>());
    match class.and_then(|class| cx.lookup(class, name)) {
        Some(method) => cx.tail_call(method, args),
        None => Err(cx.runtime_error("asyncio.queues is being imported: its classes cannot be used yet")),
    }
}

/// Declares the natives that leave instances of subclasses to the language.
macro_rules! open_in_subclasses {
    ($($name:ident = $method:literal => $work:ident;)*) => {
        $(fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            match cx.is_plain(args[0]) {
                true => $work(cx, args),
                false => open_call(cx, $method, args),
            }
        })*
    };
}

open_in_subclasses! {
    open_init = "__init__" => init;
    open_get = "get" => get;
    open_put = "put" => put;
    open_get_nowait = "get_nowait" => get_nowait;
    open_put_nowait = "put_nowait" => put_nowait;
    open_join = "join" => join;
    open_task_done = "task_done" => task_done;
    open_shutdown = "shutdown" => shutdown;
    open_qsize = "qsize" => qsize;
    open_empty = "empty" => empty;
    open_full = "full" => full;
    open_repr = "__repr__" => repr;
    open_str = "__str__" => str;
    open_format = "_format" => format;
    open_init_items = "_init" => init;
    open_get_item = "_get" => get_item;
    open_put_item = "_put" => put_item;
    open_maxsize = "_maxsize_of" => maxsize;
}

/// An instance of exactly `Queue` is made whole.
fn init(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

/// `_get()`: takes an item out, nothing else.
fn get_item(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    match state_mut::<QueueState>(cx, queue).items.pop_front() {
        Some(item) => done(item),
        None => Err(cx.index_error("pop from an empty deque")),
    }
}

/// `_put(item)`: puts an item in, nothing else.
fn put_item(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    cx.heap.charge(size_of::<Value>());
    state_mut::<QueueState>(cx, queue).items.push_back(args[1]);
    done(Value::NONE)
}

fn init_subclass(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let module = cx.new_str("asyncio.queues");
    cx.ask(
        Outcome::Query(Query::ImportModule),
        Value::NONE,
        &[module],
        Some(&OPEN_SUBCLASS),
        0,
        &[args[0]],
    )
}

/// `asyncio.queues` is imported: it has registered the methods of subclasses.
static OPEN_SUBCLASS: Then = Then {
    name: "Queue.__init_subclass__",
    resume: |_, _, _| done(Value::NONE),
    catches: false,
};

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?.value();
    let coroutine = new_native_coroutine(cx, &GET, [queue, Value::UNDEF, Value::UNDEF]);
    loop_futures::hand_out(cx, coroutine, FUTURE)
}

fn put(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?.value();
    let coroutine = new_native_coroutine(cx, &PUT, [queue, Value::UNDEF, args[1]]);
    loop_futures::hand_out(cx, coroutine, FUTURE)
}

fn join(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?.value();
    let coroutine = new_native_coroutine(cx, &JOIN, [queue, Value::UNDEF, Value::UNDEF]);
    loop_futures::hand_out(cx, coroutine, FUTURE)
}

fn get_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    let queue = args[0].as_gc::<Opaque>()?;
    let queue_state: &mut QueueState = cx.heap[queue].state_mut()?;
    let item = queue_state.items.pop_front()?;
    if !queue_state.putters.is_empty() {
        wake_next(cx, queue, putters);
    }
    Some(Ok(item))
}

fn put_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    let queue = args[0].as_gc::<Opaque>()?;
    let queue_state: &mut QueueState = cx.heap[queue].state_mut()?;
    if queue_state.is_shut_down || queue_state.is_full() {
        return None;
    }
    if queue_state.push(args[1]) {
        wake_next(cx, queue, getters);
    }
    cx.heap.charge(size_of::<Value>());
    Some(Ok(Value::NONE))
}

fn join_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    let queue = args[0].as_gc::<Opaque>()?;
    let is_idle = cx.heap[queue].state::<QueueState>()?.unfinished == 0;
    is_idle.then_some(Ok(Value::NONE))
}

fn get_nowait(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    let queue_state: &QueueState = state(cx, queue);
    if queue_state.items.is_empty() {
        let error = if queue_state.is_shut_down {
            Builtin::QueueShutDown
        } else {
            Builtin::QueueEmpty
        };
        return Err(cx.raise_with(error, &[]));
    }
    done(take(cx, queue))
}

fn put_nowait(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    let queue_state: &QueueState = state(cx, queue);
    if queue_state.is_shut_down {
        return Err(cx.raise_with(Builtin::QueueShutDown, &[]));
    }
    if queue_state.is_full() {
        return Err(cx.raise_with(Builtin::QueueFull, &[]));
    }
    add(cx, queue, args[1]);
    done(Value::NONE)
}

fn task_done(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    let queue_state: &mut QueueState = state_mut(cx, queue);
    if queue_state.unfinished == 0 {
        return Err(cx.value_error("task_done() called too many times"));
    }
    queue_state.unfinished -= 1;
    if queue_state.unfinished == 0 {
        wake_joiners(cx, queue);
    }
    done(Value::NONE)
}

fn shutdown(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    let is_immediate = args[1].is(Value::TRUE);
    let queue_state: &mut QueueState = state_mut(cx, queue);
    queue_state.is_shut_down = true;
    if is_immediate {
        let dropped = std::mem::take(&mut queue_state.items).len();
        if dropped > 0 && queue_state.unfinished > 0 {
            queue_state.unfinished = queue_state.unfinished.saturating_sub(dropped);
            if queue_state.unfinished == 0 {
                wake_joiners(cx, queue);
            }
        }
    }
    wake_all(cx, queue, getters);
    wake_all(cx, queue, putters);
    done(Value::NONE)
}

fn qsize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    let size = state::<QueueState>(cx, queue).items.len();
    done(cx.new_size(size))
}

fn empty(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    done(state::<QueueState>(cx, queue).items.is_empty())
}

fn full(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    done(state::<QueueState>(cx, queue).is_full())
}

fn maxsize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    let limit = state::<QueueState>(cx, queue).limit;
    done(cx.new_int(limit))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    let identity = cx.identity(queue.value());
    report::with_scripts(cx, |cx| describe(cx, queue, &format!(" at {identity:#x}")))
}

fn str(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    report::with_scripts(cx, |cx| describe(cx, queue, ""))
}

/// `_format()`: what stands in these texts behind the name.
fn format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let queue = own(cx, args)?;
    report::with_scripts(cx, |cx| {
        let text = describe(cx, queue, "");
        let start = text.find(' ').map_or(0, |space| space + 1);
        text[start..text.len() - 1].to_owned()
    })
}

/// The `repr` of an object of exactly this class.
pub(super) fn shown(cx: &mut Cx, value: Value) -> Option<String> {
    let queue = value
        .as_gc::<Opaque>()
        .filter(|_| cx.is_exact(value, Builtin::Queue))?;
    let identity = cx.identity(value);
    Some(describe(cx, queue, &format!(" at {identity:#x}")))
}

fn describe(cx: &mut Cx, queue: Gc<Opaque>, place: &str) -> String {
    let items: Vec<Value> = state::<QueueState>(cx, queue).items.iter().copied().collect();
    let name = cx.type_name(queue.value()).to_owned();
    let mut text = format!("<{name}{place} maxsize={}", state::<QueueState>(cx, queue).limit);
    if !items.is_empty() {
        let items: Vec<String> = items.into_iter().map(|item| report::show(cx, item)).collect();
        text.push_str(&format!(" _queue=[{}]", items.join(", ")));
    }
    let queue_state: &QueueState = state(cx, queue);
    for (label, count) in [
        ("_getters", queue_state.getters.len()),
        ("_putters", queue_state.putters.len()),
    ] {
        if count > 0 {
            text.push_str(&format!(" {label}[{count}]"));
        }
    }
    if queue_state.unfinished > 0 {
        text.push_str(&format!(" tasks={}", queue_state.unfinished));
    }
    if queue_state.is_shut_down {
        text.push_str(" shutdown");
    }
    text.push('>');
    text
}

fn class_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_alias(args[0], args[1]))
}

/// `asyncio.Queue`.
pub(crate) const QUEUE: TypeRow = TypeRow {
    builtin: Builtin::Queue,
    doc: "A queue between tasks, first in first out.",
    construct: Some(&NativeRow::new(
        "Queue(maxsize=0)",
        "A new queue; with `maxsize` above 0 it holds no more items than that.\n",
        construct,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Make an instance of a subclass.
        static "__new__(cls, *args, **kwargs)" => new,
        /// Set the limit of a subclass's instance.
        "__init__(self, maxsize=0)" => open_init,
        /// Have the methods of subclasses imported, which go through `_get` and `_put`.
        class "__init_subclass__(cls, **kwargs)" => init_subclass,
        /// For annotations.
        class "__class_getitem__(cls, item, /)" => class_getitem,
        /// Wait until there is an item, take it.
        async "get(self)" => open_get, at_once get_at_once,
        /// Wait until there is room, add an item.
        async "put(self, item)" => open_put, at_once put_at_once,
        /// Take an item. Raises QueueEmpty when there is none.
        "get_nowait(self)" => open_get_nowait,
        /// Add an item. Raises QueueFull when there is no room.
        "put_nowait(self, item)" => open_put_nowait,
        /// Wait until `task_done` was called for every item.
        async "join(self)" => open_join, at_once join_at_once,
        /// Say that an item was dealt with. Raises ValueError when there was none.
        "task_done(self)" => open_task_done,
        /// End the queue: `put` raises QueueShutDown from now on, `get` when the queue is empty.
        "shutdown(self, immediate=False)" => open_shutdown,
        /// How many items there are.
        "qsize(self)" => open_qsize,
        /// Whether there are none.
        "empty(self)" => open_empty,
        /// Whether there is no room.
        "full(self)" => open_full,
        /// Return repr(self).
        "__repr__(self, /)" => open_repr,
        /// Return str(self).
        "__str__(self, /)" => open_str,
        /// What the texts of the queue say of it.
        "_format(self)" => open_format,
        /// Make the place for the items of a subclass's instance.
        "_init(self, maxsize)" => open_init_items,
        /// Take an item out.
        "_get(self)" => open_get_item,
        /// Put an item in.
        "_put(self, item)" => open_put_item,
    },
    getsets: getsets! {
        /// The limit of items; 0 or less is none.
        "maxsize" => open_maxsize;
    },
};
