//! What the vm asks of higher rooms.
use crate::bytecode::code::Code;
use crate::heap::{Gc, Value};
use crate::objects::code::CodeObject;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::vm::VmHooks;
use pyish_grammar::Source;
use std::sync::Arc;

pub(crate) static HOOKS: VmHooks = VmHooks {
    import: |cx, name, _, _, _| {
        let t = cx.as_str(name).unwrap_or("").to_owned();
        let n = cx.intern(&t);
        match cx.get_name(cx.modules, n) {
            Some(m) => done(m),
            None => Err(cx.runtime_error(format!("no import yet {t}"))),
        }
    },
    compile: |cx, _| Err(cx.runtime_error("no compile yet")),
    prelude: |cx| {
        let code = compile("<prelude>", crate::builtins::prelude::SOURCE);
        Ok(cx.load_code(&code))
    },
    import_module: |cx, _| Err(cx.runtime_error("no import yet")),
};
pub(crate) fn compile(name: &str, text: &str) -> Arc<Code> {
    let source = Source::new(name, text).unwrap_or_else(|e| panic!("{}", e.message()));
    let module = pyish_grammar::parse_module(&source).unwrap_or_else(|e| panic!("{}", e.message()));
    crate::compiler::compile_module(&module, &source, name, Default::default())
        .unwrap_or_else(|e| panic!("{}", e.message()))
}
