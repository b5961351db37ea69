//! What the signatures of natives say, parameter by parameter.

use std::sync::Arc;

use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;

/// One parameter of a native's signature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NativeParameter {
    pub(crate) name: &'static str,
    /// As the signature writes it.
    pub(crate) default: Option<&'static str>,
    pub(crate) kind: NativeKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NativeKind {
    PositionalOnly,
    Either,
    KeywordOnly,
    VarKw,
}

/// Takes a native's signature apart: `name(self, a, b=1, /, *args, c=None, **kw)`. `*args` is left out.
fn parse(signature: &'static str) -> Vec<NativeParameter> {
    let open = signature.find('(').map_or(0, |at| at + 1);
    let inside = &signature[open..signature.rfind(')').unwrap_or(signature.len())];
    let mut parameters: Vec<NativeParameter> = Vec::new();
    let mut keyword_only = false;
    for part in split_parameters(inside) {
        if part == "/" {
            for parameter in &mut parameters {
                parameter.kind = NativeKind::PositionalOnly;
            }
        } else if let Some(name) = part.strip_prefix("**") {
            parameters.push(NativeParameter {
                name,
                default: Some("?"),
                kind: NativeKind::VarKw,
            });
        } else if part.starts_with('*') {
            keyword_only = true;
        } else {
            let (name, default) = match part.split_once('=') {
                Some((name, default)) => (name.trim(), Some(default.trim())),
                None => (part, None),
            };
            let kind = if keyword_only {
                NativeKind::KeywordOnly
            } else {
                NativeKind::Either
            };
            parameters.push(NativeParameter { name, default, kind });
        }
    }
    parameters
}

/// The parts between top-level commas, trimmed.
fn split_parameters(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0, false);
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

impl Cx {
    /// The parameters of a native, taken apart at its first call that needs them.
    pub(crate) fn signature_of(&mut self, row: &'static NativeRow) -> Arc<[NativeParameter]> {
        self.signatures
            .entry(row.signature.as_ptr().addr())
            .or_insert_with(|| parse(row.signature).into())
            .clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_come_apart() {
        let parameters = parse("f(self, a, b=1, /, *args, c=', ', **kw)");
        let names: Vec<_> = parameters.iter().map(|p| (p.name, p.default, p.kind)).collect();
        assert_eq!(
            names,
            [
                ("self", None, NativeKind::PositionalOnly),
                ("a", None, NativeKind::PositionalOnly),
                ("b", Some("1"), NativeKind::PositionalOnly),
                ("c", Some("', '"), NativeKind::KeywordOnly),
                ("kw", Some("?"), NativeKind::VarKw),
            ]
        );
    }
}
