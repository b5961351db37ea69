//! `re.Pattern`: compiled patterns and their methods.

use std::sync::Arc;

use crate::builtins::types::alias;
use crate::heap::{Gc, Header, Tracer, Value};
use crate::modules::new_native_class;
use crate::modules::re::found::{self, new_match};
use crate::modules::re::matcher::Rules;
use crate::modules::re::program::Program;
use crate::modules::re::scan::{Span, Walk, check_subject, span, walk};
use crate::modules::re::{replace, syntax};
use crate::native::convert::argument;
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, MappingProxy};
use crate::objects::native::{GetSetRow, NativeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// The state of a pattern.
struct PatternState {
    program: Arc<Program>,
    /// The str or bytes it was made from.
    pattern: Value,
    /// Group numbers by name.
    index: Gc<Dict>,
}

impl OpaqueState for PatternState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.pattern);
        tracer.gc(self.index);
    }

    fn external_bytes(&self) -> usize {
        self.program.ops.len() * 16 + self.program.sets.len() * 96 + 512
    }
}

/// An iterator over matches.
struct FinderState {
    pattern: Value,
    subject: Value,
    /// Where to go on, in bytes and in characters.
    span: Span,
    position: usize,
    bounds: (usize, usize),
    /// The last match was empty.
    is_nonempty: bool,
    is_done: bool,
}

impl OpaqueState for FinderState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&[self.pattern, self.subject]);
    }
}

const METHODS: &[NativeRow] = methods! {
    /// Patterns are made by `re.compile`.
    static "__new__(cls, /, *args, **kwargs)" => not_made,
    /// Matches zero or more characters at the beginning of the string.
    "match(self, /, string, pos=0, endpos=?)" => match_here,
    /// Matches against all of the string.
    "fullmatch(self, /, string, pos=0, endpos=?)" => full_match,
    /// Scan through string looking for a match, and return a corresponding match object instance.
    "search(self, /, string, pos=0, endpos=?)" => search,
    /// Return a list of all non-overlapping matches of pattern in string.
    "findall(self, /, string, pos=0, endpos=?)" => find_all,
    /// Return an iterator over all non-overlapping matches for the RE pattern in string.
    "finditer(self, /, string, pos=0, endpos=?)" => find_iter,
    /// An object whose methods match and search give one match after the other.
    "scanner(self, /, string, pos=0, endpos=?)" => scanner,
    /// Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.
    "sub(self, /, repl, string, count=0)" => replace::sub,
    /// Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.
    "subn(self, /, repl, string, count=0)" => replace::subn,
    /// Split string by the occurrences of pattern.
    "split(self, /, string, maxsplit=0)" => replace::split,
    /// The pattern: it does not change.
    "__copy__(self, /)" => itself,
    /// Helper for pickle: the pattern is compiled again.
    "__reduce__(self, /)" => reduce,
    /// The pattern: it does not change.
    "__deepcopy__(self, memo, /)" => itself,
    /// repr(self).
    "__repr__(self, /)" => repr,
    /// self == other.
    "__eq__(self, other, /)" => equal,
    /// hash(self).
    "__hash__(self, /)" => hash,
    /// `re.Pattern[str]`.
    class "__class_getitem__(cls, item, /)" => alias::class_getitem,
};

const ATTRIBUTES: &[GetSetRow] = getsets! {
    /// The pattern string from which the RE object was compiled.
    "pattern" => source;
    /// The regex matching flags.
    "flags" => flags;
    /// The number of capturing groups in the pattern.
    "groups" => groups;
    /// A dictionary mapping group names to group numbers.
    "groupindex" => group_index;
};

const FINDER_METHODS: &[NativeRow] = methods! {
    /// iter(self).
    "__iter__(self, /)" => itself,
    /// next(self).
    "__next__(self, /)" => next,
};

const SCANNER_METHODS: &[NativeRow] = methods! {
    /// The next match, which must begin where the last one ended.
    "match(self, /)" => scanner_match,
    /// The next match, wherever it is.
    "search(self, /)" => scanner_search,
};

const SCANNER_ATTRIBUTES: &[GetSetRow] = getsets! {
    /// The pattern.
    "pattern" => scanner_pattern;
};

const SCANNER_CLASS: &str = "_re.scanner";
const CLASS: &str = "_re.Pattern";
const FINDER_CLASS: &str = "_re.finder";

pub(super) fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let doc = "Compiled regular expression object.";
    let class = new_native_class(cx, "re", "Pattern", doc, Builtin::Object, METHODS, ATTRIBUTES);
    cx.heap[class].flags.is_base = false;
    cx.register(CLASS, class.value());
    cx.set_name(namespace, "Pattern", class.value());
    let finder = new_native_class(
        cx,
        "_re",
        "callable_iterator",
        "",
        Builtin::Object,
        FINDER_METHODS,
        &[],
    );
    cx.register(FINDER_CLASS, finder.value());
    let (methods, attributes) = (SCANNER_METHODS, SCANNER_ATTRIBUTES);
    let scanner = new_native_class(
        cx,
        "_sre",
        "SRE_Scanner",
        "",
        Builtin::Object,
        methods,
        attributes,
    );
    cx.register(SCANNER_CLASS, scanner.value());
    found::install(cx, namespace);
}

pub(super) fn registered_class(cx: &Cx, key: &str) -> Gc<Class> {
    let class = cx.registered(key).and_then(|class| class.as_gc());
    class.expect("the class is made before its instances")
}

pub(super) fn new_opaque(cx: &mut Cx, key: &str, state: impl OpaqueState) -> Value {
    let class = registered_class(cx, key);
    let shape = cx.instance_shape(class);
    let bytes = state.external_bytes();
    cx.heap.charge(bytes);
    let object = Opaque {
        header: Header::new(shape),
        state: Box::new(state),
    };
    cx.heap.alloc(object).value()
}

pub(super) fn new_pattern(cx: &mut Cx, program: Program, pattern: Value) -> Value {
    let index = cx.new_dict();
    for (name, number) in &program.names {
        let number = cx.new_size(*number as usize);
        cx.set_name(index, name, number);
    }
    let state = PatternState {
        program: Arc::new(program),
        pattern,
        index,
    };
    new_opaque(cx, CLASS, state)
}

fn state(cx: &Cx, value: Value) -> Option<&PatternState> {
    let object = value.as_gc::<Opaque>()?;
    cx.heap[object].state()
}

/// The program of a pattern; TypeError for another receiver.
pub(super) fn program_of(cx: &mut Cx, value: Value) -> Result<Arc<Program>, Raise> {
    if let Some(state) = state(cx, value) {
        return Ok(Arc::clone(&state.program));
    }
    let name = cx.type_name(value).to_owned();
    Err(cx.type_error(format!(
        "descriptor requires a 're.Pattern' object but received a '{name}'"
    )))
}

/// The dict of group numbers by name.
pub(super) fn index_of(cx: &Cx, value: Value) -> Option<Gc<Dict>> {
    state(cx, value).map(|state| state.index)
}

/// Raises TypeError: what only the module makes is not made by calling its class.
pub(super) fn not_made(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = match cx.as_class(args[0]) {
        Some(class) => cx.heap.text(cx.heap[class].name).to_owned(),
        None => String::new(),
    };
    Err(cx.type_error(format!("cannot create 're.{name}' instances")))
}

fn itself(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

fn source(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    program_of(cx, args[0])?;
    done(state(cx, args[0]).expect("checked").pattern)
}

fn flags(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let program = program_of(cx, args[0])?;
    done(cx.new_size(program.flags as usize))
}

fn groups(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let program = program_of(cx, args[0])?;
    done(cx.new_size(program.groups as usize))
}

fn group_index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    program_of(cx, args[0])?;
    let index = state(cx, args[0]).expect("checked").index;
    let proxy = MappingProxy {
        header: Header::new(Builtin::MappingProxy.shape()),
        mapping: index.value(),
    };
    done(cx.heap.alloc(proxy).value())
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    const NAMES: [(u32, &str); 8] = [
        (syntax::IGNORECASE, "re.IGNORECASE"),
        (syntax::LOCALE, "re.LOCALE"),
        (syntax::MULTILINE, "re.MULTILINE"),
        (syntax::DOTALL, "re.DOTALL"),
        (syntax::VERBOSE, "re.VERBOSE"),
        (syntax::DEBUG, "re.DEBUG"),
        (syntax::ASCII, "re.ASCII"),
        (syntax::UNICODE, "re.UNICODE"),
    ];
    const MOST_SHOWN: usize = 200;
    let program = program_of(cx, args[0])?;
    let pattern = state(cx, args[0]).expect("checked").pattern;
    let Answer::Known(shown) = cx.repr_of(pattern)? else {
        return Err(cx.type_error("the repr of a subclass of str cannot be part of a pattern's"));
    };
    let shown: String = shown.chars().take(MOST_SHOWN).collect();
    let mut flags = program.flags;
    if !program.is_bytes && flags & (syntax::LOCALE | syntax::UNICODE | syntax::ASCII) == syntax::UNICODE {
        flags &= !syntax::UNICODE;
    }
    let mut names = Vec::new();
    for (flag, name) in NAMES {
        if flags & flag != 0 {
            names.push(name.to_owned());
            flags &= !flag;
        }
    }
    if flags != 0 {
        names.push(format!("0x{flags:x}"));
    }
    let text = match names.is_empty() {
        true => format!("re.compile({shown})"),
        false => format!("re.compile({shown}, {})", names.join("|")),
    };
    done(cx.new_str(&text))
}

fn equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let program = program_of(cx, args[0])?;
    let Some(other) = state(cx, args[1]) else {
        return done(Value::NOT_IMPLEMENTED);
    };
    let is_alike = other.program.flags == program.flags && other.program.is_bytes == program.is_bytes;
    let (left, right) = (state(cx, args[0]).expect("checked").pattern, other.pattern);
    let is_equal = is_alike && cx.equals(left, right)? == Answer::Known(true);
    done(Value::from(is_equal))
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let program = program_of(cx, args[0])?;
    let pattern = state(cx, args[0]).expect("checked").pattern;
    let flags = cx.new_size(program.flags as usize);
    let key = cx.new_tuple(&[pattern, flags]);
    match cx.hash_of(key)? {
        Answer::Known(hash) => done(cx.new_int(hash as i64)),
        Answer::Script => Err(cx.type_error("a pattern made from a subclass of str has no hash")),
    }
}

/// The arguments `string`, `pos` and `endpos` of a method, checked.
macro_rules! subject {
    ($cx:ident, $args:ident, $function:path) => {{
        let program = program_of($cx, $args[0])?;
        check_subject($cx, &program, $args[1])?;
        let start = argument!($cx, $args[2], Index, as_clamped, $function);
        let end = match $args[3].is_undef() {
            true => i64::MAX,
            false => argument!($cx, $args[3], Index, as_clamped, $function),
        };
        let (span, start, end) = span($cx, $args[1], start, end);
        (program, span, (start, end))
    }};
}

fn single(
    cx: &mut Cx,
    args: &[Value],
    (program, span, bounds): (Arc<Program>, Span, (usize, usize)),
    is_here: bool,
    is_full: bool,
) -> Result<Outcome, Raise> {
    let rules = Rules {
        is_full,
        is_nonempty: false,
        is_here,
    };
    let mut slots = None;
    walk(cx, &program, args[1], span, rules, |found| {
        slots = Some(Box::<[usize]>::from(found));
        Walk::Stop
    })?;
    match slots {
        None => done(Value::NONE),
        Some(slots) => done(new_match(cx, args[0], &program, args[1], &slots, bounds, None)),
    }
}

fn match_here(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let subject = subject!(cx, args, match_here);
    single(cx, args, subject, true, false)
}

fn full_match(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let subject = subject!(cx, args, full_match);
    single(cx, args, subject, true, true)
}

fn search(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let subject = subject!(cx, args, search);
    single(cx, args, subject, false, false)
}

pub(super) const ANYWHERE: Rules = Rules {
    is_full: false,
    is_nonempty: false,
    is_here: false,
};

fn find_all(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (program, span, _) = subject!(cx, args, find_all);
    let shown = match program.groups {
        0 => 0..1,
        groups => 1..groups as usize + 1,
    };
    let mut spans = Vec::new();
    walk(cx, &program, args[1], span, ANYWHERE, |slots| {
        spans.extend_from_slice(&slots[2 * shown.start..2 * shown.end]);
        Walk::GoOn
    })?;
    cx.check_memory(spans.len() * 16)?;
    let mut items = Vec::with_capacity(spans.len() / (2 * shown.len()));
    for found in spans.chunks(2 * shown.len()) {
        let texts: Vec<Value> = found
            .chunks(2)
            .map(|pair| found::part(cx, args[1], pair[0], pair[1]))
            .collect();
        items.push(match texts.as_slice() {
            [only] => *only,
            texts => cx.new_tuple(texts),
        });
    }
    done(cx.new_list(items))
}

fn find_iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (_, span, bounds) = subject!(cx, args, find_iter);
    done(new_finder(cx, args, span, bounds, FINDER_CLASS))
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("re", "_pickled", args)
}

fn scanner(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (_, span, bounds) = subject!(cx, args, scanner);
    done(new_finder(cx, args, span, bounds, SCANNER_CLASS))
}

fn new_finder(cx: &mut Cx, args: &[Value], span: Span, bounds: (usize, usize), class: &str) -> Value {
    let state = FinderState {
        pattern: args[0],
        subject: args[1],
        span,
        position: bounds.0,
        bounds,
        is_nonempty: false,
        is_done: false,
    };
    new_opaque(cx, class, state)
}

fn next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match advance(cx, args, false)? {
        Some(found) => done(found),
        None => Err(cx.raise_with(Builtin::StopIteration, &[])),
    }
}

fn scanner_match(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(advance(cx, args, true)?.unwrap_or(Value::NONE))
}

fn scanner_search(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(advance(cx, args, false)?.unwrap_or(Value::NONE))
}

fn scanner_pattern(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = args[0].as_gc::<Opaque>();
    match object.and_then(|object| cx.heap[object].state::<FinderState>()) {
        Some(finder) => done(finder.pattern),
        None => Err(cx.type_error("a scanner was expected")),
    }
}

/// The next match of an iterator or scanner, which goes on behind it; `None` at the end.
fn advance(cx: &mut Cx, args: &[Value], is_here: bool) -> Result<Option<Value>, Raise> {
    let object = args[0].as_gc::<Opaque>();
    let finder = object.and_then(|object| cx.heap[object].state::<FinderState>());
    let Some(finder) = finder else {
        return Err(cx.type_error("an iterator over matches was expected"));
    };
    let (pattern, subject, span, bounds) = (finder.pattern, finder.subject, finder.span, finder.bounds);
    let (position, is_nonempty, is_done) = (finder.position, finder.is_nonempty, finder.is_done);
    let object = object.expect("just looked at");
    let mut slots = None;
    let program = program_of(cx, pattern)?;
    if !is_done {
        let rules = Rules {
            is_nonempty,
            is_here,
            ..ANYWHERE
        };
        walk(cx, &program, subject, span, rules, |found| {
            slots = Some(Box::<[usize]>::from(found));
            Walk::Stop
        })?;
    }
    let Some(slots) = slots else {
        let finder: &mut FinderState = cx.heap[object].state_mut().expect("just looked at");
        finder.is_done = true;
        return Ok(None);
    };
    let known = (span.start, position);
    let found = new_match(cx, pattern, &program, subject, &slots, bounds, Some(known));
    let end = found::character(cx, found, slots[1]);
    let finder: &mut FinderState = cx.heap[object].state_mut().expect("just looked at");
    finder.span.start = slots[1];
    finder.position = end;
    finder.is_nonempty = slots[0] == slots[1];
    Ok(Some(found))
}

/// Whether a value is exactly a str, so that parts of it can be shared.
pub(super) fn as_string(value: Value) -> Option<Gc<Str>> {
    value.as_gc::<Str>()
}
