//! The modules that come with Pyish: one row each. A test wants a row for every file of `stdlib/`.

use crate::heap::Gc;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;

/// A module that comes with Pyish.
pub(crate) struct LibraryRow {
    /// The full dotted name.
    pub(crate) name: &'static str,
    /// The first line of its doc, for completion and `help`.
    #[expect(dead_code, reason = "the compatibility page and help() of a module show it")]
    pub(crate) doc: &'static str,
    pub(crate) body: ModuleBody,
}

/// What a module is made of.
pub(crate) enum ModuleBody {
    /// Text of `stdlib/`.
    Source {
        /// The path below `stdlib/`.
        path: &'static str,
        text: &'static str,
    },
    Native(&'static ModuleRow),
}

/// A module written in Rust: what import puts into its namespace.
pub(crate) struct ModuleRow {
    pub(crate) name: &'static str,
    /// `__doc__`.
    pub(crate) doc: &'static str,
    pub(crate) functions: &'static [NativeRow],
    /// Adds what is not a function: constants, classes.
    pub(crate) install: Option<fn(&mut Cx, Gc<Dict>)>,
}

impl LibraryRow {
    /// Whether the module is a package.
    pub(crate) fn is_package(&self) -> bool {
        matches!(&self.body, ModuleBody::Source { path, .. } if path.ends_with("__init__.pyish"))
    }

    /// Whether no file of a script can take the module's place.
    pub(crate) fn is_built_in(&self) -> bool {
        matches!(self.body, ModuleBody::Native(_))
    }
}

/// The row of a module.
pub(crate) fn find(name: &str) -> Option<&'static LibraryRow> {
    MODULES.iter().find(|row| row.name == name)
}

macro_rules! modules {
    ($($(#[doc = $doc:literal])+ $name:literal => $kind:ident $body:tt;)*) => {
        /// Every module, by name.
        pub(crate) static MODULES: &[LibraryRow] = &[$(LibraryRow {
            name: $name,
            doc: concat!($($doc),+),
            body: modules!(@body $kind $body),
        }),*];
    };
    (@body source ($path:literal)) => {
        ModuleBody::Source { path: $path, text: include_str!(concat!("../../stdlib/", $path)) }
    };
    (@body native ($module:path)) => { ModuleBody::Native(&$module) };
}

modules! {
    /// What `from __future__ import` may name.
    "__future__" => source("__future__.pyish");
    /// What `match` takes abstract collections for.
    "_abc" => native(super::abc::MODULE);
    /// The Rust half of `asyncio`.
    "_asyncio" => native(super::asyncio::MODULE);
    /// Bytes as text and back, under `binascii`.
    "_binascii" => native(super::binascii::MODULE);
    /// What bisect has from C elsewhere.
    "_bisect" => source("_bisect.pyish");
    /// What the library asks of classes.
    "_class" => native(super::evaluate::CLASS_MODULE);
    /// The clocks of POSIX, for time.
    "_clocks" => source("_clocks.pyish");
    /// The double-ended queue of collections.
    "_collections" => native(super::deque::MODULE);
    /// What copyreg asks of the machine.
    "_copyreg" => native(super::reduce::MODULE);
    /// What the machine does of `enum`.
    "_enum" => native(super::enums::MODULE);
    /// The Rust half of `functools`.
    "_functools" => native(super::functools::MODULE);
    /// Digests, under `hashlib`.
    "_hashlib" => native(super::digest::MODULE);
    /// What heapq has from C elsewhere.
    "_heapq" => source("_heapq.pyish");
    /// Files of the system, under io.
    "_io" => native(super::files::MODULE);
    /// The Rust half of `itertools`.
    "_itertools" => native(super::itertools::MODULE);
    /// The Rust half of `json`.
    "_json" => native(super::json::MODULE);
    /// The machine's own codecs, under `codecs`.
    "_native_codecs" => native(super::codecs::MODULE);
    /// What programs do most with dates, times and durations.
    "_native_datetime" => native(super::datetime::MODULE);
    /// The arithmetic that programs do most with decimals.
    "_native_decimal" => native(super::decimal::MODULE);
    /// What operator has from C elsewhere.
    "_operator" => source("_operator.pyish");
    /// The system calls under os.
    "_os" => native(super::os_native::MODULE);
    /// The Mersenne Twister under `random`.
    "_random" => native(super::random::MODULE);
    /// Patterns and matches under `re`.
    "_re" => native(super::re::MODULE);
    /// Functions of the library that pass for built-in ones.
    "_stand_in" => native(super::stand_in::MODULE);
    /// The parser of format templates under `string`.
    "_string" => native(super::string::MODULE);
    /// Packed binary data, under `struct`.
    "_struct" => native(super::pack::MODULE);
    /// Parts of `sys` that few programs ask for.
    "_sys" => source("_sys.pyish");
    /// Starting threads of the machine, under threading.
    "_thread" => native(super::threads::MODULE);
    /// Exceptions and tracebacks as text, under `traceback`.
    "_traceback" => native(super::report::MODULE);
    /// Type variables and aliases, as the syntax makes them.
    "_typing" => source("_typing.pyish");
    /// Records with types.
    "_typing_records" => source("_typing_records.pyish");
    /// The Rust half of `unicodedata`.
    "_unicodedata" => native(super::unicodedata::MODULE);
    /// What weakref needs of the heap.
    "_weakref" => native(super::weakref::MODULE);
    /// Abstract base classes.
    "abc" => source("abc.pyish");
    /// Annotations as values, as references and as text.
    "annotationlib" => source("annotationlib.pyish");
    /// Command lines.
    "argparse" => source("argparse/__init__.pyish");
    /// What is done when an argument is met.
    "argparse._actions" => source("argparse/_actions.pyish");
    /// What arguments are added to.
    "argparse._container" => source("argparse/_container.pyish");
    /// The help texts of parsers.
    "argparse._formatters" => source("argparse/_formatters.pyish");
    /// How many strings go to an argument.
    "argparse._matching" => source("argparse/_matching.pyish");
    /// Arrays of numbers of one type.
    "array" => source("array.pyish");
    /// Tasks, timeouts, locks, queues and the event loop.
    "asyncio" => source("asyncio/__init__.pyish");
    /// The event loop's parts that are written in the language.
    "asyncio.base_events" => source("asyncio/base_events.pyish");
    /// Futures that scripts wrote, and their texts.
    "asyncio.base_futures" => source("asyncio/base_futures.pyish");
    /// Where tasks stand.
    "asyncio.base_tasks" => source("asyncio/base_tasks.pyish");
    /// Limits of asyncio.
    "asyncio.constants" => source("asyncio/constants.pyish");
    /// Telling coroutines apart from other objects.
    "asyncio.coroutines" => source("asyncio/coroutines.pyish");
    /// Event loops and what they hand out.
    "asyncio.events" => source("asyncio/events.pyish");
    /// The exceptions of asyncio.
    "asyncio.exceptions" => source("asyncio/exceptions.pyish");
    /// Callbacks as reports show them.
    "asyncio.format_helpers" => source("asyncio/format_helpers.pyish");
    /// Futures.
    "asyncio.futures" => source("asyncio/futures.pyish");
    /// Who waits for whom.
    "asyncio.graph" => source("asyncio/graph.pyish");
    /// Synchronisation between tasks.
    "asyncio.locks" => source("asyncio/locks.pyish");
    /// The logger of asyncio.
    "asyncio.log" => source("asyncio/log.pyish");
    /// What the synchronisation classes of asyncio have in common.
    "asyncio.mixins" => source("asyncio/mixins.pyish");
    /// The base classes of protocols.
    "asyncio.protocols" => source("asyncio/protocols.pyish");
    /// Queues between tasks.
    "asyncio.queues" => source("asyncio/queues.pyish");
    /// Running several coroutines in one event loop.
    "asyncio.runners" => source("asyncio/runners.pyish");
    /// Starting calls one after the other until one succeeds.
    "asyncio.staggered" => source("asyncio/staggered.pyish");
    /// Groups of tasks that end together.
    "asyncio.taskgroups" => source("asyncio/taskgroups.pyish");
    /// Waiting for several tasks, guarding them from cancellation.
    "asyncio.tasks" => source("asyncio/tasks.pyish");
    /// Running functions in threads.
    "asyncio.threads" => source("asyncio/threads.pyish");
    /// Limiting how long a block of a task may take.
    "asyncio.timeouts" => source("asyncio/timeouts.pyish");
    /// The abstract classes of transports.
    "asyncio.transports" => source("asyncio/transports.pyish");
    /// The event loop of this system.
    "asyncio.unix_events" => source("asyncio/unix_events.pyish");
    /// Functions that are called when the program ends.
    "atexit" => source("atexit.pyish");
    /// Base16, Base32, Base64, Base85 and Ascii85.
    "base64" => source("base64.pyish");
    /// Bytes as text and back.
    "binascii" => source("binascii.pyish");
    /// Searching in sorted lists.
    "bisect" => source("bisect.pyish");
    /// Built-in functions, types and exceptions.
    "builtins" => native(super::start::BUILTINS);
    /// Calendars as text.
    "calendar" => source("calendar.pyish");
    /// Mathematical functions of complex numbers.
    "cmath" => source("cmath.pyish");
    /// Encodings by name.
    "codecs" => source("codecs/__init__.pyish");
    /// What an encoding consists of.
    "codecs._base" => source("codecs/_base.pyish");
    /// What is put in place of what cannot be encoded or decoded.
    "codecs._handlers" => source("codecs/_handlers.pyish");
    /// Streams of encoded text.
    "codecs._streams" => source("codecs/_streams.pyish");
    /// Containers besides dict, list, set and tuple.
    "collections" => source("collections/__init__.pyish");
    /// What deques do where script code has a say.
    "collections._deque" => source("collections/_deque.pyish");
    /// The wrappers of collections.
    "collections._user" => source("collections/_user.pyish");
    /// Abstract base classes for containers.
    "collections.abc" => source("collections/abc.pyish");
    /// Conversions between colour systems.
    "colorsys" => source("colorsys.pyish");
    /// Running things beside each other.
    "concurrent" => source("concurrent/__init__.pyish");
    /// Calls that run in threads, and their results.
    "concurrent.futures" => source("concurrent/futures/__init__.pyish");
    /// Futures of calls in threads.
    "concurrent.futures._base" => source("concurrent/futures/_base.pyish");
    /// The pool of threads.
    "concurrent.futures.thread" => source("concurrent/futures/thread.pyish");
    /// Configuration files.
    "configparser" => source("configparser/__init__.pyish");
    /// What can be wrong with a configuration.
    "configparser._errors" => source("configparser/_errors.pyish");
    /// How values of a configuration refer to others.
    "configparser._interpolation" => source("configparser/_interpolation.pyish");
    /// Tools for with statements.
    "contextlib" => source("contextlib.pyish");
    /// Variables with a value of their own in each task.
    "contextvars" => native(super::asyncio::CONTEXTVARS);
    /// Shallow and deep copies.
    "copy" => source("copy.pyish");
    /// How objects are taken apart for copies and pickles.
    "copyreg" => source("copyreg.pyish");
    /// Comma separated values.
    "csv" => source("csv.pyish");
    /// Classes made from annotated fields.
    "dataclasses" => source("dataclasses.pyish");
    /// Dates, times, time zones and durations.
    "datetime" => source("datetime/__init__.pyish");
    /// The calendar under datetime.
    "datetime._calendar" => source("datetime/_calendar.pyish");
    /// Dates.
    "datetime._date" => source("datetime/_date.pyish");
    /// Moments.
    "datetime._datetime" => source("datetime/_datetime.pyish");
    /// Durations.
    "datetime._delta" => source("datetime/_delta.pyish");
    /// Dates and times read by a format.
    "datetime._parse" => source("datetime/_parse.pyish");
    /// Times of day.
    "datetime._time" => source("datetime/_time.pyish");
    /// Time zones.
    "datetime._zone" => source("datetime/_zone.pyish");
    /// Decimal numbers of any precision.
    "decimal" => source("decimal/__init__.pyish");
    /// The context of decimal arithmetic and its signals.
    "decimal._context" => source("decimal/_context.pyish");
    /// Roots, powers and logarithms of decimals.
    "decimal._functions" => source("decimal/_functions.pyish");
    /// The arithmetic of decimals.
    "decimal._kernel" => source("decimal/_kernel.pyish");
    /// Decimals as text.
    "decimal._text" => source("decimal/_text.pyish");
    /// Differences between sequences and between texts.
    "difflib" => source("difflib/__init__.pyish");
    /// What two sequences have in common.
    "difflib._matcher" => source("difflib/_matcher.pyish");
    /// Examples in docstrings as tests.
    "doctest" => source("doctest/__init__.pyish");
    /// Running the examples of files from the command line.
    "doctest.__main__" => source("doctest/__main__.pyish");
    /// Examples and where they are found.
    "doctest._examples" => source("doctest/_examples.pyish");
    /// Running examples and comparing what they print.
    "doctest._run" => source("doctest/_run.pyish");
    /// Examples as tests of unittest.
    "doctest._suite" => source("doctest/_suite.pyish");
    /// Codecs by name.
    "encodings" => source("encodings/__init__.pyish");
    /// The functions of single codecs.
    "encodings._functions" => source("encodings/_functions.pyish");
    /// Codecs that are no text encodings.
    "encodings._transforms" => source("encodings/_transforms.pyish");
    /// Other names of encodings.
    "encodings.aliases" => source("encodings/aliases.pyish");
    /// Host names as ASCII.
    "encodings.idna" => source("encodings/idna.pyish");
    /// Text as ASCII letters and digits.
    "encodings.punycode" => source("encodings/punycode.pyish");
    /// ASCII and runs of base64.
    "encodings.utf_7" => source("encodings/utf_7.pyish");
    /// Enumerations.
    "enum" => source("enum/__init__.pyish");
    /// What may stand in the body of an enum.
    "enum._body" => source("enum/_body.pyish");
    /// Decorators that check enums.
    "enum._checks" => source("enum/_checks.pyish");
    /// The metaclass of enumerations.
    "enum._make" => source("enum/_make.pyish");
    /// The numbers of the errors of the system.
    "errno" => source("errno.pyish");
    /// Matching names against patterns of the shell.
    "fnmatch" => source("fnmatch.pyish");
    /// Rational numbers.
    "fractions" => source("fractions.pyish");
    /// Functions that take and give functions.
    "functools" => source("functools.pyish");
    /// Collecting garbage on demand.
    "gc" => native(super::gc::MODULE);
    /// Asking for passwords.
    "getpass" => source("getpass.pyish");
    /// Paths by patterns.
    "glob" => source("glob.pyish");
    /// Sorting the nodes of a graph.
    "graphlib" => source("graphlib.pyish");
    /// Secure hashes and message digests.
    "hashlib" => source("hashlib.pyish");
    /// Lists as priority queues.
    "heapq" => source("heapq.pyish");
    /// Keyed hashes for message authentication.
    "hmac" => source("hmac.pyish");
    /// Escaping of HTML text.
    "html" => source("html/__init__.pyish");
    /// The named characters of HTML.
    "html.entities" => source("html/entities.pyish");
    /// Importing by name.
    "importlib" => source("importlib/__init__.pyish");
    /// Looking at live objects.
    "inspect" => source("inspect/__init__.pyish");
    /// Frames that are executing.
    "inspect._frames" => source("inspect/_frames.pyish");
    /// Attributes of objects and classes.
    "inspect._members" => source("inspect/_members.pyish");
    /// What kind of object an object is.
    "inspect._predicates" => source("inspect/_predicates.pyish");
    /// Signatures.
    "inspect._signature" => source("inspect/_signature.pyish");
    /// Where objects come from.
    "inspect._source" => source("inspect/_source.pyish");
    /// Streams: files, and text and bytes in memory.
    "io" => source("io/__init__.pyish");
    /// The classes that all streams come from.
    "io._base" => source("io/_base.pyish");
    /// Files of bytes, with and without a buffer.
    "io._files" => source("io/_files.pyish");
    /// Streams in memory.
    "io._memory" => source("io/_memory.pyish");
    /// What can be read, and what can be written.
    "io._protocols" => source("io/_protocols.pyish");
    /// Text over streams of bytes.
    "io._text" => source("io/_text.pyish");
    /// Iterators for looping.
    "itertools" => source("itertools.pyish");
    /// Values as text and back.
    "json" => source("json/__init__.pyish");
    /// JSON text to values, by its name in CPython.
    "json.decoder" => source("json/decoder.pyish");
    /// Values to JSON text, by its name in CPython.
    "json.encoder" => source("json/encoder.pyish");
    /// The name of a part of json.
    "json.scanner" => source("json/scanner.pyish");
    /// The keywords of the language.
    "keyword" => source("keyword.pyish");
    /// Lines of source files.
    "linecache" => source("linecache.pyish");
    /// Logging.
    "logging" => source("logging/__init__.pyish");
    /// Logging set up from a file.
    "logging._file_config" => source("logging/_file_config.pyish");
    /// Where records go.
    "logging._handlers" => source("logging/_handlers.pyish");
    /// Log records, and how they become text.
    "logging._records" => source("logging/_records.pyish");
    /// Logging set up from a dictionary.
    "logging.config" => source("logging/config.pyish");
    /// More handlers.
    "logging.handlers" => source("logging/handlers.pyish");
    /// Mathematical functions of real numbers.
    "math" => native(super::math::MODULE);
    /// Abstract base classes of numbers.
    "numbers" => source("numbers.pyish");
    /// The operators as functions.
    "operator" => source("operator.pyish");
    /// The operating system.
    "os" => source("os/__init__.pyish");
    /// Open files by number, and the numbers of the system.
    "os._descriptors" => source("os/_descriptors.pyish");
    /// What the system tells of files.
    "os._results" => source("os/_results.pyish");
    /// Paths as text.
    "os.path" => source("os/path.pyish");
    /// Paths as objects.
    "pathlib" => source("pathlib.pyish");
    /// Objects as bytes and back.
    "pickle" => source("pickle/__init__.pyish");
    /// Bytes to objects.
    "pickle._read" => source("pickle/_read.pyish");
    /// The errors of pickle, and the names of Python 2.
    "pickle._shared" => source("pickle/_shared.pyish");
    /// Objects to bytes.
    "pickle._write" => source("pickle/_write.pyish");
    /// What this program runs on.
    "platform" => source("platform.pyish");
    /// Printing data so that its structure can be seen.
    "pprint" => source("pprint.pyish");
    /// Queues between threads.
    "queue" => source("queue.pyish");
    /// Random numbers.
    "random" => source("random.pyish");
    /// Regular expressions.
    "re" => source("re.pyish");
    /// Short forms of repr().
    "reprlib" => source("reprlib.pyish");
    /// Running a module as a program.
    "runpy" => source("runpy.pyish");
    /// Calling functions at their time.
    "sched" => source("sched.pyish");
    /// Random numbers for secrets.
    "secrets" => source("secrets.pyish");
    /// Splitting text as a shell does.
    "shlex" => source("shlex.pyish");
    /// Copying, moving and removing files and folders.
    "shutil" => source("shutil.pyish");
    /// The signals of the system.
    "signal" => source("signal.pyish");
    /// The bits of a file's mode.
    "stat" => source("stat.pyish");
    /// Averages, spreads and the normal distribution.
    "statistics" => source("statistics.pyish");
    /// Constants and templates of text.
    "string" => source("string/__init__.pyish");
    /// Templates and interpolations of t-strings.
    "string.templatelib" => source("string/templatelib.pyish");
    /// Values as packed binary data.
    "struct" => source("struct.pyish");
    /// The machine itself: arguments, modules, streams, limits.
    "sys" => native(super::sys::MODULE);
    /// Temporary files and folders.
    "tempfile" => source("tempfile.pyish");
    /// Filling and indenting text.
    "textwrap" => source("textwrap.pyish");
    /// Threads of the machine, and what they wait for.
    "threading" => source("threading.pyish");
    /// Clocks, sleeping, and dates as text.
    "time" => native(super::time::MODULE);
    /// Measuring how long a piece of code takes.
    "timeit" => source("timeit.pyish");
    /// Exceptions and tracebacks as text.
    "traceback" => source("traceback.pyish");
    /// Names of types that are not built-in names.
    "types" => source("types.pyish");
    /// Names for annotations.
    "typing" => source("typing.pyish");
    /// Facts about characters.
    "unicodedata" => source("unicodedata.pyish");
    /// Tests as classes.
    "unittest" => source("unittest/__init__.pyish");
    /// Running tests from the command line.
    "unittest.__main__" => source("unittest/__main__.pyish");
    /// The assertions of TestCase.
    "unittest._assertions" => source("unittest/_assertions.pyish");
    /// The context managers behind assertRaises and its like.
    "unittest._contexts" => source("unittest/_contexts.pyish");
    /// Test cases whose methods are coroutines.
    "unittest.async_case" => source("unittest/async_case.pyish");
    /// Test cases.
    "unittest.case" => source("unittest/case.pyish");
    /// Finding tests.
    "unittest.loader" => source("unittest/loader.pyish");
    /// The command line of unittest.
    "unittest.main" => source("unittest/main.pyish");
    /// Objects that stand in for others in tests.
    "unittest.mock" => source("unittest/mock/__init__.pyish");
    /// Mocks that are used as another object is.
    "unittest.mock._autospec" => source("unittest/mock/_autospec.pyish");
    /// Calls as values.
    "unittest.mock._calls" => source("unittest/mock/_calls.pyish");
    /// The mocks.
    "unittest.mock._mock" => source("unittest/mock/_mock.pyish");
    /// Names that are replaced for a while.
    "unittest.mock._patch" => source("unittest/mock/_patch.pyish");
    /// What came of a run.
    "unittest.result" => source("unittest/result.pyish");
    /// Running tests and showing the result.
    "unittest.runner" => source("unittest/runner.pyish");
    /// Ctrl-C during a run of tests.
    "unittest.signals" => source("unittest/signals.pyish");
    /// Tests that run together.
    "unittest.suite" => source("unittest/suite.pyish");
    /// Values in the messages of failed assertions.
    "unittest.util" => source("unittest/util.pyish");
    /// URLs.
    "urllib" => source("urllib/__init__.pyish");
    /// Taking URLs apart and putting them together.
    "urllib.parse" => source("urllib/parse.pyish");
    /// Universally unique identifiers.
    "uuid" => source("uuid.pyish");
    /// Messages that can be shown, ignored or raised.
    "warnings" => source("warnings.pyish");
    /// References that do not keep their object alive.
    "weakref" => source("weakref/__init__.pyish");
    /// Weak dictionaries and sets.
    "weakref._containers" => source("weakref/_containers.pyish");
    /// Objects that stand for others.
    "weakref._proxy" => source("weakref/_proxy.pyish");
    /// Time zones of the system.
    "zoneinfo" => source("zoneinfo/__init__.pyish");
    /// What a file of the time zone database says.
    "zoneinfo._file" => source("zoneinfo/_file.pyish");
    /// The rule for the years to come.
    "zoneinfo._rule" => source("zoneinfo/_rule.pyish");
}

/// The text of the module in a file below `stdlib/`.
pub(crate) fn source_of(file: &str) -> Option<&'static str> {
    MODULES.iter().find_map(|row| match &row.body {
        ModuleBody::Source { path, text } if *path == file => Some(*text),
        _ => None,
    })
}

/// Whether a module of this name belongs to the standard library: for "did you forget to import".
pub(crate) fn is_standard_module(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "abc",
        "argparse",
        "array",
        "ast",
        "asyncio",
        "atexit",
        "base64",
        "binascii",
        "bisect",
        "calendar",
        "collections",
        "concurrent",
        "contextlib",
        "contextvars",
        "copy",
        "csv",
        "dataclasses",
        "datetime",
        "decimal",
        "difflib",
        "enum",
        "errno",
        "fnmatch",
        "fractions",
        "functools",
        "gc",
        "getpass",
        "glob",
        "graphlib",
        "gzip",
        "hashlib",
        "heapq",
        "hmac",
        "html",
        "importlib",
        "inspect",
        "io",
        "itertools",
        "json",
        "keyword",
        "logging",
        "math",
        "multiprocessing",
        "numbers",
        "operator",
        "os",
        "pathlib",
        "platform",
        "pprint",
        "queue",
        "random",
        "re",
        "reprlib",
        "secrets",
        "select",
        "shlex",
        "shutil",
        "signal",
        "socket",
        "sqlite3",
        "ssl",
        "statistics",
        "string",
        "struct",
        "subprocess",
        "sys",
        "tempfile",
        "textwrap",
        "threading",
        "time",
        "timeit",
        "traceback",
        "types",
        "typing",
        "unittest",
        "urllib",
        "uuid",
        "warnings",
        "weakref",
        "zlib",
        "zoneinfo",
    ];
    NAMES.binary_search(&name).is_ok() || MODULES.iter().any(|row| row.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("stdlib/ is there") {
            let path = entry.expect("stdlib/ can be listed").path();
            if path.is_dir() {
                files(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "pyish") {
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }

    #[test]
    fn every_file_has_a_row() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/stdlib/");
        let mut found = Vec::new();
        files(std::path::Path::new(root), &mut found);
        for file in found {
            let path = file.trim_start_matches(root);
            // The prelude is no module: the vm loads it.
            if path == "_prelude.pyish" {
                continue;
            }
            let has_row = MODULES
                .iter()
                .any(|row| matches!(row.body, ModuleBody::Source { path: known, .. } if known == path));
            assert!(has_row, "stdlib/{path} has no row in modules/table.rs");
        }
    }

    #[test]
    fn rows_are_sorted() {
        assert!(MODULES.windows(2).all(|pair| pair[0].name < pair[1].name));
    }
}
