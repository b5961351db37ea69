//! Arguments that script code must convert: `__index__`, `__float__`, an iterable to be drained.
//!
//! A native that meets such an argument asks the vm for the conversion and begins again with the result in
//! the argument's place: `argument!` does both. So nothing before it in the native may have an effect.

use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeFn, NativeRow};
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// What an argument is to be converted to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wanted {
    /// An int, by `__index__`.
    Index,
    /// A float, by `__float__` or `__index__`.
    Float,
    /// A list of an iterable's items.
    List,
    /// `str(argument)`.
    Text,
    /// `repr(argument)`.
    Repr,
    /// `bool(argument)`.
    Truth,
    /// `hash(argument)`.
    Hash,
}

const ALL: [Wanted; 7] = [
    Wanted::Index,
    Wanted::Float,
    Wanted::List,
    Wanted::Text,
    Wanted::Repr,
    Wanted::Truth,
    Wanted::Hash,
];

/// The value of a conversion that may need script code (`cx.as_index(args[0])?` and the like). When it
/// does, asks for it and returns from the native, which is named to be begun again.
macro_rules! argument {
    ($cx:ident, $args:ident[$position:expr], $wanted:ident, $method:ident, $function:path) => {
        match $cx.$method($args[$position])? {
            $crate::objects::outcome::Answer::Known(value) => value,
            $crate::objects::outcome::Answer::Script => {
                return $crate::native::convert::ask(
                    $cx,
                    $crate::native::convert::Wanted::$wanted,
                    $args,
                    $position,
                    $crate::native::convert::again!($function),
                );
            }
        }
    };
}
pub(crate) use argument;

/// The continuation that calls a native again.
macro_rules! again {
    ($function:path) => {{
        static AGAIN: $crate::objects::outcome::Then = $crate::objects::outcome::Then {
            name: concat!(module_path!(), "::", stringify!($function)),
            resume: |cx, kept, resumed| $crate::native::convert::resume(cx, kept, resumed, $function),
            catches: false,
        };
        &AGAIN
    }};
}
pub(crate) use again;

/// Asks for the conversion of `args[position]`.
pub(crate) fn ask(
    cx: &mut Cx,
    wanted: Wanted,
    args: &[Value],
    position: usize,
    then: &'static Then,
) -> Result<Outcome, Raise> {
    let value = args[position];
    let state = position as u32 * ALL.len() as u32 + wanted as u32;
    let class = |cx: &Cx, builtin| cx.types.get(builtin).value();
    let callee = match wanted {
        Wanted::Index => match special(cx, value, cx.names.index) {
            Some(method) => cx.unbound(method),
            None => return Err(cx.not_an_index(value)),
        },
        Wanted::Float => {
            let method = special(cx, value, cx.names.float).or_else(|| special(cx, value, cx.names.index));
            match method {
                Some(method) => cx.unbound(method),
                None => {
                    let message = format!("must be real number, not {}", cx.type_name(value));
                    return Err(cx.type_error(message));
                }
            }
        }
        Wanted::List => class(cx, Builtin::List),
        Wanted::Text => class(cx, Builtin::Str),
        Wanted::Truth => class(cx, Builtin::Bool),
        Wanted::Repr => cx.registered("repr").unwrap_or(Value::NONE),
        Wanted::Hash => cx.registered("hash").unwrap_or(Value::NONE),
    };
    cx.call(callee, &[value], then, state, args)
}

/// The items of `args[position]`, or what must be asked of the vm first. Where `iter` gives no iterator, by whatever
/// TypeError, it is one with this message.
pub(crate) fn items_or(
    cx: &mut Cx,
    args: &[Value],
    position: usize,
    message: &str,
    then: &'static Then,
) -> Result<Result<Vec<Value>, Outcome>, Raise> {
    let is_plain = cx.is_exact(args[position], Builtin::List) || cx.is_exact(args[position], Builtin::Tuple);
    let iterator = match is_plain {
        true => Ok(Answer::Known(args[position])),
        false => cx.iterate(args[position]),
    };
    match iterator {
        Ok(Answer::Known(iterator)) => match cx.collect_values(iterator)? {
            Answer::Known(items) => Ok(Ok(items)),
            Answer::Script => ask(cx, Wanted::List, args, position, then).map(Err),
        },
        Ok(Answer::Script) => {
            let asked = [args[position], cx.new_str(message)];
            cx.request.prelude = "list_or";
            let state = unchecked_state(position);
            let outcome = cx.ask(Outcome::Prelude, Value::NONE, &asked, Some(then), state, args);
            outcome.map(Err)
        }
        Err(raise) => {
            let exception = cx.take_raised(raise);
            match cx.is_instance(exception, Builtin::TypeError) {
                true => Err(cx.type_error(message)),
                false => Err(cx.raise_value(exception)),
            }
        }
    }
}

/// Asks for the bytes that `args[position]` lends by its `__buffer__`; `None` when it lends none.
pub(crate) fn ask_buffer(
    cx: &mut Cx,
    args: &[Value],
    position: usize,
    then: &'static Then,
) -> Option<Result<Outcome, Raise>> {
    let (lender, name) = (args[position], cx.intern("__buffer__"));
    if !crate::objects::numeric::is_foreign(lender) || special(cx, lender, name).is_none() {
        return None;
    }
    cx.request.prelude = "bytes_of_buffer";
    let state = unchecked_state(position);
    Some(cx.ask(Outcome::Prelude, Value::NONE, &[lender], Some(then), state, args))
}

/// The state of a continuation that takes any result in place of the argument at `position`.
pub(crate) fn unchecked_state(position: usize) -> u32 {
    position as u32 * ALL.len() as u32 + Wanted::Text as u32
}

/// Puts a converted argument in its place and calls the native again.
pub(crate) fn resume(
    cx: &mut Cx,
    kept: Kept<'_>,
    resumed: Resumed,
    function: NativeFn,
) -> Result<Outcome, Raise> {
    let value = resumed.value();
    let position = kept.state as usize / ALL.len();
    let wanted = ALL[kept.state as usize % ALL.len()];
    let refused = match wanted {
        Wanted::Index if cx.int_ref(value).is_none() => Some("__index__ returned non-int"),
        Wanted::Float
            if cx.number(value).is_none() || cx.as_f64(value).or(cx.as_number_f64(value)).is_none() =>
        {
            let class = cx.type_name(kept.values[position]).to_owned();
            let message = format!(
                "{class}.__float__ returned non-float (type {})",
                cx.type_name(value)
            );
            return Err(cx.type_error(message));
        }
        _ => None,
    };
    if let Some(what) = refused {
        let message = format!("{what} (type {})", cx.type_name(value));
        return Err(cx.type_error(message));
    }
    let mut args = kept.values.to_vec();
    args[position] = value;
    function(cx, &args)
}

/// A special method found on the class of a value, unbound; None when a class on the way sets it to None.
pub(crate) fn special(cx: &Cx, value: Value, name: Gc<Str>) -> Option<Value> {
    let class = cx.class_of(value);
    let mut mro = cx.heap[class].mro.iter();
    mro.find_map(|base| cx.get_name(cx.heap[*base].namespace, name))
}

impl Cx {
    /// What to call, with the object first, for a special method that was found on its class: what is no function
    /// is got for the object before it is called.
    pub(crate) fn unbound(&mut self, method: Value) -> Value {
        if method.is_kind::<crate::objects::function::Function>()
            || method.is_kind::<crate::objects::function::Native>()
        {
            return method;
        }
        let native = self.new_native(&GET_AND_CALL, Value::UNDEF);
        self.new_bound_method(native, method)
    }
}

static GET_AND_CALL: NativeRow = NativeRow::new(
    "special_method(method, object, /, *args)",
    "Call a special method that is no function.",
    |cx, args| cx.call_prelude("call_special_method", args),
    Binding::StaticMethod,
);

/// The special method, when it is not a native of the machine: when a script class overrides it.
pub(crate) fn script_special(cx: &Cx, value: Value, name: Gc<Str>) -> Option<Value> {
    if !crate::objects::numeric::is_foreign(value) {
        return None;
    }
    special(cx, value, name).filter(|method| !method.is_kind::<crate::objects::function::Native>())
}
