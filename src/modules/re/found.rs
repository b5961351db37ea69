//! `re.Match`: where a pattern matched, and what its groups caught.

use std::sync::Arc;

use crate::builtins::types::alias;
use crate::heap::{Gc, Tracer, Value};
use crate::modules::new_native_class;
use crate::modules::re::matcher::UNSET;
use crate::modules::re::pattern::{as_string, index_of, new_opaque, not_made};
use crate::modules::re::program::Program;
use crate::modules::re::scan::characters;
use crate::modules::re::template;
use crate::native::convert::{argument, special};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{GetSetRow, NativeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::types::Builtin;

/// The state of a match.
#[derive(Clone)]
struct MatchState {
    pattern: Value,
    program: Arc<Program>,
    subject: Value,
    /// Two byte positions for each group, the whole match first; [`UNSET`] where it took no part.
    spans: Box<[usize]>,
    /// The group closed last, 0 for none.
    last_group: usize,
    /// A byte position and the position in characters that it is.
    known: (usize, usize),
    /// `pos` and `endpos`.
    bounds: (usize, usize),
}

impl OpaqueState for MatchState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&[self.pattern, self.subject]);
    }

    fn external_bytes(&self) -> usize {
        size_of::<MatchState>() + self.spans.len() * 8
    }
}

const METHODS: &[NativeRow] = methods! {
    /// Matches are made by patterns.
    static "__new__(cls, /, *args, **kwargs)" => not_made,
    /// Return subgroup(s) of the match by indices or names.
    "group(self, /, *args)" => group,
    /// Return a tuple containing all the subgroups of the match, from 1.
    "groups(self, /, default=None)" => groups,
    /// Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.
    "groupdict(self, /, default=None)" => group_dict,
    /// Return index of the start of the substring matched by group.
    "start(self, group=0, /)" => start,
    /// Return index of the end of the substring matched by group.
    "end(self, group=0, /)" => end,
    /// For match object m, return the 2-tuple (m.start(group), m.end(group)).
    "span(self, group=0, /)" => span,
    /// Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.
    "expand(self, /, template)" => expand,
    /// self[key].
    "__getitem__(self, key, /)" => get_item,
    /// The match: it does not change.
    "__copy__(self, /)" => itself,
    /// The match: it does not change.
    "__deepcopy__(self, memo, /)" => itself,
    /// repr(self).
    "__repr__(self, /)" => repr,
    /// `re.Match[str]`.
    class "__class_getitem__(cls, item, /)" => alias::class_getitem,
};

const ATTRIBUTES: &[GetSetRow] = getsets! {
    /// The string passed to match() or search().
    "string" => string;
    /// The regular expression object.
    "re" => pattern;
    /// The index into the string at which the RE engine started looking for a match.
    "pos" => position;
    /// The index into the string beyond which the RE engine will not go.
    "endpos" => end_position;
    /// The integer index of the last matched capturing group.
    "lastindex" => last_index;
    /// The name of the last matched capturing group.
    "lastgroup" => last_group;
    /// The spans of all groups.
    "regs" => registers;
};

const CLASS: &str = "_re.Match";

pub(super) fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.";
    let class = new_native_class(cx, "re", "Match", doc, Builtin::Object, METHODS, ATTRIBUTES);
    cx.heap[class].flags.is_base = false;
    cx.register(CLASS, class.value());
    cx.set_name(namespace, "Match", class.value());
}

/// A match from the matcher's slots. `known` is a byte position before it whose position in characters is known.
pub(super) fn new_match(
    cx: &mut Cx,
    pattern: Value,
    program: &Arc<Program>,
    subject: Value,
    slots: &[usize],
    bounds: (usize, usize),
    known: Option<(usize, usize)>,
) -> Value {
    let (byte, before) = known.unwrap_or((0, 0));
    let known = (slots[0], before + characters(cx, subject, byte, slots[0]));
    let last = slots[program.last_group_slot()];
    let state = MatchState {
        pattern,
        program: Arc::clone(program),
        subject,
        spans: slots[..program.last_group_slot()].into(),
        last_group: if last == UNSET { 0 } else { last },
        known,
        bounds,
    };
    new_opaque(cx, CLASS, state)
}

fn state(cx: &Cx, value: Value) -> Option<&MatchState> {
    let object = value.as_gc::<Opaque>()?;
    cx.heap[object].state()
}

fn receiver(cx: &mut Cx, value: Value) -> Result<MatchState, Raise> {
    if let Some(state) = state(cx, value) {
        return Ok(state.clone());
    }
    let name = cx.type_name(value).to_owned();
    Err(cx.type_error(format!(
        "descriptor requires a 're.Match' object but received a '{name}'"
    )))
}

/// The position in characters of a byte position in a match's subject.
pub(super) fn character(cx: &Cx, found: Value, byte: usize) -> usize {
    state(cx, found).map_or(0, |found| found.character(cx, byte))
}

impl MatchState {
    fn character(&self, cx: &Cx, byte: usize) -> usize {
        let (known, position) = self.known;
        match byte >= known {
            true => position + characters(cx, self.subject, known, byte),
            false => position - characters(cx, self.subject, byte, known),
        }
    }

    fn bytes(&self, group: usize) -> (usize, usize) {
        match (self.spans[2 * group], self.spans[2 * group + 1]) {
            (start, end) if start != UNSET && end != UNSET => (start, end),
            _ => (UNSET, UNSET),
        }
    }

    /// A group's positions in characters; -1 twice when it took no part.
    fn span(&self, cx: &mut Cx, group: usize) -> (Value, Value) {
        match self.bytes(group) {
            (UNSET, _) => (Value::small_int(-1), Value::small_int(-1)),
            (start, end) => {
                let start = self.character(cx, start);
                let end = self.character(cx, end);
                (cx.new_size(start), cx.new_size(end))
            }
        }
    }

    fn text(&self, cx: &mut Cx, group: usize, default: Value) -> Value {
        match self.bytes(group) {
            (UNSET, _) => default,
            (start, end) => part(cx, self.subject, start, end),
        }
    }
}

/// A part of a subject: text of a str, bytes of anything else; empty for a group that took no part.
pub(super) fn part(cx: &mut Cx, subject: Value, start: usize, end: usize) -> Value {
    let range = if start == UNSET || end == UNSET || end < start {
        0..0
    } else {
        start..end
    };
    if let Some(string) = as_string(subject) {
        return cx.new_substring(string, range);
    }
    let bytes = cx.buffer(subject).unwrap_or_default();
    // A bytearray may have shrunk since.
    let end = range.end.min(bytes.len());
    let part = bytes[range.start.min(end)..end].to_vec();
    cx.new_bytes(&part)
}

/// The number of a group given by number or name. Raises IndexError when there is none.
fn group_number(cx: &mut Cx, found: &MatchState, key: Value) -> Result<Answer<usize>, Raise> {
    let number = if cx.as_str(key).is_some() || cx.as_bytes(key).is_some() {
        let name = cx.as_str(key).map(str::to_owned);
        let named = index_of(cx, found.pattern).and_then(|index| {
            let name = cx.intern(&name?);
            cx.get_name(index, name)?.as_inline_int()
        });
        named.unwrap_or(-1)
    } else {
        match is_index(cx, key) {
            false => -1,
            true => match cx.as_clamped(key)? {
                Answer::Known(number) => number,
                Answer::Script => return Ok(Answer::Script),
            },
        }
    };
    match usize::try_from(number) {
        Ok(number) if number <= found.program.groups as usize => Ok(Answer::Known(number)),
        _ => Err(cx.index_error("no such group")),
    }
}

/// [`group_number`] of an argument, asking the vm for `__index__` where needed.
macro_rules! group_argument {
    ($cx:ident, $found:expr, $args:ident[$position:expr], $function:path) => {
        match group_number($cx, $found, $args[$position])? {
            Answer::Known(number) => number,
            Answer::Script => {
                argument!($cx, $args[$position], Index, as_clamped, $function);
                unreachable!("what needs script code is asked for")
            }
        }
    };
}

/// Whether a value is an int or has an `__index__`.
fn is_index(cx: &Cx, value: Value) -> bool {
    cx.int_ref(value).is_some() || special(cx, value, cx.names.index).is_some()
}

fn group(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let mut texts = Vec::new();
    for position in 1..args.len() {
        let number = group_argument!(cx, &found, args[position], group);
        texts.push(found.text(cx, number, Value::NONE));
    }
    done(match texts.as_slice() {
        [] => found.text(cx, 0, Value::NONE),
        [only] => *only,
        texts => cx.new_tuple(texts),
    })
}

fn get_item(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let number = group_argument!(cx, &found, args[1], get_item);
    done(found.text(cx, number, Value::NONE))
}

fn groups(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let mut texts = Vec::new();
    for number in 1..=found.program.groups as usize {
        texts.push(found.text(cx, number, args[1]));
    }
    done(cx.new_tuple(&texts))
}

fn group_dict(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let dict = cx.new_dict();
    for (name, number) in &found.program.names {
        let text = found.text(cx, *number as usize, args[1]);
        cx.set_name(dict, name, text);
    }
    done(dict.value())
}

fn start(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let number = group_argument!(cx, &found, args[1], start);
    done(found.span(cx, number).0)
}

fn end(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let number = group_argument!(cx, &found, args[1], end);
    done(found.span(cx, number).1)
}

fn span(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let number = group_argument!(cx, &found, args[1], span);
    let (start, end) = found.span(cx, number);
    done(cx.new_tuple(&[start, end]))
}

fn registers(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let mut spans = Vec::new();
    for number in 0..=found.program.groups as usize {
        let (start, end) = found.span(cx, number);
        spans.push(cx.new_tuple(&[start, end]));
    }
    done(cx.new_tuple(&spans))
}

fn expand(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let Some(parsed) = template::of(cx, args[1], &found.program)? else {
        let name = cx.type_name(args[1]).to_owned();
        return Err(cx.type_error(format!("decoding to str: need a bytes-like object, {name} found")));
    };
    match parsed {
        Ok(parts) => {
            let mut filled = template::Filled::new(found.program.is_bytes);
            filled.fill(cx, &parts, found.subject, &found.spans);
            done(filled.finish(cx))
        }
        Err(problem) => template::refuse(cx, problem, args[1]),
    }
}

fn itself(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    const MOST_SHOWN: usize = 50;
    let found = receiver(cx, args[0])?;
    let (start, end) = (found.spans[0], found.spans[1]);
    let (start, end) = (found.character(cx, start), found.character(cx, end));
    let text = found.text(cx, 0, Value::NONE);
    let Answer::Known(shown) = cx.repr_of(text)? else {
        return Err(cx.type_error("a match is text or bytes"));
    };
    let shown: String = shown.chars().take(MOST_SHOWN).collect();
    done(cx.new_str(&format!(
        "<re.Match object; span=({start}, {end}), match={shown}>"
    )))
}

fn string(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(receiver(cx, args[0])?.subject)
}

fn pattern(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(receiver(cx, args[0])?.pattern)
}

fn position(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    done(cx.new_size(found.bounds.0))
}

fn end_position(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    done(cx.new_size(found.bounds.1))
}

fn last_index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match receiver(cx, args[0])?.last_group {
        0 => done(Value::NONE),
        number => done(cx.new_size(number)),
    }
}

fn last_group(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = receiver(cx, args[0])?;
    let names = &found.program.names;
    match names
        .iter()
        .find(|(_, number)| *number as usize == found.last_group)
    {
        Some((name, _)) => done(cx.new_str(name)),
        None => done(Value::NONE),
    }
}
