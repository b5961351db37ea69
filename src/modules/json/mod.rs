//! `_json`: JSON text from values and back, under `json`. What classes of scripts have a say in is called
//! through continuations: `default`, hooks, the `items` of a mapping.

mod decode;
mod encode;
mod text;

use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::native::NativeRow;

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_json",
    doc: "JSON text from values and back.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// The JSON of a value. The settings are a tuple: default, items, indent, item separator, key separator,
    /// skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys.
    "encode(o, settings, /)" => encode::encode,
    /// A string as JSON.
    "quote(text, ensure_ascii, /)" => encode::quote,
    /// (value, end) of the JSON that begins at an index. The settings are a tuple: strict, parse_float,
    /// parse_int, parse_constant, object_hook, object_pairs_hook, the class of errors.
    "decode(text, index, settings, /)" => decode::decode,
    /// (string, end) of the JSON string whose text begins at an index behind its quote.
    "scanstring(text, index, strict, error, /)" => decode::scanstring,
    /// The index behind the blanks at an index.
    "skip(text, index, /)" => decode::skip,
};
