//! tmp
use crate::heap::{HeapOptions, Value};
use crate::host::{Host, Stream};
use crate::vm::{Stop, Vm};
pub fn run_file(path: &str) -> i32 {
    let text = std::fs::read_to_string(path).unwrap();
    let code = super::hooks::compile(path, &text);
    let shared = crate::objects::cx::SourceText::Shared(text.as_str().into());
    let mut vm = Vm::new(
        HeapOptions::default(),
        Host::system(),
        &crate::scheduler::HOOKS,
        &crate::modules::HOOKS,
    );
    vm.cx.arguments = std::env::args().skip(1).collect();
    crate::builtins::install(&mut vm.cx);
    crate::modules::install(&mut vm.cx);
    let globals = crate::modules::new_main_module(&mut vm.cx, Some(path));
    let folder = std::path::Path::new(path)
        .parent()
        .map_or(String::new(), |folder| folder.to_string_lossy().into_owned());
    crate::modules::prepend_path(&mut vm.cx, &folder);
    vm.cx.sources.insert(path.to_owned(), shared);
    vm.start_code(&code, globals);
    loop {
        match vm.run(u64::MAX) {
            Stop::Done(_) => {
                vm.cx.host.console.as_mut().unwrap().flush(Stream::Out).unwrap();
                return 0;
            }
            Stop::Failed(e) => {
                vm.cx.host.console.as_mut().unwrap().flush(Stream::Out).unwrap();
                let report = vm.cx.new_native(crate::modules::FORMAT_EXCEPTION, Value::UNDEF);
                vm.start_call(report, &[e]);
                if let Stop::Done(text) = vm.run(u64::MAX) {
                    eprint!("{}", vm.cx.as_str(text).unwrap_or_default());
                }
                return 1;
            }
            Stop::OutOfFuel => {}
            Stop::Stalled { deadline } => {
                let now = vm.cx.host.clock.as_ref().unwrap().monotonic().as_secs_f64();
                match deadline {
                    Some(d) if d > now => std::thread::sleep(std::time::Duration::from_secs_f64(d - now)),
                    Some(_) => {}
                    None => {
                        eprintln!("deadlock");
                        return 1;
                    }
                }
            }
        }
    }
}
