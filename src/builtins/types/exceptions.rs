//! The exceptions: methods of BaseException, attributes of each family, exception groups.
//! See: <https://docs.python.org/3/library/exceptions.html>

use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::exception::{Exception, Trace, Traceback};
use crate::objects::native::{GetSetRow, NativeRow, TypeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::sequence::List;
use crate::objects::types::Builtin;
use crate::vm::class_build::{get_dict, set_dict};

const BASE_METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, *args, **kwargs)" => new,
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => init,
    /// Return repr(self).
    "__repr__(self, /)" => repr,
    /// Return str(self).
    "__str__(self, /)" => str_,
    /// Set self.__traceback__ to tb and return self.
    "with_traceback(self, tb, /)" => with_traceback,
    /// Add a note to the exception.
    "add_note(self, note, /)" => add_note,
    /// Helper for copy and pickle: the class, its arguments and the attributes.
    "__reduce__(self, /)" => reduce,
    /// Set attributes from a dict.
    "__setstate__(self, state, /)" => setstate,
};

const BASE_GETSETS: &[GetSetRow] = getsets! {
    /// The arguments given to the constructor.
    "args" => get_args, set_args;
    /// Where the exception passed.
    "__traceback__" => get_traceback, set_traceback;
    /// The exception that was being handled when this one was raised.
    "__context__" => get_context, set_context;
    /// The exception that `raise ... from` named.
    "__cause__" => get_cause, set_cause;
    /// Whether the context is left out of tracebacks.
    "__suppress_context__" => get_suppress, set_suppress;
    /// The attributes.
    "__dict__" => get_dict, set_dict;
};

const GROUP_METHODS: &[NativeRow] = methods! {
    /// A group of this class's kind with the same message and these exceptions.
    "derive(self, excs, /)" => derive,
    /// A pair of groups: what matches the condition and the rest, each None when empty.
    "split(self, matcher_value, /)" => split,
    /// A group of what matches the condition, or None.
    "subgroup(self, matcher_value, /)" => subgroup,
    /// See PEP 585
    class "__class_getitem__(cls, item, /)" => class_getitem,
};

const fn plain(builtin: Builtin, doc: &'static str) -> TypeRow {
    with(builtin, doc, &[], &[])
}

const fn with(
    builtin: Builtin,
    doc: &'static str,
    methods: &'static [NativeRow],
    getsets: &'static [GetSetRow],
) -> TypeRow {
    TypeRow {
        builtin,
        doc,
        construct: None,
        methods,
        getsets,
    }
}

/// All exception classes.
pub(crate) static TYPES: &[TypeRow] = &[
    with(
        Builtin::BaseException,
        "Common base class for all exceptions.",
        BASE_METHODS,
        BASE_GETSETS,
    ),
    plain(
        Builtin::Exception,
        "Common base class for all non-exit exceptions.",
    ),
    with(
        Builtin::BaseExceptionGroup,
        "A combination of multiple unrelated exceptions.",
        GROUP_METHODS,
        getsets! {
            /// exception message
            "message" => field::<0>;
            /// nested exceptions
            "exceptions" => field::<1>;
        },
    ),
    plain(
        Builtin::ExceptionGroup,
        "A combination of multiple unrelated exceptions, none of them an exit.",
    ),
    plain(Builtin::GeneratorExit, "Request that a generator exit."),
    plain(Builtin::KeyboardInterrupt, "Program interrupted by user."),
    with(
        Builtin::SystemExit,
        "Request to exit from the interpreter.",
        &[],
        getsets! {
            /// exception code
            "code" => field::<0>, set_field::<0>;
        },
    ),
    plain(Builtin::CancelledError, "The Future or Task was cancelled."),
    plain(Builtin::ArithmeticError, "Base class for arithmetic errors."),
    plain(Builtin::FloatingPointError, "Floating-point operation failed."),
    plain(Builtin::OverflowError, "Result too large to be represented."),
    plain(
        Builtin::ZeroDivisionError,
        "Second argument to a division or modulo operation was zero.",
    ),
    plain(Builtin::AssertionError, "Assertion failed."),
    with(
        Builtin::AttributeError,
        "Attribute not found.",
        &[],
        getsets! {
            /// attribute name
            "name" => field::<0>, set_field::<0>;
            /// object
            "obj" => field::<1>, set_field::<1>;
        },
    ),
    plain(Builtin::BufferError, "Buffer error."),
    plain(Builtin::EOFError, "Read beyond end of file."),
    with(
        Builtin::ImportError,
        "Import can't find module, or can't find name in module.",
        &[],
        getsets! {
            /// exception message
            "msg" => field::<0>, set_field::<0>;
            /// module name
            "name" => field::<1>, set_field::<1>;
            /// module path
            "path" => field::<2>, set_field::<2>;
            /// name imported from module
            "name_from" => field::<3>, set_field::<3>;
        },
    ),
    plain(Builtin::ModuleNotFoundError, "Module not found."),
    plain(Builtin::LookupError, "Base class for lookup errors."),
    plain(Builtin::IndexError, "Sequence index out of range."),
    plain(Builtin::KeyError, "Mapping key not found."),
    plain(Builtin::MemoryError, "Out of memory."),
    with(
        Builtin::NameError,
        "Name not found globally.",
        &[],
        getsets! {
            /// name
            "name" => field::<0>, set_field::<0>;
        },
    ),
    plain(
        Builtin::UnboundLocalError,
        "Local name referenced but not bound to a value.",
    ),
    with(
        Builtin::OSError,
        "Base class for I/O related errors.",
        &[],
        getsets! {
            /// POSIX exception code
            "errno" => field::<0>, set_field::<0>;
            /// exception strerror
            "strerror" => field::<1>, set_field::<1>;
            /// exception filename
            "filename" => field::<2>, set_field::<2>;
            /// second exception filename
            "filename2" => field::<3>, set_field::<3>;
            /// how much was written before the operation would have blocked
            "characters_written" => field::<4>, set_field::<4>;
        },
    ),
    plain(Builtin::BlockingIOError, "I/O operation would block."),
    plain(Builtin::ChildProcessError, "Child process error."),
    plain(Builtin::ConnectionError, "Connection error."),
    plain(Builtin::BrokenPipeError, "Broken pipe."),
    plain(Builtin::ConnectionAbortedError, "Connection aborted."),
    plain(Builtin::ConnectionRefusedError, "Connection refused."),
    plain(Builtin::ConnectionResetError, "Connection reset."),
    plain(Builtin::FileExistsError, "File already exists."),
    plain(Builtin::FileNotFoundError, "File not found."),
    plain(Builtin::InterruptedError, "Interrupted by signal."),
    plain(
        Builtin::IsADirectoryError,
        "Operation doesn't work on directories.",
    ),
    plain(
        Builtin::NotADirectoryError,
        "Operation only works on directories.",
    ),
    plain(Builtin::PermissionError, "Not enough permissions."),
    plain(Builtin::ProcessLookupError, "Process not found."),
    plain(Builtin::TimeoutError, "Timeout expired."),
    plain(
        Builtin::ReferenceError,
        "Weak ref proxy used after referent went away.",
    ),
    plain(Builtin::RuntimeError, "Unspecified run-time error."),
    plain(
        Builtin::NotImplementedError,
        "Method or function hasn't been implemented yet.",
    ),
    plain(Builtin::RecursionError, "Recursion limit exceeded."),
    plain(
        Builtin::PythonFinalizationError,
        "Operation blocked during Python finalization.",
    ),
    plain(
        Builtin::StopAsyncIteration,
        "Signal the end from iterator.__anext__().",
    ),
    with(
        Builtin::StopIteration,
        "Signal the end from iterator.__next__().",
        &[],
        getsets! {
            /// generator return value
            "value" => field::<0>, set_field::<0>;
        },
    ),
    with(
        Builtin::SyntaxError,
        "Invalid syntax.",
        &[],
        getsets! {
            /// exception msg
            "msg" => field::<0>, set_field::<0>;
            /// exception filename
            "filename" => field::<1>, set_field::<1>;
            /// exception lineno
            "lineno" => field::<2>, set_field::<2>;
            /// exception offset
            "offset" => field::<3>, set_field::<3>;
            /// exception text
            "text" => field::<4>, set_field::<4>;
            /// exception end lineno
            "end_lineno" => field::<5>, set_field::<5>;
            /// exception end offset
            "end_offset" => field::<6>, set_field::<6>;
            /// exception print_file_and_line
            "print_file_and_line" => field::<7>, set_field::<7>;
        },
    ),
    plain(Builtin::IndentationError, "Improper indentation."),
    plain(Builtin::TabError, "Improper mixture of spaces and tabs."),
    plain(Builtin::SystemError, "Internal error in the interpreter."),
    plain(Builtin::TypeError, "Inappropriate argument type."),
    plain(
        Builtin::ValueError,
        "Inappropriate argument value (of correct type).",
    ),
    plain(Builtin::UnicodeError, "Unicode related error."),
    with(
        Builtin::UnicodeDecodeError,
        "Unicode decoding error.",
        &[],
        UNICODE_GETSETS,
    ),
    with(
        Builtin::UnicodeEncodeError,
        "Unicode encoding error.",
        &[],
        UNICODE_GETSETS,
    ),
    with(
        Builtin::UnicodeTranslateError,
        "Unicode translation error.",
        &[],
        UNICODE_GETSETS,
    ),
    plain(
        Builtin::InvalidStateError,
        "The operation is not allowed in this state.",
    ),
    plain(Builtin::Warning, "Base class for warning categories."),
    plain(
        Builtin::BytesWarning,
        "Base class for warnings about bytes and buffer related problems.",
    ),
    plain(
        Builtin::DeprecationWarning,
        "Base class for warnings about deprecated features.",
    ),
    plain(
        Builtin::EncodingWarning,
        "Base class for warnings about encodings.",
    ),
    plain(
        Builtin::FutureWarning,
        "Base class for warnings about constructs that will change.",
    ),
    plain(
        Builtin::ImportWarning,
        "Base class for warnings about probable mistakes in module imports.",
    ),
    plain(
        Builtin::PendingDeprecationWarning,
        "Base class for warnings about features which will be deprecated\nin the future.",
    ),
    plain(
        Builtin::ResourceWarning,
        "Base class for warnings about resource usage.",
    ),
    plain(
        Builtin::RuntimeWarning,
        "Base class for warnings about dubious runtime behavior.",
    ),
    plain(
        Builtin::SyntaxWarning,
        "Base class for warnings about dubious syntax.",
    ),
    plain(
        Builtin::UnicodeWarning,
        "Base class for warnings about Unicode related problems.",
    ),
    plain(
        Builtin::UserWarning,
        "Base class for warnings generated by user code.",
    ),
];

const UNICODE_GETSETS: &[GetSetRow] = getsets! {
    /// exception encoding
    "encoding" => field::<0>, set_field::<0>;
    /// exception object
    "object" => field::<1>, set_field::<1>;
    /// exception start
    "start" => field::<2>, set_field::<2>;
    /// exception end
    "end" => field::<3>, set_field::<3>;
    /// exception reason
    "reason" => field::<4>, set_field::<4>;
};

fn of(args: &[Value]) -> Gc<Exception> {
    args[0]
        .as_gc::<Exception>()
        .expect("the vm checks the receiver of natives")
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_gc::<Class>() {
        Some(class) if cx.heap[class].flags.is_exception => done(cx.make_exception(class, &args[2..])?),
        class => {
            let name = class.map_or("X".to_owned(), |class| {
                cx.heap.text(cx.heap[class].name).to_owned()
            });
            let message = format!("BaseException.__new__({name}): {name} is not a subtype of BaseException");
            Err(cx.type_error(message))
        }
    }
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.init_exception(args[0], &args[2..], args[1])?;
    // `super().__init__(message)` replaces what `__new__` was given.
    let exception = of(args);
    let given = &args[2..];
    let known = cx.as_tuple(cx.heap[exception].args).unwrap_or_default();
    let keeps = known == given || cx.is_instance(args[0], Builtin::OSError) && given.len() > 2;
    if !keeps && !cx.is_instance(args[0], Builtin::BaseExceptionGroup) {
        let tuple = cx.new_tuple(given);
        cx.heap[exception].args = tuple;
        let keeps_fields = args[1].defined().is_some();
        if !keeps_fields {
            cx.heap[exception].fields = None;
        }
    }
    done(Value::NONE)
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let exception = of(args);
    let name = cx.type_name(args[0]).to_owned();
    let arguments = cx.heap[exception].args;
    let only = match cx.as_tuple(arguments).unwrap_or_default() {
        [only] => Some(*only),
        _ => None,
    };
    match cx.repr_of(only.unwrap_or(arguments))? {
        Answer::Known(text) if only.is_some() => done(cx.new_str(&format!("{name}({text})"))),
        Answer::Known(text) => done(cx.new_str(&format!("{name}{text}"))),
        Answer::Script => {
            let name = cx.new_str(&name);
            cx.call_prelude("exception_repr", &[name, arguments])
        }
    }
}

fn str_(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    // The class may override `__repr__` or `__str__`; this is BaseException's own.
    match cx.exception_str(args[0])? {
        Answer::Known(text) => done(cx.new_str(&text)),
        Answer::Script => {
            let arguments = cx.heap[of(args)].args;
            cx.call_prelude("exception_str", &[args[0], arguments])
        }
    }
}

fn with_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set_traceback(cx, args)?;
    done(args[0])
}

fn add_note(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.as_str(args[1]).is_none() {
        let kind = if args[1].is_none() {
            "None"
        } else {
            cx.type_name(args[1])
        };
        let message = format!("add_note() argument must be str, not {kind}");
        return Err(cx.type_error(message));
    }
    let name = cx.names.notes;
    if let Some(notes) = cx.instance_get(args[0], name)
        && !notes.is_kind::<List>()
    {
        return Err(cx.type_error("Cannot add note: __notes__ is not a list"));
    }
    cx.add_note(args[0], args[1]);
    done(Value::NONE)
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let exception = of(args);
    let class = cx.class_of(args[0]).value();
    let mut arguments = cx.heap[exception].args;
    let mut entries: Vec<(Value, Value)> = Vec::new();
    if let Some(attributes) = cx.heap[exception].attributes {
        entries.extend(cx.heap[attributes].iter().map(|entry| (entry.key, entry.value)));
    }
    match cx.fields_row(args[0]).map(|row| row.builtin) {
        Some(Builtin::OSError) => arguments = with_file_names(cx, args[0], arguments),
        Some(builtin @ (Builtin::ImportError | Builtin::AttributeError)) => {
            for index in if builtin == Builtin::ImportError {
                1..3
            } else {
                0..1
            } {
                let value = cx.exception_field(args[0], index);
                if !value.is_undef() && !value.is_none() {
                    let name = cx.fields_row(args[0]).map_or("", |row| row.names[index]);
                    entries.push((cx.intern(name).value(), value));
                }
            }
            if builtin == Builtin::AttributeError && !entries.is_empty() {
                entries.push((cx.intern("args").value(), arguments));
            }
        }
        _ => {}
    }
    let mut parts = vec![class, arguments];
    if !entries.is_empty() {
        let state = cx.new_dict();
        for (name, value) in entries {
            if let Some(name) = name.as_gc::<crate::objects::str::Str>() {
                let name = cx.intern_str(name);
                cx.set_interned(state, name, value);
            }
        }
        parts.push(state.value());
    }
    done(cx.new_tuple(&parts))
}

/// The arguments of an OSError: the names of files are no part of `args`, but are given to the class.
fn with_file_names(cx: &mut Cx, error: Value, arguments: Value) -> Value {
    let given = arguments.as_gc::<crate::objects::sequence::Tuple>();
    let [number, text] = given.map_or(&[][..], |tuple| cx.heap.tail(tuple)) else {
        return arguments;
    };
    let (number, text) = (*number, *text);
    let first = cx.exception_field(error, 2);
    let second = cx.exception_field(error, 3);
    if first.is_undef() || first.is_none() {
        return arguments;
    }
    if second.is_undef() || second.is_none() {
        return cx.new_tuple(&[number, text, first]);
    }
    cx.new_tuple(&[number, text, first, Value::NONE, second])
}

fn setstate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_none() {
        return done(Value::NONE);
    }
    if args[1].as_gc::<crate::objects::dict::Dict>().is_none() {
        return Err(cx.type_error("state is not a dictionary"));
    }
    cx.call_library("copyreg", "_set_attributes", args)
}

// ---- attributes ----

fn field<const INDEX: usize>(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = cx.exception_field(args[0], INDEX);
    if value.is_undef() {
        let row = cx.fields_row(args[0]);
        let name = row.map_or("", |row| row.names[INDEX]);
        let name = cx.intern(name);
        return Err(crate::vm::attribute::no_attribute(cx, args[0], name));
    }
    done(value)
}

fn set_field<const INDEX: usize>(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = args[1].defined().unwrap_or(Value::NONE);
    cx.set_exception_field(args[0], INDEX, value);
    done(Value::NONE)
}

fn get_args(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].args)
}

fn set_args(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() {
        return Err(cx.type_error("args may not be deleted"));
    }
    let exception = of(args);
    cx.make_fields(exception);
    let items = match cx.collect_values(args[1])? {
        Answer::Known(items) => items,
        Answer::Script => return Err(cx.type_error("args must be set to a tuple")),
    };
    let tuple = cx.new_tuple(&items);
    cx.heap[exception].args = tuple;
    done(Value::NONE)
}

fn get_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.exception_traceback(of(args)))
}

fn set_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() {
        return Err(cx.type_error("__traceback__ may not be deleted"));
    }
    if !args[1].is_none() && !args[1].is_kind::<Traceback>() {
        return Err(cx.type_error("__traceback__ must be a traceback or None"));
    }
    let mut trace = Trace::new();
    let mut at = args[1];
    while let Some(traceback) = at.as_gc::<Traceback>() {
        trace.push(cx.heap[traceback].entry);
        at = cx.heap[traceback].next;
    }
    trace.reverse();
    let exception = &mut cx.heap[of(args)];
    exception.traceback = args[1];
    exception.locals = None;
    exception.trace = trace;
    done(Value::NONE)
}

fn get_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].context)
}

fn linked(cx: &mut Cx, args: &[Value], what: &str) -> Result<Value, Raise> {
    if args[1].is_undef() {
        return Err(cx.type_error(format!("__{what}__ may not be deleted")));
    }
    if !args[1].is_none() && !args[1].is_kind::<Exception>() {
        let message = format!("exception {what} must be None or derive from BaseException");
        return Err(cx.type_error(message));
    }
    Ok(args[1])
}

fn set_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = linked(cx, args, "context")?;
    cx.heap[of(args)].context = value;
    done(Value::NONE)
}

fn get_cause(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].cause)
}

fn set_cause(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = linked(cx, args, "cause")?;
    let exception = &mut cx.heap[of(args)];
    exception.cause = value;
    exception.suppress_context = true;
    done(Value::NONE)
}

fn get_suppress(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::from_bool(cx.heap[of(args)].suppress_context))
}

fn set_suppress(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() {
        return Err(cx.type_error("can't delete numeric/char attribute"));
    }
    if !args[1].is(Value::TRUE) && !args[1].is(Value::FALSE) {
        return Err(cx.type_error("attribute value type must be bool"));
    }
    cx.heap[of(args)].suppress_context = args[1].is(Value::TRUE);
    done(Value::NONE)
}

// ---- groups ----

fn derive(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let message = cx.exception_field(args[0], 0);
    let class = cx.types.get(Builtin::BaseExceptionGroup);
    done(cx.make_exception(class, &[message, args[1]])?)
}

fn check_matcher(cx: &mut Cx, matcher: Value) -> Result<(), Raise> {
    let is_class = |cx: &Cx, value: Value| {
        value
            .as_gc::<Class>()
            .is_some_and(|class| cx.heap[class].flags.is_exception)
    };
    let fits = match cx.as_tuple(matcher) {
        Some(classes) => classes.iter().all(|class| is_class(cx, *class)),
        None => is_class(cx, matcher) || !matcher.is_kind::<Class>() && cx.is_callable(matcher),
    };
    match fits {
        true => Ok(()),
        false => Err(cx.type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        )),
    }
}

fn split(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    check_matcher(cx, args[1])?;
    cx.call_prelude("exception_group_split", args)
}

fn subgroup(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    check_matcher(cx, args[1])?;
    cx.call_prelude("exception_group_subgroup", args)
}

fn class_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_alias(args[0], args[1]))
}

impl Cx {
    /// Whether calling the value can work.
    pub(crate) fn is_callable(&mut self, value: Value) -> bool {
        self.dunder(value, self.names.call).is_some()
            || value.is_kind::<Class>()
            || value.is_kind::<crate::objects::function::Function>()
            || value.is_kind::<crate::objects::function::Native>()
            || value.is_kind::<crate::objects::function::BoundMethod>()
    }

    /// `origin[item]` as a generic alias.
    pub(crate) fn new_alias(&mut self, origin: Value, item: Value) -> Value {
        let arguments = match self.is_exact(item, Builtin::Tuple) {
            true => item,
            false => self.new_tuple(&[item]),
        };
        let header = Header::new(Builtin::GenericAlias.shape());
        let alias = crate::objects::generic::GenericAlias {
            header,
            origin,
            arguments,
            is_unpacked: false,
        };
        self.heap.alloc(alias).value()
    }
}
