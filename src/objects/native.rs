//! Functions and attributes written in Rust, as rows of tables: one row says the Python signature, the
//! doc and the Rust function.

use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::future::Future;
use crate::objects::outcome::{Outcome, Raise};
use crate::objects::types::Builtin;

/// The Rust side of a native function.
///
/// `args` holds one value for each parameter of the signature in order (`self` included, `*args` left
/// out; a parameter that was not given has its default, or Undef where the default is `?`), and after
/// them the items of `*args`. `**kwargs` is a dict, or Undef when there were none.
pub(crate) type NativeFn = fn(&mut Cx, &[Value]) -> Result<Outcome, Raise>;

/// What awaiting the coroutine would do, done without making it.
#[derive(Clone, Copy)]
pub(crate) enum AtOnce {
    /// If that needs no waiting: gives its result. Else `None`, and nothing has changed.
    Ends(AtOnceFn),
    /// On behalf of the running task, whose own chain of awaits it is: makes the task wait, with None for the result, and
    /// gives what it yields. `None`, and nothing has changed, when only the coroutine can do it.
    Waits(WaitFn),
}

/// See [`AtOnce::Ends`].
pub(crate) type AtOnceFn = fn(&mut Cx, &[Value]) -> Option<Result<Value, Raise>>;

/// See [`AtOnce::Waits`].
pub(crate) type WaitFn = fn(&mut Cx, Gc<Future>, &[Value]) -> Option<Value>;

/// A native function: one row of a module's or type's table.
pub(crate) struct NativeRow {
    /// The Python signature, name first: `"pop(self, index=-1, /)"`. A default of `?` means "absent".
    pub(crate) signature: &'static str,
    /// The doc: what it does, what it returns and raises.
    pub(crate) doc: &'static str,
    pub(crate) function: NativeFn,
    /// How the function is found on a type: as a method, a class method or a static method.
    pub(crate) binding: Binding,
    /// What a call is, beside running `function`.
    pub(crate) nature: Nature,
    /// For those that give coroutines: how to do without one where it would be awaited at once.
    pub(crate) at_once: Option<AtOnce>,
    /// What the signature asks of a call, computed at compile time.
    pub(crate) shape: CallShape,
    /// How many positional arguments make a call that needs no binding; `u8::MAX` when none or more than one number
    /// does.
    pub(crate) exact: u8,
    /// The defaults of the parameters, `*args` left out, computed at compile time.
    pub(crate) defaults: [Default; MOST_DEFAULTS],
}

/// Parameters beyond this many have their defaults read from the signature at each call.
pub(crate) const MOST_DEFAULTS: usize = 8;

/// A parameter's default, as far as it is a plain value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Default {
    /// There is none.
    Required,
    /// `?`: the native sees Undef.
    Absent,
    None,
    True,
    False,
    Int(i16),
    /// Something that binding reads from the signature.
    Other,
}

impl Default {
    /// The value; `None` when binding must find it, or complain.
    #[inline]
    pub(crate) fn value(self) -> Option<Value> {
        Some(match self {
            Default::Required | Default::Other => return None,
            Default::Absent => Value::UNDEF,
            Default::None => Value::NONE,
            Default::True => Value::TRUE,
            Default::False => Value::FALSE,
            Default::Int(number) => Value::small_int(number as i64),
        })
    }

    /// Reads the default that begins at byte `start`.
    const fn parse(text: &[u8], start: usize) -> Default {
        let mut end = start;
        while end < text.len() && !matches!(text[end], b',' | b')' | b' ') {
            end += 1;
        }
        let length = end - start;
        match text[start] {
            b'?' if length == 1 => return Default::Absent,
            b'N' if length == 4 => return Default::None,
            b'T' if length == 4 => return Default::True,
            b'F' if length == 5 => return Default::False,
            _ => {}
        }
        let is_negative = text[start] == b'-';
        let mut at = if is_negative { start + 1 } else { start };
        if at == end || end - at > 4 {
            return Default::Other;
        }
        let mut number = 0;
        while at < end {
            if !text[at].is_ascii_digit() {
                return Default::Other;
            }
            number = number * 10 + (text[at] - b'0') as i16;
            at += 1;
        }
        Default::Int(if is_negative { -number } else { number })
    }
}

/// What a call of a native is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Nature {
    Plain,
    /// It gives a coroutine, as that of an `async def` does.
    GivingCoroutines,
    /// It gives what advances an async generator when it is awaited.
    GivingSteps,
    /// With no more than the required arguments it resumes the generator that is the first of them, with the second
    /// one or None.
    Resuming,
}

/// How a native in a type's table binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Binding {
    Method,
    ClassMethod,
    StaticMethod,
}

/// How many arguments a signature takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct CallShape {
    /// Parameters without a default.
    pub(crate) required: u8,
    /// Parameters that can be given by position.
    pub(crate) positional: u8,
    /// All parameters but `*args`: the number of values before the rest.
    pub(crate) fixed: u8,
    pub(crate) has_varargs: bool,
    pub(crate) has_varkw: bool,
}

/// Methods with two underscores on each side that the machine does not look for itself.
const ORDINARY: &[&str] = &[
    "__aenter__",
    "__aexit__",
    "__bytes__",
    "__ceil__",
    "__class_getitem__",
    "__complex__",
    "__copy__",
    "__deepcopy__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__fspath__",
    "__getnewargs__",
    "__getnewargs_ex__",
    "__getstate__",
    "__instancecheck__",
    "__length_hint__",
    "__mro_entries__",
    "__reduce__",
    "__reduce_ex__",
    "__reversed__",
    "__round__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__subclasses__",
    "__trunc__",
];

impl NativeRow {
    /// Whether this is a special method: what CPython calls a slot wrapper.
    pub(crate) fn is_special(&self) -> bool {
        let name = self.name();
        self.binding == Binding::Method && name.starts_with("__") && !ORDINARY.contains(&name)
    }

    /// A row; `native::methods!` and `native::functions!` call this.
    pub(crate) const fn new(
        signature: &'static str,
        doc: &'static str,
        function: NativeFn,
        binding: Binding,
    ) -> NativeRow {
        let (shape, defaults) = CallShape::parse(signature);
        NativeRow {
            signature,
            doc,
            function,
            binding,
            nature: Nature::Plain,
            at_once: None,
            shape,
            exact: shape.exact(),
            defaults,
        }
    }

    /// The same row, for a function whose calls give coroutines.
    pub(crate) const fn giving_coroutines(mut self) -> NativeRow {
        self.nature = Nature::GivingCoroutines;
        self
    }

    /// The same row, for a function that promises to advance an async generator.
    pub(crate) const fn giving_steps(mut self) -> NativeRow {
        self.nature = Nature::GivingSteps;
        self
    }

    /// The same row, for a function that resumes generators.
    pub(crate) const fn resuming(mut self) -> NativeRow {
        self.nature = Nature::Resuming;
        self
    }

    /// The same row, for a coroutine that often ends without waiting.
    pub(crate) const fn ending_at_once(mut self, at_once: AtOnceFn) -> NativeRow {
        self.at_once = Some(AtOnce::Ends(at_once));
        self
    }

    /// The same row, for a coroutine in whose place the task itself can wait.
    pub(crate) const fn waiting_at_once(mut self, wait: WaitFn) -> NativeRow {
        self.at_once = Some(AtOnce::Waits(wait));
        self
    }

    /// Completes the arguments of a call without keywords: defaults for the parameters not given. False when
    /// general binding must see to it (nothing was changed then).
    #[inline]
    pub(crate) fn complete(&self, args: &mut Vec<Value>) -> bool {
        let (positional, fixed) = (self.shape.positional as usize, self.shape.fixed as usize);
        if fixed > MOST_DEFAULTS || args.len() > positional && !self.shape.has_varargs {
            return false;
        }
        let given = args.len().min(positional);
        let mut values = [Value::UNDEF; MOST_DEFAULTS];
        let missing = fixed - given;
        for (value, default) in values.iter_mut().zip(&self.defaults[given..fixed]) {
            match default.value() {
                Some(default) => *value = default,
                None => return false,
            }
        }
        for (offset, value) in values[..missing].iter().enumerate() {
            args.insert(given + offset, *value);
        }
        true
    }

    /// The same for a call whose arguments stay where they are: they and the defaults are copied to `buffer`.
    #[inline]
    pub(crate) fn completed<'b>(
        &self,
        args: &[Value],
        buffer: &'b mut [Value; MOST_DEFAULTS],
    ) -> Option<&'b [Value]> {
        let (positional, fixed) = (self.shape.positional as usize, self.shape.fixed as usize);
        if args.len() > positional || self.shape.has_varargs {
            return None;
        }
        let completed = buffer.get_mut(..fixed)?;
        completed[..args.len()].copy_from_slice(args);
        for (value, default) in completed.iter_mut().zip(&self.defaults).skip(args.len()) {
            *value = default.value()?;
        }
        Some(completed)
    }

    /// The function's name.
    pub(crate) fn name(&self) -> &'static str {
        self.signature.split('(').next().unwrap_or(self.signature)
    }

    /// Whether a call with `positional` arguments and no keywords needs no binding.
    #[inline(always)]
    pub(crate) fn is_exact(&self, positional: usize) -> bool {
        if self.shape.has_varargs {
            self.shape.fixed == 0
                || (self.shape.fixed == self.shape.positional && positional >= self.shape.fixed as usize)
        } else {
            positional == self.shape.fixed as usize && self.shape.fixed == self.shape.positional
        }
    }
}

impl CallShape {
    /// What [`NativeRow::exact`] is.
    const fn exact(self) -> u8 {
        if self.has_varargs || self.fixed != self.positional {
            u8::MAX
        } else {
            self.fixed
        }
    }

    /// Counts the parameters of `name(a, b=1, /, *, c, **kw)`.
    const fn parse(signature: &str) -> (CallShape, [Default; MOST_DEFAULTS]) {
        let mut defaults = [Default::Required; MOST_DEFAULTS];
        let text = signature.as_bytes();
        let mut shape = CallShape {
            required: 0,
            positional: 0,
            fixed: 0,
            has_varargs: false,
            has_varkw: false,
        };
        let mut i = 0;
        while text[i] != b'(' {
            i += 1;
        }
        i += 1;
        let mut keyword_only = false;
        while i < text.len() && text[i] != b')' {
            // One parameter: from here to the comma or the closing parenthesis outside quotes and brackets.
            let start = i;
            let mut depth = 0;
            let mut has_default = false;
            let mut quote = 0;
            while i < text.len() && (quote != 0 || depth > 0 || (text[i] != b',' && text[i] != b')')) {
                let c = text[i];
                if quote != 0 {
                    if c == quote {
                        quote = 0;
                    }
                } else if c == b'\'' {
                    quote = c;
                } else if c == b'(' {
                    depth += 1;
                } else if c == b')' {
                    depth -= 1;
                } else if c == b'=' && depth == 0 {
                    has_default = true;
                    if (shape.fixed as usize) < MOST_DEFAULTS {
                        defaults[shape.fixed as usize] = Default::parse(text, i + 1);
                    }
                }
                i += 1;
            }
            if text[start] == b'*' && text[start + 1] == b'*' {
                shape.has_varkw = true;
                if (shape.fixed as usize) < MOST_DEFAULTS {
                    defaults[shape.fixed as usize] = Default::Absent;
                }
                shape.fixed += 1;
            } else if text[start] == b'*' {
                keyword_only = true;
                if i > start + 1 {
                    shape.has_varargs = true;
                }
            } else if text[start] != b'/' {
                shape.fixed += 1;
                if !keyword_only {
                    shape.positional += 1;
                }
                if !has_default {
                    shape.required += 1;
                }
            }
            while i < text.len() && (text[i] == b',' || text[i] == b' ') {
                i += 1;
            }
        }
        (shape, defaults)
    }
}

/// An attribute of a built-in type that Rust functions read and write.
pub(crate) struct GetSetRow {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    /// `args[0]` is the object.
    pub(crate) get: NativeFn,
    /// `args[0]` is the object, `args[1]` the value, Undef to delete. `None`: read-only.
    pub(crate) set: Option<NativeFn>,
}

/// What scripts see of a built-in type: one declaration in `builtins/types/NAME.rs`.
pub(crate) struct TypeRow {
    pub(crate) builtin: Builtin,
    /// `__doc__`.
    pub(crate) doc: &'static str,
    /// What calling exactly this class does: `"list(iterable=(), /)"`. `None`: `__new__`, then `__init__`.
    pub(crate) construct: Option<&'static NativeRow>,
    /// Methods; dunder methods too, so that scripts can call and override them.
    pub(crate) methods: &'static [NativeRow],
    pub(crate) getsets: &'static [GetSetRow],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_counted() {
        let (shape, _) = CallShape::parse("pop(self, index=-1, /)");
        assert_eq!((shape.required, shape.positional, shape.fixed), (1, 2, 2));
        let (shape, _) = CallShape::parse("print(*values, sep=' ', end='\\n', file=None, flush=False)");
        assert_eq!(
            (shape.required, shape.positional, shape.fixed, shape.has_varargs),
            (0, 0, 4, true)
        );
        let (shape, _) = CallShape::parse("f(a, *, b, c=(1, 2), **kw)");
        assert_eq!(
            (shape.required, shape.positional, shape.fixed, shape.has_varkw),
            (2, 1, 4, true)
        );
        let (shape, _) = CallShape::parse("g()");
        assert_eq!((shape.required, shape.fixed), (0, 0));
        let (shape, _) = CallShape::parse("h(sep=',', /)");
        assert_eq!((shape.required, shape.positional), (0, 1));
    }

    #[test]
    fn defaults_are_read() {
        let row = |signature| {
            NativeRow::new(
                signature,
                "",
                |_, _| unreachable!("never called"),
                Binding::Method,
            )
        };
        let completed = |signature, given: &[i64]| {
            let mut args: Vec<Value> = given.iter().map(|number| Value::small_int(*number)).collect();
            row(signature).complete(&mut args).then_some(args)
        };
        let ints = |numbers: &[i64]| numbers.iter().map(|n| Value::small_int(*n)).collect::<Vec<_>>();
        assert_eq!(completed("pop(self, index=-1, /)", &[7]), Some(ints(&[7, -1])));
        assert_eq!(completed("pop(self, index=-1, /)", &[]), None);
        assert_eq!(completed("pop(self, index=-1, /)", &[1, 2, 3]), None);
        assert_eq!(
            completed("get(self, key, default=None)", &[1, 2]).map(|args| args[2]),
            Some(Value::NONE)
        );
        let gathered = completed("gather(*values, flag=False)", &[1, 2]);
        assert_eq!(
            gathered,
            Some(vec![Value::FALSE, Value::small_int(1), Value::small_int(2)])
        );
        assert_eq!(completed("f(a, b=(1, 2))", &[1]), None);
        assert_eq!(
            completed("f(a, **kw)", &[1]).map(|args| args[1]),
            Some(Value::UNDEF)
        );
    }
}
