//! The methods that bytes and bytearray share. A result has the type of the receiver.

use crate::builtins::types::operators::{compare_bytes, comparison_natives};
use crate::builtins::types::text_codec::{self, CodecNames};
use crate::heap::Value;
use crate::native::convert::{Wanted, again, argument, ask, ask_buffer, items_or, special, unchecked_state};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cx::Cx;
use crate::objects::iterator::IteratorState;
use crate::objects::kernel::bytes_methods::{self, Ends, Justify, LineEnds};
use crate::objects::numeric::is_foreign;
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::types::Builtin;

comparison_natives!(compare_bytes);

// ---- making byte strings ----

/// The bytes that the arguments of a constructor mean: `args` are the class or object, then source,
/// encoding and errors. `Err` holds what must be asked of the vm first; `then` begins again.
pub(super) fn source_bytes(
    cx: &mut Cx,
    args: &[Value],
    type_name: &str,
    then: &'static Then,
) -> Result<Result<Vec<u8>, Outcome>, Raise> {
    let &[_, source, encoding, errors] = args else {
        unreachable!("the signature has four parameters");
    };
    if let Some(text) = source.as_gc::<crate::objects::str::Str>() {
        if encoding.is_undef() && errors.is_undef() {
            return Err(cx.type_error("string argument without an encoding"));
        }
        if encoding.is_undef() {
            return Err(cx.type_error("string argument without an encoding"));
        }
        return match text_codec::encode(cx, text, CodecNames { encoding, errors }, type_name)? {
            Ok(bytes) => Ok(Ok(bytes)),
            Err(asked) => {
                cx.request.prelude = "encode_text";
                let again = [args[0], args[1], Value::UNDEF, Value::UNDEF];
                let state = unchecked_state(1);
                cx.ask(Outcome::Prelude, Value::NONE, &asked, Some(then), state, &again)
                    .map(Err)
            }
        };
    }
    for (name, value) in [("encoding", encoding), ("errors", errors)] {
        let Some(value) = value.defined() else { continue };
        let message = match cx.as_str(value) {
            Some(text) if text.contains('\0') => return Err(cx.value_error("embedded null character")),
            Some(_) => continue,
            None => cx.argument_type_name(value).to_owned(),
        };
        return Err(cx.type_error(format!(
            "{type_name}() argument '{name}' must be str, not {message}"
        )));
    }
    if !encoding.is_undef() {
        return Err(cx.type_error("encoding without a string argument"));
    }
    if !errors.is_undef() {
        return Err(cx.type_error("errors without a string argument"));
    }
    let Some(source) = source.defined() else {
        return Ok(Ok(Vec::new()));
    };
    if let Some(bytes) = cx.buffer(source) {
        return Ok(Ok(bytes.into_owned()));
    }
    if let Some(outcome) = ask_buffer(cx, args, 1, then) {
        return outcome.map(Err);
    }
    if cx.int_ref(source).is_some() {
        let Answer::Known(count) = cx.as_size(source)? else {
            unreachable!("the source is an int");
        };
        let Ok(count) = usize::try_from(count) else {
            return Err(cx.value_error("negative count"));
        };
        cx.check_text_size(count)?;
        return Ok(Ok(vec![0; count]));
    }
    if is_foreign(source) && special(cx, source, cx.names.index).is_some() {
        return ask(cx, Wanted::Index, args, 1, then).map(Err);
    }
    let is_scalar = cx.number(source).is_some() || !source.is_object();
    let is_iterable = match special(cx, source, cx.names.iter) {
        Some(method) => !method.is_none(),
        None => special(cx, source, cx.names.getitem).is_some(),
    };
    if is_scalar || !is_iterable {
        let message = format!("cannot convert '{}' object to {type_name}", cx.type_name(source));
        return Err(cx.type_error(message));
    }
    let message = format!("cannot convert '{}' object to {type_name}", cx.type_name(source));
    let kind = if type_name == "bytes" {
        Iterated::Bytes
    } else {
        Iterated::ByteArray
    };
    iterated_bytes(cx, args, 1, (&message, kind), then)
}

/// What an iterable of ints is read for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Iterated {
    Bytes,
    ByteArray,
    /// `bytearray.extend`.
    Extension,
}

/// The bytes that the ints of the iterable `args[position]` are, or what must be asked of the vm first: a script's
/// iterator hears of an item that is none before it is asked for the next. The message is that of what is no iterable.
pub(super) fn iterated_bytes(
    cx: &mut Cx,
    args: &[Value],
    position: usize,
    (message, kind): (&str, Iterated),
    then: &'static Then,
) -> Result<Result<Vec<u8>, Outcome>, Raise> {
    let name = if kind == Iterated::Bytes { "bytes" } else { "byte" };
    let source = args[position];
    let is_list = cx.is_exact(source, Builtin::List);
    let iterator = match is_list || cx.is_exact(source, Builtin::Tuple) {
        true => Ok(Answer::Known(source)),
        false if cx.says_length(source) => Ok(Answer::Script),
        false => cx.iterate(source),
    };
    let asked = match iterator {
        Ok(Answer::Known(iterator)) => match cx.collect_values(iterator)? {
            Answer::Known(items) => match items.iter().any(|item| is_foreign_index(cx, *item)) {
                // A list may change meanwhile, as `__index__` likes.
                true if is_list => source,
                true => cx.new_list(items),
                false => return bytes_of_items(cx, &items, name).map(Ok),
            },
            Answer::Script => source,
        },
        Ok(Answer::Script) => source,
        Err(raise) => {
            let exception = cx.take_raised(raise);
            return Err(match cx.is_instance(exception, Builtin::TypeError) {
                true => cx.type_error(message),
                false => cx.raise_value(exception),
            });
        }
    };
    let asks_length = Value::from_bool(kind != Iterated::ByteArray);
    let asked = [asked, cx.new_str(message), cx.new_str(name), asks_length];
    cx.request.prelude = "byte_values";
    cx.ask(
        Outcome::Prelude,
        Value::NONE,
        &asked,
        Some(then),
        unchecked_state(position),
        args,
    )
    .map(Err)
}

/// Whether the value is no int, but can be made one by its `__index__`.
fn is_foreign_index(cx: &Cx, item: Value) -> bool {
    cx.int_ref(item).is_none() && special(cx, item, cx.names.index).is_some()
}

/// The bytes that ints in range(256) are; `name` is what the error calls one.
fn bytes_of_items(cx: &mut Cx, items: &[Value], name: &str) -> Result<Vec<u8>, Raise> {
    cx.charge_fuel(items.len() / 4);
    let mut bytes = Vec::with_capacity(items.len());
    for item in items {
        let Some(int) = cx.int_ref(*item) else {
            return Err(cx.not_an_index(*item));
        };
        match int.to_i64().and_then(|item| u8::try_from(item).ok()) {
            Some(byte) => bytes.push(byte),
            None => return Err(cx.value_error(format!("{name} must be in range(0, 256)"))),
        }
    }
    Ok(bytes)
}

/// Bytes as an object of the receiver's type.
fn like(cx: &mut Cx, receiver: Value, bytes: Vec<u8>) -> Value {
    if receiver.is_kind::<ByteArray>() {
        cx.new_bytearray(bytes)
    } else {
        cx.new_bytes(&bytes)
    }
}

/// The result of a method that may leave the receiver as it is: an exact bytes object is used again.
fn unchanged_or(cx: &mut Cx, receiver: Value, bytes: Vec<u8>) -> Value {
    if cx.is_exact(receiver, Builtin::Bytes) && cx.as_bytes(receiver).map(<[u8]>::len) == Some(bytes.len()) {
        return receiver;
    }
    like(cx, receiver, bytes)
}

/// The receiver's bytes.
fn own(cx: &Cx, args: &[Value]) -> Vec<u8> {
    cx.as_bytes(args[0]).unwrap_or_default().to_vec()
}

pub(super) fn fromhex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = match (cx.as_str(args[1]), cx.buffer(args[1])) {
        (Some(text), _) => text.to_owned(),
        (None, Some(bytes)) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        (None, None) => {
            let message = format!(
                "fromhex() argument must be str or bytes-like, not {}",
                cx.full_type_name(args[1])
            );
            return Err(cx.type_error(message));
        }
    };
    let bytes = bytes_methods::from_hex(&text);
    let bytes = cx.kernel(bytes)?;
    if args[0] == cx.types.get(Builtin::ByteArray).value() {
        return done(cx.new_bytearray(bytes));
    }
    let bytes = cx.new_bytes(&bytes);
    if args[0] == cx.types.get(Builtin::Bytes).value() {
        return done(bytes);
    }
    cx.tail_call(args[0], &[bytes])
}

pub(super) fn maketrans(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let from = cx.require_buffer(args[0])?;
    let to = cx.require_buffer(args[1])?;
    let table = bytes_methods::make_translation(&from, &to);
    let table = cx.kernel(table)?;
    done(cx.new_bytes(&table))
}

// ---- operators and protocols ----

pub(super) fn add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(other) = cx.buffer(args[1]).map(|bytes| bytes.into_owned()) else {
        let (other, own) = (cx.type_name(args[1]), cx.type_name(args[0]));
        let message = format!("can't concat {other} to {own}");
        return Err(cx.type_error(message));
    };
    let mut bytes = own(cx, args);
    cx.check_text_size(bytes.len() + other.len())?;
    bytes.extend_from_slice(&other);
    let result = like(cx, args[0], bytes);
    done(result)
}

pub(super) fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(needle) = cx.buffer(args[1]) {
        return done(bytes_methods::contains(
            cx.as_bytes(args[0]).unwrap_or_default(),
            &needle,
        ));
    }
    if cx.int_ref(args[1]).is_none() && special(cx, args[1], cx.names.index).is_none() {
        let message = format!("a bytes-like object is required, not '{}'", cx.type_name(args[1]));
        return Err(cx.type_error(message));
    }
    let value = argument!(cx, args[1], Index, as_clamped, contains);
    let byte = bytes_methods::searched_byte(value);
    let byte = cx.kernel(byte)?;
    done(cx.as_bytes(args[0]).unwrap_or_default().contains(&byte))
}

pub(super) fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.get_bytes_item(args[0], args[1])? {
        Answer::Known(value) => done(value),
        Answer::Script => super::slices::convert_key(cx, args, again!(getitem)),
    }
}

pub(super) fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let hash = crate::objects::kernel::hash::hash_bytes(cx.as_bytes(args[0]).unwrap_or_default());
    done(cx.new_int(hash))
}

pub(super) fn iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let builtin = if args[0].is_kind::<ByteArray>() {
        Builtin::ByteArrayIterator
    } else {
        Builtin::BytesIterator
    };
    let state = IteratorState::Bytes {
        object: args[0],
        index: 0,
    };
    done(cx.new_iterator(builtin, state))
}

pub(super) fn len(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let length = cx.as_bytes(args[0]).unwrap_or_default().len();
    done(cx.new_size(length))
}

pub(super) fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = cx.repr_payload(args[0])?.unwrap_or_default();
    done(cx.new_str(&text))
}

pub(super) fn sizeof(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let length = cx.as_bytes(args[0]).unwrap_or_default().len();
    done(cx.new_size(33 + length))
}

// ---- case and classes ----

macro_rules! case_natives {
    ($($name:ident $kernel:ident;)*) => {$(
        pub(super) fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            let bytes = bytes_methods::$kernel(cx.as_bytes(args[0]).unwrap_or_default());
            let result = like(cx, args[0], bytes);
            done(result)
        }
    )*};
}

case_natives! {
    capitalize capitalize;
    lower lower;
    swapcase swap_case;
    title title;
    upper upper;
}

macro_rules! class_natives {
    ($($name:ident $kernel:ident;)*) => {$(
        pub(super) fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            done(bytes_methods::$kernel(cx.as_bytes(args[0]).unwrap_or_default()))
        }
    )*};
}

class_natives! {
    isalnum is_alphanumeric;
    isalpha is_alpha;
    isdigit is_digit;
    islower is_lower;
    isspace is_space;
    istitle is_title;
    isupper is_upper;
}

pub(super) fn isascii(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.as_bytes(args[0]).unwrap_or_default().is_ascii())
}

// ---- searching ----

macro_rules! bounds {
    ($cx:ident, $args:ident, $function:path) => {
        (
            argument!($cx, $args[2], Index, as_slice_bound, $function),
            argument!($cx, $args[3], Index, as_slice_bound, $function),
        )
    };
}

/// The same, where what is searched for may be a byte: then it is made an int after them.
macro_rules! bounds_and_byte {
    ($cx:ident, $args:ident, $function:path) => {{
        let bounds = bounds!($cx, $args, $function);
        if is_foreign_index($cx, $args[1]) && $cx.buffer($args[1]).is_none() {
            argument!($cx, $args[1], Index, as_clamped, $function);
        }
        bounds
    }};
}

type Search = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> Option<usize>;

/// Searches for bytes or for one byte given as an int.
fn search(
    cx: &mut Cx,
    args: &[Value],
    bounds: (Option<i64>, Option<i64>),
    search: Search,
) -> Result<Option<usize>, Raise> {
    let needle = if let Some(bytes) = cx.buffer(args[1]) {
        bytes.into_owned()
    } else if let Some(int) = cx.int_ref(args[1]) {
        let byte = bytes_methods::searched_byte(int.to_i64().unwrap_or(-1));
        vec![cx.kernel(byte)?]
    } else {
        let message = format!(
            "argument should be integer or bytes-like object, not '{}'",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    let bytes = cx.as_bytes(args[0]).unwrap_or_default();
    Ok(search(bytes, &needle, bounds.0, bounds.1))
}

fn found_or_minus_one(found: Option<usize>) -> Result<Outcome, Raise> {
    done(Value::small_int(found.map_or(-1, |position| position as i64)))
}

fn found_or_raise(cx: &mut Cx, found: Option<usize>) -> Result<Outcome, Raise> {
    match found {
        Some(position) => done(cx.new_size(position)),
        None => Err(cx.raise_kernel(bytes_methods::subsection_not_found())),
    }
}

pub(super) fn find(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounds = bounds_and_byte!(cx, args, find);
    found_or_minus_one(search(cx, args, bounds, bytes_methods::find)?)
}

pub(super) fn rfind(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounds = bounds_and_byte!(cx, args, rfind);
    found_or_minus_one(search(cx, args, bounds, bytes_methods::rfind)?)
}

pub(super) fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounds = bounds_and_byte!(cx, args, index);
    let found = search(cx, args, bounds, bytes_methods::find)?;
    found_or_raise(cx, found)
}

pub(super) fn rindex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounds = bounds_and_byte!(cx, args, rindex);
    let found = search(cx, args, bounds, bytes_methods::rfind)?;
    found_or_raise(cx, found)
}

pub(super) fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounds = bounds_and_byte!(cx, args, count);
    let found = search(cx, args, bounds, |bytes, needle, start, end| {
        Some(bytes_methods::count(bytes, needle, start, end))
    })?;
    done(cx.new_size(found.unwrap_or_default()))
}

type Test = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> bool;

fn ends_test(
    cx: &mut Cx,
    args: &[Value],
    bounds: (Option<i64>, Option<i64>),
    name: &str,
    test: Test,
) -> Result<Outcome, Raise> {
    let bytes = own(cx, args);
    if let Some(needle) = cx.buffer(args[1]) {
        return done(test(&bytes, &needle, bounds.0, bounds.1));
    }
    let Some(needles) = cx.as_tuple(args[1]).map(<[Value]>::to_vec) else {
        let message = format!(
            "{name} first arg must be bytes or a tuple of bytes, not {}",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    for needle in needles {
        let needle = cx.require_buffer(needle)?;
        if test(&bytes, &needle, bounds.0, bounds.1) {
            return done(true);
        }
    }
    done(false)
}

pub(super) fn startswith(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounds = bounds!(cx, args, startswith);
    ends_test(cx, args, bounds, "startswith", bytes_methods::starts_with)
}

pub(super) fn endswith(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounds = bounds!(cx, args, endswith);
    ends_test(cx, args, bounds, "endswith", bytes_methods::ends_with)
}

// ---- splitting and joining ----

fn list_of(cx: &mut Cx, receiver: Value, parts: &[&[u8]]) -> Result<Outcome, Raise> {
    cx.check_memory(parts.len() * 48)?;
    cx.charge_fuel(parts.len() * 2);
    let parts = parts
        .iter()
        .map(|part| like(cx, receiver, part.to_vec()))
        .collect();
    done(cx.new_list(parts))
}

pub(super) fn split(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let cuts = argument!(cx, args[2], Index, as_size, split);
    let bytes = own(cx, args);
    if args[1].is_none() {
        return list_of(cx, args[0], &bytes_methods::split_whitespace(&bytes, cuts));
    }
    let separator = cx.require_buffer(args[1])?;
    let parts = bytes_methods::split(&bytes, &separator, cuts);
    let parts = cx.kernel(parts)?;
    list_of(cx, args[0], &parts)
}

pub(super) fn rsplit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let cuts = argument!(cx, args[2], Index, as_size, rsplit);
    let bytes = own(cx, args);
    if args[1].is_none() {
        return list_of(cx, args[0], &bytes_methods::rsplit_whitespace(&bytes, cuts));
    }
    let separator = cx.require_buffer(args[1])?;
    let parts = bytes_methods::rsplit(&bytes, &separator, cuts);
    let parts = cx.kernel(parts)?;
    list_of(cx, args[0], &parts)
}

pub(super) fn splitlines(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let keeps = argument!(cx, args[1], Truth, truth, splitlines);
    let bytes = own(cx, args);
    let ends = if keeps { LineEnds::Keep } else { LineEnds::Drop };
    list_of(cx, args[0], &bytes_methods::split_lines(&bytes, ends))
}

type Partition =
    for<'a> fn(&'a [u8], &[u8]) -> crate::objects::kernel::KernelResult<(&'a [u8], &'a [u8], &'a [u8])>;

fn partitioned(cx: &mut Cx, args: &[Value], partition: Partition) -> Result<Outcome, Raise> {
    let bytes = own(cx, args);
    let separator = cx.require_buffer(args[1])?;
    let parts = partition(&bytes, &separator);
    let (before, middle, after) = cx.kernel(parts)?;
    let parts = [before, middle, after].map(|part| like(cx, args[0], part.to_vec()));
    done(cx.new_tuple(&parts))
}

pub(super) fn partition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    partitioned(cx, args, bytes_methods::partition)
}

pub(super) fn rpartition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    partitioned(cx, args, bytes_methods::rpartition)
}

pub(super) fn join(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    // While script code may give the items, nobody may change the size of the separator.
    let is_given = cx.is_exact(args[1], Builtin::List) || cx.is_exact(args[1], Builtin::Tuple);
    if args[0].is_kind::<ByteArray>() && !is_given {
        return cx.call_prelude("join_bytearray", args);
    }
    let items = match items_or(cx, args, 1, "can only join an iterable", again!(join))? {
        Ok(items) => items,
        Err(outcome) => return Ok(outcome),
    };
    if let [item] = items[..]
        && cx.is_exact(item, Builtin::Bytes)
        && args[0].is_kind::<Bytes>()
    {
        return done(item);
    }
    let mut parts = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let Some(bytes) = cx.buffer(*item) else {
            let name = cx.intern("__buffer__");
            if is_foreign(*item) && special(cx, *item, name).is_some() {
                let list = cx.new_list(items);
                cx.request.prelude = "bytes_of_buffers";
                let (then, state) = (again!(join), unchecked_state(1));
                return cx.ask(Outcome::Prelude, Value::NONE, &[list], Some(then), state, args);
            }
            let message = format!(
                "sequence item {index}: expected a bytes-like object, {} found",
                cx.type_name(*item)
            );
            return Err(cx.type_error(message));
        };
        parts.push(bytes.into_owned());
    }
    let separator = own(cx, args);
    let size = parts
        .iter()
        .map(Vec::len)
        .fold(separator.len().saturating_mul(parts.len()), usize::saturating_add);
    cx.check_text_size(size)?;
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    let joined = bytes_methods::join(&separator, &parts);
    let result = like(cx, args[0], joined);
    done(result)
}

// ---- ends, padding, replacing ----

fn stripped(cx: &mut Cx, args: &[Value], ends: Ends) -> Result<Outcome, Raise> {
    let unwanted = if args[1].is_none() {
        None
    } else {
        Some(cx.require_buffer(args[1])?)
    };
    let bytes = own(cx, args);
    let rest = bytes_methods::strip(&bytes, unwanted.as_deref(), ends).to_vec();
    let result = unchanged_or(cx, args[0], rest);
    done(result)
}

pub(super) fn strip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    stripped(cx, args, Ends::Both)
}

pub(super) fn lstrip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    stripped(cx, args, Ends::Left)
}

pub(super) fn rstrip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    stripped(cx, args, Ends::Right)
}

pub(super) fn removeprefix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let prefix = cx.require_buffer(args[1])?;
    let rest = bytes_methods::remove_prefix(&own(cx, args), &prefix).to_vec();
    let result = unchanged_or(cx, args[0], rest);
    done(result)
}

pub(super) fn removesuffix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let suffix = cx.require_buffer(args[1])?;
    let rest = bytes_methods::remove_suffix(&own(cx, args), &suffix).to_vec();
    let result = unchanged_or(cx, args[0], rest);
    done(result)
}

fn justified(
    cx: &mut Cx,
    args: &[Value],
    width: i64,
    method: &str,
    justify: Justify,
) -> Result<Outcome, Raise> {
    let fill = match args[2].defined() {
        None => b' ',
        Some(fill) => {
            let name = cx.type_name(fill).to_owned();
            let byte = bytes_methods::fill_byte(cx.as_bytes(fill).unwrap_or_default(), method, &name);
            cx.kernel(byte)?
        }
    };
    cx.check_text_size(usize::try_from(width).unwrap_or(0))?;
    let bytes = bytes_methods::justify(cx.as_bytes(args[0]).unwrap_or_default(), width, fill, justify);
    let result = unchanged_or(cx, args[0], bytes);
    done(result)
}

pub(super) fn center(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let width = argument!(cx, args[1], Index, as_size, center);
    justified(cx, args, width, "center", Justify::Center)
}

pub(super) fn ljust(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let width = argument!(cx, args[1], Index, as_size, ljust);
    justified(cx, args, width, "ljust", Justify::Left)
}

pub(super) fn rjust(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let width = argument!(cx, args[1], Index, as_size, rjust);
    justified(cx, args, width, "rjust", Justify::Right)
}

pub(super) fn zfill(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let width = argument!(cx, args[1], Index, as_size, zfill);
    cx.check_text_size(usize::try_from(width).unwrap_or(0))?;
    let bytes = bytes_methods::zero_fill(cx.as_bytes(args[0]).unwrap_or_default(), width);
    let result = unchanged_or(cx, args[0], bytes);
    done(result)
}

pub(super) fn expandtabs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let tab_size = argument!(cx, args[1], Index, as_size, expandtabs);
    let bytes = own(cx, args);
    let tabs = memchr::memchr_iter(b'\t', &bytes).count();
    cx.check_text_size(tabs.saturating_mul(usize::try_from(tab_size).unwrap_or(0)))?;
    let expanded = bytes_methods::expand_tabs(&bytes, tab_size);
    let expanded = cx.kernel(expanded)?;
    let result = like(cx, args[0], expanded);
    done(result)
}

pub(super) fn replace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let most = argument!(cx, args[3], Index, as_size, replace);
    let old = cx.require_buffer(args[1])?;
    let new = cx.require_buffer(args[2])?;
    let bytes = own(cx, args);
    let size = bytes_methods::replaced_size(&bytes, &old, &new, most);
    cx.check_text_size(size)?;
    let replaced = bytes_methods::replace(&bytes, &old, &new, most);
    let result = like(cx, args[0], replaced);
    done(result)
}

pub(super) fn translate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let table = if args[1].is_none() {
        None
    } else {
        Some(cx.require_buffer(args[1])?)
    };
    let delete = match args[2].defined() {
        Some(delete) => cx.require_buffer(delete)?,
        None => Vec::new(),
    };
    let translated = bytes_methods::translate(&own(cx, args), table.as_deref(), &delete);
    let translated = cx.kernel(translated)?;
    let result = like(cx, args[0], translated);
    done(result)
}

// ---- as text ----

pub(super) fn decode(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let names = CodecNames {
        encoding: args[1],
        errors: args[2],
    };
    match text_codec::decode(cx, args[0], names, "decode")? {
        Ok(text) => done(text),
        Err(args) => cx.call_prelude("decode_bytes", &args),
    }
}

pub(super) fn hex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let group = argument!(cx, args[2], Index, as_size, hex);
    let bytes = cx.require_buffer(args[0])?;
    let text = match args[1].defined() {
        None => bytes_methods::hex(&bytes),
        Some(separator) => {
            let separator = match (cx.as_str(separator), cx.as_bytes(separator)) {
                (Some(text), _) => text.to_owned(),
                (None, Some(bytes)) => bytes.iter().map(|byte| char::from(*byte)).collect(),
                (None, None) => {
                    let message = format!("object of type '{}' has no len()", cx.type_name(separator));
                    return Err(cx.type_error(message));
                }
            };
            let text = bytes_methods::hex_separated(&bytes, &separator, group);
            cx.kernel(text)?
        }
    };
    cx.check_text_size(text.len())?;
    done(cx.new_str(&text))
}
