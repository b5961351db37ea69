//! `%` formatting of text and bytes: fetches the arguments of a template and lays them out.
//!
//! Where an argument's text or number is script code's to say, the driver stops with a [`Wish`]. Whoever
//! can have it fulfilled begins again, handing over the results of all wishes so far; so the driver itself
//! stays free of script code and keeps no state.

use crate::heap::Value;
use crate::objects::bytes::Bytes;
use crate::objects::cx::Cx;
use crate::objects::kernel::KernelError;
use crate::objects::kernel::integer::Integer;
use crate::objects::kernel::percent_format::{
    self, Amount, Conversion, Layout, Piece, Pieces, Template, Wanted,
};
use crate::objects::kernel::{float_arithmetic, format_spec, integer, quote};
use crate::objects::numeric::{Number, is_foreign};
use crate::objects::outcome::{Answer, Raise};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// What script code must compute before formatting can go on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wish {
    Str(Value),
    Repr(Value),
    Int(Value),
    /// `__index__`; None where that is a TypeError, as for `Int`.
    Index(Value),
    Float(Value),
    /// The same, None where that is any error.
    FloatOrNone(Value),
    Bytes(Value),
    Item(Value, Value),
    Attribute(Value, Value),
    Format(Value, Value),
}

/// Why formatting stopped.
pub(crate) enum Stop {
    Raise(Raise),
    Wish(Wish),
}

impl From<Raise> for Stop {
    fn from(raise: Raise) -> Stop {
        Stop::Raise(raise)
    }
}

/// The results of wishes, in the order in which they are wished.
pub(crate) struct Results<'a> {
    given: &'a [Value],
}

impl<'a> Results<'a> {
    pub(crate) fn new(given: &'a [Value]) -> Results<'a> {
        Results { given }
    }

    /// The result of this wish, or the wish itself when it is new.
    pub(crate) fn take(&mut self, wish: Wish) -> Result<Value, Stop> {
        let (first, rest) = self.given.split_first().ok_or(Stop::Wish(wish))?;
        self.given = rest;
        Ok(*first)
    }
}

/// Where arguments come from.
struct Arguments<'a> {
    positional: Vec<Value>,
    next: usize,
    is_mapping: bool,
    source: Value,
    results: Results<'a>,
}

impl Cx {
    /// `template % arguments` without script code.
    pub(crate) fn percent_format(
        &mut self,
        template: Value,
        arguments: Value,
    ) -> Result<Answer<Value>, Raise> {
        match self.format_percent(template, arguments, Results::new(&[])) {
            Ok(value) => Ok(Answer::Known(value)),
            Err(Stop::Wish(_)) => Ok(Answer::Script),
            Err(Stop::Raise(raise)) => Err(raise),
        }
    }

    /// `template % arguments` of text, bytes or bytearray, given the results of wishes made before.
    pub(crate) fn format_percent(
        &mut self,
        template: Value,
        arguments: Value,
        results: Results<'_>,
    ) -> Result<Value, Stop> {
        let positional = self.as_tuple(arguments).map(<[Value]>::to_vec);
        let is_sequence = self.as_bytes(template).is_some() && self.as_bytes(arguments).is_some();
        let is_mapping = positional.is_none() && !is_sequence && self.is_mapping_argument(arguments);
        let mut arguments = Arguments {
            positional: positional.unwrap_or_else(|| vec![arguments]),
            next: 0,
            is_mapping,
            source: arguments,
            results,
        };
        if let Some(text) = self.as_str(template).map(str::to_owned) {
            let mut out = String::with_capacity(text.len() + 16);
            for piece in Pieces::new(text.as_str()) {
                match self.kernel(piece)? {
                    Piece::Literal(literal) => out.push_str(literal),
                    Piece::Conversion(conversion) => {
                        let key = conversion.key.map(|key| self.new_str(key));
                        self.convert_text(&mut out, &conversion, key, &mut arguments)?;
                    }
                }
            }
            self.finish_arguments(&arguments, false)?;
            self.check_text_size(out.len())?;
            return Ok(self.new_str(&out));
        }
        let Some(bytes) = self.as_bytes(template).map(<[u8]>::to_vec) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let mut out = Vec::with_capacity(bytes.len() + 16);
        for piece in Pieces::new(bytes.as_slice()) {
            match self.kernel(piece)? {
                Piece::Literal(literal) => out.extend_from_slice(literal),
                Piece::Conversion(conversion) => {
                    let key = conversion.key.map(|key| self.new_bytes(key));
                    self.convert_bytes(&mut out, &conversion, key, &mut arguments)?;
                }
            }
        }
        self.finish_arguments(&arguments, true)?;
        self.check_text_size(out.len())?;
        Ok(if template.is_kind::<crate::objects::bytes::ByteArray>() {
            self.new_bytearray(out)
        } else {
            self.new_bytes(&out)
        })
    }

    fn is_mapping_argument(&self, value: Value) -> bool {
        if value.is_kind::<Str>() || self.number(value).is_some() || !value.is_object() {
            return false;
        }
        let class = self.class_of(value);
        self.heap[class].mro.iter().any(|base| {
            self.get_name(self.heap[*base].namespace, self.names.getitem)
                .is_some()
        })
    }

    fn finish_arguments(&mut self, arguments: &Arguments<'_>, for_bytes: bool) -> Result<(), Stop> {
        if arguments.next < arguments.positional.len() && !arguments.is_mapping {
            return Err(self
                .raise_kernel(percent_format::not_all_converted(for_bytes))
                .into());
        }
        Ok(())
    }

    fn next_argument(&mut self, arguments: &mut Arguments<'_>) -> Result<Value, Stop> {
        let Some(value) = arguments.positional.get(arguments.next) else {
            return Err(self.raise_kernel(percent_format::not_enough_arguments()).into());
        };
        arguments.next += 1;
        Ok(*value)
    }

    /// The value and layout of a conversion.
    fn fetch<T: Template + ?Sized>(
        &mut self,
        conversion: &Conversion<'_, T>,
        key: Option<Value>,
        arguments: &mut Arguments<'_>,
    ) -> Result<(Value, Layout), Stop> {
        if let Some(key) = key {
            if !arguments.is_mapping {
                return Err(self.raise_kernel(percent_format::mapping_required()).into());
            }
            let item = self.wished_item(arguments.source, key, &mut arguments.results)?;
            arguments.positional = vec![item];
            arguments.next = 0;
        }
        let mut amounts = [None, None];
        for (place, amount) in [conversion.width, conversion.precision].into_iter().enumerate() {
            if amount == Amount::FromArgument {
                let value = self.next_argument(arguments)?;
                let Some(amount) = self.int_ref(value) else {
                    return Err(self.raise_kernel(percent_format::star_wants_int()).into());
                };
                let most = if place == 0 { i64::MAX } else { i64::from(i32::MAX) };
                match amount
                    .to_i64()
                    .filter(|amount| (-most - 1..=most).contains(amount))
                {
                    Some(amount) if amount.unsigned_abs() > i32::MAX as u64 => {
                        return Err(self.raise_kernel(KernelError::memory()).into());
                    }
                    Some(amount) => amounts[place] = Some(amount),
                    None => {
                        let c_type = if place == 0 { "ssize_t" } else { "int" };
                        let message = format!("Python int too large to convert to C {c_type}");
                        return Err(self.overflow_error(&message).into());
                    }
                }
            }
        }
        let value = self.next_argument(arguments)?;
        let layout = conversion.layout(amounts[0], amounts[1]);
        let layout = self.kernel(layout)?;
        let size = layout.width.max(layout.precision.unwrap_or(0).min(1 << 31));
        if size > 1 << 16 {
            self.check_text_size(size)?;
        }
        Ok((value, layout))
    }

    /// `mapping[key]`.
    pub(crate) fn wished_item(
        &mut self,
        mapping: Value,
        key: Value,
        results: &mut Results<'_>,
    ) -> Result<Value, Stop> {
        match self.get_item(mapping, key)? {
            Answer::Known(item) => Ok(item),
            Answer::Script => results.take(Wish::Item(mapping, key)),
        }
    }

    /// `str(value)` as a string value.
    pub(crate) fn wished_str(&mut self, value: Value, results: &mut Results<'_>) -> Result<Value, Stop> {
        match self.text_value(value)? {
            Answer::Known(text) => Ok(text),
            Answer::Script => results.take(Wish::Str(value)),
        }
    }

    /// `repr(value)`.
    pub(crate) fn wished_repr(&mut self, value: Value, results: &mut Results<'_>) -> Result<String, Stop> {
        if let Answer::Known(text) = self.repr_of(value)? {
            return Ok(text);
        }
        let text = results.take(Wish::Repr(value))?;
        Ok(self.as_str(text).unwrap_or_default().to_owned())
    }

    fn convert_text(
        &mut self,
        out: &mut String,
        conversion: &Conversion<'_, str>,
        key: Option<Value>,
        arguments: &mut Arguments<'_>,
    ) -> Result<(), Stop> {
        let (value, layout) = self.fetch(conversion, key, arguments)?;
        let wanted = conversion.check(false);
        let wanted = self.kernel(wanted)?;
        match wanted {
            Wanted::Text => {
                let text = self.wished_str(value, &mut arguments.results)?;
                percent_format::push_text(out, self.as_str(text).unwrap_or_default(), layout);
            }
            Wanted::Repr => {
                let text = self.wished_repr(value, &mut arguments.results)?;
                percent_format::push_text(out, &text, layout);
            }
            Wanted::Ascii => {
                let text = self.wished_repr(value, &mut arguments.results)?;
                percent_format::push_text(out, &quote::escape_non_ascii(&text), layout);
            }
            Wanted::Character => {
                let value = self.counted(value, &mut arguments.results)?;
                let character = self.character_argument(value, conversion.code)?;
                percent_format::push_character(out, character, layout);
            }
            Wanted::Number | Wanted::Integer => {
                let int = self.int_argument(value, wanted, conversion.code, false, arguments)?;
                let most = self.int_max_str_digits;
                let pushed = percent_format::push_integer(out, int.as_ref(), conversion.code, layout, most);
                self.kernel(pushed)?;
            }
            Wanted::Float => {
                let float = self.float_argument(value, conversion.code, false, arguments)?;
                let pushed = percent_format::push_float(out, float, conversion.code, layout);
                self.kernel(pushed)?;
            }
        }
        Ok(())
    }

    fn convert_bytes(
        &mut self,
        out: &mut Vec<u8>,
        conversion: &Conversion<'_, [u8]>,
        key: Option<Value>,
        arguments: &mut Arguments<'_>,
    ) -> Result<(), Stop> {
        let (value, layout) = self.fetch(conversion, key, arguments)?;
        let wanted = conversion.check(true);
        let wanted = self.kernel(wanted)?;
        let mut text = String::new();
        match wanted {
            Wanted::Text => {
                let bytes = match self.buffer(value) {
                    Some(bytes) => bytes.into_owned(),
                    None if is_foreign(value) => {
                        let bytes = arguments.results.take(Wish::Bytes(value))?;
                        match bytes.as_gc::<Bytes>() {
                            Some(bytes) => self.heap.tail(bytes).to_vec(),
                            None => {
                                let kind = self.type_name(bytes);
                                let message = format!("__bytes__ returned non-bytes (type {kind})");
                                return Err(self.type_error(message).into());
                            }
                        }
                    }
                    None => {
                        let error = self.wrong_argument(wanted, conversion.code, true, value);
                        return Err(error.into());
                    }
                };
                percent_format::push_bytes(out, &bytes, layout);
                return Ok(());
            }
            Wanted::Repr | Wanted::Ascii => {
                let shown = self.wished_repr(value, &mut arguments.results)?;
                percent_format::push_text(&mut text, &quote::escape_non_ascii(&shown), layout);
            }
            Wanted::Character => {
                let value = self.counted(value, &mut arguments.results)?;
                let byte = match (self.as_bytes(value), self.int_ref(value)) {
                    (Some([byte]), _) => *byte,
                    (_, Some(code)) => match code.to_i64().and_then(|code| u8::try_from(code).ok()) {
                        Some(byte) => byte,
                        None => {
                            return Err(self.overflow_error("%c arg not in range(256)").into());
                        }
                    },
                    _ => {
                        let error = self.wrong_argument(wanted, conversion.code, true, value);
                        return Err(error.into());
                    }
                };
                let layout = Layout {
                    precision: None,
                    ..layout
                };
                percent_format::push_bytes(out, &[byte], layout);
                return Ok(());
            }
            Wanted::Number | Wanted::Integer => {
                let int = self.int_argument(value, wanted, conversion.code, true, arguments)?;
                let most = self.int_max_str_digits;
                let pushed =
                    percent_format::push_integer(&mut text, int.as_ref(), conversion.code, layout, most);
                self.kernel(pushed)?;
            }
            Wanted::Float => {
                let float = self.float_argument(value, conversion.code, true, arguments)?;
                let pushed = percent_format::push_float(&mut text, float, conversion.code, layout);
                self.kernel(pushed)?;
            }
        }
        out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn wrong_argument(&mut self, wanted: Wanted, code: u32, for_bytes: bool, value: Value) -> Raise {
        // The kernel says what it is that has not one character.
        let of_length = match (wanted, for_bytes) {
            (Wanted::Character, false) => self.as_str(value).map(|text| ("string", text.chars().count())),
            (Wanted::Character, true) if self.is_exact(value, Builtin::ByteArray) => self
                .as_bytes(value)
                .map(|bytes| ("bytearray object", bytes.len())),
            (Wanted::Character, true) => self.as_bytes(value).map(|bytes| ("bytes object", bytes.len())),
            _ => None,
        };
        let error = match of_length {
            Some((kind, length)) => percent_format::wrong_argument(
                wanted,
                code,
                for_bytes,
                &format!("a {kind} of length {length}"),
            ),
            _ if wanted == Wanted::Character => {
                percent_format::wrong_argument(wanted, code, for_bytes, &self.full_type_name(value))
            }
            _ => percent_format::wrong_argument(wanted, code, for_bytes, self.type_name(value)),
        };
        self.raise_kernel(error)
    }

    /// The argument of `%c`: what has an `__index__` stands for the int that it says.
    fn counted(&mut self, value: Value, results: &mut Results<'_>) -> Result<Value, Stop> {
        let has_index = is_foreign(value)
            && self.number(value).is_none()
            && self.dunder(value, self.names.index).is_some();
        if !has_index {
            return Ok(value);
        }
        let index = results.take(Wish::Index(value))?;
        Ok(if index.is_none() { value } else { index })
    }

    fn character_argument(&mut self, value: Value, code: u32) -> Result<char, Stop> {
        if let Some(text) = self.as_str(value) {
            let mut characters = text.chars();
            if let (Some(character), None) = (characters.next(), characters.next()) {
                return Ok(character);
            }
        } else if let Some(int) = self.int_ref(value) {
            let character = format_spec::character_of(int.to_i64().unwrap_or(-1));
            return Ok(self.kernel(character)?);
        }
        Err(self.wrong_argument(Wanted::Character, code, false, value).into())
    }

    fn int_argument(
        &mut self,
        value: Value,
        wanted: Wanted,
        code: u32,
        for_bytes: bool,
        arguments: &mut Arguments<'_>,
    ) -> Result<Integer, Stop> {
        match self.number(value) {
            Some(Number::Int(int)) => return Ok(int.to_integer()),
            Some(Number::Float(float)) if wanted == Wanted::Number => {
                let int = float_arithmetic::to_integer(float);
                return Ok(self.kernel(int)?);
            }
            None if is_foreign(value) => {
                let wish = if wanted == Wanted::Number {
                    Wish::Int(value)
                } else {
                    Wish::Index(value)
                };
                let converted = arguments.results.take(wish)?;
                if let Some(int) = self.int_ref(converted) {
                    return Ok(int.to_integer());
                }
            }
            _ => {}
        }
        Err(self.wrong_argument(wanted, code, for_bytes, value).into())
    }

    fn float_argument(
        &mut self,
        value: Value,
        code: u32,
        for_bytes: bool,
        arguments: &mut Arguments<'_>,
    ) -> Result<f64, Stop> {
        match self.number(value) {
            Some(Number::Float(float)) => return Ok(float),
            Some(Number::Int(int)) => {
                let float = integer::to_float(int);
                return Ok(self.kernel(float)?);
            }
            None if is_foreign(value) => {
                let wish = match for_bytes {
                    true => Wish::FloatOrNone(value),
                    false => Wish::Float(value),
                };
                let converted = arguments.results.take(wish)?;
                if let Some(float) = self.as_number_f64(converted) {
                    return Ok(float);
                }
            }
            _ => {}
        }
        Err(self.wrong_argument(Wanted::Float, code, for_bytes, value).into())
    }
}
