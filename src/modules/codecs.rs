//! `_native_codecs`: the machine's own codecs by name, under `codecs`.

use crate::heap::Value;
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::kernel::codec::{self, Encoding, ErrorHandler, Input};
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_native_codecs",
    doc: "The machine's own codecs by name.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// The proper name of one of the machine's own codecs; None for another name.
    "canonical(name, /)" => canonical,
    /// Decode bytes; final says that none follow. The text, and how many bytes it took.
    "decode(data, encoding, errors, final, /)" => decode,
};

fn text_argument(cx: &mut Cx, value: Value) -> Result<String, Raise> {
    match cx.as_str(value) {
        Some(text) => Ok(text.to_owned()),
        None => Err(cx.type_error("a codec's and an error handler's name must be str")),
    }
}

fn canonical(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = text_argument(cx, args[0])?;
    match Encoding::lookup(&name) {
        Ok(encoding) => done(cx.new_str(encoding.canonical_name())),
        Err(_) => done(Value::NONE),
    }
}

fn decode(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (encoding, errors) = (text_argument(cx, args[1])?, text_argument(cx, args[2])?);
    let encoding = cx.kernel(Encoding::lookup(&encoding))?;
    let input = match args[3].is(Value::TRUE) {
        true => Input::Complete,
        false => Input::MayContinue,
    };
    let data = cx.require_buffer(args[0])?;
    let decoded = codec::decode_part(&data, encoding, &ErrorHandler::parse(&errors), input);
    let (text, used) = cx.kernel(decoded)?;
    cx.check_text_size(text.len())?;
    let (text, used) = (cx.new_str(&text), cx.new_size(used));
    done(cx.new_tuple(&[text, used]))
}
