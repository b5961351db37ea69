//! `_io`: files of the system under `io`, their buffers included: what is read ahead, and what is written and waits
//! (`host/write_buffer`). Streams that nobody holds any more are closed by their `__del__`; before the contents of a
//! file are looked at by its path while something waits for it, the heap is, so that such a stream is closed first.

use std::io::SeekFrom;
use std::sync::MutexGuard;

use crate::heap::{Gc, Header, Tracer, Value};
use crate::host::{OpenFile, OpenMode, SharedBuffer, SharedFile};
use crate::modules::new_native_class;
use crate::modules::table::ModuleRow;
use crate::native::{functions, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Query, Raise, Then, done};
use crate::objects::types::Builtin;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_io",
    doc: "Files of the system, under io.",
    functions: FUNCTIONS,
    install: Some(install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Open a file by its path. The flags are letters: r(ead), w(rite), a(ppend), t(runcate), c(reate), x (must
    /// be new).
    "open_file(path, flags, /)" => open_file,
    /// The open file of a number that os.open() gave; unless `owns`, closing it leaves the number open.
    "adopt(number, owns, /)" => adopt,
    /// Have a stream's `__del__` run when nobody holds it any more.
    "watch(stream, /)" => watch,
    /// The stream needs no `__del__`: it was closed, or another that owns it has one.
    "unwatch(stream, /)" => unwatch,
};

/// `open`, which finds its work in the module `io`.
pub(super) const BUILTINS: &[NativeRow] = functions! {
    /// Open a file and return a stream. Raises OSError upon failure.
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)" => open,
};

const CLASS: &str = "_io.File";

/// How many bytes are read from the system at a time.
const BLOCK: usize = 64 * 1024;

/// How many written bytes wait, unless something else was asked for.
const BUFFER_SIZE: usize = 128 * 1024;

struct FileState {
    /// `None` once closed.
    file: Option<SharedFile>,
    /// Bytes read ahead, of which those before `position` were given out.
    ahead: Vec<u8>,
    position: usize,
    /// What was written and waits; made with the first bytes.
    buffer: Option<SharedBuffer>,
    /// How many bytes may wait.
    buffer_size: usize,
}

impl OpaqueState for FileState {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}

    fn external_bytes(&self) -> usize {
        let buffer = self.buffer.as_ref();
        self.ahead.capacity() + buffer.map_or(0, |buffer| buffer.get().capacity())
    }
}

const METHODS: &[NativeRow] = methods! {
    /// At most size bytes, fewer only at the end; all that is left when size is negative.
    "read(self, size=-1, /)" => read,
    /// At most size bytes, as one request of the system gives them; none at the end.
    "read1(self, size, /)" => read_once,
    /// The same past what was read ahead: it is forgotten.
    "read_raw(self, size, /)" => read_raw,
    /// What was read ahead, at least a byte unless this is the end. The position stays.
    "peek(self, /)" => peek,
    /// The bytes up to and with the next newline, at most size.
    "readline(self, size=-1, /)" => read_line,
    /// Write all the bytes, past the buffer.
    "write_raw(self, data, /)" => write_raw,
    /// Write bytes into the buffer.
    "write(self, data, /)" => write,
    /// Write encoded text into the buffer of text, which is before that of bytes.
    "write_text(self, data, /)" => write_text,
    /// Move the text that waits into the buffer of bytes.
    "hand_over(self, /)" => hand_over,
    /// Hand the bytes that wait to the system.
    "flush(self, /)" => flush,
    /// Set how many bytes may wait.
    "set_buffer_size(self, size, /)" => set_buffer_size,
    /// Change the position; gives the new one.
    "seek(self, offset, whence=0, /)" => seek,
    /// The position.
    "tell(self, /)" => tell,
    /// Cut the file off at a size.
    "truncate(self, size, /)" => truncate,
    /// The number the system knows the file by.
    "fileno(self, /)" => fileno,
    /// Whether the file is a terminal.
    "isatty(self, /)" => isatty,
    /// Close the file.
    "close(self, /)" => close,
};

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let class = new_native_class(cx, "_io", "File", "An open file.", Builtin::Object, METHODS, &[]);
    cx.register(CLASS, class.value());
    cx.set_name(namespace, "File", class.value());
}

fn open(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("io", "_open", args)
}

fn mode_of(flags: &str) -> OpenMode {
    let has = |flag| flags.contains(flag);
    OpenMode {
        read: has('r'),
        write: has('w'),
        append: has('a'),
        truncate: has('t'),
        create: has('c'),
        create_new: has('x'),
        ..OpenMode::default()
    }
}

fn open_file(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(path), Some(flags)) = (cx.as_str(args[0]), cx.as_str(args[1])) else {
        return Err(cx.type_error("a path and flags were expected"));
    };
    let mode = mode_of(flags);
    if path.contains('\0') {
        return Err(cx.value_error("embedded null byte"));
    }
    if cx.host.files.is_none() {
        let text = cx.new_str("this machine may not use files");
        return Err(cx.raise_with(Builtin::PermissionError, &[Value::small_int(13), text, args[0]]));
    }
    if cx.host.has_waiting(path) {
        return cx.ask(
            Outcome::Query(Query::Release),
            Value::NONE,
            &[Value::TRUE],
            Some(&RELEASED),
            0,
            args,
        );
    }
    open_now(cx, args[0], mode)
}

static RELEASED: Then = Then {
    name: "_io.released",
    resume: |cx, kept, _| {
        let mode = mode_of(cx.as_str(kept.values[1]).unwrap_or_default());
        open_now(cx, kept.values[0], mode)
    },
    catches: false,
};

fn open_now(cx: &mut Cx, path: Value, mode: OpenMode) -> Result<Outcome, Raise> {
    let (Some(files), Some(text)) = (&cx.host.files, cx.as_str(path)) else {
        return Err(cx.type_error("a path was expected"));
    };
    match files.open(text, mode) {
        Ok(file) => {
            let file = SharedFile::new(file);
            cx.host.descriptors.lend(&file);
            done(new_file(cx, file))
        }
        Err(error) => Err(cx.os_error(&error, path)),
    }
}

fn watch(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.watch(args[0]);
    done(Value::NONE)
}

fn unwatch(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.unwatch(args[0]);
    done(Value::NONE)
}

fn new_file(cx: &mut Cx, file: SharedFile) -> Value {
    let class: Option<Gc<Class>> = cx.registered(CLASS).and_then(|class| class.as_gc());
    let shape = cx.instance_shape(class.expect("the class is made with the module"));
    let state = Box::new(FileState {
        file: Some(file),
        ahead: Vec::new(),
        position: 0,
        buffer: None,
        buffer_size: BUFFER_SIZE,
    });
    let header = Header::new(shape);
    cx.heap.alloc(Opaque { header, state }).value()
}

fn adopt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = args[0].as_inline_int().unwrap_or(-1);
    let Some(file) = cx.host.descriptors.get(number) else {
        return Err(cx.os_error(&super::os_native::bad_descriptor(), Value::NONE));
    };
    if args[1].is(Value::TRUE) {
        cx.host.descriptors.lend(&file);
    }
    done(new_file(cx, file))
}

fn state(cx: &mut Cx, value: Value) -> Result<&mut FileState, Raise> {
    let object = value.as_gc::<Opaque>();
    let is_open = object
        .and_then(|object| cx.heap[object].state::<FileState>())
        .map(|state| state.file.is_some());
    match (object, is_open) {
        (Some(object), Some(true)) => Ok(cx.heap[object].state_mut().expect("just looked at")),
        (_, Some(false)) => Err(cx.value_error("I/O operation on closed file.")),
        _ => Err(cx.type_error("an open file was expected")),
    }
}

impl FileState {
    fn file(&self) -> MutexGuard<'_, Box<dyn OpenFile>> {
        self.file.as_ref().expect("the receiver was checked").get()
    }

    /// Hands what was written to the system.
    fn flush(&self) -> std::io::Result<()> {
        self.buffer.as_ref().map_or(Ok(()), |buffer| buffer.get().flush())
    }

    /// Reads a block more; false at the end.
    fn read_ahead(&mut self) -> std::io::Result<bool> {
        self.flush()?;
        if self.position > 0 {
            self.ahead.drain(..self.position);
            self.position = 0;
        }
        let start = self.ahead.len();
        self.ahead.resize(start + BLOCK, 0);
        let file = self.file.as_ref().expect("the receiver was checked");
        let result = file.get().read(&mut self.ahead[start..]);
        self.ahead.truncate(start + *result.as_ref().unwrap_or(&0));
        result.map(|count| count > 0)
    }

    /// Forgets what was read ahead: the system's position becomes the script's.
    fn settle(&mut self) -> std::io::Result<()> {
        let left = self.ahead.len() - self.position;
        self.ahead.clear();
        self.position = 0;
        if left > 0 {
            self.file().seek(SeekFrom::Current(-(left as i64)))?;
        }
        Ok(())
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let end = (self.position + count).min(self.ahead.len());
        let taken = self.ahead[self.position..end].to_vec();
        self.position = end;
        taken
    }

    fn left(&self) -> usize {
        self.ahead.len() - self.position
    }
}

/// Runs an operation of the system, its error raised.
fn operate<T>(
    cx: &mut Cx,
    value: Value,
    operation: impl FnOnce(&mut FileState) -> std::io::Result<T>,
) -> Result<T, Raise> {
    let result = operation(state(cx, value)?);
    result.map_err(|error| cx.os_error(&error, Value::NONE))
}

fn read(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let wanted = match args[1].as_inline_int() {
        Some(wanted) if wanted >= 0 => wanted as usize,
        _ => usize::MAX,
    };
    if args[1].as_inline_int().is_some_and(|wanted| wanted > 0) {
        cx.check_memory(wanted)?;
    }
    loop {
        if cx.work(1 << 12) {
            return Err(cx.given_up());
        }
        let left = state(cx, args[0])?.left();
        if left >= wanted || !operate(cx, args[0], FileState::read_ahead)? {
            break;
        }
        cx.check_memory(left.saturating_mul(2))?;
    }
    let bytes = operate(cx, args[0], |state| Ok(state.take(wanted.min(state.left()))))?;
    done(cx.new_bytes(&bytes))
}

fn read_once(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let wanted = args[1]
        .as_inline_int()
        .and_then(|wanted| usize::try_from(wanted).ok());
    if state(cx, args[0])?.left() == 0 {
        operate(cx, args[0], FileState::read_ahead)?;
    }
    let bytes = operate(cx, args[0], |state| {
        Ok(state.take(wanted.unwrap_or(usize::MAX).min(state.left())))
    })?;
    done(cx.new_bytes(&bytes))
}

fn read_raw(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(wanted) = args[1].as_inline_int().filter(|wanted| *wanted >= 0) else {
        return Err(cx.value_error("negative count"));
    };
    cx.check_memory(wanted as usize)?;
    let bytes = operate(cx, args[0], |state| {
        state.settle()?;
        let mut bytes = vec![0; wanted as usize];
        let count = state.file().read(&mut bytes)?;
        bytes.truncate(count);
        Ok(bytes)
    })?;
    done(cx.new_bytes(&bytes))
}

fn peek(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if state(cx, args[0])?.left() == 0 {
        operate(cx, args[0], FileState::read_ahead)?;
    }
    let state = state(cx, args[0])?;
    let bytes = state.ahead[state.position..].to_vec();
    done(cx.new_bytes(&bytes))
}

fn read_line(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let limit = args[1]
        .as_inline_int()
        .and_then(|limit| usize::try_from(limit).ok());
    let limit = limit.unwrap_or(usize::MAX);
    let mut searched = 0;
    loop {
        let state = state(cx, args[0])?;
        let found = memchr::memchr(b'\n', &state.ahead[state.position + searched..]);
        if let Some(index) = found {
            let line = state.take((searched + index + 1).min(limit));
            return done(cx.new_bytes(&line));
        }
        searched = state.left();
        if searched >= limit {
            let line = state.take(limit);
            return done(cx.new_bytes(&line));
        }
        if !operate(cx, args[0], FileState::read_ahead)? {
            let line = operate(cx, args[0], |state| Ok(state.take(searched)))?;
            return done(cx.new_bytes(&line));
        }
        cx.check_memory(searched.saturating_mul(2))?;
    }
}

fn data(cx: &mut Cx, value: Value) -> Result<Vec<u8>, Raise> {
    match cx.as_bytes(value).map(<[u8]>::to_vec) {
        Some(bytes) => Ok(bytes),
        None => {
            let message = format!("a bytes-like object is required, not '{}'", cx.type_name(value));
            Err(cx.type_error(message))
        }
    }
}

fn write_raw(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = data(cx, args[1])?;
    operate(cx, args[0], |state| {
        state.settle()?;
        state
            .file
            .as_ref()
            .expect("the receiver was checked")
            .write_all(&bytes)
    })?;
    done(cx.new_size(bytes.len()))
}

/// The buffer of an open file.
fn buffer(cx: &mut Cx, file: Value) -> Result<SharedBuffer, Raise> {
    let state = operate(cx, file, |state| {
        state.settle()?;
        Ok((state.buffer.clone(), state.file.clone(), state.buffer_size))
    })?;
    let (None, Some(system_file), size) = state else {
        return Ok(state.0.expect("an open file has one or the other"));
    };
    let buffer = cx.host.descriptors.buffer(system_file, size);
    operate(cx, file, |state| {
        state.buffer = Some(buffer.clone());
        Ok(buffer)
    })
}

fn write(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = data(cx, args[1])?;
    let buffer = buffer(cx, args[0])?;
    let result = buffer.get().write(&bytes);
    result.map_err(|error| cx.os_error(&error, Value::NONE))?;
    done(cx.new_size(bytes.len()))
}

fn write_text(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = data(cx, args[1])?;
    let buffer = buffer(cx, args[0])?;
    let result = buffer.get().write_text(&bytes);
    result.map_err(|error| cx.os_error(&error, Value::NONE))?;
    done(Value::NONE)
}

fn hand_over(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    operate(cx, args[0], |state| {
        let buffer = state.buffer.as_ref();
        buffer.map_or(Ok(()), |buffer| buffer.get().hand_over())
    })?;
    done(Value::NONE)
}

fn flush(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    operate(cx, args[0], |state| state.flush())?;
    done(Value::NONE)
}

fn set_buffer_size(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let size = args[1]
        .as_inline_int()
        .and_then(|size| usize::try_from(size).ok());
    state(cx, args[0])?.buffer_size = size.unwrap_or(BUFFER_SIZE);
    done(Value::NONE)
}

fn seek(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(offset), Some(whence)) = (args[1].as_inline_int(), args[2].as_inline_int()) else {
        return Err(cx.type_error("offset and whence must be ints"));
    };
    let target = match whence {
        0 if offset < 0 => return Err(cx.value_error(format!("negative seek position {offset}"))),
        0 => SeekFrom::Start(offset as u64),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ => return Err(cx.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let position = operate(cx, args[0], |state| {
        state.flush()?;
        state.settle()?;
        state.file().seek(target)
    })?;
    done(cx.new_int(position as i64))
}

fn tell(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let position = operate(cx, args[0], |state| {
        let position = state.file().seek(SeekFrom::Current(0))?;
        let waiting = state.buffer.as_ref().map_or(0, |buffer| buffer.get().waiting());
        Ok(position - state.left() as u64 + waiting as u64)
    })?;
    done(cx.new_int(position as i64))
}

fn truncate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(size) = args[1].as_inline_int().filter(|size| *size >= 0) else {
        return Err(cx.value_error("negative size value"));
    };
    operate(cx, args[0], |state| {
        state.flush()?;
        state.settle()?;
        state.file().truncate(size as u64)
    })?;
    done(args[1])
}

fn fileno(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = state(cx, args[0])?.file().number();
    done(Value::small_int(number))
}

fn isatty(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_terminal = state(cx, args[0])?.file().is_terminal();
    done(Value::from_bool(is_terminal))
}

fn close(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut result = Ok(());
    if let Some(object) = args[0].as_gc::<Opaque>()
        && let Some(state) = cx.heap[object].state_mut::<FileState>()
    {
        if let Some(buffer) = state.buffer.take() {
            let mut buffer = buffer.get();
            result = buffer.hand_over().and_then(|()| buffer.flush());
            // What the system did not take is lost, and said to be.
            buffer.clear();
        }
        state.file = None;
        state.ahead = Vec::new();
        state.position = 0;
    }
    result.map_err(|error| cx.os_error(&error, Value::NONE))?;
    done(Value::NONE)
}
