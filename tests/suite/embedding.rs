//! The public interface, used as an embedder would.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use libtest_mimic::Trial;
use pyish::{Console, Error, Object, Stop, Stream, Vm, run_blocking};

use crate::Outcome;

type Behaviour = fn() -> Outcome;

pub fn trials() -> Vec<Trial> {
    let named: &[(&str, Behaviour)] = &[
        ("globals_go_in_and_out", globals_go_in_and_out),
        ("functions_are_called", functions_are_called),
        ("coroutines_are_run", coroutines_are_run),
        ("top_level_await_is_run", top_level_await_is_run),
        ("errors_carry_tracebacks", errors_carry_tracebacks),
        (
            "syntax_errors_are_refused_on_loading",
            syntax_errors_are_refused_on_loading,
        ),
        ("exit_is_an_error_with_a_status", exit_is_an_error_with_a_status),
        (
            "fuel_stops_a_script_that_never_ends",
            fuel_stops_a_script_that_never_ends,
        ),
        (
            "a_waiting_machine_names_its_deadline",
            a_waiting_machine_names_its_deadline,
        ),
        ("waiting_for_ever_is_a_deadlock", waiting_for_ever_is_a_deadlock),
        ("memory_is_limited", memory_is_limited),
        ("recursion_is_limited", recursion_is_limited),
        ("another_thread_interrupts", another_thread_interrupts),
        ("machines_move_between_threads", machines_move_between_threads),
        (
            "output_goes_to_the_console_given",
            output_goes_to_the_console_given,
        ),
        ("nothing_is_granted_unasked", nothing_is_granted_unasked),
    ];
    named
        .iter()
        .map(|&(name, test)| Trial::test(format!("embedding/{name}"), test))
        .collect()
}

fn check<T: PartialEq + std::fmt::Debug>(got: T, expected: T) -> Outcome {
    match got == expected {
        true => Ok(()),
        false => Err(format!("got {got:?} instead of {expected:?}").into()),
    }
}

/// A machine that has run a script.
fn loaded(script: &str) -> Result<Vm, Error> {
    let mut vm = Vm::builder().build();
    vm.load("script.py", script)?;
    run_blocking(&mut vm)?;
    Ok(vm)
}

fn text(text: &str) -> Object {
    Object::Str(text.to_owned())
}

fn globals_go_in_and_out() -> Outcome {
    let mut vm = Vm::builder().build();
    let objects = [
        Object::None,
        Object::Bool(true),
        Object::Int(i64::MIN),
        Object::BigInt("123456789012345678901234567890".to_owned()),
        Object::Float(-0.5),
        text("größe"),
        Object::Bytes(vec![0, 255]),
        Object::List(vec![Object::Int(1), text("two")]),
        Object::Tuple(vec![Object::None]),
        Object::Dict(vec![(text("b"), Object::Int(1)), (Object::Int(2), text("a"))]),
        Object::Set(vec![Object::Int(7)]),
    ];
    for object in objects {
        vm.set("given", &object)?;
        vm.load("copy.py", "taken = given")?;
        run_blocking(&mut vm)?;
        check(vm.get("taken"), Some(object))?;
    }
    check(vm.get("never_set"), None)?;
    let unhashable = Object::Dict(vec![(Object::List(Vec::new()), Object::None)]);
    match vm.set("given", &unhashable) {
        Err(Error::Refused(_)) => Ok(()),
        other => Err(format!("{other:?}").into()),
    }
}

fn functions_are_called() -> Outcome {
    let mut vm = loaded("def add(a, b=10):\n    return a + b\n")?;
    vm.call("add", &[Object::Int(1)])?;
    check(run_blocking(&mut vm)?, Object::Int(11))?;
    vm.call("add", &[text("a"), text("b")])?;
    check(run_blocking(&mut vm)?, text("ab"))?;
    match vm.call("subtract", &[]) {
        Err(Error::Refused(_)) => Ok(()),
        other => Err(format!("{other:?}").into()),
    }
}

fn coroutines_are_run() -> Outcome {
    let mut vm = loaded("async def double(x):\n    await sleep(0)\n    return x * 2\n")?;
    vm.call("double", &[Object::Int(21)])?;
    check(run_blocking(&mut vm)?, Object::Int(42))
}

fn top_level_await_is_run() -> Outcome {
    let mut vm = loaded("result = await sleep(0, 'slept')\n")?;
    check(vm.get("result"), Some(text("slept")))
}

fn errors_carry_tracebacks() -> Outcome {
    let mut vm = loaded("def fail(x):\n    raise ValueError(f'odd {x}')\n")?;
    vm.call("fail", &[Object::Int(3)])?;
    let Err(Error::Raised {
        class,
        message,
        traceback,
    }) = run_blocking(&mut vm)
    else {
        return Err("no error".into());
    };
    check((class.as_str(), message.as_str()), ("ValueError", "odd 3"))?;
    let expected = "Traceback (most recent call last):\n  File \"script.py\", line 2, in fail\n    raise ValueError(f'odd {x}')\nValueError: odd 3\n";
    check(traceback.as_str(), expected)?;
    // The machine is as good as before.
    vm.load("after.py", "after = 1")?;
    run_blocking(&mut vm)?;
    check(vm.get("after"), Some(Object::Int(1)))
}

fn syntax_errors_are_refused_on_loading() -> Outcome {
    let mut vm = Vm::builder().build();
    match vm.load("wrong.py", "if True\n    pass\n") {
        Err(Error::Syntax { message, report, .. }) => {
            check(message.as_str(), "expected ':'")?;
            check(report.contains("File \"wrong.py\", line 1"), true)
        }
        other => Err(format!("{other:?}").into()),
    }
}

fn exit_is_an_error_with_a_status() -> Outcome {
    let exit = |script: &str| match loaded(script) {
        Err(Error::Exit { status, message }) => Some((status, message)),
        _ => None,
    };
    check(exit("raise SystemExit"), Some((0, None)))?;
    check(exit("raise SystemExit(3)"), Some((3, None)))?;
    check(exit("raise SystemExit('why')"), Some((1, Some("why".to_owned()))))
}

fn fuel_stops_a_script_that_never_ends() -> Outcome {
    let mut vm = Vm::builder().build();
    vm.load("busy.py", "count = 0\nwhile True:\n    count += 1\n")?;
    for _ in 0..3 {
        match vm.run(1000) {
            Stop::OutOfFuel => {}
            other => return Err(format!("{other:?}").into()),
        }
    }
    match vm.get("count") {
        Some(Object::Int(count)) if (1000..10_000).contains(&count) => Ok(()),
        other => Err(format!("{other:?}").into()),
    }
}

fn a_waiting_machine_names_its_deadline() -> Outcome {
    let mut vm = Vm::builder().build();
    vm.load("wait.py", "await gather(sleep(100), sleep(50))\n")?;
    let mut stop = vm.run(100_000);
    while matches!(stop, Stop::OutOfFuel) {
        stop = vm.run(100_000);
    }
    let expected = Duration::from_secs(40)..=Duration::from_secs(50);
    match stop {
        Stop::Stalled { deadline: Some(wait) } if expected.contains(&wait) => Ok(()),
        other => Err(format!("{other:?}").into()),
    }
}

fn waiting_for_ever_is_a_deadlock() -> Outcome {
    match loaded("import asyncio\nawait asyncio.Event().wait()\n").map(drop) {
        Err(Error::Deadlock { waiting }) => check(waiting.len(), 1),
        other => Err(format!("{other:?}").into()),
    }
}

fn memory_is_limited() -> Outcome {
    let mut vm = Vm::builder().memory_limit(16 << 20).build();
    let script = "try:\n    kept = [0] * 100_000_000\nexcept MemoryError:\n    kept = 'refused'\n";
    vm.load("greedy.py", script)?;
    run_blocking(&mut vm)?;
    check(vm.get("kept"), Some(text("refused")))
}

fn recursion_is_limited() -> Outcome {
    let mut vm = Vm::builder().recursion_limit(50).build();
    vm.load("deep.py", "def f(n):\n    return f(n + 1)\nf(0)\n")?;
    match run_blocking(&mut vm) {
        Err(Error::Raised { class, .. }) => check(class.as_str(), "RecursionError"),
        other => Err(format!("{other:?}").into()),
    }
}

fn another_thread_interrupts() -> Outcome {
    let mut vm = Vm::builder().build();
    vm.load(
        "busy.py",
        "try:\n    while True:\n        pass\nfinally:\n    cleaned = True\n",
    )?;
    let interrupter = vm.interrupter();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(20));
        interrupter.interrupt();
    });
    let result = run_blocking(&mut vm);
    thread.join().expect("the thread only sleeps");
    match result {
        Err(Error::Raised { class, .. }) => {
            check(class.as_str(), "KeyboardInterrupt")?;
            check(vm.get("cleaned"), Some(Object::Bool(true)))
        }
        other => Err(format!("{other:?}").into()),
    }
}

fn machines_move_between_threads() -> Outcome {
    let mut vm = loaded("x = 20\ndef f(): return x + 1\n")?;
    vm.call("f", &[])?;
    let thread = std::thread::spawn(move || run_blocking(&mut vm));
    match thread.join() {
        Ok(result) => check(result?, Object::Int(21)),
        Err(_) => Err("panicked".into()),
    }
}

/// Keeps what is printed.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Console for Kept {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> std::io::Result<()> {
        if stream == Stream::Out {
            self.0
                .lock()
                .expect("no one panics holding it")
                .extend_from_slice(bytes);
        }
        Ok(())
    }

    fn flush(&mut self, _stream: Stream) -> std::io::Result<()> {
        Ok(())
    }

    fn is_terminal(&self, _stream: Option<Stream>) -> bool {
        false
    }

    fn read_line(&mut self) -> std::io::Result<Vec<u8>> {
        Ok(b"typed\n".to_vec())
    }
}

fn output_goes_to_the_console_given() -> Outcome {
    let console = Kept::default();
    let mut vm = Vm::builder().console(console.clone()).build();
    vm.load("print.py", "print('got', input())\n")?;
    run_blocking(&mut vm)?;
    vm.finish()?;
    let printed = console.0.lock().expect("no one panics holding it").clone();
    check(String::from_utf8_lossy(&printed).as_ref(), "got typed\n")
}

fn nothing_is_granted_unasked() -> Outcome {
    for script in ["print(1)", "open('/etc/hostname')", "input()"] {
        match loaded(script).map(drop) {
            Err(Error::Raised { .. }) => {}
            other => return Err(format!("{script}: {other:?}").into()),
        }
    }
    Ok(())
}
