//! A session at a prompt: one event loop for all inputs, which goes on while the next one is typed.

use std::time::Duration;

use pyish_grammar::{Interactive, Source};

use super::error::Error;
use super::vm::Vm;
use crate::compiler::{self, Mode, Options};
use crate::heap::{Header, Value};
use crate::modules::{self, FORMAT_EXCEPTION, Origin, TELL_WARNINGS};
use crate::native::functions;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::{Cx, SourceText};
use crate::objects::dict::Dict;
use crate::objects::frame::Frame;
use crate::objects::function::Function;
use crate::objects::future::Future;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;
use crate::scheduler::prompt;
use crate::vm::Stop;

/// Keys of the registry: the context of the last input, its task, and how it ended.
const CONTEXT: &str = "prompt context";
const TASK: &str = "prompt task";
const ENDED: &str = "prompt ended";

/// What an input is worth.
#[derive(Debug)]
pub(crate) enum Input {
    /// It was begun; `turn` says when it has ended.
    Begun,
    /// More lines are needed.
    Incomplete,
}

/// What a turn of the session's loop came to.
#[derive(Debug)]
pub(crate) enum Turn {
    /// The input that was begun has ended, with the report of an exception or without.
    Ended(Option<String>),
    /// The script asked to exit.
    Exit(Error),
    /// There is more to do.
    Busy,
    /// Every task waits: until then, or for ever.
    Waiting(Option<Duration>),
    /// An exception left the loop, which begins again: its report.
    Escaped(String),
}

static NATIVES: &[NativeRow] = functions! {
    /// Run an input.
    "run_input(function)" => run_input,
    /// Make the report of the exception that ended an input.
    "report_input(exception)" => report_input,
    /// Show a value at the prompt and bind it to `_`.
    "displayhook(value, /)" => display,
};

/// Installs what `compile(…, 'single')` needs to show values.
pub(super) fn install(cx: &mut Cx) {
    let hook = cx.new_native(&NATIVES[2], Value::UNDEF);
    cx.register("displayhook", hook);
}

impl Vm {
    /// Begins a session. From here on only `begin_input` and `turn` drive the machine.
    pub(crate) fn open_prompt(&mut self) {
        let machine = self.machine();
        let event_loop = prompt::prompt_loop(&mut machine.cx);
        machine.cx.register(CONTEXT, Value::NONE);
        machine.cx.register(TASK, Value::NONE);
        machine.cx.register(ENDED, Value::NONE);
        machine.start_loop(event_loop);
    }

    /// Begins to execute an input: whole statements, by the rules of a prompt.
    pub(crate) fn begin_input(&mut self, name: &str, text: &str) -> Result<Input, Error> {
        let source = Source::new(name, text)?;
        let module = match pyish_grammar::parse_interactive(&source)? {
            Interactive::Complete(module) => module,
            Interactive::Incomplete => return Ok(Input::Incomplete),
        };
        let options = Options {
            mode: Mode::Prompt,
            ..Options::default()
        };
        let code = compiler::compile_module(&module, &source, name, options)?;
        modules::note(&mut self.machine().cx, &module.warnings, Origin::File);
        let globals = self.globals();
        let cx = &mut self.machine().cx;
        let text = SourceText::Shared(source.text().into());
        cx.sources.insert(name.to_owned(), text);
        let name = cx.intern(&code.name);
        let code = cx.load_code(&code);
        // A function of no arguments: with top-level `await`, calling it gives a coroutine.
        let function = cx.heap.alloc(Function {
            header: Header::new(Builtin::Function.shape()),
            code,
            globals,
            closure: Value::UNDEF,
            defaults: Value::UNDEF,
            keyword_defaults: Value::UNDEF,
            name,
            qualname: name,
            extras: None,
        });
        schedule(cx, &NATIVES[0], &[function.value()]);
        Ok(Input::Begun)
    }

    /// Lets the loop run until it waits, the input has ended, or a slice of fuel is used up.
    pub(crate) fn turn(&mut self, fuel: u64) -> Turn {
        let stop = self.machine().run(fuel);
        let cx = &mut self.machine().cx;
        let task = cx.registered(TASK).and_then(|task| task.as_gc::<Future>());
        let escaped = match stop {
            Stop::Failed(exception) => Some(exception),
            _ => None,
        };
        if let Some(task) = task
            && let Some(result) = prompt::prompt_task_result(cx, task)
        {
            let context = cx.heap[task].context;
            cx.register(CONTEXT, context);
            cx.register(TASK, Value::NONE);
            match result {
                Ok(_) => return Turn::Ended(None),
                // It is the one that left the loop: see below.
                Err(_) if escaped.is_some() => {}
                Err(exception) => {
                    schedule(cx, &NATIVES[1], &[exception]);
                    return Turn::Busy;
                }
            }
        }
        if let Some(exception) = escaped {
            return self.escaped(exception, task.is_some());
        }
        let ended = cx.registered(ENDED).unwrap_or(Value::NONE);
        if !ended.is_none() {
            cx.register(ENDED, Value::NONE);
            if let Some(report) = cx.as_str(ended) {
                return Turn::Ended(Some(report.to_owned()));
            }
            return match ended.is(Value::TRUE) {
                true => Turn::Ended(None),
                false => Turn::Exit(self.exit(ended)),
            };
        }
        match stop {
            Stop::Stalled { deadline } => Turn::Waiting(deadline.map(|at| self.time_until(at))),
            _ => Turn::Busy,
        }
    }

    /// An exception that ends loops (KeyboardInterrupt, SystemExit) left this one.
    fn escaped(&mut self, exception: Value, ends_input: bool) -> Turn {
        if self.machine().cx.is_instance(exception, Builtin::SystemExit) {
            return Turn::Exit(self.exit(exception));
        }
        let report = self.report(exception);
        let machine = self.machine();
        let event_loop = prompt::prompt_loop(&mut machine.cx);
        machine.start_loop(event_loop);
        match ends_input {
            true => Turn::Ended(Some(report)),
            false => Turn::Escaped(report),
        }
    }

    /// Ends the session: tasks that are left are cancelled and may clean up.
    pub(crate) fn close_prompt(&mut self) {
        const CLEANING_TURNS: usize = 1000;
        const CLEANING_FUEL: u64 = 100_000;
        prompt::cancel_all(&mut self.machine().cx);
        for _ in 0..CLEANING_TURNS {
            if !matches!(self.turn(CLEANING_FUEL), Turn::Busy | Turn::Ended(_)) {
                break;
            }
        }
    }
}

/// Has the session's loop call a native.
fn schedule(cx: &mut Cx, row: &'static NativeRow, args: &[Value]) {
    let native = cx.new_native(row, Value::UNDEF);
    let context = cx.registered(CONTEXT).unwrap_or(Value::NONE);
    let event_loop = prompt::prompt_loop(cx);
    prompt::call_at_prompt(cx, event_loop, native, args, context);
}

fn run_input(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let tell = cx.new_native(TELL_WARNINGS, Value::UNDEF);
    cx.call(tell, &[], &WARNED, 0, args)
}

/// The warnings about an input were told.
static WARNED: Then = Then {
    name: "prompt.warned",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(_) => cx.call(kept.values[0], &[], &INPUT_RAN, 0, &[]),
        Resumed::Raised(_) => input_ran(cx, kept, resumed),
    },
    catches: true,
};

static INPUT_RAN: Then = Then {
    name: "prompt.input_ran",
    resume: input_ran,
    catches: true,
};

fn input_ran(cx: &mut Cx, _kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let context = cx.context;
    cx.register(CONTEXT, context);
    match resumed {
        Resumed::Value(value) => {
            let is_coroutine = value.is_kind::<NativeCoroutine>() || value.is_kind::<Frame>();
            if is_coroutine {
                let event_loop = prompt::prompt_loop(cx);
                let task = prompt::new_prompt_task(cx, event_loop, value);
                cx.register(TASK, task.value());
            } else {
                cx.register(ENDED, Value::TRUE);
            }
            done(Value::NONE)
        }
        Resumed::Raised(exception) => report_input(cx, &[exception]),
    }
}

fn report_input(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.is_instance(args[0], Builtin::SystemExit) {
        cx.register(ENDED, args[0]);
        return done(Value::NONE);
    }
    let report = cx.new_native(FORMAT_EXCEPTION, Value::UNDEF);
    cx.call(report, args, &REPORTED, 0, args)
}

static REPORTED: Then = Then {
    name: "prompt.reported",
    resume: |cx, kept, resumed| {
        let report = match resumed {
            Resumed::Value(report) => report,
            Resumed::Raised(_) => {
                let name = cx.type_name(kept.values[0]);
                let text = format!("{name}: <the report of the exception failed>\n");
                cx.new_str(&text)
            }
        };
        cx.register(ENDED, report);
        done(Value::NONE)
    },
    catches: true,
};

// ---- sys.displayhook ----

const REPR_MADE: u32 = 0;
const SHOWN: u32 = 1;

static DISPLAY: Then = Then {
    name: "prompt.display",
    resume: displayed,
    catches: false,
};

fn display(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.intern("displayhook");
    let sys = cx.registered("sys").and_then(|sys| sys.as_gc::<Dict>());
    if let Some(hook) = sys.and_then(|sys| cx.get_name(sys, name)) {
        return cx.tail_call(hook, args);
    }
    if args[0].is_none() {
        return done(Value::NONE);
    }
    bind_last(cx, Value::NONE);
    call_built_in(cx, "repr", args[0], REPR_MADE, args)
}

fn displayed(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    if kept.state == REPR_MADE {
        return call_built_in(cx, "print", resumed.value(), SHOWN, kept.values);
    }
    bind_last(cx, kept.values[0]);
    done(Value::NONE)
}

/// Binds the built-in `_`.
fn bind_last(cx: &mut Cx, value: Value) {
    let builtins = cx.builtins;
    cx.set_name(builtins, "_", value);
}

fn call_built_in(
    cx: &mut Cx,
    name: &str,
    argument: Value,
    state: u32,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    let interned = cx.intern(name);
    match cx.get_name(cx.builtins, interned) {
        Some(function) => cx.call(function, &[argument], &DISPLAY, state, kept),
        None => Err(cx.runtime_error(format!("lost builtins.{name}"))),
    }
}
