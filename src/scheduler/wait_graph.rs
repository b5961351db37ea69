//! Who waits for what: the report of a deadlock, and the await tree of a live script.

use super::future::callbacks;
use super::{gather, sleep, synchronisation, task};
use crate::heap::{Gc, Value};
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::frame::Frame;
use crate::objects::function::BoundMethod;
use crate::objects::future::Future;
use crate::vm::await_chain::await_chain;

/// How many tasks a report names one by one.
const MOST_TASKS: usize = 100;

/// What each task that is not done waits for, with its chain of awaits, outermost first.
pub(crate) fn describe_tasks(cx: &mut Cx) -> Vec<String> {
    let tasks = super::turn::pending_tasks(cx);
    let mut texts: Vec<String> = Vec::new();
    for task in tasks.iter().take(MOST_TASKS) {
        texts.push(describe_task(cx, *task, &tasks));
    }
    if tasks.len() > MOST_TASKS {
        texts.push(format!("and {} more tasks", tasks.len() - MOST_TASKS));
    }
    texts
}

fn describe_task(cx: &mut Cx, task: Gc<Future>, tasks: &[Gc<Future>]) -> String {
    let coroutine = cx.heap[task].coroutine;
    let (frames, leaf) = await_chain(cx, coroutine);
    let what = describe_state(cx, task, leaf, &frames, tasks);
    let mut text = format!("{} {what}", quoted(cx, task));
    for frame in frames {
        if let Some((file, line, name)) = task::frame_place(cx, frame)
            && !is_library(&file)
        {
            text.push_str(&format!("\n    File \"{file}\", line {line}, in {name}"));
        }
    }
    text
}

/// Whether a frame belongs to the library, where no one looks for the mistake.
fn is_library(file: &str) -> bool {
    file.starts_with("<stdlib>")
}

/// `task 'name'`.
fn quoted(cx: &mut Cx, task: Gc<Future>) -> String {
    let name = task::name(cx, task);
    format!("task {}", super::report::show(cx, name))
}

fn describe_state(
    cx: &mut Cx,
    task: Gc<Future>,
    leaf: Value,
    frames: &[Gc<Frame>],
    tasks: &[Gc<Future>],
) -> String {
    if cx.event_loop.current_task == Some(task) {
        return "is running".to_owned();
    }
    let waiting_for = cx.heap[task].waiting_for();
    if waiting_for.is_none() {
        return "is ready to run".to_owned();
    }
    if let Some(coroutine) = leaf.as_gc::<NativeCoroutine>() {
        return describe_native(cx, coroutine);
    }
    match waiting_for.as_gc::<Future>() {
        Some(future) => describe_future(cx, task, future, frames, tasks),
        None => "sleeps".to_owned(),
    }
}

fn describe_native(cx: &mut Cx, coroutine: Gc<NativeCoroutine>) -> String {
    let (name, object) = (cx.heap[coroutine].row.name(), cx.heap[coroutine].kept[0]);
    if sleep::is_sleep(cx, coroutine) {
        return "sleeps".to_owned();
    }
    let class = cx.type_name(object).to_owned();
    match (class.as_str(), name) {
        ("Lock", _) => match synchronisation::holder(cx, object) {
            Some(holder) if cx.heap[holder].is_done() => {
                format!(
                    "waits for a lock that {} took and never released",
                    quoted(cx, holder)
                )
            }
            Some(holder) => format!("waits for a lock that {} holds", quoted(cx, holder)),
            None => "waits for a lock that was taken outside of tasks".to_owned(),
        },
        ("Event", _) => "waits for an event that nobody has set".to_owned(),
        ("Semaphore" | "BoundedSemaphore", _) => format!("waits for a {class} without a free place"),
        (_, "get") => format!("waits for an item of an empty {class}"),
        (_, "put") => format!("waits for room in a full {class}"),
        (_, "join") => format!("waits for the work on the items of a {class} to be done"),
        _ => format!("waits for {class}.{name}()"),
    }
}

fn describe_future(
    cx: &mut Cx,
    task: Gc<Future>,
    future: Gc<Future>,
    frames: &[Gc<Frame>],
    tasks: &[Gc<Future>],
) -> String {
    if cx.heap[future].is_task() {
        return format!("waits for {}", quoted(cx, future));
    }
    let mut awaited: Vec<Gc<Future>> = gather::children(cx, future).unwrap_or_default();
    awaited.retain(|child| !cx.heap[*child].is_done());
    if awaited.is_empty() {
        for other in tasks {
            if awaiters(cx, *other).contains(&task) {
                awaited.push(*other);
            }
        }
    }
    if !awaited.is_empty() {
        let mut names = Vec::new();
        for future in awaited {
            names.push(match cx.heap[future].is_task() {
                true => quoted(cx, future),
                false => "a future that nobody has completed".to_owned(),
            });
        }
        names.dedup();
        return format!("waits for {}", names.join(", "));
    }
    let mut places = frames.iter().filter_map(|frame| task::frame_place(cx, *frame));
    if places.any(|(file, _, name)| is_library(&file) && name == "Barrier.wait") {
        return "waits at a barrier for more tasks to arrive".to_owned();
    }
    let library = frames
        .last()
        .and_then(|frame| task::frame_place(cx, *frame))
        .filter(|(file, ..)| is_library(file));
    match library {
        Some((_, _, name)) if name.starts_with("Condition.") => {
            "waits for a condition that nobody has notified".to_owned()
        }
        Some((_, _, name)) => format!("waits in {name}()"),
        None => "waits for a future that nobody has completed".to_owned(),
    }
}

/// The tasks that wait for a future: those that it wakes, those that wait for a `gather` or TaskGroup it
/// belongs to, and those that were named by `future_add_to_awaited_by`.
pub(super) fn awaiters(cx: &mut Cx, future: Gc<Future>) -> Vec<Gc<Future>> {
    let mut found: Vec<Gc<Future>> = Vec::new();
    if let Some(extras) = &cx.heap[future].extras {
        found.extend(&extras.awaiters);
    }
    let mut told = callbacks(cx, future);
    while let Some(callback) = told.pop() {
        if let Some(waiter) = callback.as_gc::<Future>() {
            if cx.heap[waiter].is_task() {
                found.push(waiter);
            } else {
                told.extend(callbacks(cx, waiter));
            }
        } else if let Some(parent) = group_parent(cx, callback) {
            found.push(parent);
        }
    }
    found.reverse();
    let mut seen = Vec::new();
    found.retain(|waiter| {
        !seen.contains(waiter) && {
            seen.push(*waiter);
            true
        }
    });
    found
}

/// The task that runs the TaskGroup whose method this callback is.
fn group_parent(cx: &mut Cx, callback: Value) -> Option<Gc<Future>> {
    let function = *cx.as_tuple(callback)?.first()?;
    let receiver = cx.heap[function.as_gc::<BoundMethod>()?].receiver;
    if cx.type_name(receiver) != "TaskGroup" {
        return None;
    }
    let name = cx.intern("_parent");
    cx.instance_get(receiver, name)?.as_gc::<Future>()
}
