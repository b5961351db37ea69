//! `repr` and `str` of built-in values. Containers are walked with a stack of our own, so depth does not
//! matter; a container inside itself shows as `[...]`.

use hashbrown::HashSet;

use crate::heap::{Gc, Special, Value};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, DictView, MappingProxy, ViewPart};
use crate::objects::kernel::integer::IntRef;
use crate::objects::kernel::{float_text, format_spec, integer_text, quote};
use crate::objects::kinds::Kind;
use crate::objects::number::Complex;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::protocol::{has_kind, kind_of};
use crate::objects::sequence::{List, Range, Slice, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// Containers nested deeper than this are not shown.
const DEEPEST_NESTING: usize = 50_000;

/// A container whose text is being written, and where it stands.
enum Open {
    List(Gc<List>, usize),
    Tuple(Gc<Tuple>, usize),
    /// Entries from this position on; `is_first` until one was written.
    Dict {
        dict: Gc<Dict>,
        position: usize,
        is_first: bool,
    },
    Set {
        set: Gc<Set>,
        position: usize,
        is_first: bool,
        closing: &'static str,
    },
    View {
        view: Gc<DictView>,
        position: usize,
        is_first: bool,
    },
    /// An entry of a dict: `key: value`, and how many of the two were written.
    Entry([Value; 2], usize),
    /// An entry of an items view: `(key, value)`.
    Pair([Value; 2], usize),
    Slice([Value; 3], usize),
    /// The mapping of a proxy, until it was written.
    Proxy(Option<Value>),
}

/// What writing one value gave.
enum Written {
    Whole,
    Opened(Open),
    Script,
}

impl Cx {
    /// `repr(value)`.
    pub(crate) fn repr_of(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        let mut out = String::new();
        Ok(match self.push_repr(&mut out, value)? {
            Answer::Known(()) => Answer::Known(out),
            Answer::Script => Answer::Script,
        })
    }

    /// `str(value)`.
    pub(crate) fn str_of(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        if let Some(text) = self.as_str(value)
            && (self.is_plain(value) || !self.overrides(value).has_text)
        {
            return Ok(Answer::Known(text.to_owned()));
        }
        if has_kind(value, Kind::Exception) && !self.overrides(value).has_text {
            return self.exception_str(value);
        }
        // A read-only view shows the mapping itself; only its repr names the view.
        if let Some(proxy) = value.as_gc::<MappingProxy>() {
            let mapping = self.heap[proxy].mapping;
            return self.repr_of(mapping);
        }
        self.repr_of(value)
    }

    /// Writes `repr(value)` behind `out`. What was written before `Script` is of no use.
    pub(crate) fn push_repr(&mut self, out: &mut String, value: Value) -> Result<Answer<()>, Raise> {
        let mut active = HashSet::new();
        let mut stack = Vec::new();
        match self.write_value(out, value, &active)? {
            Written::Whole => return Ok(Answer::Known(())),
            Written::Script => return Ok(Answer::Script),
            Written::Opened(open) => {
                active.insert(value.bits());
                stack.push((open, value));
            }
        }
        let mut checked = 0;
        while let Some((open, _)) = stack.last_mut() {
            if self.step_of_work() {
                return Err(self.given_up());
            }
            if out.len() - checked > 1 << 20 {
                checked = out.len();
                self.check_memory(checked)?;
                self.working(1 << 14)?;
            }
            let Some(next) = self.write_between(out, open) else {
                if let Some((_, owner)) = stack.pop() {
                    active.remove(&owner.bits());
                }
                continue;
            };
            match next {
                Next::Value(next) => match self.write_value(out, next, &active)? {
                    Written::Whole => {}
                    Written::Script => return Ok(Answer::Script),
                    Written::Opened(open) => {
                        if stack.len() > DEEPEST_NESTING {
                            return Err(self.raise(
                                Builtin::RecursionError,
                                "maximum recursion depth exceeded while getting the repr of an object",
                            ));
                        }
                        active.insert(next.bits());
                        stack.push((open, next));
                    }
                },
                Next::Open(inner) => stack.push((inner, Value::UNDEF)),
            }
        }
        Ok(Answer::Known(()))
    }

    /// Writes what stands before the next part of an open container and gives that part; at the end, writes
    /// the closing text and gives `None`.
    fn write_between(&self, out: &mut String, open: &mut Open) -> Option<Next> {
        match open {
            Open::List(list, index) => {
                let Some(item) = self.heap[*list].items.get(*index) else {
                    out.push(']');
                    return None;
                };
                if *index > 0 {
                    out.push_str(", ");
                }
                *index += 1;
                Some(Next::Value(*item))
            }
            Open::Tuple(tuple, index) => {
                let items = self.heap.tail(*tuple);
                let Some(item) = items.get(*index) else {
                    out.push_str(if items.len() == 1 { ",)" } else { ")" });
                    return None;
                };
                if *index > 0 {
                    out.push_str(", ");
                }
                *index += 1;
                Some(Next::Value(*item))
            }
            Open::Dict {
                dict,
                position,
                is_first,
            } => {
                while *position < self.heap[*dict].positions() {
                    *position += 1;
                    if let Some(entry) = self.heap[*dict].entry(*position - 1) {
                        if !std::mem::take(is_first) {
                            out.push_str(", ");
                        }
                        return Some(Next::Open(Open::Entry([entry.key, entry.value], 0)));
                    }
                }
                out.push('}');
                None
            }
            Open::Set {
                set,
                position,
                is_first,
                closing,
            } => {
                while *position < self.heap[*set].positions() {
                    *position += 1;
                    if let Some((_, item)) = self.heap[*set].item(*position - 1) {
                        if !std::mem::take(is_first) {
                            out.push_str(", ");
                        }
                        return Some(Next::Value(item));
                    }
                }
                out.push_str(closing);
                None
            }
            Open::View {
                view,
                position,
                is_first,
            } => {
                let DictView { dict, part, .. } = self.heap[*view];
                while *position < self.heap[dict].positions() {
                    *position += 1;
                    if let Some(entry) = self.heap[dict].entry(*position - 1) {
                        if !std::mem::take(is_first) {
                            out.push_str(", ");
                        }
                        return Some(match part {
                            ViewPart::Keys => Next::Value(entry.key),
                            ViewPart::Values => Next::Value(entry.value),
                            ViewPart::Items => Next::Open(Open::Pair([entry.key, entry.value], 0)),
                        });
                    }
                }
                out.push_str("])");
                None
            }
            Open::Entry(parts, count) => {
                out.push_str(["", ": ", ""][*count]);
                *count += 1;
                parts.get(*count - 1).map(|part| Next::Value(*part))
            }
            Open::Pair(parts, count) => {
                out.push_str(["(", ", ", ")"][*count]);
                *count += 1;
                parts.get(*count - 1).map(|part| Next::Value(*part))
            }
            Open::Slice(parts, count) => {
                out.push_str(["", ", ", ", ", ")"][*count]);
                *count += 1;
                parts.get(*count - 1).map(|part| Next::Value(*part))
            }
            Open::Proxy(mapping) => {
                let next = mapping.take().map(Next::Value);
                if next.is_none() {
                    out.push(')');
                }
                next
            }
        }
    }

    /// Writes a value that has no parts, or the opening of one that has.
    fn write_value(
        &mut self,
        out: &mut String,
        value: Value,
        active: &HashSet<u64>,
    ) -> Result<Written, Raise> {
        if !self.is_plain(value) && self.overrides(value).has_text {
            return Ok(Written::Script);
        }
        if self.push_scalar(out, value)? {
            return Ok(Written::Whole);
        }
        let is_active = active.contains(&value.bits());
        if let Some(list) = value.as_gc::<List>() {
            return Ok(self.opened(out, is_active, "[...]", "[", Open::List(list, 0)));
        }
        if let Some(tuple) = value.as_gc::<Tuple>() {
            return Ok(self.opened(out, is_active, "(...)", "(", Open::Tuple(tuple, 0)));
        }
        if let Some(dict) = value.as_gc::<Dict>() {
            let open = Open::Dict {
                dict,
                position: 0,
                is_first: true,
            };
            return Ok(self.opened(out, is_active, "{...}", "{", open));
        }
        if let Some(set) = value.as_gc::<Set>() {
            return Ok(self.open_set(out, value, set, is_active));
        }
        if let Some(view) = value.as_gc::<DictView>() {
            let name = self.type_name(value).to_owned();
            let open = Open::View {
                view,
                position: 0,
                is_first: true,
            };
            if is_active {
                out.push_str("...");
                return Ok(Written::Whole);
            }
            out.push_str(&name);
            out.push_str("([");
            return Ok(Written::Opened(open));
        }
        if let Some(slice) = value.as_gc::<Slice>() {
            let Slice {
                start, stop, step, ..
            } = self.heap[slice];
            let open = Open::Slice([start, stop, step], 0);
            return Ok(self.opened(out, is_active, "slice(...)", "slice(", open));
        }
        if let Some(range) = value.as_gc::<Range>() {
            return self.write_range(out, range);
        }
        if let Some(proxy) = value.as_gc::<MappingProxy>() {
            let mapping = self.heap[proxy].mapping;
            return Ok(self.opened(
                out,
                is_active,
                "mappingproxy(...)",
                "mappingproxy(",
                Open::Proxy(Some(mapping)),
            ));
        }
        Ok(match self.object_repr(value)? {
            Answer::Known(text) => {
                out.push_str(&text);
                Written::Whole
            }
            Answer::Script => Written::Script,
        })
    }

    fn opened(&self, out: &mut String, is_active: bool, again: &str, opening: &str, open: Open) -> Written {
        if is_active {
            out.push_str(again);
            return Written::Whole;
        }
        out.push_str(opening);
        Written::Opened(open)
    }

    /// `{1, 2}`, `set()`, `frozenset({1, 2})`, and the class's own name for subclasses.
    fn open_set(&self, out: &mut String, value: Value, set: Gc<Set>, is_active: bool) -> Written {
        let name = self.type_name(value);
        if is_active {
            out.push_str(name);
            out.push_str("(...)");
            return Written::Whole;
        }
        if self.heap[set].len() == 0 {
            out.push_str(name);
            out.push_str("()");
            return Written::Whole;
        }
        let closing = if self.is_exact(value, Builtin::Set) {
            out.push('{');
            "}"
        } else {
            out.push_str(name);
            out.push_str("({");
            "})"
        };
        Written::Opened(Open::Set {
            set,
            position: 0,
            is_first: true,
            closing,
        })
    }

    fn write_range(&mut self, out: &mut String, range: Gc<Range>) -> Result<Written, Raise> {
        let Range {
            start, stop, step, ..
        } = self.heap[range];
        out.push_str("range(");
        self.push_scalar(out, start)?;
        out.push_str(", ");
        self.push_scalar(out, stop)?;
        if step.as_inline_int() != Some(1) {
            out.push_str(", ");
            self.push_scalar(out, step)?;
        }
        out.push(')');
        Ok(Written::Whole)
    }

    /// Writes the `repr` of a number, string, byte string or special; false for other values. Subclasses
    /// are shown as their base: the caller has seen to overriding.
    pub(crate) fn push_scalar(&mut self, out: &mut String, value: Value) -> Result<bool, Raise> {
        if let Some(int) = value.as_inline_int() {
            integer_text::push_decimal(out, int);
            return Ok(true);
        }
        if let Some(float) = value.as_float() {
            float_text::push_repr(out, float);
            return Ok(true);
        }
        let Some(kind) = kind_of(value) else {
            out.push_str(match value.as_special() {
                Some(Special::True) => "True",
                Some(Special::False) => "False",
                Some(Special::Ellipsis) => "Ellipsis",
                Some(Special::NotImplemented) => "NotImplemented",
                Some(Special::Undef) => "<unbound>",
                _ => "None",
            });
            return Ok(true);
        };
        if kind == Kind::Str as u8
            && let Some(string) = value.as_gc::<Str>()
        {
            quote::push_repr(out, self.heap.text(string));
            return Ok(true);
        }
        if has_kind(value, Kind::Int) {
            let limit = self.int_max_str_digits;
            let number = self.int_ref(value).unwrap_or(IntRef::Small(0));
            match integer_text::to_decimal_unless(number, limit, &|work| self.work(work)) {
                Ok(text) => out.push_str(&text),
                Err(error) => return Err(self.raise_kernel(error)),
            }
            return Ok(true);
        }
        if let Some(float) = self.float_of(value) {
            float_text::push_repr(out, float);
            return Ok(true);
        }
        if let Some(complex) = value.as_gc::<Complex>() {
            let Complex { real, imag, .. } = self.heap[complex];
            out.push_str(&format_spec::complex_repr(real, imag));
            return Ok(true);
        }
        if let Some(bytes) = value.as_gc::<Bytes>() {
            out.push_str(&quote::bytes_repr(self.heap.tail(bytes)));
            return Ok(true);
        }
        if let Some(array) = value.as_gc::<ByteArray>() {
            let name = self.type_name(value);
            out.push_str(name);
            out.push('(');
            out.push_str(&quote::bytes_repr(&self.heap[array].bytes));
            out.push(')');
            return Ok(true);
        }
        Ok(false)
    }
}

/// The next part of an open container.
enum Next {
    Value(Value),
    Open(Open),
}
