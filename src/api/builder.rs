//! tmp
use crate::heap::{HeapOptions, Value};
use crate::host::{Host, Stream};
use crate::objects::exception::Exception;
use crate::vm::{Stop, Vm};
pub fn run_file(path: &str) -> i32 {
    let text = std::fs::read_to_string(path).unwrap();
    let code = super::hooks::compile(path, &text);
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
    vm.start_code(&code, globals);
    loop {
        match vm.run(u64::MAX) {
            Stop::Done(_) => {
                vm.cx.host.console.as_mut().unwrap().flush(Stream::Out).unwrap();
                return 0;
            }
            Stop::Failed(e) => {
                vm.cx.host.console.as_mut().unwrap().flush(Stream::Out).unwrap();
                let exc = e.as_gc::<Exception>().unwrap();
                let args = vm.cx.heap[exc].args;
                let text = match vm.cx.repr_of(args) {
                    Ok(crate::objects::outcome::Answer::Known(t)) => t,
                    _ => "?".into(),
                };
                for t in vm.cx.heap[exc].trace.iter().rev() {
                    let c = &vm.cx.heap[t.code].code;
                    eprintln!(
                        "  {}:{} in {}",
                        c.filename,
                        c.lines.position(t.pc).map_or(0, |p| p.line),
                        c.name
                    );
                }
                eprintln!("{}: {text}", vm.cx.type_name(e));
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
