//! The command line: what is asked for.
//!
//! Python's rule is older than most parsers: options end at the first word that is none, or after the value
//! of `-c` or `-m`; everything behind belongs to the script. So the line is cut there first, and clap sees
//! only what comes before.

use std::ffi::{OsStr, OsString};

use clap::{Arg, ArgAction, ArgMatches, Command};
use pyish_grammar::Positions;

/// What the command line asks for.
#[derive(Debug)]
pub(super) enum Asked {
    /// To print this: a version or help.
    Text(String),
    Run(Options),
}

/// What to do, and how.
#[derive(Debug)]
pub(super) struct Options {
    pub(super) task: Task,
    /// What the script finds in `sys.argv`, the first item included.
    pub(super) arguments: Vec<String>,
    /// `-i`: the prompt opens when the script is done.
    pub(super) stays: bool,
    /// `-q`: the prompt opens without a greeting.
    pub(super) is_quiet: bool,
    /// `-I`, `-P`: the script's folder is not searched for modules.
    pub(super) is_isolated: bool,
    pub(super) stress: Option<Stress>,
    /// `--virtual-time`: sleeps take no time.
    pub(super) is_time_virtual: bool,
    /// `--seed`: what every source of randomness is a function of.
    pub(super) seed: Option<u64>,
    /// `--shuffle`: the order of ready tasks is random.
    pub(super) shuffles: bool,
    /// `-X dev`: warnings are shown, event loops are in debug mode.
    pub(super) is_dev: bool,
    /// `PYTHONASYNCIODEBUG`: event loops are in debug mode.
    pub(super) debugs_asyncio: bool,
    /// `-E`: the environment has no say.
    pub(super) ignores_environment: bool,
    /// `PYTHONWARNINGS` and `-W`: what is to become of warnings.
    pub(super) warnings: Vec<String>,
}

/// What to do.
#[derive(Debug)]
pub(super) enum Task {
    File(String),
    Code(String),
    Module(String),
    /// `-`: the script comes on stdin.
    Stdin,
    /// No script: the prompt, or stdin when that is no terminal.
    Prompt,
    Inspect(Inspection),
}

/// A sub-command that looks at scripts without running them.
#[derive(Debug)]
pub(super) enum Inspection {
    Check { files: Vec<String> },
    Disassemble { file: String },
    Legend,
    Tree { file: String, positions: Positions },
}

/// `-X stress=…`: a way to run that must not change what a script prints.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stress {
    /// Collect garbage at every safepoint.
    Collection,
    /// Stop and go on every few steps.
    Fuel,
}

/// Options that take a value, in a word of their own or in the same word.
const WITH_VALUE: [char; 2] = ['X', 'W'];
/// Options whose value is the script: the rest of the line is its arguments.
const LAST: [char; 2] = ['c', 'm'];
/// The long option that takes a value in a word of its own.
const LONG_WITH_VALUE: &str = "--seed";

/// Reads the command line, without the command itself. An error is the text for stderr.
pub(super) fn parse(arguments: &[OsString]) -> Result<Asked, String> {
    let (ours, rest) = arguments.split_at(end_of_options(arguments));
    let mut rest: Vec<String> = rest.iter().map(|word| to_text(word)).collect();
    let is_last = |word: &OsString| {
        LAST.iter()
            .any(|letter| word.to_string_lossy().starts_with(&format!("-{letter}")))
    };
    if rest.first().is_some_and(|word| word == "--") && !ours.iter().any(is_last) {
        rest.remove(0);
    }
    let is_plain = ours.is_empty();
    if is_plain && let Some(first) = rest.first() {
        match first.as_str() {
            "check" | "dis" | "ast" => return parse_inspection(&rest),
            _ => {}
        }
    }
    let matches = if is_plain {
        None
    } else {
        match command().try_get_matches_from(ours) {
            Ok(matches) => Some(matches),
            Err(error) => return refused(&error),
        }
    };
    let matches = matches.as_ref();
    let flag = |name: &str| matches.is_some_and(|matches| matches.get_flag(name));
    let text = |name: &str| matches.and_then(|matches| matches.get_one::<String>(name).cloned());
    if flag("version") {
        return Ok(Asked::Text(format!("Pyish {}\n", env!("CARGO_PKG_VERSION"))));
    }
    if flag("help") {
        return Ok(Asked::Text(help()));
    }
    let (task, arguments) = match (text("code"), text("module")) {
        (Some(code), _) => (Task::Code(code), prefixed("-c", rest)),
        (_, Some(module)) => (Task::Module(module), prefixed("-m", rest)),
        _ => match rest.first().map(String::as_str) {
            Some("-") => (Task::Stdin, rest),
            Some(file) => (Task::File(file.to_owned()), rest),
            None => (Task::Prompt, vec![String::new()]),
        },
    };
    let ignores_environment = flag("isolated") || flag("environment");
    let is_set =
        |name: &str| !ignores_environment && std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dev = extras(matches).any(|extra| extra == "dev") || is_set("PYTHONDEVMODE");
    Ok(Asked::Run(Options {
        is_dev,
        debugs_asyncio: is_set("PYTHONASYNCIODEBUG"),
        ignores_environment,
        task,
        arguments,
        stays: flag("inspect"),
        is_quiet: flag("quiet"),
        is_isolated: flag("isolated") || flag("safe-path"),
        stress: stress(matches)?,
        is_time_virtual: flag("virtual-time"),
        seed: seed(text("seed"))?,
        shuffles: flag("shuffle"),
        warnings: warnings(matches, ignores_environment, is_dev),
    }))
}

/// How many words are options and their values.
fn end_of_options(arguments: &[OsString]) -> usize {
    let mut index = 0;
    while let Some(word) = arguments.get(index) {
        let word = word.to_string_lossy();
        if word == "--" {
            return index;
        }
        let Some(letters) = word.strip_prefix('-').filter(|letters| !letters.is_empty()) else {
            return index;
        };
        index += 1;
        if letters.starts_with('-') {
            index = (index + usize::from(word == LONG_WITH_VALUE)).min(arguments.len());
            continue;
        }
        let takes_value = |letter: char| WITH_VALUE.contains(&letter) || LAST.contains(&letter);
        if let Some(place) = letters.find(takes_value) {
            let letter = letters[place..].chars().next().expect("just found");
            let is_apart = letters[place..].chars().count() == 1;
            index = (index + usize::from(is_apart)).min(arguments.len());
            if LAST.contains(&letter) {
                return index;
            }
        }
    }
    index
}

fn prefixed(first: &str, rest: Vec<String>) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(rest).collect()
}

fn to_text(word: &OsStr) -> String {
    word.to_string_lossy().into_owned()
}

/// The values of `-X`.
fn extras(matches: Option<&ArgMatches>) -> impl Iterator<Item = &String> {
    let values = matches.and_then(|matches| matches.get_many::<String>("extra"));
    values.into_iter().flatten()
}

/// What `-X` says of stress. Keys that are not known are passed over, as in CPython.
fn stress(matches: Option<&ArgMatches>) -> Result<Option<Stress>, String> {
    let mut stress = None;
    for value in extras(matches) {
        stress = match value.split_once('=') {
            Some(("stress", "gc")) => Some(Stress::Collection),
            Some(("stress", "fuel")) => Some(Stress::Fuel),
            Some(("stress", mode)) => {
                return Err(format!(
                    "pyish: unknown stress mode '{mode}': -X stress=gc or -X stress=fuel\n{HINT}"
                ));
            }
            _ => stress,
        };
    }
    Ok(stress)
}

/// The filters of warnings, those of the environment first; in dev mode all are shown, unless one says otherwise.
fn warnings(matches: Option<&ArgMatches>, ignores_environment: bool, is_dev: bool) -> Vec<String> {
    let environment = match ignores_environment {
        true => String::new(),
        false => std::env::var("PYTHONWARNINGS").unwrap_or_default(),
    };
    let given = matches.and_then(|matches| matches.get_many::<String>("warnings"));
    let of_environment = environment.split(',').filter(|filter| !filter.is_empty());
    let dev = is_dev.then(|| "default".to_owned());
    dev.into_iter()
        .chain(of_environment.map(str::to_owned))
        .chain(given.into_iter().flatten().cloned())
        .collect()
}

/// What `--seed` says.
fn seed(text: Option<String>) -> Result<Option<u64>, String> {
    let Some(text) = text else {
        return Ok(None);
    };
    match text.parse() {
        Ok(seed) => Ok(Some(seed)),
        Err(_) => Err(format!(
            "pyish: --seed wants a number from 0 to {}, not '{text}'\n{HINT}",
            u64::MAX
        )),
    }
}

const HINT: &str = "usage: pyish [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `pyish --help' for more information.\n";

const ABOUT: &str = "Pyish: a coroutine scripting language with Python's syntax";

const USAGE: &str = "\
pyish [OPTION…] FILE [ARGUMENT…]     run a script
       pyish [OPTION…] -c CODE [ARGUMENT…]  run code given as text
       pyish [OPTION…] -m MODULE [ARGUMENT…]  run a module as a script
       pyish [OPTION…] - [ARGUMENT…]        run the script that comes on stdin; also: … | pyish
       pyish [OPTION…]                      the prompt, with top-level await
       pyish dis FILE | dis --legend        show the bytecode of a script, or what each opcode does
       pyish ast FILE [--positions]         show the syntax tree of a script
       pyish check FILE…                    say what is wrong with scripts, without running them";

/// The options before the script.
fn command() -> Command {
    // Given twice is no error, as in CPython.
    let flag = |name: &'static str, short: char, help: &'static str| {
        Arg::new(name)
            .short(short)
            .action(ArgAction::SetTrue)
            .overrides_with(name)
            .help(help)
    };
    let hidden = |name: &'static str, short: char| flag(name, short, "").hide(true);
    Command::new("pyish")
        .no_binary_name(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .about(ABOUT)
        .override_usage(USAGE)
        .arg(
            Arg::new("code")
                .short('c')
                .value_name("CODE")
                .allow_hyphen_values(true)
                .help("Run code given as text; ends the options"),
        )
        .arg(
            Arg::new("module")
                .short('m')
                .value_name("MODULE")
                .allow_hyphen_values(true)
                .help("Run a module as a script; ends the options"),
        )
        .arg(flag("inspect", 'i', "Open the prompt when the script is done"))
        .arg(flag("quiet", 'q', "Open the prompt without a greeting"))
        .arg(flag(
            "isolated",
            'I',
            "Do not look for modules in the script's folder",
        ))
        .arg(
            Arg::new("extra")
                .short('X')
                .value_name("KEY[=VALUE]")
                .action(ArgAction::Append)
                .allow_hyphen_values(true)
                .help("For tests: stress=gc collects garbage at every step, stress=fuel stops and goes on; other keys have no effect"),
        )
        .arg(
            Arg::new("warnings")
                .short('W')
                .value_name("FILTER")
                .action(ArgAction::Append)
                .allow_hyphen_values(true)
                .help("What to do about warnings: error, ignore, default …[:message[:category[:module[:line]]]]; without effect are -b -B -d -E -O -P -R -s -S -u -v -x"),
        )
        .arg(
            Arg::new("virtual-time")
                .long("virtual-time")
                .action(ArgAction::SetTrue)
                .overrides_with("virtual-time")
                .help("Let sleeps take no time: clocks move on only when every task waits"),
        )
        .arg(
            Arg::new("seed")
                .long("seed")
                .value_name("N")
                .overrides_with("seed")
                .help("Make every source of randomness a function of N"),
        )
        .arg(
            Arg::new("shuffle")
                .long("shuffle")
                .action(ArgAction::SetTrue)
                .overrides_with("shuffle")
                .help("Run ready tasks in a random order, which --seed repeats"),
        )
        .arg(
            flag("version", 'V', "Print the version")
                .long("version"),
        )
        .arg(flag("help", 'h', "Print this help").long("help").short_alias('?'))
        .args([
            hidden("safe-path", 'P'),
            hidden("bytes", 'b'),
            hidden("bytecode", 'B'),
            hidden("debug", 'd'),
            hidden("environment", 'E'),
            hidden("optimise", 'O'),
            hidden("hashes", 'R'),
            hidden("user-site", 's'),
            hidden("site", 'S'),
            hidden("unbuffered", 'u'),
            hidden("verbose", 'v'),
            hidden("first-line", 'x'),
        ])
}

/// The text of `--help`.
fn help() -> String {
    command().render_help().to_string()
}

fn refused(error: &clap::Error) -> Result<Asked, String> {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    let argument = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(argument)) => argument.as_str(),
        _ => "",
    };
    let argument = argument.split(' ').next().unwrap_or_default();
    let line = match error.kind() {
        ErrorKind::UnknownArgument => format!("unknown option {argument}"),
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("argument expected for the {argument} option")
        }
        kind => kind.as_str().unwrap_or("wrong command line").to_owned(),
    };
    Err(format!("pyish: {line}\n{HINT}"))
}

/// The sub-commands that look at scripts.
fn inspections() -> Command {
    let file = || Arg::new("file").value_name("FILE");
    Command::new("pyish")
        .no_binary_name(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand(
            Command::new("check")
                .about("Say what is wrong with scripts, without running them")
                .arg(file().num_args(1..).required(true)),
        )
        .subcommand(
            Command::new("dis")
                .about("Show the bytecode of a script")
                .arg(file().required_unless_present("legend"))
                .arg(
                    Arg::new("legend")
                        .long("legend")
                        .action(ArgAction::SetTrue)
                        .help("Show what each opcode does"),
                ),
        )
        .subcommand(
            Command::new("ast")
                .about("Show the syntax tree of a script")
                .arg(file().required(true))
                .arg(
                    Arg::new("positions")
                        .long("positions")
                        .action(ArgAction::SetTrue)
                        .help("Show where each node is"),
                ),
        )
}

fn parse_inspection(words: &[String]) -> Result<Asked, String> {
    let matches = match inspections().try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return Ok(Asked::Text(error.render().to_string())),
        Err(error) => return Err(format!("pyish: {}", error.render())),
    };
    let (name, matches) = matches.subcommand().expect("clap requires a sub-command");
    let files: Vec<String> = matches
        .get_many::<String>("file")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let file = files.first().cloned().unwrap_or_default();
    let inspection = match name {
        "check" => Inspection::Check { files },
        "dis" if matches.get_flag("legend") => Inspection::Legend,
        "dis" => Inspection::Disassemble { file },
        _ => Inspection::Tree {
            file,
            positions: match matches.get_flag("positions") {
                true => Positions::Shown,
                false => Positions::Hidden,
            },
        },
    };
    Ok(Asked::Run(Options {
        task: Task::Inspect(inspection),
        arguments: Vec::new(),
        stays: false,
        is_quiet: false,
        is_isolated: false,
        stress: None,
        is_time_virtual: false,
        seed: None,
        shuffles: false,
        is_dev: false,
        debugs_asyncio: false,
        ignores_environment: false,
        warnings: Vec::new(),
    }))
}
