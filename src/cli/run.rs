//! Running scripts: from a file, from text, from stdin, by module name.

use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Read};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::interrupt::{self, INTERRUPTED};
use super::options::{Options, Stress, Task};
use super::{WRONG_USE, repl};
use crate::api::{Error, Vm, run_blocking};

/// The exit status when stdout cannot be flushed at the end, as CPython has it.
const CANNOT_FLUSH: i32 = 120;
/// How much of the memory there is scripts may have, in eighths: what the heap does not count needs some too.
const SHARE_OF_MEMORY: u64 = 7;
/// How much fuel a stressed machine gets at a time.
const STRESS_FUEL: u64 = 3;

/// Runs what was asked for and gives the exit status.
pub(super) fn run(options: &Options) -> i32 {
    let is_prompt =
        matches!(options.task, Task::Prompt | Task::Stdin) && (options.stays || io::stdin().is_terminal());
    let prepared = match &options.task {
        _ if is_prompt => Ok((String::new(), None)),
        Task::File(file) => read_script(file).map(|bytes| (absolute(&file_of(file)), Some(bytes))),
        Task::Code(code) => Ok(("<string>".to_owned(), Some(code.clone().into_bytes()))),
        Task::Module(_) => Ok((String::new(), None)),
        Task::Stdin | Task::Prompt => read_stdin().map(|bytes| ("<stdin>".to_owned(), Some(bytes))),
        Task::Inspect(_) => unreachable!("inspections are not run"),
    };
    let (name, source) = match prepared {
        Ok(prepared) => prepared,
        Err(status) => return status,
    };
    let mut builder = Vm::builder()
        .memory_limit(memory_of_the_machine())
        .system()
        .arguments(options.arguments.iter().cloned())
        .warnings(options.warnings.iter().cloned());
    if options.is_dev {
        builder = builder.dev_mode();
    }
    if options.debugs_asyncio {
        builder = builder.debug_asyncio();
    }
    if options.ignores_environment {
        builder = builder.ignore_environment();
    }
    if !options.is_isolated {
        builder = builder.search_path(search_path(&options.task));
    }
    let seed = seed_of(options);
    if let Some(seed) = seed {
        builder = builder.seed(seed);
    }
    if options.is_time_virtual {
        builder = builder.virtual_time();
    }
    if options.shuffles {
        builder = builder.shuffle_tasks();
    }
    let opens_prompt = is_prompt || options.stays;
    let mut keyboard = None;
    if opens_prompt {
        let (opened, printer) = repl::open_keyboard();
        keyboard = Some(opened);
        if printer.is_some() || io::stdout().is_terminal() {
            builder = builder.console(repl::PromptConsole::new(printer));
        }
    }
    let signals = interrupt::catch_signals();
    let signals = signals.map(|(ours, signals)| {
        builder = std::mem::take(&mut builder).signals(ours);
        signals
    });
    let mut vm = builder.build();
    vm.use_excepthook();
    interrupt::listen(vm.interrupter());
    if let Some(signals) = signals {
        interrupt::tell(signals, vm.interrupter());
    }
    match options.stress {
        Some(Stress::Collection) => vm.stress_collection(),
        Some(Stress::Fuel) => vm.slice_fuel(STRESS_FUEL),
        None => {}
    }
    let mut result = match (&options.task, &source) {
        (Task::Module(module), _) => {
            vm.load_module(module);
            Ok(())
        }
        (Task::File(_), Some(source)) => vm.load_bytes(&name, source, Some(&name)),
        (_, Some(source)) => vm.load_bytes(&name, source, None),
        (_, None) => Ok(()),
    };
    if result.is_ok() && !is_prompt {
        result = run_blocking(&mut vm).map(drop);
    }
    if let Some(keyboard) = keyboard {
        if let Err(error) = &result {
            vm.print_error(&report(error));
        }
        result = repl::run(&mut vm, keyboard, options.is_quiet || !is_prompt);
    }
    let is_drawn = options.shuffles && options.seed.is_none();
    let seed = seed.filter(|_| is_drawn && !matches!(&result, Ok(()) | Err(Error::Exit { status: 0, .. })));
    let status = end(vm, result);
    if let Some(seed) = seed {
        eprintln!("pyish: the tasks ran in the order of --shuffle --seed {seed}");
    }
    status
}

/// The seed that was given; for `--shuffle` without one, one that is drawn now and told when the script fails.
fn seed_of(options: &Options) -> Option<u64> {
    if options.seed.is_some() || !options.shuffles {
        return options.seed;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Some(u64::from(now.subsec_nanos()) % 1_000_000)
}

/// Ends the machine and says what went wrong.
fn end(mut vm: Vm, result: Result<(), Error>) -> i32 {
    let mut status = 0;
    if let Err(error) = &result {
        status = status_of(error);
        let text = report(error);
        let is_closed_pipe = matches!(error, Error::Raised { class, .. } if class == "BrokenPipeError")
            && is_closed(&vm.flush_output());
        if !is_closed_pipe {
            vm.print_error(&text);
        }
    }
    let flushed = match &result {
        // The tasks that wait for ever have been named.
        Err(Error::Deadlock { .. }) => vm.flush_output(),
        _ => vm.finish(),
    };
    match flushed {
        Ok(()) => status,
        Err(error) => {
            if error.kind() != ErrorKind::BrokenPipe {
                eprintln!("pyish: cannot write to stdout: {error}");
            }
            CANNOT_FLUSH
        }
    }
}

fn is_closed(result: &io::Result<()>) -> bool {
    matches!(result, Err(error) if error.kind() == ErrorKind::BrokenPipe)
}

/// What is printed about an error, with its line end.
pub(super) fn report(error: &Error) -> String {
    match error {
        Error::Syntax { report, .. } => format!("{}\n", report.trim_end()),
        Error::Raised { traceback, .. } => traceback.clone(),
        Error::Exit { message, .. } => message
            .as_ref()
            .map_or(String::new(), |message| format!("{message}\n")),
        other => format!("pyish: {other}\n"),
    }
}

fn status_of(error: &Error) -> i32 {
    match error {
        Error::Exit { status, .. } => *status,
        Error::Raised { class, .. } if class == "KeyboardInterrupt" => INTERRUPTED,
        _ => 1,
    }
}

/// The file of a script, which may be given as a folder with a `__main__.py`.
fn file_of(file: &str) -> String {
    match Path::new(file).is_dir() {
        true => Path::new(file).join("__main__.py").to_string_lossy().into_owned(),
        false => file.to_owned(),
    }
}

/// Reads a script, or says why it cannot be read and gives the exit status.
pub(super) fn read_script(file: &str) -> Result<Vec<u8>, i32> {
    let error = match fs::read(file) {
        Ok(bytes) => return Ok(bytes),
        Err(error) => error,
    };
    if Path::new(file).is_dir() {
        if let Ok(bytes) = fs::read(file_of(file)) {
            return Ok(bytes);
        }
        eprintln!("pyish: can't find '__main__' module in '{}'", absolute(file));
        return Err(1);
    }
    let text = error.to_string();
    let reason = text.split(" (os error").next().unwrap_or(&text);
    let number = error.raw_os_error().unwrap_or(0);
    eprintln!(
        "pyish: can't open file '{}': [Errno {number}] {reason}",
        absolute(file)
    );
    Err(WRONG_USE)
}

fn read_stdin() -> Result<Vec<u8>, i32> {
    let mut bytes = Vec::new();
    match io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => {
            eprintln!("pyish: can't read stdin: {error}");
            Err(WRONG_USE)
        }
    }
}

/// The path from the root, with `.` and `..` taken out of the middle only where they say nothing.
fn absolute(file: &str) -> String {
    std::path::absolute(file).map_or_else(|_| file.to_owned(), |path| path.to_string_lossy().into_owned())
}

/// The folder that modules are looked for in first: the script's own, the working folder for a module, and
/// for text whatever is the working folder at the time.
fn search_path(task: &Task) -> String {
    match task {
        Task::File(file) if Path::new(file).is_dir() => absolute(file),
        Task::File(file) => {
            // A link is followed: neighbours are where the script is.
            let real = fs::canonicalize(file).unwrap_or_else(|_| Path::new(file).to_owned());
            real.parent()
                .map_or(String::new(), |folder| folder.to_string_lossy().into_owned())
        }
        Task::Module(_) => {
            std::env::current_dir().map_or(String::new(), |folder| folder.to_string_lossy().into_owned())
        }
        _ => String::new(),
    }
}

/// How many bytes a script may hold before it sees MemoryError, rather than the whole process its end.
fn memory_of_the_machine() -> usize {
    let info = rustix::system::sysinfo();
    let installed = u64::from(info.mem_unit).saturating_mul(info.totalram as u64);
    let allowed = rustix::process::getrlimit(rustix::process::Resource::As).current;
    // Where an allocation may fail, what is copied while it is made, or grows, has room three times beside itself.
    let share = installed / 8 * SHARE_OF_MEMORY;
    let bytes = allowed.map_or(share, |allowed| share.min(allowed / 4));
    usize::try_from(bytes).unwrap_or(usize::MAX)
}
