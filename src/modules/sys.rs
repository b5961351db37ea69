//! `sys`. Rarely asked parts (version_info, flags, float_info …) are made by `stdlib/_sys.pyish` at the first
//! look, through the module's `__getattr__`.

use super::console::new_stream;
use super::table::{MODULES, ModuleRow};
use crate::heap::{Gc, Value};
use crate::host::Stream;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Answer, Outcome, Query, Raise, Then, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "sys",
    doc: "The machine itself: arguments, modules, streams and limits.",
    functions: FUNCTIONS,
    install: Some(install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Leave the program by raising SystemExit. The status may be an int, None (0), or text to print.
    "exit(status=None, /)" => exit,
    /// The exception being handled, or None.
    "exception()" => exception,
    /// Class, value and traceback of the exception being handled, or three times None.
    "exc_info()" => exc_info,
    /// The depth that calls may reach.
    "getrecursionlimit()" => get_recursion_limit,
    /// Change the depth that calls may reach.
    "setrecursionlimit(limit, /)" => set_recursion_limit,
    /// About how many bytes an object takes, without what it refers to.
    "getsizeof(object, default=?, /)" => get_size_of,
    /// Always the same object for the same text.
    "intern(string, /)" => intern,
    /// Digits an int may have when it is converted from or to decimal text; 0: any number.
    "get_int_max_str_digits()" => get_int_max_str_digits,
    /// Change how many digits an int may have when it is converted from or to decimal text.
    "set_int_max_str_digits(maxdigits)" => set_int_max_str_digits,
    /// A constant: objects are not counted.
    "getrefcount(object, /)" => get_refcount,
    /// Seconds between switches of threads.
    "getswitchinterval()" => get_switch_interval,
    /// Accepted without effect: tasks switch at `await` only.
    "setswitchinterval(interval, /)" => set_switch_interval,
    /// The encoding of text: utf-8.
    "getdefaultencoding()" => get_default_encoding,
    /// The encoding of file names: utf-8.
    "getfilesystemencoding()" => get_default_encoding,
    /// How file names that cannot be encoded are treated.
    "getfilesystemencodeerrors()" => get_encode_errors,
    /// How many calls are noted of each new coroutine, see `cr_origin`.
    "get_coroutine_origin_tracking_depth()" => get_origin_depth,
    /// Set how many calls are noted of each new coroutine; 0: nothing is.
    "set_coroutine_origin_tracking_depth(depth)" => set_origin_depth,
    /// Whether the machine runs with `-X dev` and with `-E`.
    "_modes()" => modes,
    /// The frame object of a function that is executing, so many calls further out.
    "_getframe(depth=0, /)" => get_frame,
    /// Refused: there are no trace functions.
    "settrace(function, /)" => refuse_settrace,
    /// Refused: there are no profile functions.
    "setprofile(function, /)" => refuse_setprofile,
    /// None: there is no trace function.
    "gettrace()" => none,
    /// None: there is no profile function.
    "getprofile()" => none,
    /// Whether the machine is shutting down: never, while a script can ask.
    "is_finalizing()" => is_false,
    /// Raise an audit event: nobody listens.
    "audit(event, /, *args)" => audit,
    /// The module that a caller's code belongs to.
    "_getframemodulename(depth=0)" => frame_module_name,
    /// File name, source and folder of a module that is not run; for `runpy`.
    "_find_source(name, /)" => find_source,
    /// File name, line, module and function of a caller's place; for `warnings` and `logging`.
    "_caller(depth=1, /)" => caller,
    /// The version of the machine as a tuple and other parts that are made when asked for.
    "__getattr__(name, /)" => late_attribute,
    /// The names of the module, also those that are made when they are asked for.
    "__dir__()" => names,
};

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let streams = [
        ("stdin", "sys.stdin", "__stdin__", None),
        ("stdout", "sys.stdout", "__stdout__", Some(Stream::Out)),
        ("stderr", "sys.stderr", "__stderr__", Some(Stream::Err)),
    ];
    for (name, key, original, stream) in streams {
        let stream = new_stream(cx, stream, false);
        cx.register(key, stream);
        cx.set_name(namespace, name, stream);
        cx.set_name(namespace, original, stream);
    }
    let arguments = cx.arguments.clone();
    let arguments: Vec<Value> = arguments.iter().map(|argument| cx.new_str(argument)).collect();
    let argv = cx.new_list(arguments.clone());
    let orig_argv = cx.new_list(arguments);
    let path = cx.new_list(Vec::new());
    let modules = cx.modules.value();
    let maxsize = cx.new_int(i64::MAX);
    let texts = [
        (
            "version",
            concat!("3.14.0 (Pyish ", env!("CARGO_PKG_VERSION"), ")"),
        ),
        (
            "copyright",
            "Pyish is free software under the MIT or the Apache-2.0 licence.",
        ),
        ("platform", platform()),
        (
            "byteorder",
            if cfg!(target_endian = "big") {
                "big"
            } else {
                "little"
            },
        ),
        ("float_repr_style", "short"),
        ("prefix", "/usr"),
        ("exec_prefix", "/usr"),
        ("base_prefix", "/usr"),
        ("base_exec_prefix", "/usr"),
        ("platlibdir", "lib"),
        ("ps1", ">>> "),
        ("ps2", "... "),
    ];
    for (name, text) in texts {
        let text = cx.new_str(text);
        cx.set_name(namespace, name, text);
    }
    let executable = std::env::current_exe()
        .ok()
        .filter(|_| cx.host.allows_environment);
    let executable = executable.map_or(String::new(), |path| path.to_string_lossy().into_owned());
    let executable = cx.new_str(&executable);
    let empty = cx.new_tuple(&[]);
    let values = [
        ("argv", argv),
        ("orig_argv", orig_argv),
        ("path", path),
        ("modules", modules),
        ("maxsize", maxsize),
        ("maxunicode", Value::small_int(0x10_FFFF)),
        ("hexversion", Value::small_int(0x030E_00F0)),
        ("api_version", Value::small_int(1013)),
        ("executable", executable),
        ("_base_executable", executable),
        ("dont_write_bytecode", Value::TRUE),
        ("builtin_module_names", empty),
    ];
    for (name, value) in values {
        cx.set_name(namespace, name, value);
    }
    let filters = std::mem::take(&mut cx.warning_filters);
    let filters = filters.iter().map(|filter| cx.new_str(filter)).collect();
    let filters = cx.new_list(filters);
    cx.set_name(namespace, "warnoptions", filters);
    for name in ["meta_path", "path_hooks"] {
        let list = cx.new_list(Vec::new());
        cx.set_name(namespace, name, list);
    }
    let cache = cx.new_dict().value();
    cx.set_name(namespace, "path_importer_cache", cache);
}

fn platform() -> &'static str {
    if cfg!(target_os = "macos") {
        "darwin"
    } else if cfg!(target_os = "windows") {
        "win32"
    } else {
        "linux"
    }
}

fn exit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    // `sys.exit()` has no argument in `args`, `sys.exit(None)` neither needs one.
    match args[0].is_none() {
        true => Err(cx.raise_with(Builtin::SystemExit, &[])),
        false => Err(cx.raise_with(Builtin::SystemExit, args)),
    }
}

fn exception(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    cx.ask(Outcome::Query(Query::Handled), Value::NONE, &[], None, 0, &[])
}

fn exc_info(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    cx.ask(
        Outcome::Query(Query::Handled),
        Value::NONE,
        &[],
        Some(&EXC_INFO),
        0,
        &[],
    )
}

static EXC_INFO: Then = Then {
    name: "sys.exc_info",
    resume: |cx, _, resumed| {
        let exception = resumed.value();
        if exception.is_none() {
            return done(cx.new_tuple(&[Value::NONE; 3]));
        }
        let name = cx.names.traceback;
        match crate::vm::attribute::get_attribute(cx, exception, name)? {
            Outcome::Return(traceback) => {
                let class = cx.class_of(exception).value();
                done(cx.new_tuple(&[class, exception, traceback]))
            }
            other => Ok(other),
        }
    },
    catches: false,
};

fn get_recursion_limit(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(i64::from(cx.recursion_limit)))
}

fn set_recursion_limit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_inline_int() {
        Some(limit) if limit > 0 => {
            cx.recursion_limit = u32::try_from(limit).unwrap_or(u32::MAX);
            done(Value::NONE)
        }
        Some(_) => Err(cx.value_error("recursion limit must be greater or equal than 1")),
        None => {
            let message = format!(
                "'{}' object cannot be interpreted as an integer",
                cx.type_name(args[0])
            );
            Err(cx.type_error(message))
        }
    }
}

fn get_size_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = args[0];
    let items = |length: usize| length * size_of::<Value>();
    let more = if let Some(text) = cx.as_str(value) {
        text.len() + 41
    } else if let Some(bytes) = cx.as_bytes(value) {
        bytes.len() + 33
    } else if let Some(tuple) = cx.as_tuple(value) {
        items(tuple.len()) + 40
    } else if let Some(list) = cx.as_list(value) {
        items(list.len()) + 56
    } else if let Some(dict) = value.as_gc::<Dict>() {
        64 + cx.heap[dict].positions() * 29
    } else if value.is_object() {
        48
    } else {
        28
    };
    done(cx.new_size(more))
}

fn intern(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_gc::<Str>() {
        Some(string) if cx.is_exact(args[0], Builtin::Str) => done(cx.intern_str(string).value()),
        _ => {
            let message = format!("intern() argument must be str, not {}", cx.type_name(args[0]));
            Err(cx.type_error(message))
        }
    }
}

fn get_int_max_str_digits(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_size(cx.int_max_str_digits))
}

fn set_int_max_str_digits(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_inline_int() {
        Some(digits) if digits == 0 || digits >= 640 => {
            cx.int_max_str_digits = digits as usize;
            done(Value::NONE)
        }
        Some(_) => Err(cx.value_error("maxdigits must be 0 or larger than 640")),
        None => {
            let message = format!(
                "'{}' object cannot be interpreted as an integer",
                cx.type_name(args[0])
            );
            Err(cx.type_error(message))
        }
    }
}

fn get_refcount(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(2))
}

fn get_switch_interval(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::from_float(0.005))
}

fn set_switch_interval(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

fn get_default_encoding(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_str("utf-8"))
}

fn get_encode_errors(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_str("surrogateescape"))
}

fn refuse(cx: &mut Cx, what: &str) -> Result<Outcome, Raise> {
    Err(cx.raise(Builtin::NotImplementedError, what))
}

fn get_frame(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    static FOUND: Then = Then {
        name: "sys.frame",
        resume: |cx, _, resumed| {
            let frame = resumed.value();
            match frame.is_none() {
                true => Err(cx.value_error("call stack is not deep enough")),
                false => done(frame),
            }
        },
        catches: false,
    };
    let Answer::Known(level) = cx.as_index(args[0])? else {
        return refuse(cx, "sys._getframe() of an object with __index__ is not supported");
    };
    let level = Value::small_int(level.clamp(0, i64::from(u32::MAX)));
    let query = Outcome::Query(Query::Frame);
    cx.ask(query, Value::NONE, &[level], Some(&FOUND), 0, &[])
}

fn get_origin_depth(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let depth = cx.origins.depth;
    done(cx.new_size(depth))
}

fn set_origin_depth(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Answer::Known(depth) = cx.as_index(args[0])? else {
        let name = cx.type_name(args[0]).to_owned();
        return Err(cx.type_error(format!("'{name}' object cannot be interpreted as an integer")));
    };
    match usize::try_from(depth) {
        Ok(depth) => cx.origins.depth = depth,
        Err(_) => return Err(cx.value_error("depth must be >= 0")),
    }
    done(Value::NONE)
}

fn modes(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let modes = cx.modes;
    let (is_dev, ignores) = (Value::from(modes.is_dev), Value::from(modes.ignores_environment));
    done(cx.new_tuple(&[is_dev, ignores]))
}

fn refuse_settrace(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    refuse(cx, "sys.settrace() is not supported")
}

fn refuse_setprofile(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    refuse(cx, "sys.setprofile() is not supported")
}

fn none(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

fn is_false(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::FALSE)
}

fn audit(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

fn frame_module_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let query = Outcome::Query(Query::Caller);
    cx.ask(query, Value::NONE, args, Some(&MODULE_NAME), 0, &[])
}

fn find_source(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    use super::find::{Found, SourceText};
    let Some(name) = cx.as_str(args[0]).map(str::to_owned) else {
        return Err(cx.type_error("module name must be a string"));
    };
    let Some(Found::Source {
        filename,
        text,
        folder,
    }) = super::import::locate(cx, &name)?
    else {
        return done(Value::NONE);
    };
    let filename = cx.new_str(&filename);
    let text = match text {
        SourceText::Embedded(text) => cx.new_bytes(text.as_bytes()),
        SourceText::File(bytes) => cx.new_bytes(&bytes),
    };
    let folder = match folder {
        Some(folder) => cx.new_str(&folder),
        None => Value::NONE,
    };
    done(cx.new_tuple(&[filename, text, folder]))
}

fn caller(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let query = Outcome::Query(Query::Caller);
    cx.ask(query, Value::NONE, args, Some(&PLACE), 0, &[])
}

static PLACE: Then = Then {
    name: "sys.place",
    resume: |cx, _, resumed| {
        let Some(&[code, line, globals]) = cx.as_tuple(resumed.value()) else {
            return done(Value::NONE);
        };
        let code = code.as_gc::<crate::objects::code::CodeObject>();
        let code = code.map(|code| cx.heap[code].code.clone());
        let filename = cx.new_str(code.as_ref().map_or("<unknown>", |code| &code.filename));
        let function = cx.new_str(code.as_ref().map_or("<unknown>", |code| &code.name));
        let globals = globals.as_gc::<Dict>();
        let name = globals.and_then(|globals| cx.get_name(globals, cx.names.name));
        done(cx.new_tuple(&[filename, line, name.unwrap_or(Value::NONE), function]))
    },
    catches: false,
};

static MODULE_NAME: Then = Then {
    name: "sys.module_name",
    resume: |cx, _, resumed| {
        let globals = cx
            .as_tuple(resumed.value())
            .and_then(|parts| parts.get(2))
            .copied();
        let globals = globals.and_then(|globals| globals.as_gc::<Dict>());
        let name = globals.and_then(|globals| cx.get_name(globals, cx.names.name));
        done(name.unwrap_or(Value::NONE))
    },
    catches: false,
};

fn names(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let namespace = cx.registered("sys").and_then(|sys| sys.as_gc::<Dict>());
    let mut names: Vec<Value> = match namespace {
        Some(namespace) => cx.heap[namespace].iter().map(|entry| entry.key).collect(),
        None => Vec::new(),
    };
    for name in LATE.iter().chain(&["stdlib_module_names"]) {
        let name = cx.intern(name).value();
        if !names.iter().any(|known| known.is(name)) {
            names.push(name);
        }
    }
    done(cx.new_list(names))
}

/// `sys.NAME` for a name that is not there: `stdlib/_sys.pyish` may define it.
fn late_attribute(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(name) = cx.as_str(args[0]).map(str::to_owned) else {
        return Err(cx.type_error("attribute name must be string"));
    };
    let namespace = cx.registered("sys").and_then(|sys| sys.as_gc::<Dict>());
    if name == "stdlib_module_names" {
        let set = cx.new_frozenset();
        for row in MODULES.iter().filter(|row| !row.name.contains('.')) {
            let name = cx.intern(row.name).value();
            cx.set_add(set, name)?;
        }
        if let Some(namespace) = namespace {
            cx.set_name(namespace, "stdlib_module_names", set.value());
        }
        return done(set.value());
    }
    if !LATE.contains(&name.as_str()) {
        let module = super::import::imported(cx, "sys").unwrap_or(Value::NONE);
        let message = format!("module 'sys' has no attribute '{name}'");
        let name = cx.intern(&name);
        return Err(cx.attribute_error(message, module, name));
    }
    let module = cx.intern("_sys").value();
    let query = Outcome::Query(Query::ImportModule);
    cx.ask(query, Value::NONE, &[module], Some(&LATE_FOUND), 0, args)
}

/// What `stdlib/_sys.pyish` defines.
const LATE: &[&str] = &[
    "version_info",
    "implementation",
    "flags",
    "float_info",
    "int_info",
    "hash_info",
    "thread_info",
    "displayhook",
    "__displayhook__",
    "excepthook",
    "__excepthook__",
    "unraisablehook",
    "__unraisablehook__",
    "UnraisableHookArgs",
];

static LATE_FOUND: Then = Then {
    name: "sys.late_attribute",
    resume: |cx, kept, resumed| {
        let name = kept.values[0].as_gc::<Str>().expect("the name was checked");
        let name = cx.intern_str(name);
        let namespace = cx.registered("sys").and_then(|sys| sys.as_gc::<Dict>());
        let module = resumed.value().as_gc::<crate::objects::module::Module>();
        let found = module.and_then(|module| cx.get_name(cx.heap[module].namespace, name));
        match (found, namespace) {
            (Some(value), Some(namespace)) => {
                cx.set_interned(namespace, name, value);
                done(value)
            }
            _ => Err(cx.runtime_error("stdlib/_sys.pyish does not define what it should")),
        }
    },
    catches: false,
};
