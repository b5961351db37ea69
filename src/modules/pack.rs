//! `_struct`: numbers and bytes as packed binary data, under `struct`.
//!
//! Sizes and alignments of the native mode are those of 64-bit Linux.
//! See: <https://docs.python.org/3/library/struct.html#format-strings>

use num_bigint::BigInt;

use crate::heap::{Gc, Value};
use crate::modules::table::ModuleRow;
use crate::native::convert::{Wanted, again, argument, ask, special};
use crate::native::functions;
use crate::objects::bytes::ByteArray;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::kernel::integer::IntRef;
use crate::objects::kernel::item;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_struct",
    doc: "Functions to convert between Python values and packed binary data.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// The class of the errors to raise.
    "set_error(error, /)" => set_error,
    /// Return size in bytes of the struct described by the format string.
    "calcsize(format, /)" => calcsize,
    /// Return a bytes object containing the values packed according to the format string.
    "pack(format, /, *values)" => pack,
    /// Pack the values and write the packed bytes into the buffer starting at offset.
    "pack_into(format, buffer, offset, /, *values)" => pack_into,
    /// Return a tuple of the values in the buffer, which has exactly the size of the format.
    "unpack(format, buffer, /)" => unpack,
    /// Return a tuple of the values in the buffer from an offset on.
    "unpack_from(format, /, buffer, offset=0)" => unpack_from,
};

const ERROR_CLASS: &str = "_struct.error";

fn set_error(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.register(ERROR_CLASS, args[0]);
    done(Value::NONE)
}

/// Raises `struct.error`.
fn error(cx: &mut Cx, message: impl AsRef<str>) -> Raise {
    let class: Option<Gc<Class>> = cx.registered(ERROR_CLASS).and_then(|class| class.as_gc());
    match class {
        Some(class) => {
            let message = cx.new_str(message.as_ref());
            let exception = cx.new_exception(class, &[message]);
            cx.raise_value(exception.value())
        }
        None => cx.value_error(message),
    }
}

/// One code of a format with its count.
#[derive(Clone, Copy, Debug)]
struct Field {
    code: u8,
    count: usize,
    size: usize,
    /// Where it begins.
    offset: usize,
}

#[derive(Debug)]
struct Format {
    fields: Vec<Field>,
    size: usize,
    is_big: bool,
    is_native: bool,
}

impl Format {
    /// How many values it takes.
    fn values(&self) -> usize {
        let values = |field: &Field| match field.code {
            b'x' => 0,
            b's' | b'p' => 1,
            _ => field.count,
        };
        self.fields.iter().map(values).sum()
    }
}

/// The size and alignment of a code.
fn layout(code: u8, is_native: bool) -> Option<(usize, usize)> {
    let size = match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' | b'p' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' => {
            if is_native {
                8
            } else {
                4
            }
        }
        b'q' | b'Q' | b'd' => 8,
        b'F' => return Some((8, if is_native { 4 } else { 1 })),
        b'D' => return Some((16, if is_native { 8 } else { 1 })),
        b'n' | b'N' | b'P' if is_native => 8,
        _ => return None,
    };
    Some((size, if is_native { size } else { 1 }))
}

fn parse(cx: &mut Cx, value: Value) -> Result<Format, Raise> {
    let text = match (cx.as_str(value), cx.as_bytes(value)) {
        (Some(text), _) => text.as_bytes().to_vec(),
        (None, Some(bytes)) => bytes.to_vec(),
        (None, None) => {
            let message = format!(
                "Struct() argument 1 must be a str or bytes object, not {}",
                cx.type_name(value)
            );
            return Err(cx.type_error(message));
        }
    };
    let (is_big, is_native, is_aligned, mut at) = match text.first() {
        Some(b'<') => (false, false, false, 1),
        Some(b'>' | b'!') => (true, false, false, 1),
        Some(b'=') => (false, false, false, 1),
        Some(b'@') => (false, true, true, 1),
        _ => (false, true, true, 0),
    };
    let mut fields = Vec::new();
    let mut size = 0usize;
    while let Some(byte) = text.get(at).copied() {
        at += 1;
        if matches!(byte, b' ' | b'\t'..=b'\r') {
            continue;
        }
        let (mut code, mut count) = (byte, 1usize);
        if byte.is_ascii_digit() {
            count = usize::from(byte - b'0');
            while let Some(digit) = text.get(at).filter(|byte| byte.is_ascii_digit()) {
                count = count.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
                at += 1;
            }
            match text.get(at) {
                Some(next) => code = *next,
                None => return Err(error(cx, "repeat count given without format specifier")),
            }
            at += 1;
        }
        let Some((item, alignment)) = layout(code, is_native) else {
            return Err(error(cx, "bad char in struct format"));
        };
        if is_aligned {
            size = size.next_multiple_of(alignment);
        }
        fields.push(Field {
            code,
            count,
            size: item,
            offset: size,
        });
        let end = item
            .checked_mul(count)
            .and_then(|length| size.checked_add(length));
        match end.filter(|end| *end <= isize::MAX as usize) {
            Some(end) => size = end,
            None => return Err(error(cx, "total struct size too long")),
        }
    }
    Ok(Format {
        fields,
        size,
        is_big,
        is_native,
    })
}

fn calcsize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let format = parse(cx, args[0])?;
    done(cx.new_int(format.size as i64))
}

fn pack(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let format = parse(cx, args[0])?;
    let (given, wanted) = (args.len() - 1, format.values());
    if given != wanted {
        return Err(error(
            cx,
            format!("pack expected {wanted} items for packing (got {given})"),
        ));
    }
    match pack_values(cx, &format, args, 1, again!(pack))? {
        Packed::Bytes(bytes) => done(cx.new_bytes(&bytes)),
        Packed::Ask(outcome) => Ok(outcome),
    }
}

enum Packed {
    Bytes(Vec<u8>),
    /// A value must first be converted by script code.
    Ask(Outcome),
}

/// Packs `args[first..]`; `then` begins the native again.
fn pack_values(
    cx: &mut Cx,
    format: &Format,
    args: &[Value],
    first: usize,
    then: &'static Then,
) -> Result<Packed, Raise> {
    cx.check_memory(format.size)?;
    let mut bytes = vec![0u8; format.size];
    let mut position = first;
    for field in &format.fields {
        match field.code {
            b'x' => continue,
            b's' | b'p' => {
                let Some(value) = cx.as_bytes(args[position]) else {
                    let code = char::from(field.code);
                    return Err(error(cx, format!("argument for '{code}' must be a bytes object")));
                };
                let place = &mut bytes[field.offset..field.offset + field.count];
                if field.code == b's' {
                    let length = value.len().min(field.count);
                    place[..length].copy_from_slice(&value[..length]);
                } else if field.count > 0 {
                    let length = value.len().min(field.count - 1);
                    place[0] = length.min(255) as u8;
                    place[1..=length].copy_from_slice(&value[..length]);
                }
                position += 1;
                continue;
            }
            _ => {}
        }
        for index in 0..field.count {
            let value = args[position];
            let wanted = match field.code {
                b'e' | b'f' | b'd' => Some(Wanted::Float),
                b'F' | b'D' | b'c' => None,
                b'?' => Some(Wanted::Truth),
                _ => Some(Wanted::Index),
            };
            if let Some(wanted) = wanted
                && needs_script(cx, value, wanted)?
            {
                return ask(cx, wanted, args, position, then).map(Packed::Ask);
            }
            let start = field.offset + index * field.size;
            let mut item = pack_one(cx, format, field.code, field.size, value)?;
            if format.is_big && !matches!(field.code, b'F' | b'D') {
                item[..field.size].reverse();
            } else if format.is_big {
                let half = field.size / 2;
                item[..half].reverse();
                item[half..field.size].reverse();
            }
            bytes[start..start + field.size].copy_from_slice(&item[..field.size]);
            position += 1;
        }
    }
    Ok(Packed::Bytes(bytes))
}

/// Whether a value must be converted by script code first.
fn needs_script(cx: &mut Cx, value: Value, wanted: Wanted) -> Result<bool, Raise> {
    Ok(match wanted {
        Wanted::Truth => cx.truth(value)? == Answer::Script,
        Wanted::Float => {
            cx.as_number_f64(value).is_none()
                && cx.int_ref(value).is_none()
                && (special(cx, value, cx.names.float).is_some()
                    || special(cx, value, cx.names.index).is_some())
        }
        _ => cx.int_ref(value).is_none() && special(cx, value, cx.names.index).is_some(),
    })
}

/// One value in little-endian order.
fn pack_one(cx: &mut Cx, format: &Format, code: u8, size: usize, value: Value) -> Result<[u8; 16], Raise> {
    let mut bytes = [0u8; 16];
    match code {
        b'c' => match cx.as_bytes(value) {
            Some([byte]) => bytes[0] = *byte,
            _ => return Err(error(cx, "char format requires a bytes object of length 1")),
        },
        b'?' => bytes[0] = u8::from(cx.truth(value)? == Answer::Known(true)),
        b'e' | b'f' | b'd' => {
            let Some(number) = cx.as_number_f64(value) else {
                return Err(error(cx, "required argument is not a float"));
            };
            pack_float(cx, format, code, number, &mut bytes)?;
        }
        b'F' | b'D' => {
            let (real, imag) = match value.as_gc::<crate::objects::number::Complex>() {
                Some(complex) => (cx.heap[complex].real, cx.heap[complex].imag),
                None => match cx.as_number_f64(value) {
                    Some(number) => (number, 0.0),
                    None => return Err(error(cx, "required argument is not a complex")),
                },
            };
            let (part, half) = if code == b'F' { (b'f', 4) } else { (b'd', 8) };
            let mut other = [0u8; 16];
            pack_float(cx, format, part, real, &mut bytes)?;
            pack_float(cx, format, part, imag, &mut other)?;
            bytes[half..2 * half].copy_from_slice(&other[..half]);
        }
        _ => {
            let number = match cx.int_ref(value) {
                None => return Err(error(cx, "required argument is not an integer")),
                Some(IntRef::Small(number)) => Some(i128::from(number)),
                Some(IntRef::Big(number)) => i128::try_from(&number.to_bigint()).ok(),
            };
            let is_signed = code.is_ascii_lowercase();
            let bits = 8 * size as u32;
            let (low, high) = match is_signed {
                true => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
                false => (0, (1i128 << bits) - 1),
            };
            let is_address = code == b'P';
            let low = if is_address { -(1i128 << 63) } else { low };
            match number.filter(|number| (low..=high).contains(number)) {
                Some(number) => bytes[..8].copy_from_slice(&(number as u64).to_le_bytes()),
                None => {
                    let message = match code {
                        b'P' => "int too large to convert".to_owned(),
                        _ => format!("'{}' format requires {low} <= number <= {high}", char::from(code)),
                    };
                    return Err(error(cx, message));
                }
            }
        }
    }
    Ok(bytes)
}

fn pack_float(
    cx: &mut Cx,
    format: &Format,
    code: u8,
    number: f64,
    bytes: &mut [u8; 16],
) -> Result<(), Raise> {
    match code {
        b'd' => bytes[..8].copy_from_slice(&number.to_le_bytes()),
        b'f' => {
            let single = number as f32;
            // The native mode converts as C does, to infinity.
            if single.is_infinite() && number.is_finite() && !format.is_native {
                return Err(cx.overflow_error("float too large to pack with f format"));
            }
            bytes[..4].copy_from_slice(&single.to_le_bytes());
        }
        _ => match item::half_bits(number) {
            Some(bits) => bytes[..2].copy_from_slice(&bits.to_le_bytes()),
            None => return Err(cx.overflow_error("float too large to pack with e format")),
        },
    }
    Ok(())
}

/// The window `offset..offset + size` of a buffer, as `struct` checks it.
fn window(cx: &mut Cx, what: &str, length: usize, size: usize, offset: i64) -> Result<usize, Raise> {
    let verb = if what == "unpack_from" {
        "unpacking"
    } else {
        "packing"
    };
    let start = if offset < 0 {
        let Some(start) = (length as i64).checked_add(offset).filter(|start| *start >= 0) else {
            let message = format!("offset {offset} out of range for {length}-byte buffer");
            return Err(error(cx, message));
        };
        if size as i64 + offset > 0 {
            let message = match what {
                "unpack_from" => format!("not enough data to unpack {size} bytes at offset {offset}"),
                _ => format!("no space to pack {size} bytes at offset {offset}"),
            };
            return Err(error(cx, message));
        }
        start as usize
    } else {
        offset as usize
    };
    if start > length || length - start < size {
        let message = format!(
            "{what} requires a buffer of at least {} bytes for {verb} {size} bytes at offset {start} (actual buffer size is {length})",
            start.saturating_add(size)
        );
        return Err(error(cx, message));
    }
    Ok(start)
}

fn pack_into(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    const FIRST: usize = 3;
    let format = parse(cx, args[0])?;
    let offset = argument!(cx, args[2], Index, as_size, pack_into);
    let (given, wanted) = (args.len() - FIRST, format.values());
    if given != wanted {
        let message = format!("pack_into expected {wanted} items for packing (got {given})");
        return Err(error(cx, message));
    }
    let view = cx.memory_view(args[1]).cloned();
    let is_writable = match &view {
        Some(view) => !view.is_readonly,
        None => args[1].as_gc::<ByteArray>().is_some(),
    };
    if !is_writable {
        let message = format!(
            "argument must be read-write bytes-like object, not {}",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    }
    let length = cx.require_buffer(args[1])?.len();
    let start = window(cx, "pack_into", length, format.size, offset)?;
    let bytes = match pack_values(cx, &format, args, FIRST, again!(pack_into))? {
        Packed::Bytes(bytes) => bytes,
        Packed::Ask(outcome) => return Ok(outcome),
    };
    match view {
        Some(view) => cx.write_view(&view, start, &bytes),
        None => {
            let array = args[1].as_gc::<ByteArray>().expect("just looked");
            cx.heap[array].bytes[start..start + bytes.len()].copy_from_slice(&bytes);
        }
    }
    done(Value::NONE)
}

fn unpack(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let format = parse(cx, args[0])?;
    let bytes = cx.require_buffer(args[1])?;
    if bytes.len() != format.size {
        let message = format!("unpack requires a buffer of {} bytes", format.size);
        return Err(error(cx, message));
    }
    done(unpack_values(cx, &format, &bytes))
}

fn unpack_from(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let format = parse(cx, args[0])?;
    let offset = argument!(cx, args[2], Index, as_size, unpack_from);
    let bytes = cx.require_buffer(args[1])?;
    let start = window(cx, "unpack_from", bytes.len(), format.size, offset)?;
    done(unpack_values(cx, &format, &bytes[start..start + format.size]))
}

fn unpack_values(cx: &mut Cx, format: &Format, bytes: &[u8]) -> Value {
    let mut values = Vec::new();
    for field in &format.fields {
        let place = &bytes[field.offset..field.offset + field.size * field.count];
        match field.code {
            b'x' => {}
            b's' => values.push(cx.new_bytes(place)),
            b'p' => {
                let length = place
                    .first()
                    .map_or(0, |length| usize::from(*length).min(place.len() - 1));
                let text = place.get(1..=length).unwrap_or_default();
                values.push(cx.new_bytes(text));
            }
            code => {
                for item in place.chunks(field.size) {
                    let value = unpack_one(cx, format, code, item);
                    values.push(value);
                }
            }
        }
    }
    cx.new_tuple(&values)
}

fn unpack_one(cx: &mut Cx, format: &Format, code: u8, item: &[u8]) -> Value {
    if matches!(code, b'F' | b'D') {
        let (real, imag) = item.split_at(item.len() / 2);
        let (real, imag) = (float_value(format, real), float_value(format, imag));
        return cx.new_complex(real, imag);
    }
    match code {
        b'c' => cx.new_bytes(item),
        b'?' => Value::from(item[0] != 0),
        b'e' | b'f' | b'd' => Value::from(float_value(format, item)),
        _ => {
            let mut bytes = [0u8; 8];
            bytes[..item.len()].copy_from_slice(item);
            if format.is_big {
                bytes[..item.len()].reverse();
            }
            let number = u64::from_le_bytes(bytes);
            if !code.is_ascii_lowercase() {
                return cx.new_bigint(BigInt::from(number));
            }
            let unused = 64 - 8 * item.len() as u32;
            cx.new_int((number << unused) as i64 >> unused)
        }
    }
}

fn float_value(format: &Format, item: &[u8]) -> f64 {
    let mut bytes = [0u8; 8];
    bytes[..item.len()].copy_from_slice(item);
    if format.is_big {
        bytes[..item.len()].reverse();
    }
    let bits = u64::from_le_bytes(bytes);
    match item.len() {
        2 => item::half_value(bits as u16),
        4 => f64::from(f32::from_bits(bits as u32)),
        _ => f64::from_bits(bits),
    }
}
