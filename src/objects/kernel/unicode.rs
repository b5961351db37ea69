//! Character classes as Python's string predicates and parsers define them.
//!
//! The general category comes from a table crate; the few sets that Python derives from the numeric
//! properties are listed here. Every function has an ASCII fast path.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// White space for `str.split`, `str.strip`, `str.isspace` and number parsing: Unicode's, and the four
/// ASCII separators that Unicode counts as paragraph or segment ends.
#[inline]
pub(crate) fn is_python_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\x1c'..='\x1f') || (!c.is_ascii() && c.is_whitespace())
}

/// [`is_python_space`] for a byte of ASCII text.
#[inline]
pub(crate) fn is_ascii_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r' | 0x1c..=0x1f)
}

/// White space for bytes methods, which is narrower than that of text.
#[inline]
pub(crate) fn is_byte_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

pub(crate) fn is_alpha(c: char) -> bool {
    use GeneralCategory::*;
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    if matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f8}'..='\u{2c1}' | '\u{3a3}'..='\u{3f5}' | '\u{3f7}'..='\u{481}')
    {
        return true;
    }
    matches!(
        c.general_category(),
        UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter
    )
}

/// Has a value as a decimal digit (category Nd).
pub(crate) fn is_decimal(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    c.general_category() == GeneralCategory::DecimalNumber
}

/// Is a digit in any typographic form: decimal digits, superscripts, circled digits and the like.
pub(crate) fn is_digit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    is_in(DIGITS_NOT_DECIMAL, c) || is_decimal(c)
}

/// Has a numeric value of any kind: fractions, roman numerals, ideographs for numbers.
pub(crate) fn is_numeric(c: char) -> bool {
    use GeneralCategory::*;
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    matches!(c.general_category(), DecimalNumber | LetterNumber | OtherNumber)
        || NUMERIC_IDEOGRAPHS.binary_search(&c).is_ok()
}

pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_alpha(c) || is_numeric(c)
}

/// May stand in a `repr` as it is: neither a control, a separator other than the space, nor unassigned.
pub(crate) fn is_printable(c: char) -> bool {
    use GeneralCategory::*;
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    // Blocks without a gap, which most text stays in, need no table.
    if matches!(c, '\u{ae}'..='\u{377}' | '\u{3a3}'..='\u{52f}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{1f300}'..='\u{1f64f}')
    {
        return true;
    }
    !matches!(
        c.general_category(),
        Control
            | Format
            | Surrogate
            | PrivateUse
            | Unassigned
            | LineSeparator
            | ParagraphSeparator
            | SpaceSeparator
    )
}

pub(crate) fn is_titlecase(c: char) -> bool {
    !c.is_ascii() && c.general_category() == GeneralCategory::TitlecaseLetter
}

/// Is upper, lower or title case.
pub(crate) fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || is_titlecase(c)
}

/// Returns 0 to 9 for a decimal digit of any script.
pub(crate) fn decimal_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    if !is_decimal(c) {
        return None;
    }
    // Decimal digits come in runs of ten in order of value. Only the mathematical alphanumeric digits
    // have several runs side by side.
    if ('\u{1d7ce}'..='\u{1d7ff}').contains(&c) {
        return Some((u32::from(c) - 0x1d7ce) % 10);
    }
    (0..10).find(|value| char::from_u32(u32::from(c) - value - 1).is_none_or(|before| !is_decimal(before)))
}

/// Replaces the decimal digits of any script by ASCII ones and white space by spaces, as `int()` and
/// `float()` do before they parse; `None` when another non-ASCII character remains.
pub(crate) fn to_ascii_digits(text: &str) -> Option<String> {
    text.chars()
        .map(|c| {
            if c.is_ascii() {
                Some(c)
            } else if is_python_space(c) {
                Some(' ')
            } else {
                decimal_value(c).and_then(|value| char::from_digit(value, 10))
            }
        })
        .collect()
}

fn is_in(ranges: &[(char, char)], c: char) -> bool {
    let after = ranges.partition_point(|&(first, _)| first <= c);
    after > 0 && c <= ranges[after - 1].1
}

/// Characters with a digit value that are not decimal digits.
#[rustfmt::skip]
const DIGITS_NOT_DECIMAL: &[(char, char)] = &[
    ('\u{b2}', '\u{b3}'), ('\u{b9}', '\u{b9}'), ('\u{1369}', '\u{1371}'), ('\u{19da}', '\u{19da}'),
    ('\u{2070}', '\u{2070}'), ('\u{2074}', '\u{2079}'), ('\u{2080}', '\u{2089}'), ('\u{2460}', '\u{2468}'),
    ('\u{2474}', '\u{247c}'), ('\u{2488}', '\u{2490}'), ('\u{24ea}', '\u{24ea}'), ('\u{24f5}', '\u{24fd}'),
    ('\u{24ff}', '\u{24ff}'), ('\u{2776}', '\u{277e}'), ('\u{2780}', '\u{2788}'), ('\u{278a}', '\u{2792}'),
    ('\u{10a40}', '\u{10a43}'), ('\u{10e60}', '\u{10e68}'), ('\u{11052}', '\u{1105a}'), ('\u{1f100}', '\u{1f10a}'),
];

/// Letters that have a numeric value, in order.
#[rustfmt::skip]
const NUMERIC_IDEOGRAPHS: &[char] = &[
    '\u{3405}', '\u{3483}', '\u{382a}', '\u{3b4d}', '\u{4e00}', '\u{4e03}', '\u{4e07}', '\u{4e09}',
    '\u{4e5d}', '\u{4e8c}', '\u{4e94}', '\u{4e96}', '\u{4ebf}', '\u{4ec0}', '\u{4edf}', '\u{4ee8}',
    '\u{4f0d}', '\u{4f70}', '\u{5104}', '\u{5146}', '\u{5169}', '\u{516b}', '\u{516d}', '\u{5341}',
    '\u{5343}', '\u{5344}', '\u{5345}', '\u{534c}', '\u{53c1}', '\u{53c2}', '\u{53c3}', '\u{53c4}',
    '\u{56db}', '\u{58f1}', '\u{58f9}', '\u{5e7a}', '\u{5efe}', '\u{5eff}', '\u{5f0c}', '\u{5f0d}',
    '\u{5f0e}', '\u{5f10}', '\u{62fe}', '\u{634c}', '\u{67d2}', '\u{6f06}', '\u{7396}', '\u{767e}',
    '\u{8086}', '\u{842c}', '\u{8cae}', '\u{8cb3}', '\u{8d30}', '\u{9621}', '\u{9646}', '\u{964c}',
    '\u{9678}', '\u{96f6}', '\u{f96b}', '\u{f973}', '\u{f978}', '\u{f9b2}', '\u{f9d1}', '\u{f9d3}',
    '\u{f9fd}', '\u{20001}', '\u{20064}', '\u{200e2}', '\u{20121}', '\u{2092a}', '\u{20983}', '\u{2098c}',
    '\u{2099c}', '\u{20aea}', '\u{20afd}', '\u{20b19}', '\u{22390}', '\u{22998}', '\u{23b1b}', '\u{2626d}',
    '\u{2f890}',
];

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    #[test]
    fn classes_of_single_characters() {
        assert!(is_alpha('é') && is_alpha('一') && is_alpha('ǅ') && !is_alpha('Ⅷ') && !is_alpha('ͅ'));
        assert!(is_decimal('٣') && !is_decimal('²') && is_digit('²') && !is_digit('½'));
        assert!(is_numeric('½') && is_numeric('Ⅷ') && is_numeric('一') && !is_numeric('丁'));
        assert!(is_printable('é') && !is_printable('\u{a0}') && !is_printable('\u{200b}') && !is_printable('\u{e000}'));
        assert!(is_python_space('\x1c') && is_python_space('\u{3000}') && !is_python_space('\u{200b}'));
        assert!(is_python_space('\u{85}') && !is_byte_space(0x1c));
    }

    #[test]
    fn decimal_digits_of_other_scripts_have_values() {
        assert_eq!(decimal_value('٣'), Some(3));
        assert_eq!(decimal_value('９'), Some(9));
        assert_eq!(decimal_value('\u{1d7d8}'), Some(0));
        assert_eq!(decimal_value('\u{1d7ff}'), Some(9));
        assert_eq!(decimal_value('x'), None);
        assert_eq!(to_ascii_digits("٣\u{2003}4").as_deref(), Some("3 4"));
        assert_eq!(to_ascii_digits("3é"), None);
    }
}
