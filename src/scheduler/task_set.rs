//! The tasks of a `TaskGroup`: who is told when one ends, and when none is left.
//!
//! The rules of groups are Pyish (`stdlib/asyncio/taskgroups.pyish`). Here is what happens for every task: it is
//! made, and when it ends well it is counted and forgotten. Only a failure calls the group.

use super::future::{add_callback, new_future, set_result};
use super::loop_methods::has_task_maker;
use super::turn::has_own;
use super::waiting::{new_object, receiver, state, state_mut};
use super::{context, task};
use crate::heap::{Gc, Tracer, Value};
use crate::native::methods;
use crate::objects::cx::Cx;
use crate::objects::future::{Future, FutureState};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

/// Below this many, tasks that ended are not looked for.
const FEW: usize = 32;

struct TaskSet {
    /// The done-callback of the members: the group's method, its context, and the set.
    callback: Value,
    /// The members in order of creation; some of them may have ended.
    tasks: Vec<Gc<Future>>,
    /// How many members have not told that they ended.
    pending: usize,
    /// Is done when none is left.
    waiter: Option<Gc<Future>>,
}

impl OpaqueState for TaskSet {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.callback);
        self.tasks.iter().for_each(|task| tracer.gc(*task));
        tracer.option(self.waiter);
    }

    fn external_bytes(&self) -> usize {
        size_of::<TaskSet>() + self.tasks.capacity() * size_of::<Gc<Future>>()
    }
}

fn own(cx: &mut Cx, args: &[Value]) -> Result<Gc<Opaque>, Raise> {
    receiver::<TaskSet>(cx, args[0], "_TaskSet")
}

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = TaskSet {
        callback: Value::UNDEF,
        tasks: Vec::new(),
        pending: 0,
        waiter: None,
    };
    let set = new_object(cx, Builtin::TaskSet, set);
    let context = context::snapshot(cx);
    let callback = cx.new_tuple(&[args[0], context, set]);
    state_mut::<TaskSet>(cx, set.as_gc().expect("just made")).callback = callback;
    done(set)
}

/// Makes a task a member.
fn add(cx: &mut Cx, set: Gc<Opaque>, task: Gc<Future>) {
    note_member(cx, set, task);
    let callback = state::<TaskSet>(cx, set).callback;
    add_callback(cx, task, callback);
}

/// Makes a task a member that is not told to tell when it ends.
fn note_member(cx: &mut Cx, set: Gc<Opaque>, task: Gc<Future>) {
    let members: &TaskSet = state(cx, set);
    if members.tasks.len() >= FEW && members.tasks.len() > 2 * members.pending {
        let mut tasks = std::mem::take(&mut state_mut::<TaskSet>(cx, set).tasks);
        tasks.retain(|task| !cx.heap[*task].is_done());
        state_mut::<TaskSet>(cx, set).tasks = tasks;
    }
    cx.heap.charge(size_of::<Gc<Future>>());
    let members: &mut TaskSet = state_mut(cx, set);
    members.tasks.push(task);
    members.pending += 1;
}

fn spawn(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = own(cx, args)?;
    let (event_loop, coroutine) = (args[1], args[2]);
    let is_running = cx
        .event_loop
        .running
        .is_some_and(|running| running.is(event_loop));
    if !is_running || !task::is_coroutine(coroutine) || has_task_maker(cx, event_loop) {
        return done(Value::NONE);
    }
    let task = task::new_task(cx, event_loop, coroutine, Value::UNDEF, Value::UNDEF);
    add(cx, set, task);
    done(task)
}

fn join(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = own(cx, args)?;
    let Some(task) = args[1].as_gc::<Future>() else {
        let message = format!(
            "a TaskGroup needs tasks of asyncio, not {}",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    if !cx.is_plain(args[1]) && has_own(cx, task, &["add_done_callback"]) {
        return done(false);
    }
    add(cx, set, task);
    done(true)
}

/// A member has ended; whether the group is to be called with it.
pub(super) fn member_ended(cx: &mut Cx, set: Value, task: Gc<Future>) -> bool {
    let Some(set) = set.as_gc::<Opaque>() else {
        return true;
    };
    let members: &mut TaskSet = state_mut(cx, set);
    members.pending -= 1;
    if members.pending == 0 {
        members.tasks.clear();
        if let Some(waiter) = members.waiter.take()
            && !cx.heap[waiter].is_done()
        {
            set_result(cx, waiter, Value::TRUE);
        }
    }
    cx.heap[task].state() == FutureState::Failed
}

fn wait(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = own(cx, args)?;
    if state::<TaskSet>(cx, set).pending == 0 {
        return done(Value::NONE);
    }
    let waiter = match args[1].as_gc::<Future>() {
        Some(waiter) => waiter,
        None => new_future(cx, args[1]),
    };
    state_mut::<TaskSet>(cx, set).waiter = Some(waiter);
    done(waiter)
}

fn ended(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = own(cx, args)?;
    match args[1].as_gc::<Future>() {
        Some(task) => done(member_ended(cx, set.value(), task)),
        None => done(false),
    }
}

fn expect(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = own(cx, args)?;
    if let Some(task) = args[1].as_gc::<Future>() {
        note_member(cx, set, task);
    }
    done(Value::NONE)
}

fn unfinished(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = own(cx, args)?;
    let tasks = state::<TaskSet>(cx, set).tasks.iter();
    let tasks = tasks.filter(|task| !cx.heap[**task].is_done());
    let tasks: Vec<Value> = tasks.map(|task| task.value()).collect();
    done(cx.new_list(tasks))
}

fn len(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = own(cx, args)?;
    let pending = state::<TaskSet>(cx, set).pending;
    done(Value::small_int(pending as i64))
}

pub(crate) const TASK_SET: TypeRow = TypeRow {
    builtin: Builtin::TaskSet,
    doc: "The tasks of a group.",
    construct: Some(&NativeRow::new(
        "_TaskSet(on_failure, /)",
        "A new set; `on_failure` is called with each task that fails.\n",
        construct,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Make an ordinary task of the running loop and add it; None where the loop has a task factory, or the
        /// coroutine is none.
        "spawn(self, loop, coro, /)" => spawn,
        /// Add a task that was made otherwise; False, and nothing was done, when its class has a way of its own to
        /// take callbacks.
        "join(self, task, /)" => join,
        /// A future of a loop, or this future, that is done when all members have ended; None when they have.
        "wait(self, loop_or_future, /)" => wait,
        /// A task tells that it ended; whether it failed.
        "ended(self, task, /)" => ended,
        /// Add a task that will tell when it ended.
        "expect(self, task, /)" => expect,
        /// A list of the tasks that are not done, in order of creation.
        "unfinished(self, /)" => unfinished,
        /// How many members have not ended.
        "__len__(self, /)" => len,
    },
    getsets: &[],
};
