//! The machine an embedder holds.

use std::sync::Arc;
use std::time::Duration;

use pyish_grammar::Source;

use super::builder::Builder;
use super::driver::{Signal, run_blocking};
use super::error::Error;
use super::object::Object;
use crate::bytecode::code::Code;
use crate::heap::{Gc, Value};
use crate::host::Stream;
use crate::modules::{self, Origin, RUN_MODULE, TELL_WARNINGS};
use crate::objects::cx::SourceText;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::kernel::codec::to_shown_bytes;
use crate::objects::module::Module;
use crate::objects::types::Builtin;
use crate::scheduler;
use crate::vm;

/// A machine: a heap, an event loop, and at most one script on its way.
pub struct Vm {
    machine: vm::Vm,
    /// The namespace of `__main__`.
    globals: Gc<Dict>,
    /// In stress mode: how much fuel a driver hands out at a time.
    fuel_slice: Option<u64>,
    /// How interrupts reach the machine and the thread that drives it.
    signal: Arc<Signal>,
    /// Whether a `sys.excepthook` that the script set prints its exceptions.
    uses_excepthook: bool,
    /// The script, while the warnings about it are told.
    next: Option<Arc<Code>>,
}

/// Interrupts a machine from another thread, as Ctrl-C does.
#[derive(Clone, Debug)]
pub struct Interrupter(Arc<Signal>);

impl Interrupter {
    /// The machine's main task is cancelled, or what runs gets KeyboardInterrupt, at the next call or loop
    /// turn. Returns false when an earlier interrupt has not been noticed yet.
    pub fn interrupt(&self) -> bool {
        self.0.interrupt()
    }

    /// Tells the machine of a signal of the system, by its number (1 to 63): the handler that the script set
    /// with `loop.add_signal_handler` is called; without one the machine prints what its tasks wait for.
    pub fn signal(&self, number: i32) {
        self.0.signal(number);
    }
}

/// Why a machine stopped.
#[derive(Debug)]
pub enum Stop {
    /// The script is done; this is what it returned.
    Done(Object),
    /// The script ended with an error.
    Failed(Error),
    /// The fuel is used up; `run` goes on.
    OutOfFuel,
    /// Every task waits: for the earliest timer, due after `deadline`, or (None) for ever.
    Stalled { deadline: Option<Duration> },
}

impl Vm {
    /// A builder; see there for what a machine is granted.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(super) fn new(mut machine: vm::Vm) -> Vm {
        let globals = crate::modules::new_main_module(&mut machine.cx, None);
        machine.pinned.push(globals.value());
        let signal = Arc::new(Signal::new(machine.interrupt_handle()));
        Vm {
            machine,
            globals,
            fuel_slice: None,
            signal,
            uses_excepthook: false,
            next: None,
        }
    }

    /// The machine inside, for the command line.
    pub(crate) fn machine(&mut self) -> &mut vm::Vm {
        &mut self.machine
    }

    /// The namespace of `__main__`.
    pub(crate) fn globals(&self) -> Gc<Dict> {
        self.globals
    }

    /// Lets a `sys.excepthook` that the script set print uncaught exceptions: their report is then empty.
    pub(crate) fn use_excepthook(&mut self) {
        self.uses_excepthook = true;
    }

    /// Compiles a script; the next [`run`](Vm::run) executes it as `__main__`, with the globals of what ran
    /// before. `name` is its `__file__` and what tracebacks call it.
    ///
    /// Returns [`Error::Syntax`] when the source is no valid program; what was loaded before then stays.
    pub fn load(&mut self, name: &str, source: &str) -> Result<(), Error> {
        let code = self.compile(name, source.as_bytes())?;
        self.start(&code, Some(name));
        Ok(())
    }

    /// Compiles source bytes (which may declare their encoding).
    pub(crate) fn compile(&mut self, name: &str, source: &[u8]) -> Result<Arc<Code>, Error> {
        let compiled = Source::from_bytes(name, source).and_then(|source| {
            let text = SourceText::Shared(source.text().into());
            self.machine.cx.sources.insert(name.to_owned(), text);
            let module = pyish_grammar::parse_module(&source)?;
            let options = crate::compiler::Options::default();
            let code = crate::compiler::compile_module(&module, &source, name, options)?;
            modules::note(&mut self.machine.cx, &module.warnings, Origin::File);
            Ok(code)
        });
        Ok(compiled?)
    }

    /// Compiles source bytes; the next `run` executes them as `__main__`. `file` becomes `__file__`.
    pub(crate) fn load_bytes(&mut self, name: &str, source: &[u8], file: Option<&str>) -> Result<(), Error> {
        let code = self.compile(name, source)?;
        self.start(&code, file);
        Ok(())
    }

    /// The next `run` runs a module as `__main__`.
    pub(crate) fn load_module(&mut self, name: &str) {
        let name = self.machine.cx.new_str(name);
        let globals = self.globals.value();
        let native = self.machine.cx.new_native(RUN_MODULE, Value::UNDEF);
        self.machine.start_call(native, &[name, globals]);
    }

    /// Writes to the machine's error stream.
    pub(crate) fn print_error(&mut self, text: &str) {
        if let Some(console) = &mut self.machine.cx.host.console {
            // A closed error stream leaves nowhere to say so.
            let _ = console.write(Stream::Err, &to_shown_bytes(text));
        }
    }

    /// Hands what was printed to the system.
    pub(crate) fn flush_output(&mut self) -> std::io::Result<()> {
        match &mut self.machine.cx.host.console {
            Some(console) => console.flush(Stream::Out),
            None => Ok(()),
        }
    }

    /// Makes `code` the script that the next `run` executes.
    pub(crate) fn start(&mut self, code: &Arc<Code>, file: Option<&str>) {
        if let Some(file) = file {
            let name = self.machine.cx.new_str(file);
            let globals = self.globals;
            self.machine.cx.set_name(globals, "__file__", name);
        }
        let cx = &mut self.machine.cx;
        if !cx.source_warnings.is_empty() && modules::are_filtered(cx) {
            let native = cx.new_native(TELL_WARNINGS, Value::UNDEF);
            self.next = Some(code.clone());
            return self.machine.start_call(native, &[]);
        }
        modules::print_all(cx);
        self.machine.start_code(code, self.globals);
    }

    /// Executes what was loaded or called until it is done or failed, all its tasks wait, or `fuel` is used
    /// up (a unit is a call or a loop turn, a few dozen nanoseconds). After `OutOfFuel` and `Stalled` the
    /// next `run` goes on from there; a stalled machine is run again when its deadline has come.
    pub fn run(&mut self, fuel: u64) -> Stop {
        match self.machine.run(fuel) {
            vm::Stop::Done(_) if self.next.is_some() => {
                if let Some(code) = self.next.take() {
                    self.machine.start_code(&code, self.globals);
                }
                self.run(fuel)
            }
            vm::Stop::Done(value) => Stop::Done(Object::from_value(&self.machine.cx, value)),
            vm::Stop::Failed(exception) => {
                self.next = None;
                Stop::Failed(self.error(exception))
            }
            vm::Stop::OutOfFuel => Stop::OutOfFuel,
            vm::Stop::Stalled { deadline } => Stop::Stalled {
                deadline: deadline.map(|at| self.time_until(at)),
            },
        }
    }

    /// How long until a moment on the machine's monotonic clock.
    pub(super) fn time_until(&self, deadline: f64) -> Duration {
        let now = self
            .machine
            .cx
            .host
            .clock
            .as_ref()
            .map_or(0.0, |clock| clock.monotonic().as_secs_f64());
        Duration::try_from_secs_f64((deadline - now).max(0.0)).unwrap_or(Duration::MAX)
    }

    /// Moves a virtual clock on; false when the clock is real, and the time must be waited for.
    pub(super) fn skip_time(&mut self, wait: Duration) -> bool {
        match &mut self.machine.cx.host.clock {
            Some(clock) if clock.is_virtual() => {
                clock.sleep(wait);
                true
            }
            _ => false,
        }
    }

    /// A copy of the script's global `name`; `None` when there is none of that name.
    pub fn get(&mut self, name: &str) -> Option<Object> {
        let name = self.machine.cx.intern(name);
        let value = self.machine.cx.get_name(self.globals, name)?;
        Some(Object::from_value(&self.machine.cx, value))
    }

    /// Binds the script's global `name` to a copy of `object`.
    ///
    /// Returns [`Error::Refused`] for an object that has no copy: [`Object::Other`], an unhashable key.
    pub fn set(&mut self, name: &str, object: &Object) -> Result<(), Error> {
        let value = object
            .to_value(&mut self.machine.cx)
            .ok_or_else(|| Error::Refused(format!("the value for {name} cannot be copied into a machine")))?;
        let globals = self.globals;
        self.machine.cx.set_name(globals, name, value);
        Ok(())
    }

    /// Prepares to call the script's global function `name` with copies of these arguments; the next
    /// [`run`](Vm::run) executes it, and its [`Stop::Done`] holds the result. An `async def` function is run
    /// on an event loop of its own.
    ///
    /// Returns [`Error::Refused`] when there is no such global, or an argument has no copy.
    pub fn call(&mut self, name: &str, arguments: &[Object]) -> Result<(), Error> {
        let interned = self.machine.cx.intern(name);
        let Some(function) = self.machine.cx.get_name(self.globals, interned) else {
            return Err(Error::Refused(format!("the script has no global {name}")));
        };
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            values.push(argument.to_value(&mut self.machine.cx).ok_or_else(|| {
                Error::Refused(format!("an argument for {name} cannot be copied into a machine"))
            })?);
        }
        self.machine.start_call_or_coroutine(function, &values);
        Ok(())
    }

    /// A handle that interrupts this machine from another thread.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.signal.clone())
    }

    /// Sleeps on behalf of a machine that waits; an interrupt ends the sleep.
    pub(crate) fn sleep(&self, wait: Option<Duration>) {
        self.signal.sleep(wait);
    }

    /// The error that says which tasks wait for ever.
    pub(super) fn deadlock(&mut self) -> Error {
        let cx = &mut self.machine.cx;
        Error::Deadlock {
            waiting: scheduler::describe_tasks(cx),
        }
    }

    /// Acts on a signal of the system: a script's handler is scheduled; else the tasks are shown.
    pub(super) fn deliver_signal(&mut self, number: i32) {
        let cx = &mut self.machine.cx;
        if scheduler::deliver_signal(cx, number) {
            return;
        }
        let tasks = scheduler::describe_tasks(cx);
        let text = match tasks.is_empty() {
            true => "pyish: no tasks\n".to_owned(),
            false => format!("pyish: tasks\n  {}\n", tasks.join("\n  ")),
        };
        self.print_error(&text);
    }

    /// Whether a script has set a handler for a signal, so that waiting for ever may end.
    pub(super) fn awaits_signals(&self) -> bool {
        scheduler::awaits_signals(&self.machine.cx)
    }

    /// How interrupts reach this machine's driver.
    pub(super) fn signal(&self) -> &Arc<Signal> {
        &self.signal
    }

    /// Collect garbage at every safepoint and verify the heap after each collection: slow, for tests.
    pub fn stress_collection(&mut self) {
        self.machine.stress_gc = true;
    }

    /// Have drivers hand out fuel in slices of this size, for tests.
    pub fn slice_fuel(&mut self, slice: u64) {
        self.fuel_slice = Some(slice);
    }

    pub(super) fn fuel_slice(&self) -> Option<u64> {
        self.fuel_slice
    }

    /// What an exception that left the script means to the embedder. Formats its traceback, which may run
    /// script code (`__str__`), for a bounded time.
    fn error(&mut self, exception: Value) -> Error {
        if self.machine.cx.is_instance(exception, Builtin::SystemExit) {
            return self.exit(exception);
        }
        self.machine.pinned.push(exception);
        let class = self.machine.cx.type_name(exception).to_owned();
        let is_reported = self.uses_excepthook && self.call_excepthook(exception);
        let traceback = match is_reported {
            true => String::new(),
            false => self.report(exception),
        };
        let message = exception
            .as_gc::<Exception>()
            .and_then(|exception| self.machine.cx.as_tuple(self.machine.cx.heap[exception].args))
            .and_then(|args| args.first().copied())
            .and_then(|first| self.machine.cx.as_str(first).map(str::to_owned))
            .unwrap_or_default();
        self.machine.pinned.pop();
        Error::Raised {
            class,
            message,
            traceback,
        }
    }

    /// What `SystemExit(code)` asks for: None is 0, an int is itself, anything else is printed and is 1.
    pub(super) fn exit(&mut self, exception: Value) -> Error {
        let cx = &self.machine.cx;
        let code = exception
            .as_gc::<Exception>()
            .and_then(|exception| cx.as_tuple(cx.heap[exception].args))
            .map_or(Value::NONE, |args| match args {
                [] => Value::NONE,
                [one] => *one,
                _ => cx.heap[exception.as_gc::<Exception>().expect("just was")].args,
            });
        if code.is_none() {
            return Error::Exit {
                status: 0,
                message: None,
            };
        }
        if code.is_bool() {
            return Error::Exit {
                status: i32::from(code.is(Value::TRUE)),
                message: None,
            };
        }
        if let Some(status) = cx.as_bigint(code) {
            use num_traits::ToPrimitive;
            return Error::Exit {
                status: status.to_i32().map_or(-1, |status| status & 0xFF),
                message: None,
            };
        }
        let text = self.text_of(code);
        Error::Exit {
            status: 1,
            message: Some(text),
        }
    }

    /// Ends the machine: runs what is due at exit, reports tasks and coroutines that were left, flushes the
    /// streams. Gives the error of a stream that cannot be written.
    pub fn finish(&mut self) -> std::io::Result<()> {
        self.run_at_exit();
        scheduler::at_exit(&mut self.machine.cx);
        self.run_final_finalizers();
        self.machine.cx.host.descriptors.flush();
        match &mut self.machine.cx.host.console {
            Some(console) => console.flush(Stream::Out).and(console.flush(Stream::Err)),
            None => Ok(()),
        }
    }

    /// Runs `__del__` and `finally` of what is alive at the end.
    fn run_final_finalizers(&mut self) {
        if self.machine.start_final_finalizers()
            && let Err(error @ Error::Raised { .. }) = run_blocking(self)
        {
            self.print_error(&format!("{error}\n"));
        }
    }

    /// Runs what the script registered with `atexit`.
    fn run_at_exit(&mut self) {
        let cx = &mut self.machine.cx;
        let [module, function] = ["atexit", "_run_exitfuncs"].map(|name| cx.intern(name));
        let module = cx
            .get_name(cx.modules, module)
            .and_then(|module| module.as_gc::<Module>());
        let Some(function) = module.and_then(|module| cx.get_name(cx.heap[module].namespace, function))
        else {
            return;
        };
        self.machine.start_call(function, &[]);
        if let Err(error @ Error::Raised { .. }) = run_blocking(self) {
            self.print_error(&format!("{error}\n"));
        }
    }
}
