//! Values to JSON text. The containers being written are on a stack of our own, which is saved in a list
//! while script code runs.

use super::text::push_quoted;
use crate::builtins::sorting;
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::kernel::{self, float_text, integer::IntRef, integer_text};
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::{List, Tuple};
use crate::objects::types::Builtin;

/// How much text is written between two looks at the memory limit.
const BETWEEN_CHECKS: usize = 1 << 16;

/// Values that one level takes in a saved stack.
const LEVEL_VALUES: usize = 5;

/// What is being written at one depth.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The items of a list or tuple.
    Items,
    /// The entries of a dict, by position.
    Entries,
    /// A dict's items as a list of pairs.
    Pairs,
    /// What `default` gave for a value.
    Instead,
}

impl Kind {
    const ALL: [Kind; 4] = [Kind::Items, Kind::Entries, Kind::Pairs, Kind::Instead];
}

#[derive(Clone, Copy)]
struct Level {
    kind: Kind,
    /// The list, dict or other value.
    container: Value,
    /// Where its items are; None while script code is asked for them.
    items: Value,
    /// The position of the next item.
    position: usize,
    /// The key whose value is being written; Undef before the first.
    key: Value,
}

struct Encoder {
    settings: Value,
    default: Value,
    items_function: Value,
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    skips_keys: bool,
    ensures_ascii: bool,
    checks_circles: bool,
    allows_nan: bool,
    sorts_keys: bool,
    levels: Vec<Level>,
    /// What was written before the last call of script code, a list of strings, or None.
    written: Value,
    out: String,
    next_check: usize,
}

pub(super) fn quote(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(text) = cx.as_str(args[0]) else {
        return Err(cx.type_error("a string is required"));
    };
    let mut out = String::with_capacity(text.len() + 2);
    push_quoted(&mut out, text, args[1].is(Value::TRUE));
    cx.check_memory(out.len())?;
    done(cx.new_str(&out))
}

pub(super) fn encode(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut encoder = Encoder::new(cx, args[1])?;
    match encoder.value(cx, args[0]) {
        Ok(None) => encoder.run(cx),
        Ok(Some(outcome)) => Ok(outcome),
        Err(raise) => Err(encoder.add_notes(cx, raise)),
    }
}

/// Script code has answered what the innermost level waits for.
static ANSWERED: Then = Then {
    name: "json.encode",
    resume: answered,
    catches: true,
};

fn answered(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let mut encoder = Encoder::new(cx, kept.values[0])?;
    encoder.written = kept.values[1];
    encoder.restore(cx, kept.values[2]);
    let value = match resumed {
        Resumed::Value(value) => value,
        Resumed::Raised(exception) => {
            encoder.levels.pop();
            let raise = cx.raise_value(exception);
            return Err(encoder.add_notes(cx, raise));
        }
    };
    let level = encoder.levels.last_mut().expect("a level waits");
    if level.kind != Kind::Instead {
        level.items = value;
        if cx.as_list(value).is_some_and(<[Value]>::is_empty) {
            let kind = level.kind;
            encoder.levels.pop();
            encoder
                .out
                .push_str(if kind == Kind::Items { "[]" } else { "{}" });
        } else {
            encoder
                .out
                .push(if level.kind == Kind::Items { '[' } else { '{' });
        }
        return encoder.run(cx);
    }
    level.position = 1;
    match encoder.value(cx, value) {
        Ok(None) => encoder.run(cx),
        Ok(Some(outcome)) => Ok(outcome),
        Err(raise) => Err(encoder.add_notes(cx, raise)),
    }
}

impl Encoder {
    fn new(cx: &mut Cx, settings: Value) -> Result<Encoder, Raise> {
        let values = cx.as_tuple(settings).unwrap_or_default().to_vec();
        let [
            default,
            items_function,
            indent,
            item_separator,
            key_separator,
            flags @ ..,
        ] = values.as_slice()
        else {
            return Err(cx.type_error("the settings of an encoder are a tuple"));
        };
        let text = |cx: &mut Cx, value: Value, number: u32| match cx.as_str(value) {
            Some(text) => Ok(text.to_owned()),
            None => {
                let kind = cx.type_name(value);
                let message = format!("make_encoder() argument {number} must be str, not {kind}");
                Err(cx.type_error(message))
            }
        };
        let flag = |index: usize| flags.get(index).is_some_and(|flag| flag.is(Value::TRUE));
        Ok(Encoder {
            settings,
            default: *default,
            items_function: *items_function,
            key_separator: text(cx, *key_separator, 5)?,
            item_separator: text(cx, *item_separator, 6)?,
            indent: cx.as_str(*indent).map(str::to_owned),
            skips_keys: flag(0),
            ensures_ascii: flag(1),
            checks_circles: flag(2),
            allows_nan: flag(3),
            sorts_keys: flag(4),
            levels: Vec::new(),
            written: Value::NONE,
            out: String::new(),
            next_check: BETWEEN_CHECKS,
        })
    }

    /// Writes until all levels are done or script code must be asked.
    fn run(self, cx: &mut Cx) -> Result<Outcome, Raise> {
        // What was written so far is in the request when script code is asked, and lost otherwise.
        cx.redoable(|cx| self.write_all(cx))
    }

    fn write_all(mut self, cx: &mut Cx) -> Result<Outcome, Raise> {
        while !self.levels.is_empty() {
            if cx.step_of_work() {
                return Err(cx.given_up());
            }
            match self.step(cx) {
                Ok(None) => {}
                Ok(Some(outcome)) => return Ok(outcome),
                Err(raise) => return Err(self.add_notes(cx, raise)),
            }
        }
        cx.check_memory(self.out.len())?;
        let last = cx.new_str(&self.out);
        if self.written.is_none() {
            return done(last);
        }
        let mut whole = String::new();
        for part in cx.as_list(self.written).unwrap_or_default() {
            whole.push_str(cx.as_str(*part).unwrap_or_default());
        }
        whole.push_str(&self.out);
        cx.check_memory(whole.len())?;
        done(cx.new_str(&whole))
    }

    /// Writes the next item of the innermost level.
    fn step(&mut self, cx: &mut Cx) -> Result<Option<Outcome>, Raise> {
        if self.out.len() >= self.next_check {
            cx.check_memory(self.out.len())?;
            self.next_check = self.out.len() + BETWEEN_CHECKS;
        }
        let level = self.levels.last_mut().expect("there are levels left");
        let position = level.position;
        level.position += 1;
        match level.kind {
            Kind::Instead => {
                self.levels.pop();
                Ok(None)
            }
            Kind::Items => {
                let items = cx.items_of_sequence(level.items).unwrap_or_default();
                let Some(item) = items.get(position).copied() else {
                    self.close(']');
                    return Ok(None);
                };
                self.separate(cx, position == 0)?;
                self.value(cx, item)
            }
            Kind::Entries => {
                let dict = level.items.as_gc::<Dict>().expect("entries are a dict's");
                if position >= cx.heap[dict].positions() {
                    self.close('}');
                    return Ok(None);
                }
                match cx.heap[dict].entry(position).copied() {
                    Some(entry) => self.member(cx, entry.key, entry.value),
                    None => Ok(None),
                }
            }
            Kind::Pairs => {
                let pairs = cx.as_list(level.items).unwrap_or_default();
                let Some(pair) = pairs.get(position).copied() else {
                    self.close('}');
                    return Ok(None);
                };
                match cx.as_tuple(pair) {
                    Some(&[key, value]) => self.member(cx, key, value),
                    _ => {
                        self.levels.pop();
                        Err(cx.value_error("items must return 2-tuples"))
                    }
                }
            }
        }
    }

    /// Writes a member of an object: `"key": value`.
    fn member(&mut self, cx: &mut Cx, key: Value, value: Value) -> Result<Option<Outcome>, Raise> {
        let text = if cx.as_str(key).is_some() {
            None
        } else {
            match self.simple_key(cx, key) {
                Ok(Some(text)) => Some(text),
                Ok(None) if self.skips_keys => return Ok(None),
                Ok(None) => {
                    self.levels.pop();
                    let kind = cx.type_name(key);
                    let message = format!("keys must be str, int, float, bool or None, not {kind}");
                    return Err(cx.type_error(message));
                }
                Err(raise) => {
                    self.levels.pop();
                    return Err(raise);
                }
            }
        };
        let level = self.levels.last_mut().expect("a member is inside an object");
        let is_first = level.key.is_undef();
        level.key = key;
        self.separate(cx, is_first)?;
        match text {
            Some(text) => {
                self.out.push('"');
                self.out.push_str(&text);
                self.out.push('"');
            }
            None => push_quoted(
                &mut self.out,
                cx.as_str(key).unwrap_or_default(),
                self.ensures_ascii,
            ),
        }
        self.out.push_str(&self.key_separator);
        self.value(cx, value)
    }

    /// The text of a key that is no string; `None` when it cannot be one.
    fn simple_key(&mut self, cx: &mut Cx, key: Value) -> Result<Option<String>, Raise> {
        let before = self.out.len();
        Ok(if self.simple(cx, key)? {
            Some(self.out.split_off(before))
        } else {
            None
        })
    }

    /// Writes what goes between two items, or before the first.
    fn separate(&mut self, cx: &mut Cx, is_first: bool) -> Result<(), Raise> {
        if !is_first {
            self.out.push_str(&self.item_separator);
        }
        if let Some(indent) = &self.indent {
            let depth = self.depth();
            cx.check_memory(self.out.len().saturating_add(indent.len().saturating_mul(depth)))?;
            self.new_line(depth);
        }
        Ok(())
    }

    fn new_line(&mut self, depth: usize) {
        if let Some(indent) = &self.indent {
            self.out.push('\n');
            for _ in 0..depth {
                self.out.push_str(indent);
            }
        }
    }

    /// How many containers are open.
    fn depth(&self) -> usize {
        self.levels
            .iter()
            .filter(|level| level.kind != Kind::Instead)
            .count()
    }

    fn close(&mut self, bracket: char) {
        let level = self.levels.pop().expect("a container is open");
        // All members may have been skipped: CPython then writes no line break.
        if level.kind == Kind::Items || !level.key.is_undef() {
            self.new_line(self.depth());
        }
        self.out.push(bracket);
    }

    /// Writes a value, or the beginning of a container, whose level is pushed.
    fn value(&mut self, cx: &mut Cx, value: Value) -> Result<Option<Outcome>, Raise> {
        if let Some(text) = cx.as_str(value) {
            push_quoted(&mut self.out, text, self.ensures_ascii);
            return Ok(None);
        }
        if self.simple(cx, value)? {
            return Ok(None);
        }
        let level = |kind, items| Level {
            kind,
            container: value,
            items,
            position: 0,
            key: Value::UNDEF,
        };
        if value.is_kind::<List>() || value.is_kind::<Tuple>() {
            if cx.overrides(value).has_iter {
                self.enter(cx, level(Kind::Items, Value::NONE))?;
                return self.ask_for_items(cx, value).map(Some);
            }
            if cx.items_of_sequence(value).is_none_or(<[Value]>::is_empty) {
                self.out.push_str("[]");
                return Ok(None);
            }
            self.enter(cx, level(Kind::Items, value))?;
            self.out.push('[');
            return Ok(None);
        }
        if let Some(dict) = value.as_gc::<Dict>() {
            if cx.heap[dict].len() == 0 {
                self.out.push_str("{}");
                return Ok(None);
            }
            if !self.has_own_items(cx, value) {
                self.enter(cx, level(Kind::Pairs, Value::NONE))?;
                return self.ask_for_items(cx, value).map(Some);
            }
            if !self.sorts_keys {
                self.enter(cx, level(Kind::Entries, value))?;
                self.out.push('{');
                return Ok(None);
            }
            self.enter(cx, level(Kind::Pairs, Value::NONE))?;
            return match sorted_pairs(cx, dict) {
                Ok(Some(pairs)) => {
                    self.levels.last_mut().expect("it was just pushed").items = pairs;
                    self.out.push('{');
                    Ok(None)
                }
                Ok(None) => self.ask_for_items(cx, value).map(Some),
                Err(raise) => {
                    self.levels.pop();
                    Err(raise)
                }
            };
        }
        self.enter(cx, level(Kind::Instead, Value::NONE))?;
        let kept = self.save(cx);
        cx.call(self.default, &[value], &ANSWERED, 0, &kept).map(Some)
    }

    /// Whether the items of a dict are those of its entries.
    fn has_own_items(&self, cx: &mut Cx, value: Value) -> bool {
        if cx.is_exact(value, Builtin::Dict) {
            return true;
        }
        let name = cx.intern("items");
        let dict = cx.types.get(Builtin::Dict);
        let own = cx.lookup(dict, name);
        cx.dunder(value, name) == own
    }

    /// Calls the function that lists the items of a container, sorted if they are to be.
    fn ask_for_items(&mut self, cx: &mut Cx, container: Value) -> Result<Outcome, Raise> {
        let kept = self.save(cx);
        let sorts = Value::from_bool(self.sorts_keys);
        cx.call(self.items_function, &[container, sorts], &ANSWERED, 0, &kept)
    }

    /// Pushes a level, unless its container is being written already.
    fn enter(&mut self, cx: &mut Cx, level: Level) -> Result<(), Raise> {
        let is_open = |outer: &Level| outer.container.is(level.container);
        if self.checks_circles && self.levels.iter().any(is_open) {
            return Err(cx.value_error("Circular reference detected"));
        }
        if self.levels.len() >= cx.recursion_limit as usize {
            let message = "maximum recursion depth exceeded while encoding a JSON object";
            return Err(cx.raise(Builtin::RecursionError, message));
        }
        self.levels.push(level);
        Ok(())
    }

    /// Writes None, a bool or a number; false for anything else.
    fn simple(&mut self, cx: &mut Cx, value: Value) -> Result<bool, Raise> {
        if let Some(int) = value.as_inline_int() {
            integer_text::push_decimal(&mut self.out, int);
            return Ok(true);
        }
        if value.is_none() || value.is_bool() {
            self.out.push_str(match value {
                value if value.is_none() => "null",
                value if value.is(Value::TRUE) => "true",
                _ => "false",
            });
            return Ok(true);
        }
        if let Some(float) = cx.as_f64(value) {
            if float.is_finite() {
                float_text::push_repr(&mut self.out, float);
                return Ok(true);
            }
            if !self.allows_nan {
                let shown = float_text::repr(float);
                let message = format!("Out of range float values are not JSON compliant: {shown}");
                return Err(cx.value_error(message));
            }
            self.out.push_str(match float {
                float if float.is_nan() => "NaN",
                float if float > 0.0 => "Infinity",
                _ => "-Infinity",
            });
            return Ok(true);
        }
        if let Some(int) = cx.int_ref(value) {
            if let IntRef::Small(small) = int {
                integer_text::push_decimal(&mut self.out, small);
                return Ok(true);
            }
            let text = integer_text::to_decimal_unless(int, cx.int_max_str_digits, &|work| cx.work(work));
            self.out.push_str(&cx.kernel(text)?);
            return Ok(true);
        }
        Ok(false)
    }

    /// Notes on an exception where it happened, from the inside out.
    fn add_notes(&self, cx: &mut Cx, raise: Raise) -> Raise {
        let exception = cx.take_raised(raise);
        for level in self.levels.iter().rev() {
            let kind = cx.type_name(level.container).to_owned();
            let note = match level.kind {
                Kind::Items => format!(
                    "when serializing {kind} item {}",
                    level.position.saturating_sub(1)
                ),
                Kind::Instead => format!("when serializing {kind} object"),
                Kind::Entries | Kind::Pairs => {
                    // A key of a class with its own `__repr__` is shown as the plain value it stands for.
                    let shown = match (cx.repr_of(level.key), cx.as_str(level.key)) {
                        (Ok(Answer::Known(shown)), _) => shown,
                        (_, Some(text)) => kernel::quote::repr(text),
                        _ => cx.as_f64(level.key).map_or_else(String::new, float_text::repr),
                    };
                    format!("when serializing {kind} item {shown}")
                }
            };
            let note = cx.new_str(&note);
            cx.add_note(exception, note);
        }
        cx.raise_value(exception)
    }

    /// What is kept while script code runs.
    fn save(&mut self, cx: &mut Cx) -> [Value; 3] {
        if !self.out.is_empty() {
            let part = cx.new_str(&self.out);
            self.out.clear();
            if self.written.is_none() {
                self.written = cx.new_list(Vec::new());
            }
            cx.list_push(self.written, part);
        }
        let mut values = Vec::with_capacity(self.levels.len() * LEVEL_VALUES);
        for level in &self.levels {
            values.push(Value::small_int(level.kind as i64));
            values.push(level.container);
            values.push(level.items);
            values.push(Value::small_int(level.position as i64));
            values.push(if level.key.is_undef() {
                Value::NOT_IMPLEMENTED
            } else {
                level.key
            });
        }
        let levels = cx.new_tuple(&values);
        [self.settings, self.written, levels]
    }

    /// Takes over the levels that `save` kept.
    fn restore(&mut self, cx: &Cx, levels: Value) {
        for values in cx.as_tuple(levels).unwrap_or_default().chunks_exact(LEVEL_VALUES) {
            let number = |value: Value| value.as_inline_int().expect("a number was saved") as usize;
            self.levels.push(Level {
                kind: Kind::ALL[number(values[0])],
                container: values[1],
                items: values[2],
                position: number(values[3]),
                key: if values[4].is(Value::NOT_IMPLEMENTED) {
                    Value::UNDEF
                } else {
                    values[4]
                },
            });
        }
    }
}

/// The items of a dict sorted by keys, a list of pairs; `None` when script code must compare them.
fn sorted_pairs(cx: &mut Cx, dict: Gc<Dict>) -> Result<Option<Value>, Raise> {
    let entries: Vec<(Value, Value)> = cx.heap[dict]
        .iter()
        .map(|entry| (entry.key, entry.value))
        .collect();
    cx.check_memory(entries.len() * 64)?;
    let keys: Vec<Value> = entries.iter().map(|(key, _)| *key).collect();
    let pairs: Vec<Value> = entries
        .iter()
        .map(|(key, value)| cx.new_tuple(&[*key, *value]))
        .collect();
    let sorted = sorting::sort_by_keys(cx, &keys, &pairs, false)?;
    Ok(sorted.map(|sorted| cx.new_list(sorted)))
}
