//! `_io`: files of the system under `io`. Reading is buffered; what is written reaches the system at once, so
//! nothing is ever left to flush.

use std::io::SeekFrom;
use std::sync::MutexGuard;

use crate::heap::{Gc, Header, Tracer, Value};
use crate::host::{OpenFile, OpenMode, SharedFile};
use crate::modules::new_native_class;
use crate::modules::table::ModuleRow;
use crate::native::{functions, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, done};
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
};

/// `open`, which finds its work in the module `io`.
pub(super) const BUILTINS: &[NativeRow] = functions! {
    /// Open a file and return a stream. Raises OSError upon failure.
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)" => open,
};

const CLASS: &str = "_io.File";

/// How many bytes are read from the system at a time.
const BLOCK: usize = 64 * 1024;

struct FileState {
    /// `None` once closed.
    file: Option<SharedFile>,
    /// Bytes read ahead, of which those before `position` were given out.
    ahead: Vec<u8>,
    position: usize,
}

impl OpaqueState for FileState {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}

    fn external_bytes(&self) -> usize {
        self.ahead.capacity()
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
    /// Write all the bytes.
    "write(self, data, /)" => write,
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

fn open_file(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(path), Some(flags)) = (cx.as_str(args[0]), cx.as_str(args[1])) else {
        return Err(cx.type_error("a path and flags were expected"));
    };
    let has = |flag| flags.contains(flag);
    let mode = OpenMode {
        read: has('r'),
        write: has('w'),
        append: has('a'),
        truncate: has('t'),
        create: has('c'),
        create_new: has('x'),
        ..OpenMode::default()
    };
    if path.contains('\0') {
        return Err(cx.value_error("embedded null byte"));
    }
    let Some(files) = &cx.host.files else {
        let text = cx.new_str("this machine may not use files");
        return Err(cx.raise_with(Builtin::PermissionError, &[Value::small_int(13), text, args[0]]));
    };
    match files.open(path, mode) {
        Ok(file) => {
            let file = SharedFile::new(file);
            cx.host.descriptors.lend(&file);
            done(new_file(cx, file))
        }
        Err(error) => Err(cx.os_error(&error, args[0])),
    }
}

fn new_file(cx: &mut Cx, file: SharedFile) -> Value {
    let class: Option<Gc<Class>> = cx.registered(CLASS).and_then(|class| class.as_gc());
    let shape = cx.instance_shape(class.expect("the class is made with the module"));
    let state = Box::new(FileState {
        file: Some(file),
        ahead: Vec::new(),
        position: 0,
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

    /// Reads a block more; false at the end.
    fn read_ahead(&mut self) -> std::io::Result<bool> {
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

fn write(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(bytes) = cx.as_bytes(args[1]).map(<[u8]>::to_vec) else {
        let message = format!("a bytes-like object is required, not '{}'", cx.type_name(args[1]));
        return Err(cx.type_error(message));
    };
    operate(cx, args[0], |state| {
        state.settle()?;
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let written = state.file().write(rest)?;
            rest = &rest[written..];
        }
        Ok(())
    })?;
    done(cx.new_size(bytes.len()))
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
        state.settle()?;
        state.file().seek(target)
    })?;
    done(cx.new_int(position as i64))
}

fn tell(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let position = operate(cx, args[0], |state| {
        let position = state.file().seek(SeekFrom::Current(0))?;
        Ok(position - state.left() as u64)
    })?;
    done(cx.new_int(position as i64))
}

fn truncate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(size) = args[1].as_inline_int().filter(|size| *size >= 0) else {
        return Err(cx.value_error("negative size value"));
    };
    operate(cx, args[0], |state| {
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
    if let Some(object) = args[0].as_gc::<Opaque>()
        && let Some(state) = cx.heap[object].state_mut::<FileState>()
    {
        state.file = None;
        state.ahead = Vec::new();
        state.position = 0;
    }
    done(Value::NONE)
}
