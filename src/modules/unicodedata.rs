//! `unicodedata`: facts about characters, from the tables that text needs anyway.
//!
//! Numeric values are known for decimal digits; other facts that no table here has (bidirectional class,
//! East Asian width, decompositions) are refused by name in `stdlib/unicodedata.pyish`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::bytecode::surrogate;
use crate::heap::Value;
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::kernel::unicode;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_unicodedata",
    doc: "Facts about characters.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// The general category of a character.
    "category(chr, /)" => category,
    /// The canonical combining class of a character.
    "combining(chr, /)" => combining,
    /// The value of a decimal digit; None for other characters.
    "decimal(chr, /)" => decimal,
    /// The name of a character; None when it has none.
    "name(chr, /)" => name,
    /// The character of a name; None when there is none.
    "lookup(name, /)" => lookup,
    /// The text in a normal form.
    "normalize(form, text, /)" => normalize,
};

fn character(cx: &mut Cx, value: Value, function: &str) -> Result<char, Raise> {
    let text = cx.as_str(value);
    if let Some(text) = text {
        let mut characters = text.chars();
        if let (Some(only), None) = (characters.next(), characters.next()) {
            return Ok(only);
        }
        let length = text.chars().count();
        let message =
            format!("{function}() argument must be a unicode character, not a string of length {length}");
        return Err(cx.type_error(message));
    }
    let message = format!(
        "{function}() argument must be a unicode character, not {}",
        cx.type_name(value)
    );
    Err(cx.type_error(message))
}

fn category(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    use GeneralCategory::*;
    let character = character(cx, args[0], "category")?;
    let name = match character.general_category() {
        _ if surrogate::is_surrogate(character) => "Cs",
        UppercaseLetter => "Lu",
        LowercaseLetter => "Ll",
        TitlecaseLetter => "Lt",
        ModifierLetter => "Lm",
        OtherLetter => "Lo",
        NonspacingMark => "Mn",
        SpacingMark => "Mc",
        EnclosingMark => "Me",
        DecimalNumber => "Nd",
        LetterNumber => "Nl",
        OtherNumber => "No",
        ConnectorPunctuation => "Pc",
        DashPunctuation => "Pd",
        OpenPunctuation => "Ps",
        ClosePunctuation => "Pe",
        InitialPunctuation => "Pi",
        FinalPunctuation => "Pf",
        OtherPunctuation => "Po",
        MathSymbol => "Sm",
        CurrencySymbol => "Sc",
        ModifierSymbol => "Sk",
        OtherSymbol => "So",
        SpaceSeparator => "Zs",
        LineSeparator => "Zl",
        ParagraphSeparator => "Zp",
        Control => "Cc",
        Format => "Cf",
        Surrogate => "Cs",
        PrivateUse => "Co",
        Unassigned => "Cn",
    };
    done(cx.new_str(name))
}

fn combining(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let character = character(cx, args[0], "combining")?;
    done(cx.new_size(usize::from(canonical_combining_class(character))))
}

fn decimal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let character = character(cx, args[0], "decimal")?;
    match unicode::decimal_value(character) {
        Some(value) => done(cx.new_size(value as usize)),
        None => done(Value::NONE),
    }
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let character = character(cx, args[0], "name")?;
    // Characters without a name are looked up by no name either.
    match pyish_grammar::name_of_character(character) {
        Some(name) => done(cx.new_str(&name)),
        None => done(Value::NONE),
    }
}

fn lookup(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(name) = cx.as_str(args[0]) else {
        let message = format!("lookup() argument must be str, not {}", cx.type_name(args[0]));
        return Err(cx.type_error(message));
    };
    match pyish_grammar::character_named(name) {
        Some(character) => done(cx.new_char(character)),
        None => done(Value::NONE),
    }
}

fn normalize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(form), Some(text)) = (cx.as_str(args[0]), cx.as_str(args[1])) else {
        return Err(cx.type_error("normalize() arguments must be str"));
    };
    let normal: String = match form {
        "NFC" => text.nfc().collect(),
        "NFD" => text.nfd().collect(),
        "NFKC" => text.nfkc().collect(),
        "NFKD" => text.nfkd().collect(),
        _ => return Err(cx.value_error("invalid normalization form")),
    };
    cx.charge_fuel(normal.len());
    done(cx.new_str(&normal))
}
