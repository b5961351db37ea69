//! `_binascii`: bytes as text and back, and checksums, under `binascii` and `base64`.

use crate::heap::{Gc, Value};
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_binascii",
    doc: "Bytes as text and back.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// The class of the errors to raise.
    "set_error(error, /)" => set_error,
    /// Hexadecimal digits to bytes.
    "unhexlify(hexstr, /)" => unhexlify,
    /// Base64 code of data, without a line break.
    "b2a_base64(data, /)" => b2a_base64,
    /// Decode a line of base64 data.
    "a2b_base64(data, strict_mode, /)" => a2b_base64,
    /// Compute CRC-32 incrementally.
    "crc32(data, crc=0, /)" => crc32,
    /// Compute CRC-CCITT incrementally.
    "crc_hqx(data, crc, /)" => crc_hqx,
};

const ERROR_CLASS: &str = "_binascii.Error";

fn set_error(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.register(ERROR_CLASS, args[0]);
    done(Value::NONE)
}

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

/// Bytes, or text that is all ASCII.
fn ascii_argument(cx: &mut Cx, value: Value) -> Result<Vec<u8>, Raise> {
    if let Some(text) = cx.as_str(value) {
        return match text.is_ascii() {
            true => Ok(text.as_bytes().to_vec()),
            false => Err(cx.value_error("string argument should contain only ASCII characters")),
        };
    }
    if let Some(bytes) = cx.buffer(value) {
        return Ok(bytes.into_owned());
    }
    let message = format!(
        "argument should be bytes, buffer or ASCII string, not '{}'",
        cx.type_name(value)
    );
    Err(cx.type_error(message))
}

fn unhexlify(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let digits = ascii_argument(cx, args[0])?;
    if digits.len() % 2 == 1 {
        return Err(error(cx, "Odd-length string"));
    }
    let value = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8);
    let bytes: Option<Vec<u8>> = digits
        .chunks(2)
        .map(|pair| Some(value(pair[0])? << 4 | value(pair[1])?))
        .collect();
    match bytes {
        Some(bytes) => done(cx.new_bytes(&bytes)),
        None => Err(error(cx, "Non-hexadecimal digit found")),
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn b2a_base64(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let data = cx.require_buffer(args[0])?;
    cx.check_memory(data.len() / 3 * 4)?;
    cx.charge_fuel(data.len() / 8);
    let mut text = Vec::with_capacity(data.len().div_ceil(3) * 4);
    for group in data.chunks(3) {
        let mut bits = 0u32;
        for index in 0..3 {
            bits = bits << 8 | u32::from(group.get(index).copied().unwrap_or(0));
        }
        for index in 0..4 {
            text.push(match index <= group.len() {
                true => ALPHABET[(bits >> (18 - 6 * index) & 63) as usize],
                false => b'=',
            });
        }
    }
    done(cx.new_bytes(&text))
}

fn base64_value(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

fn a2b_base64(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = ascii_argument(cx, args[0])?;
    let is_strict = args[1] == Value::TRUE;
    if is_strict && text.first() == Some(&b'=') {
        return Err(error(cx, "Leading padding not allowed"));
    }
    cx.charge_fuel(text.len() / 8);
    let mut data = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut place, mut carried, mut padding) = (0usize, 0u8, 0usize);
    let mut is_padded = false;
    for (index, byte) in text.iter().enumerate() {
        if *byte == b'=' {
            is_padded = true;
            padding += 1;
            if place >= 2 && place + padding >= 4 {
                if is_strict && index + 1 < text.len() {
                    return Err(error(cx, "Excess data after padding"));
                }
                return done(cx.new_bytes(&data));
            }
            if is_strict && place == 0 && !data.is_empty() {
                return Err(error(cx, "Excess padding not allowed"));
            }
            continue;
        }
        let Some(value) = base64_value(*byte) else {
            if is_strict {
                return Err(error(cx, "Only base64 data is allowed"));
            }
            continue;
        };
        if is_strict && is_padded {
            return Err(error(cx, "Discontinuous padding not allowed"));
        }
        padding = 0;
        match place {
            0 => carried = value,
            1 => {
                data.push(carried << 2 | value >> 4);
                carried = value & 0x0f;
            }
            2 => {
                data.push(carried << 4 | value >> 2);
                carried = value & 0x03;
            }
            _ => {
                data.push(carried << 6 | value);
                carried = 0;
            }
        }
        place = (place + 1) % 4;
    }
    match place {
        0 => done(cx.new_bytes(&data)),
        1 => {
            let count = data.len() / 3 * 4 + 1;
            let message = format!(
                "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
            );
            Err(error(cx, message))
        }
        _ => Err(error(cx, "Incorrect padding")),
    }
}

fn crc32(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    let data = cx.require_buffer(args[0])?;
    let Some(start) = cx.as_bigint(args[1]) else {
        return Err(cx.not_an_index(args[1]));
    };
    let start = (start & num_bigint::BigInt::from(u32::MAX))
        .try_into()
        .unwrap_or(0u32);
    cx.charge_fuel(data.len() / 4);
    let table: Vec<u32> = (0..256u32)
        .map(|byte| (0..8).fold(byte, |crc, _| crc >> 1 ^ (POLYNOMIAL & (crc & 1).wrapping_neg())))
        .collect();
    let crc = data.iter().fold(!start, |crc, byte| {
        crc >> 8 ^ table[((crc ^ u32::from(*byte)) & 255) as usize]
    });
    done(cx.new_int(i64::from(!crc)))
}

fn crc_hqx(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let data = cx.require_buffer(args[0])?;
    let Some(start) = args[1].as_inline_int() else {
        return Err(cx.not_an_index(args[1]));
    };
    let mut crc = start as u16;
    for byte in data {
        crc ^= u16::from(byte) << 8;
        for _ in 0..8 {
            crc = if crc >> 15 == 1 {
                crc << 1 ^ 0x1021
            } else {
                crc << 1
            };
        }
    }
    done(cx.new_int(i64::from(crc)))
}
