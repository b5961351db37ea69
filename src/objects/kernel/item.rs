//! One item of packed memory in native layout, as `memoryview` and `array` have them: a format of one letter,
//! little endian.

/// A value as it comes out of memory, or goes into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Item {
    Int(i128),
    Float(f64),
    Bool(bool),
    Byte(u8),
}

/// The size of an item in bytes; `None` for a letter that is no native format.
pub(crate) fn size_of(format: u8) -> Option<usize> {
    Some(match format {
        b'c' | b'b' | b'B' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'P' | b'd' => 8,
        _ => return None,
    })
}

/// Whether items of the format are ints that may be negative.
fn is_signed(format: u8) -> bool {
    matches!(format, b'b' | b'h' | b'i' | b'l' | b'q' | b'n')
}

/// Reads an item; `bytes` has its size.
pub(crate) fn unpack(format: u8, bytes: &[u8]) -> Item {
    let mut whole = [0; 8];
    whole[..bytes.len()].copy_from_slice(bytes);
    let bits = u64::from_le_bytes(whole);
    match format {
        b'c' => Item::Byte(bytes[0]),
        b'?' => Item::Bool(bits != 0),
        b'd' => Item::Float(f64::from_bits(bits)),
        b'f' => Item::Float(f64::from(f32::from_bits(bits as u32))),
        b'e' => Item::Float(half_value(bits as u16)),
        _ if is_signed(format) => {
            let unused = 64 - 8 * bytes.len() as u32;
            Item::Int(i128::from((bits << unused) as i64 >> unused))
        }
        _ => Item::Int(i128::from(bits)),
    }
}

/// The bytes of an item, little endian, of which the first [`size_of`] count; `None` when it does not fit.
pub(crate) fn pack(format: u8, item: Item) -> Option<[u8; 8]> {
    let bits = match item {
        Item::Byte(byte) => u64::from(byte),
        Item::Bool(truth) => u64::from(truth),
        Item::Float(number) => match format {
            b'd' => number.to_bits(),
            b'f' => {
                let single = number as f32;
                if single.is_infinite() && number.is_finite() {
                    return None;
                }
                u64::from(single.to_bits())
            }
            _ => u64::from(half_bits(number)?),
        },
        Item::Int(int) => {
            let width = 8 * size_of(format)? as u32;
            let (least, most) = match is_signed(format) {
                true => (-(1i128 << (width - 1)), (1i128 << (width - 1)) - 1),
                false => (0, (1i128 << width) - 1),
            };
            if !(least..=most).contains(&int) {
                return None;
            }
            int as u64
        }
    };
    Some(bits.to_le_bytes())
}

/// A double as binary16, rounded half to even; `None` when it is too large.
pub(crate) fn half_bits(number: f64) -> Option<u16> {
    const FRACTION: i32 = 10;
    const LEAST_EXPONENT: i32 = -14;
    let sign = u16::from(number.is_sign_negative()) << 15;
    let magnitude = number.abs();
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if number.is_infinite() {
        return Some(sign | 0x7c00);
    }
    if magnitude == 0.0 {
        return Some(sign);
    }
    let exponent = (((magnitude.to_bits() >> 52) as i32) - 1023).max(LEAST_EXPONENT);
    // The unit of the last place is a power of two: dividing by it is exact, and so is the rounding.
    let units = (magnitude * 2f64.powi(FRACTION - exponent)).round_ties_even() as u32;
    let biased = (exponent - LEAST_EXPONENT) as u32;
    // A carry out of the fraction raises the exponent by itself.
    let bits = if units < 1 << FRACTION {
        units
    } else {
        (biased << FRACTION) + units
    };
    (bits < 0x7c00).then_some(sign | bits as u16)
}

/// A binary16 as a double.
pub(crate) fn half_value(bits: u16) -> f64 {
    let sign = if bits >> 15 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(exponent - 25),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_back() {
        for (format, item) in [
            (b'b', Item::Int(-128)),
            (b'B', Item::Int(255)),
            (b'h', Item::Int(-2)),
            (b'Q', Item::Int(u64::MAX.into())),
            (b'q', Item::Int(i64::MIN.into())),
            (b'f', Item::Float(1.5)),
            (b'e', Item::Float(-0.5)),
            (b'?', Item::Bool(true)),
        ] {
            let bytes = pack(format, item).expect("it fits");
            let size = size_of(format).expect("a format");
            assert_eq!(unpack(format, &bytes[..size]), item);
        }
        assert_eq!(pack(b'B', Item::Int(256)), None);
        assert_eq!(pack(b'i', Item::Int(1 << 31)), None);
    }
}
