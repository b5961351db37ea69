//! JSON text to values. The containers being read are on a stack of our own, which is saved in a tuple while
//! a hook runs. Positions are bytes here and characters outside.

use hashbrown::HashMap;

use super::text::{Wrong, scan_string, skip_blanks};
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::kernel::integer_text;
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// A container being read.
#[derive(Clone, Copy)]
enum Level {
    Array {
        items: Value,
    },
    Object {
        /// The dict, or the list of pairs that a hook wants.
        members: Value,
        /// The name of the member whose value is being read.
        name: Value,
    },
}

/// What comes next.
enum Next {
    /// A value.
    Value,
    /// What goes behind this value of the innermost container, or the end.
    Behind(Value),
}

struct Decoder {
    text: Gc<Str>,
    settings: Value,
    is_strict: bool,
    parse_float: Value,
    parse_int: Value,
    parse_constant: Value,
    object_hook: Value,
    pairs_hook: Value,
    error: Value,
    at: usize,
    levels: Vec<Level>,
    /// The names of members so far: objects with the same names share them.
    names: HashMap<Box<str>, Value>,
    scratch: String,
}

/// A text argument.
fn text_argument(cx: &mut Cx, value: Value) -> Result<Gc<Str>, Raise> {
    match value.as_gc::<Str>() {
        Some(text) => Ok(text),
        None => {
            let kind = cx.type_name(value);
            let message = format!("first argument must be a string, not {kind}");
            Err(cx.type_error(message))
        }
    }
}

/// The byte at which the character with this index begins; the end for an index beyond it.
fn byte_index(cx: &Cx, text: Gc<Str>, index: Value) -> usize {
    let index = index
        .as_inline_int()
        .map_or(usize::MAX, |index| index.max(0) as usize);
    let content = cx.heap.text(text);
    if cx.heap[text].is_ascii() {
        return index.min(content.len());
    }
    content
        .char_indices()
        .nth(index)
        .map_or(content.len(), |(byte, _)| byte)
}

/// The index of the character that begins at a byte.
fn character_index(cx: &Cx, text: Gc<Str>, byte: usize) -> Value {
    if byte == usize::MAX {
        return Value::small_int(-1);
    }
    let is_ascii = cx.heap[text].is_ascii();
    let index = if is_ascii {
        byte
    } else {
        cx.heap.text(text)[..byte].chars().count()
    };
    Value::small_int(index as i64)
}

/// Raises the class of errors for something that is wrong with the text.
fn refuse(cx: &mut Cx, error: Value, text: Gc<Str>, wrong: Wrong) -> Result<Outcome, Raise> {
    let message = cx.new_str(wrong.message);
    let position = character_index(cx, text, wrong.at);
    cx.call(error, &[message, text.value(), position], &REFUSED, 0, &[])
}

static REFUSED: Then = Then {
    name: "json.refused",
    resume: |cx, _, resumed| Err(cx.raise_value(resumed.value())),
    catches: false,
};

pub(super) fn skip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = text_argument(cx, args[0])?;
    let from = byte_index(cx, text, args[1]);
    let end = skip_blanks(cx.heap.text(text).as_bytes(), from);
    done(character_index(cx, text, end))
}

pub(super) fn scanstring(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.int_ref(args[1]).is_some_and(|end| end.to_i64().is_none()) {
        return Err(cx.overflow_error("Python int too large to convert to C ssize_t"));
    }
    let text = text_argument(cx, args[0])?;
    let length = i64::from(cx.heap[text].chars);
    let begin = args[1].as_inline_int().unwrap_or(-1);
    if begin < 0 || begin > length {
        return Err(cx.value_error("end is out of bounds"));
    }
    let start = byte_index(cx, text, args[1]);
    let mut out = String::new();
    match scan_string(&mut out, cx.heap.text(text), start, args[2].is(Value::TRUE)) {
        Ok(end) => {
            let value = cx.new_str(&out);
            let end = character_index(cx, text, end);
            done(cx.new_tuple(&[value, end]))
        }
        Err(wrong) => refuse(cx, args[3], text, wrong),
    }
}

pub(super) fn decode(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = text_argument(cx, args[0])?;
    let at = byte_index(cx, text, args[1]);
    let decoder = Decoder::new(cx, text, args[2], at)?;
    decoder.run(cx, Next::Value)
}

/// A hook has made a value.
static HOOKED: Then = Then {
    name: "json.decode",
    resume: |cx: &mut Cx, kept: Kept<'_>, resumed: Resumed| {
        let text = text_argument(cx, kept.values[0])?;
        let at = kept.values[2].as_inline_int().expect("a position was kept") as usize;
        let mut decoder = Decoder::new(cx, text, kept.values[1], at)?;
        decoder.restore(cx, kept.values[3]);
        decoder.run(cx, Next::Behind(resumed.value()))
    },
    catches: false,
};

impl Decoder {
    fn new(cx: &mut Cx, text: Gc<Str>, settings: Value, at: usize) -> Result<Decoder, Raise> {
        let values = cx.as_tuple(settings).unwrap_or_default();
        let &[
            is_strict,
            parse_float,
            parse_int,
            parse_constant,
            object_hook,
            pairs_hook,
            error,
        ] = values
        else {
            return Err(cx.type_error("the settings of a decoder are a tuple"));
        };
        Ok(Decoder {
            text,
            settings,
            is_strict: is_strict.is(Value::TRUE),
            parse_float,
            parse_int,
            parse_constant,
            object_hook,
            pairs_hook,
            error,
            at,
            levels: Vec::new(),
            names: HashMap::new(),
            scratch: String::new(),
        })
    }

    /// Reads until the outermost value is complete or a hook must be called.
    fn run(mut self, cx: &mut Cx, mut next: Next) -> Result<Outcome, Raise> {
        let begin = self.at;
        loop {
            let read = match next {
                Next::Value => self.value(cx)?,
                Next::Behind(value) if self.levels.is_empty() => {
                    cx.charge_fuel((self.at - begin) / 16);
                    let end = character_index(cx, self.text, self.at);
                    return done(cx.new_tuple(&[value, end]));
                }
                Next::Behind(value) => self.behind(cx, value)?,
            };
            next = match read {
                Read::Go(next) => next,
                Read::Ask(outcome) => return Ok(outcome),
                Read::Wrong(message, at) => {
                    return refuse(cx, self.error, self.text, Wrong { message, at });
                }
            };
        }
    }

    fn bytes<'a>(&self, cx: &'a Cx) -> &'a [u8] {
        cx.heap.text(self.text).as_bytes()
    }

    /// The byte here, blanks skipped; 0 at the end.
    fn peek(&mut self, cx: &Cx) -> u8 {
        let bytes = self.bytes(cx);
        if bytes.get(self.at).is_some_and(|byte| *byte <= b' ') {
            self.at = skip_blanks(bytes, self.at);
        }
        bytes.get(self.at).copied().unwrap_or(0)
    }

    /// Reads a value that is no container, or the beginning of one. Blanks have been skipped.
    fn value(&mut self, cx: &mut Cx) -> Result<Read, Raise> {
        let bytes = self.bytes(cx);
        let rest = &bytes[self.at..];
        let constants: [(&[u8], Value); 3] = [
            (b"null", Value::NONE),
            (b"true", Value::TRUE),
            (b"false", Value::FALSE),
        ];
        match rest.first() {
            Some(b'"') => Ok(match self.string(cx, false)? {
                Ok(value) => Read::Go(Next::Behind(value)),
                Err(wrong) => Read::Wrong(wrong.message, wrong.at),
            }),
            Some(b'[') => {
                self.at += 1;
                if self.peek(cx) == b']' {
                    self.at += 1;
                    return Ok(Read::Go(Next::Behind(cx.new_list(Vec::new()))));
                }
                let items = cx.new_list(Vec::new());
                self.enter(cx, Level::Array { items })
            }
            Some(b'{') => {
                self.at += 1;
                let members = if self.pairs_hook.is_none() {
                    cx.new_dict().value()
                } else {
                    cx.new_list(Vec::new())
                };
                if self.peek(cx) == b'}' {
                    self.at += 1;
                    return self.finish_object(cx, members);
                }
                let name = Value::NONE;
                let entered = self.enter(cx, Level::Object { members, name })?;
                self.name(cx)?.map_or(Ok(entered), Ok)
            }
            Some(b'n' | b't' | b'f') => {
                for (text, value) in constants {
                    if rest.starts_with(text) {
                        self.at += text.len();
                        return Ok(Read::Go(Next::Behind(value)));
                    }
                }
                Ok(Read::Wrong("Expecting value", self.at))
            }
            Some(b'N' | b'I' | b'-' | b'0'..=b'9') => self.number(cx),
            _ => Ok(Read::Wrong("Expecting value", self.at)),
        }
    }

    fn enter(&mut self, cx: &mut Cx, level: Level) -> Result<Read, Raise> {
        if self.levels.len() >= cx.recursion_limit as usize {
            let kind = if matches!(level, Level::Array { .. }) {
                "array"
            } else {
                "object"
            };
            let message = format!(
                "maximum recursion depth exceeded while decoding a JSON {kind} from a unicode string"
            );
            return Err(cx.raise(Builtin::RecursionError, message));
        }
        self.levels.push(level);
        Ok(Read::Go(Next::Value))
    }

    /// Reads the name of a member and its colon, up to its value; what is wrong with it.
    fn name(&mut self, cx: &mut Cx) -> Result<Option<Read>, Raise> {
        if self.peek(cx) != b'"' {
            let message = "Expecting property name enclosed in double quotes";
            return Ok(Some(Read::Wrong(message, self.at)));
        }
        let key = match self.string(cx, true)? {
            Ok(key) => key,
            Err(wrong) => return Ok(Some(Read::Wrong(wrong.message, wrong.at))),
        };
        if self.peek(cx) != b':' {
            return Ok(Some(Read::Wrong("Expecting ':' delimiter", self.at)));
        }
        self.at += 1;
        self.peek(cx);
        if let Some(Level::Object { name, .. }) = self.levels.last_mut() {
            *name = key;
        }
        Ok(None)
    }

    /// Takes a value into the innermost container and reads what is behind it.
    fn behind(&mut self, cx: &mut Cx, value: Value) -> Result<Read, Raise> {
        match *self.levels.last().expect("there is a container") {
            Level::Array { items } => {
                cx.list_push(items, value);
                match self.peek(cx) {
                    b']' => {
                        self.at += 1;
                        self.levels.pop();
                        Ok(Read::Go(Next::Behind(items)))
                    }
                    b',' => {
                        let comma = self.at;
                        self.at += 1;
                        if self.peek(cx) == b']' {
                            return Ok(Read::Wrong("Illegal trailing comma before end of array", comma));
                        }
                        Ok(Read::Go(Next::Value))
                    }
                    _ => Ok(Read::Wrong("Expecting ',' delimiter", self.at)),
                }
            }
            Level::Object { members, name } => {
                match members.as_gc::<Dict>() {
                    Some(dict) => {
                        if cx.dict_set(dict, name, value)? == Answer::Script {
                            unreachable!("names are plain strings");
                        }
                    }
                    None => {
                        let pair = cx.new_tuple(&[name, value]);
                        cx.list_push(members, pair);
                    }
                }
                match self.peek(cx) {
                    b'}' => {
                        self.at += 1;
                        self.levels.pop();
                        self.finish_object(cx, members)
                    }
                    b',' => {
                        let comma = self.at;
                        self.at += 1;
                        if self.peek(cx) == b'}' {
                            return Ok(Read::Wrong("Illegal trailing comma before end of object", comma));
                        }
                        Ok(self.name(cx)?.unwrap_or(Read::Go(Next::Value)))
                    }
                    _ => Ok(Read::Wrong("Expecting ',' delimiter", self.at)),
                }
            }
        }
    }

    /// An object is complete: its hook makes the value, if there is one.
    fn finish_object(&mut self, cx: &mut Cx, members: Value) -> Result<Read, Raise> {
        let hook = if self.pairs_hook.is_none() {
            self.object_hook
        } else {
            self.pairs_hook
        };
        if hook.is_none() {
            return Ok(Read::Go(Next::Behind(members)));
        }
        self.ask(cx, hook, members)
    }

    fn ask(&mut self, cx: &mut Cx, hook: Value, argument: Value) -> Result<Read, Raise> {
        let levels = self.saved(cx);
        let at = Value::small_int(self.at as i64);
        let kept = [self.text.value(), self.settings, at, levels];
        cx.call(hook, &[argument], &HOOKED, 0, &kept).map(Read::Ask)
    }

    /// Reads the string whose quote is here.
    fn string(&mut self, cx: &mut Cx, is_name: bool) -> Result<Result<Value, Wrong>, Raise> {
        self.scratch.clear();
        let text = cx.heap.text(self.text);
        match scan_string(&mut self.scratch, text, self.at + 1, self.is_strict) {
            Ok(end) => self.at = end,
            Err(wrong) => return Ok(Err(wrong)),
        }
        if !is_name {
            return Ok(Ok(cx.new_str(&self.scratch)));
        }
        if let Some(known) = self.names.get(&*self.scratch) {
            return Ok(Ok(*known));
        }
        let name = cx.new_str(&self.scratch);
        self.names.insert(self.scratch.as_str().into(), name);
        Ok(Ok(name))
    }

    fn number(&mut self, cx: &mut Cx) -> Result<Read, Raise> {
        let bytes = self.bytes(cx);
        let begin = self.at;
        for (text, value) in [
            ("NaN", f64::NAN),
            ("Infinity", f64::INFINITY),
            ("-Infinity", f64::NEG_INFINITY),
        ] {
            if bytes[begin..].starts_with(text.as_bytes()) {
                self.at += text.len();
                if self.parse_constant.is_none() {
                    return Ok(Read::Go(Next::Behind(Value::from_float(value))));
                }
                let text = cx.new_str(text);
                return self.ask(cx, self.parse_constant, text);
            }
        }
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let behind_digits = |mut at: usize| {
            while digit(at) {
                at += 1;
            }
            at
        };
        let first = begin + usize::from(bytes[begin] == b'-');
        if !digit(first) {
            return Ok(Read::Wrong("Expecting value", begin));
        }
        let mut end = if bytes[first] == b'0' {
            first + 1
        } else {
            behind_digits(first)
        };
        let whole = end;
        if bytes.get(end) == Some(&b'.') && digit(end + 1) {
            end = behind_digits(end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            if digit(end + 1 + sign) {
                end = behind_digits(end + 1 + sign);
            }
        }
        self.at = end;
        let is_float = end > whole;
        let hook = if is_float {
            self.parse_float
        } else {
            self.parse_int
        };
        let text = &cx.heap.text(self.text)[begin..end];
        if !hook.is_none() {
            let text = text.to_owned();
            let text = cx.new_str(&text);
            return self.ask(cx, hook, text);
        }
        let value = if is_float {
            Value::from_float(text.parse().expect("the digits of a float"))
        } else if text.len() < 15 {
            Value::small_int(text.parse().expect("few digits"))
        } else {
            let parsed = integer_text::parse(text, 10, cx.int_max_str_digits);
            let parsed = cx.kernel(parsed)?;
            cx.new_integer(parsed)
        };
        Ok(Read::Go(Next::Behind(value)))
    }

    /// The levels as a tuple: container and name of each; an array has itself as its name.
    fn saved(&self, cx: &mut Cx) -> Value {
        let values: Vec<Value> = self
            .levels
            .iter()
            .flat_map(|level| match *level {
                Level::Array { items } => [items, items],
                Level::Object { members, name } => [members, name],
            })
            .collect();
        cx.new_tuple(&values)
    }

    fn restore(&mut self, cx: &Cx, levels: Value) {
        for pair in cx.as_tuple(levels).unwrap_or_default().chunks_exact(2) {
            self.levels.push(if pair[0].is(pair[1]) {
                Level::Array { items: pair[0] }
            } else {
                Level::Object {
                    members: pair[0],
                    name: pair[1],
                }
            });
        }
    }
}

/// What reading came to.
enum Read {
    Go(Next),
    /// A hook is to be called.
    Ask(Outcome),
    /// The text is wrong at this byte.
    Wrong(&'static str, usize),
}
