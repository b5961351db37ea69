//! Calls from natives into the library that is written in the language: for what is seldom wanted and would make
//! the prelude, which every start compiles, longer.

use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::module::Module;
use crate::objects::outcome::{Outcome, Query, Raise, Then};
use crate::objects::str::Str;

impl Cx {
    /// Ends the native with what `module.function(*args)` gives, importing the module when it was not before.
    pub(crate) fn call_library(
        &mut self,
        module: &'static str,
        function: &'static str,
        args: &[Value],
    ) -> Result<Outcome, Raise> {
        let module = self.intern(module).value();
        let mut kept = vec![self.intern(function).value()];
        kept.extend_from_slice(args);
        let query = Outcome::Query(Query::ImportModule);
        self.ask(query, Value::NONE, &[module], Some(&IMPORTED), 0, &kept)
    }
}

static IMPORTED: Then = Then {
    name: "library.imported",
    resume: |cx, kept, resumed| {
        let name = kept.values[0].as_gc::<Str>().expect("the name was kept first");
        let name = cx.intern_str(name);
        let module = resumed.value().as_gc::<Module>();
        let function = module.and_then(|module| cx.get_name(cx.heap[module].namespace, name));
        match function {
            Some(function) => cx.tail_call(function, &kept.values[1..]),
            None => {
                let message = format!("the library does not define {}()", cx.heap.text(name));
                Err(cx.runtime_error(message))
            }
        }
    },
    catches: false,
};
