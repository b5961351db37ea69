//! Texts for people: the `repr` of futures and tasks, and reports of failures that nobody handled.

use super::run::Due;
use super::{handle, loop_methods, origin, queue, sleep, synchronisation, task, task_methods};
use crate::heap::{Gc, Value};
use crate::host::Stream;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::event_loop::Ready;
use crate::objects::exception::Exception;
use crate::objects::frame::Frame;
use crate::objects::function::{BoundMethod, Function, Native};
use crate::objects::future::{Future, FutureState};
use crate::objects::kernel::codec::to_shown_bytes;
use crate::objects::outcome::{Answer, Outcome, Raise, done};

/// The key under which the function is registered that formats exceptions.
pub(crate) const FORMAT_EXCEPTION: &str = "asyncio.format_exception";

/// What `repr(value)` gives, as far as no script code is needed for it. Where futures hold futures too deeply, it
/// says as little as `reprlib` does.
pub(super) fn show(cx: &mut Cx, value: Value) -> String {
    match cx.nest("repr", |cx| Ok(show_nested(cx, value))) {
        Ok(text) => text,
        Err(raise) => {
            let _ = cx.take_raised(raise);
            let identity = cx.identity(value);
            format!("<{} instance at {identity:#x}>", cx.type_name(value))
        }
    }
}

fn show_nested(cx: &mut Cx, value: Value) -> String {
    if let Some(future) = value.as_gc::<Future>() {
        return describe_future(cx, future);
    }
    if handle::is_handle(cx, value) {
        return handle::describe(cx, value);
    }
    if let Some(text) = synchronisation::shown(cx, value).or_else(|| queue::shown(cx, value)) {
        return text;
    }
    match cx.repr_of(value) {
        Ok(Answer::Known(text)) => return text,
        Ok(Answer::Script) => {}
        Err(raise) => drop(cx.take_raised(raise)),
    }
    if let Some(frame) = value.as_gc::<Frame>()
        && let Some((_, _, name)) = task::frame_place(cx, frame)
    {
        let identity = cx.identity(value);
        return format!("<{} object {name} at {identity:#x}>", cx.type_name(value));
    }
    if let Some(values) = &mut cx.event_loop.to_show {
        values.push(value);
        return format!("\u{E000}{}\u{E001}", values.len() - 1);
    }
    if let Some(exception) = value.as_gc::<Exception>() {
        return show_exception(cx, exception);
    }
    let identity = cx.identity(value);
    format!("<{} object at {identity:#x}>", cx.type_name(value))
}

/// Makes a text; where objects with a `repr` of their own stand in it, a script fills that in.
pub(super) fn with_scripts(cx: &mut Cx, describe: impl FnOnce(&mut Cx) -> String) -> Result<Outcome, Raise> {
    let (text, values) = collect(cx, describe);
    if values.is_empty() {
        return done(cx.new_str(&text));
    }
    let (text, values) = (cx.new_str(&text), cx.new_tuple(&values));
    super::run::call_helper(cx, "base_futures", "_fill", &[text, values])
}

/// Makes a text with marks for objects that have a `repr` of their own, and lists these.
fn collect(cx: &mut Cx, describe: impl FnOnce(&mut Cx) -> String) -> (String, Vec<Value>) {
    let outer = cx.event_loop.to_show.replace(Vec::new());
    let text = describe(cx);
    let values = std::mem::replace(&mut cx.event_loop.to_show, outer);
    (text, values.unwrap_or_default())
}

/// `ValueError('text')`.
fn show_exception(cx: &mut Cx, exception: Gc<Exception>) -> String {
    let name = cx.type_name(exception.value()).to_owned();
    let args = cx.heap[exception].args;
    let args: Vec<Value> = cx.as_tuple(args).map(<[Value]>::to_vec).unwrap_or_default();
    let texts: Vec<String> = args.into_iter().map(|value| show(cx, value)).collect();
    format!("{name}({})", texts.join(", "))
}

/// The `repr` of a future or task.
pub(super) fn describe_future(cx: &mut Cx, future: Gc<Future>) -> String {
    let mut text = format!("<{}", cx.bare_type_name(future.value()));
    let is_task = cx.heap[future].is_task();
    let is_cancelling = is_task && !cx.heap[future].is_done() && task_methods::requests(cx, future) > 0;
    text.push(' ');
    text.push_str(if is_cancelling {
        "cancelling"
    } else {
        super::future_methods::state_word(cx, future)
    });
    if is_task {
        let name = task::name(cx, future);
        text.push_str(&format!(" name={}", show(cx, name)));
        let coroutine = cx.heap[future].coroutine;
        if !coroutine.is_none() {
            text.push_str(&format!(" coro=<{}>", task::describe_coroutine(cx, coroutine)));
        }
        let waiter = cx.heap[future].waiting_for();
        if let Some(waiter) = waiter.as_gc::<Future>() {
            text.push_str(&format!(" wait_for={}", describe_waited(cx, waiter)));
        } else if let Some(sleep) = sleep::describe(cx, waiter) {
            text.push_str(&format!(" wait_for={sleep}"));
        }
    }
    let value = cx.heap[future].value;
    match cx.heap[future].state() {
        FutureState::Failed => text.push_str(&format!(" exception={}", show(cx, value))),
        FutureState::Finished => text.push_str(&format!(" result={}", shortened(show(cx, value)))),
        _ => {}
    }
    text.push_str(&describe_callbacks(cx, future));
    text.push_str(&origin::created_at(cx, future.value()));
    text.push('>');
    text
}

/// The future that a task waits for. Its own chain of waits is left out, since it may be long.
fn describe_waited(cx: &mut Cx, future: Gc<Future>) -> String {
    if !cx.heap[future].is_task() {
        return describe_future(cx, future);
    }
    if cx.heap[future].is_done() {
        return describe_future(cx, future);
    }
    let waiting_for = cx.heap[future].waiting_for();
    cx.heap[future].set_waiting_for(Value::NONE);
    let text = describe_future(cx, future);
    cx.heap[future].set_waiting_for(waiting_for);
    text
}

/// A long text with its middle left out, as `reprlib` does.
fn shortened(text: String) -> String {
    const LONGEST: usize = 400;
    if text.len() <= LONGEST {
        return text;
    }
    let head: String = text.chars().take(LONGEST / 2).collect();
    let count = text.chars().count();
    let tail: String = text.chars().skip(count - LONGEST / 2).collect();
    format!("{head}...{tail}")
}

fn describe_callbacks(cx: &mut Cx, future: Gc<Future>) -> String {
    let callbacks = super::future::callbacks(cx, future);
    let count = callbacks.len();
    let mut texts = Vec::new();
    match count {
        0 => return String::new(),
        1 | 2 => {
            for callback in callbacks {
                texts.push(describe_callback(cx, callback));
            }
        }
        _ => {
            texts.push(describe_callback(cx, callbacks[0]));
            texts.push(format!("<{} more>", count - 2));
            texts.push(describe_callback(cx, callbacks[count - 1]));
        }
    }
    format!(" cb=[{}]", texts.join(", "))
}

fn describe_callback(cx: &mut Cx, callback: Value) -> String {
    if let Some(waiter) = callback.as_gc::<Future>() {
        return if cx.heap[waiter].is_task() {
            "Task.task_wakeup()".to_owned()
        } else {
            "gather.<locals>._done_callback()".to_owned()
        };
    }
    match cx.as_tuple(callback).map(|parts| parts[0]) {
        Some(function) => {
            let none = cx.new_tuple(&[]);
            describe_call(cx, function, none, Arguments::Hidden)
        }
        None => "_run_until_complete_cb()".to_owned(),
    }
}

/// Whether a call is shown with its arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Arguments {
    Shown,
    Hidden,
}

/// A call as reports show it: `f() at file.py:3`.
pub(super) fn describe_call(cx: &mut Cx, function: Value, arguments: Value, shown: Arguments) -> String {
    let items: Vec<Value> = match shown {
        Arguments::Shown => cx.as_tuple(arguments).map(<[Value]>::to_vec).unwrap_or_default(),
        Arguments::Hidden => Vec::new(),
    };
    let texts: Vec<String> = items.into_iter().map(|value| show(cx, value)).collect();
    let (name, place) = describe_function(cx, function);
    format!("{name}({}){place}", texts.join(", "))
}

fn describe_function(cx: &mut Cx, function: Value) -> (String, String) {
    if let Some(method) = function.as_gc::<BoundMethod>() {
        let inner = cx.heap[method].function;
        return describe_function(cx, inner);
    }
    if let Some(function) = function.as_gc::<Function>() {
        let fields = &cx.heap[function];
        let name = cx.heap.text(fields.qualname).to_owned();
        let code = &cx.heap[fields.code].code;
        return (name, format!(" at {}:{}", code.filename, code.first_line));
    }
    if let Some(native) = function.as_gc::<Native>() {
        let fields = &cx.heap[native];
        let name = fields.row.name();
        let owner = cx.as_class(fields.owner).map(|class| cx.heap[class].name);
        return match owner {
            Some(owner) => (format!("{}.{name}", cx.heap.text(owner)), String::new()),
            None => (name.to_owned(), String::new()),
        };
    }
    (show(cx, function), String::new())
}

// ---- reports ----

/// Makes the `context` dict of a report.
fn report_context(cx: &mut Cx, message: &str, entries: &[(&str, Value)]) -> Value {
    let context = cx.new_dict();
    let message = cx.new_str(message);
    cx.set_name(context, "message", message);
    for (name, value) in entries {
        cx.set_name(context, name, *value);
    }
    context.value()
}

/// Gives a report about an object to the exception handler of a loop: a script's later, the default one at once.
fn hand_over(cx: &mut Cx, event_loop: Value, context: Value, about: Value) {
    let source = origin::entry(cx, about);
    if let (Some(source), Some(dict)) = (source, context.as_gc::<Dict>()) {
        cx.set_name(dict, "source_traceback", source);
    }
    match loop_methods::state(cx, event_loop).and_then(|state| state.exception_handler) {
        Some(handler) if cx.event_loop.running.is_some() => {
            let arguments = [handler, event_loop, context];
            let call = super::run::helper_call(cx, "base_events", "_hand_over", &arguments);
            let call = call.unwrap_or_else(|| (handler, vec![event_loop, context]));
            let arguments = cx.new_tuple(&call.1);
            cx.event_loop.reports.push_back((call.0, arguments));
        }
        Some(handler) => super::run::call_soon(cx, handler, &[event_loop, context]),
        None if !event_loop.is_none() && loop_methods::state(cx, event_loop).is_none() => {
            // A loop that is written in script may have a handler of its own.
            super::run::call_helper_soon(cx, "base_events", "_report", &[event_loop, context]);
        }
        _ if uses_logging(cx) => super::run::call_helper_soon(cx, "base_events", "_log_report", &[context]),
        _ => print(cx, context),
    }
}

/// Whether the program has imported `logging`, which then has a say in what becomes of reports.
pub(super) fn uses_logging(cx: &mut Cx) -> bool {
    let name = cx.intern("logging");
    let modules = cx.modules;
    cx.get_name(modules, name).is_some()
}

/// A callback or handle raised.
pub(super) fn callback_raised(cx: &mut Cx, ready: Ready, exception: Value) {
    let event_loop = cx.event_loop.running.unwrap_or(Value::NONE);
    let mut subject = Value::NONE;
    let context = match ready {
        Ready::Handle(value) => {
            handle::keep_context(cx, value);
            let call = handle::describe_its_call(cx, value);
            let message = format!("Exception in callback {call}");
            subject = value;
            report_context(cx, &message, &[("exception", exception), ("handle", value)])
        }
        Ready::Callback { callback, future } => {
            let function = cx.as_tuple(callback).map_or(Value::NONE, |parts| parts[0]);
            let arguments = cx.new_tuple(&[future.value()]);
            let call = describe_call(cx, function, arguments, Arguments::Hidden);
            let context = cx.as_tuple(callback).map_or(Value::NONE, |parts| parts[1]);
            let value = handle::new_handle(cx, event_loop, function, &[future.value()], context);
            let message = format!("Exception in callback {call}");
            report_context(cx, &message, &[("exception", exception), ("handle", value)])
        }
        _ => report_context(cx, "Exception in callback", &[("exception", exception)]),
    };
    hand_over(cx, event_loop, context, subject);
}

/// The script's exception handler itself raised.
pub(super) fn handler_raised(cx: &mut Cx, exception: Value) {
    let context = report_context(
        cx,
        "Unhandled error in exception handler",
        &[("exception", exception)],
    );
    print(cx, context);
}

/// A task failed while `asyncio.run` was cancelling what was left.
pub(super) fn unhandled_at_shutdown(cx: &mut Cx, task: Gc<Future>, exception: Value) {
    let event_loop = cx.heap[task].event_loop;
    let context = report_context(
        cx,
        "unhandled exception during asyncio.run() shutdown",
        &[("exception", exception), ("task", task.value())],
    );
    hand_over(cx, event_loop, context, task.value());
}

/// A future is about to die, or the machine ends: reports an exception that nobody asked for, and a task
/// that was still pending.
pub(super) fn finalize(cx: &mut Cx, future: Gc<Future>) {
    let is_quiet = cx.heap[future]
        .extras
        .as_ref()
        .is_some_and(|extras| extras.is_quiet);
    let event_loop = cx.heap[future].event_loop;
    if cx.heap[future].is_unretrieved() {
        cx.heap[future].set_unretrieved(false);
        let exception = cx.heap[future].value;
        let message = format!(
            "{} exception was never retrieved",
            cx.bare_type_name(future.value())
        );
        let context = report_context(
            cx,
            &message,
            &[("exception", exception), ("future", future.value())],
        );
        hand_over(cx, event_loop, context, future.value());
    } else if cx.heap[future].is_task() && !cx.heap[future].is_done() && !is_quiet {
        let context = report_context(
            cx,
            "Task was destroyed but it is pending!",
            &[("task", future.value())],
        );
        hand_over(cx, event_loop, context, future.value());
    }
}

/// The machine ends: reports all pending tasks and failures that nobody asked for.
pub(crate) fn at_exit(cx: &mut Cx) {
    for value in std::mem::take(&mut cx.finalizable) {
        if let Some(future) = value.as_gc::<Future>() {
            finalize(cx, future);
        } else if let Some(coroutine) = value.as_gc::<NativeCoroutine>() {
            if cx.heap[coroutine].state == 0 {
                warn_unawaited(cx, coroutine);
            }
        } else {
            cx.finalizable.push(value);
        }
    }
    for task in super::turn::pending_tasks(cx) {
        finalize(cx, task);
    }
}

/// The machine ends, and a native coroutine was never awaited.
fn warn_unawaited(cx: &mut Cx, coroutine: Gc<NativeCoroutine>) {
    let (name, maker) = (cx.heap[coroutine].row.name, cx.heap[coroutine].maker());
    let (filename, line) = cx.place_of(maker).unwrap_or(("sys".to_owned(), 1));
    let source = cx.source_line(&filename, line);
    let source = source.map_or(String::new(), |source| format!("  {}\n", source.trim()));
    let text = format!("{filename}:{line}: RuntimeWarning: coroutine '{name}' was never awaited\n{source}");
    write(cx, &text);
}

/// Prints a report as the default exception handler does.
pub(super) fn print(cx: &mut Cx, context: Value) {
    let can_call = cx.event_loop.running.is_some();
    let (text, values) = match can_call {
        true => collect(cx, |cx| describe_report(cx, context)),
        false => (describe_report(cx, context), Vec::new()),
    };
    if values.is_empty() {
        return write(cx, &text);
    }
    let (text, values) = (cx.new_str(&text), cx.new_tuple(&values));
    super::run::call_helper_in_loop(cx, Due::NextTurn, "base_futures", "_write", &[text, values]);
}

fn describe_report(cx: &mut Cx, context: Value) -> String {
    let Some(dict) = context.as_gc::<Dict>() else {
        return String::new();
    };
    let mut entries: Vec<(String, Value)> = Vec::new();
    for entry in cx.heap[dict].iter() {
        if let Some(key) = cx.as_str(entry.key) {
            entries.push((key.to_owned(), entry.value));
        }
    }
    entries.sort_by(|left, right| left.0.cmp(&right.0));
    let mut text = match entries.iter().find(|(key, _)| key == "message") {
        Some((_, message)) => cx.as_str(*message).unwrap_or_default().to_owned(),
        None => "Unhandled exception in event loop".to_owned(),
    };
    text.push('\n');
    let mut exception = None;
    let mut subject = None;
    let has_source = entries.iter().any(|(key, _)| key == "source_traceback");
    for (key, value) in entries {
        if matches!(key.as_str(), "future" | "task") {
            subject = value.as_gc::<Future>();
        }
        match key.as_str() {
            "message" => {}
            "exception" => exception = value.as_gc::<Exception>(),
            _ => {
                match made_by(&key).and_then(|made_by| Some((made_by, origin::describe_entry(cx, value)?))) {
                    Some((made_by, calls)) => {
                        text.push_str(&format!("{key}: {made_by}{}\n", calls.trim_end()))
                    }
                    None => text.push_str(&format!("{key}: {}\n", show(cx, value))),
                }
            }
        }
    }
    if let Some(exception) = exception {
        text.push_str(&traceback_text(cx, exception));
    }
    if !has_source {
        text.push_str(&spawned_at(cx, subject).unwrap_or_default());
    }
    text
}

/// A line that tells where the coroutine of a task was made, when all coroutines of its code are made in that place:
/// then it costs nothing to know.
fn spawned_at(cx: &Cx, task: Option<Gc<Future>>) -> Option<String> {
    let frame = cx.heap[task?].coroutine.as_gc::<Frame>()?;
    let code = &cx.heap[cx.heap[frame].links.code?];
    if code.is_made_elsewhere {
        return None;
    }
    let (filename, line) = cx.place_of(code.made_at.addr())?;
    let source = cx.source_line(&filename, line);
    let source = source.map_or(String::new(), |source| format!(": {}", source.trim()));
    Some(format!(
        "pyish: its coroutine was made at {filename}:{line}{source}\n"
    ))
}

/// What stands before the calls of a report's entry that tells where something was made.
fn made_by(key: &str) -> Option<&'static str> {
    match key {
        "source_traceback" => Some("Object created at (most recent call last):\n"),
        "handle_traceback" => Some("Handle created at (most recent call last):\n"),
        _ => None,
    }
}

/// Whether a report that a script made needs a script to print it.
pub(super) fn has_traceback(cx: &mut Cx, context: Value) -> bool {
    let Some(dict) = context.as_gc::<Dict>() else {
        return false;
    };
    ["source_traceback", "handle_traceback"].into_iter().any(|key| {
        let key = cx.intern(key);
        cx.get_name(dict, key)
            .is_some_and(|value| cx.as_tuple(value).is_none())
    })
}

/// The whole report of an exception; only the bare traceback when it needs a script's `__str__`.
fn traceback_text(cx: &mut Cx, exception: Gc<Exception>) -> String {
    if let Some(format) = cx
        .registered(FORMAT_EXCEPTION)
        .and_then(|value| value.as_gc::<Native>())
    {
        let row = cx.heap[format].row;
        match (row.function)(cx, &[exception.value(), Value::TRUE, Value::NONE]) {
            Ok(Outcome::Return(text)) => {
                if let Some(text) = cx.as_str(text) {
                    return text.to_owned();
                }
            }
            Ok(_) => {}
            Err(raise) => drop(cx.take_raised(raise)),
        }
    }
    let mut text = String::new();
    for entry in cx.heap[exception].trace.iter().rev() {
        let code = &cx.heap[entry.code].code;
        let line = entry
            .position(cx)
            .map_or(code.first_line, |position| position.line);
        text.push_str(&format!(
            "  File \"{}\", line {line}, in {}\n",
            code.filename, code.name
        ));
    }
    if !text.is_empty() {
        text.insert_str(0, "Traceback (most recent call last):\n");
    }
    let message = match cx.str_of(exception.value()) {
        Ok(Answer::Known(message)) => message,
        _ => exception_message(cx, exception),
    };
    let name = cx.type_name(exception.value());
    if message.is_empty() {
        text.push_str(&format!("{name}\n"));
    } else {
        text.push_str(&format!("{name}: {message}\n"));
    }
    text
}

fn exception_message(cx: &mut Cx, exception: Gc<Exception>) -> String {
    let args = cx.heap[exception].args;
    let args: Vec<Value> = cx.as_tuple(args).map(<[Value]>::to_vec).unwrap_or_default();
    match args.as_slice() {
        [] => String::new(),
        [one] => match cx.as_str(*one) {
            Some(text) => text.to_owned(),
            None => show(cx, *one),
        },
        _ => {
            let tuple = cx.new_tuple(&args);
            show(cx, tuple)
        }
    }
}

/// Writes to the standard error stream, if the machine has one.
pub(super) fn write(cx: &mut Cx, text: &str) {
    if let Some(console) = &mut cx.host.console {
        // A closed error stream leaves nowhere to say so.
        let _ = console.write(Stream::Err, &to_shown_bytes(text));
    }
}
