//! `sys.stdin`, `sys.stdout` and `sys.stderr`: text streams over the machine's console, and the binary
//! streams under them.

use crate::builtins::write_console;
use crate::heap::{Gc, Header, Tracer, Value};
use crate::host::Stream;
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::native::TypeRow;
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

/// A standard stream.
#[derive(Clone, Copy, Debug)]
struct StreamState {
    /// `None` is the input.
    stream: Option<Stream>,
    /// Whether it takes and gives bytes.
    is_binary: bool,
}

impl OpaqueState for StreamState {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

pub(super) const STREAM: TypeRow = TypeRow {
    builtin: Builtin::TextStream,
    doc: "A standard stream of the machine.",
    construct: None,
    methods: methods! {
        /// Write text (bytes, for a binary stream); returns how many characters were written.
        "write(self, text, /)" => write,
        /// Write each string of an iterable.
        "writelines(self, lines, /)" => writelines,
        /// Hand what was written to the system.
        "flush(self)" => flush,
        /// Read all that is left, or at most size characters.
        "read(self, size=-1, /)" => read,
        /// Read one line with its newline; empty at the end of the input.
        "readline(self, size=-1, /)" => readline,
        /// Read all lines that are left.
        "readlines(self, hint=-1, /)" => readlines,
        /// Whether a terminal is at the other end.
        "isatty(self)" => isatty,
        /// The number the system knows the stream by.
        "fileno(self)" => fileno,
        /// Whether the stream can be read.
        "readable(self)" => readable,
        /// Whether the stream can be written.
        "writable(self)" => writable,
        /// Whether the position can be changed.
        "seekable(self)" => seekable,
        /// Accepted without effect: lines and encoding are fixed.
        "reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)" => reconfigure,
        /// Accepted without effect: the machine's streams stay open.
        "close(self)" => close,
        /// The stream itself.
        "__iter__(self)" => itself,
        /// The next line.
        "__next__(self)" => next_line,
        /// The stream itself.
        "__enter__(self)" => itself,
        /// Nothing happens.
        "__exit__(self, *args)" => close,
        /// What the stream shows.
        "__repr__(self)" => repr,
    },
    getsets: getsets! {
        /// The binary stream under a text stream.
        "buffer" => buffer;
        /// The encoding of the text.
        "encoding" => encoding;
        /// How what cannot be encoded is treated.
        "errors" => errors;
        /// `<stdin>`, `<stdout>` or `<stderr>`.
        "name" => name;
        /// `r` or `w`.
        "mode" => mode;
        /// Whether the stream was closed.
        "closed" => closed;
        /// Whether a newline is handed to the system at once.
        "line_buffering" => line_buffering;
        /// Which line ends were met.
        "newlines" => newlines;
    },
};

/// Makes a stream.
pub(super) fn new_stream(cx: &mut Cx, stream: Option<Stream>, is_binary: bool) -> Value {
    let state = Box::new(StreamState { stream, is_binary });
    let header = Header::new(Builtin::TextStream.shape());
    cx.heap.alloc(Opaque { header, state }).value()
}

fn state(cx: &mut Cx, value: Value) -> Result<StreamState, Raise> {
    let object: Option<Gc<Opaque>> = value.as_gc();
    match object.and_then(|object| cx.heap[object].state::<StreamState>()) {
        Some(state) => Ok(*state),
        None => Err(cx.type_error("a standard stream was expected")),
    }
}

/// The output that a stream is. Raises UnsupportedOperation's base for the input.
fn output(cx: &mut Cx, value: Value) -> Result<(Stream, bool), Raise> {
    let state = state(cx, value)?;
    match state.stream {
        Some(stream) => Ok((stream, state.is_binary)),
        None => Err(cx.raise(Builtin::OSError, "not writable")),
    }
}

fn input(cx: &mut Cx, value: Value) -> Result<bool, Raise> {
    let state = state(cx, value)?;
    match state.stream {
        None => Ok(state.is_binary),
        Some(_) => Err(cx.raise(Builtin::OSError, "not readable")),
    }
}

fn write_bytes(cx: &mut Cx, stream: Stream, bytes: &[u8]) -> Result<(), Raise> {
    let Some(console) = &mut cx.host.console else {
        return Err(cx.runtime_error("this machine has no console"));
    };
    console
        .write(stream, bytes)
        .map_err(|error| cx.os_error(&error, Value::NONE))
}

fn write_value(cx: &mut Cx, receiver: Value, value: Value) -> Result<usize, Raise> {
    let (stream, is_binary) = output(cx, receiver)?;
    if is_binary {
        let Some(bytes) = cx.as_bytes(value).map(<[u8]>::to_vec) else {
            let message = format!("a bytes-like object is required, not '{}'", cx.type_name(value));
            return Err(cx.type_error(message));
        };
        write_bytes(cx, stream, &bytes)?;
        return Ok(bytes.len());
    }
    let Some(text) = cx.as_str(value).map(str::to_owned) else {
        let message = format!("write() argument must be str, not {}", cx.type_name(value));
        return Err(cx.type_error(message));
    };
    write_console(cx, stream, &text)?;
    Ok(text.chars().count())
}

fn write(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let written = write_value(cx, args[0], args[1])?;
    done(cx.new_size(written))
}

fn writelines(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let lines = crate::native::convert::argument!(cx, args[1], List, collect_values, writelines);
    for line in lines {
        write_value(cx, args[0], line)?;
    }
    done(Value::NONE)
}

fn flush(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let state = state(cx, args[0])?;
    if let (Some(stream), Some(console)) = (state.stream, &mut cx.host.console) {
        let flushed = console.flush(stream);
        flushed.map_err(|error| cx.os_error(&error, Value::NONE))?;
    }
    done(Value::NONE)
}

/// One line of the input with its newline; empty at the end.
fn read_line(cx: &mut Cx) -> Result<Vec<u8>, Raise> {
    let Some(console) = &mut cx.host.console else {
        return Err(cx.runtime_error("this machine has no console"));
    };
    console
        .read_line()
        .map_err(|error| cx.os_error(&error, Value::NONE))
}

fn read_rest(cx: &mut Cx) -> Result<Vec<u8>, Raise> {
    let mut all = Vec::new();
    loop {
        let line = read_line(cx)?;
        if line.is_empty() {
            return Ok(all);
        }
        cx.check_memory(all.len())?;
        all.extend(line);
    }
}

fn to_value(cx: &mut Cx, bytes: &[u8], is_binary: bool) -> Result<Value, Raise> {
    if is_binary {
        return Ok(cx.new_bytes(bytes));
    }
    let text = crate::objects::kernel::codec::decode(
        bytes,
        crate::objects::kernel::codec::Encoding::Utf8,
        &crate::objects::kernel::codec::ErrorHandler::parse("strict"),
    );
    let text = cx.kernel(text)?;
    Ok(cx.new_str(&text.replace("\r\n", "\n")))
}

fn read(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_binary = input(cx, args[0])?;
    let wanted = args[1].as_inline_int().unwrap_or(-1);
    if wanted == 0 {
        return done(to_value(cx, b"", is_binary)?);
    }
    if wanted > 0 {
        return Err(cx.raise(
            Builtin::NotImplementedError,
            "reading a number of characters of sys.stdin is not supported; use readline()",
        ));
    }
    let bytes = read_rest(cx)?;
    done(to_value(cx, &bytes, is_binary)?)
}

fn readline(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_binary = input(cx, args[0])?;
    let line = read_line(cx)?;
    done(to_value(cx, &line, is_binary)?)
}

fn readlines(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_binary = input(cx, args[0])?;
    let mut lines = Vec::new();
    loop {
        let line = read_line(cx)?;
        if line.is_empty() {
            return done(cx.new_list(lines));
        }
        let line = to_value(cx, &line, is_binary)?;
        lines.push(line);
    }
}

fn next_line(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_binary = input(cx, args[0])?;
    let line = read_line(cx)?;
    if line.is_empty() {
        return Err(cx.raise_with(Builtin::StopIteration, &[]));
    }
    done(to_value(cx, &line, is_binary)?)
}

fn isatty(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let state = state(cx, args[0])?;
    let console = cx.host.console.as_ref();
    done(Value::from_bool(
        console.is_some_and(|console| console.is_terminal(state.stream)),
    ))
}

fn fileno(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(match state(cx, args[0])?.stream {
        None => 0,
        Some(Stream::Out) => 1,
        Some(Stream::Err) => 2,
    }))
}

fn readable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::from_bool(state(cx, args[0])?.stream.is_none()))
}

fn writable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::from_bool(state(cx, args[0])?.stream.is_some()))
}

fn seekable(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::FALSE)
}

fn reconfigure(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

fn close(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

fn itself(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

fn stream_name(state: StreamState) -> &'static str {
    match state.stream {
        None => "<stdin>",
        Some(Stream::Out) => "<stdout>",
        Some(Stream::Err) => "<stderr>",
    }
}

fn stream_mode(state: StreamState) -> &'static str {
    match (state.stream, state.is_binary) {
        (None, false) => "r",
        (None, true) => "rb",
        (Some(_), false) => "w",
        (Some(_), true) => "wb",
    }
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let state = state(cx, args[0])?;
    let (name, mode) = (stream_name(state), stream_mode(state));
    let text = match (state.is_binary, state.stream) {
        (false, _) => format!("<_io.TextIOWrapper name='{name}' mode='{mode}' encoding='utf-8'>"),
        (true, None) => format!("<_io.BufferedReader name='{name}'>"),
        (true, Some(_)) => format!("<_io.BufferedWriter name='{name}'>"),
    };
    done(cx.new_str(&text))
}

fn buffer(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let state = state(cx, args[0])?;
    let name = match state.stream {
        None => "sys.stdin.buffer",
        Some(Stream::Out) => "sys.stdout.buffer",
        Some(Stream::Err) => "sys.stderr.buffer",
    };
    if let Some(known) = cx.registered(name) {
        return done(known);
    }
    let stream = new_stream(cx, state.stream, true);
    cx.register(name, stream);
    done(stream)
}

fn encoding(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_str("utf-8"))
}

fn errors(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_errors = matches!(state(cx, args[0])?.stream, Some(Stream::Err));
    done(cx.new_str(if is_errors { "backslashreplace" } else { "strict" }))
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let state = state(cx, args[0])?;
    done(cx.new_str(stream_name(state)))
}

fn mode(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let state = state(cx, args[0])?;
    done(cx.new_str(stream_mode(state)))
}

fn closed(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::FALSE)
}

fn line_buffering(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    isatty(cx, args)
}

fn newlines(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}
