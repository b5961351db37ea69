//! How the command behaves: options, exit statuses, what goes where, Ctrl-C, broken pipes, hostile input.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use libtest_mimic::Trial;

use crate::Outcome;
use crate::process::{Finished, finish, finish_after, pyish, pyish_with_memory, pyish_with_stack};

/// A behaviour, shown in a folder of its own.
type Behaviour = fn(&Folder) -> Outcome;

/// Enough for every script here; what asks for more must be refused.
const KILOBYTES: u64 = 3_000_000;

pub fn trials() -> Vec<Trial> {
    let named: &[(&str, Behaviour)] = &[
        ("missing_file", missing_file),
        ("directory_without_main", directory_without_main),
        ("unreadable_file", unreadable_file),
        ("invalid_utf8", invalid_utf8),
        ("unknown_option", unknown_option),
        ("unknown_stress_mode", unknown_stress_mode),
        ("virtual_time_costs_none", virtual_time_costs_none),
        ("a_seed_repeats_a_run", a_seed_repeats_a_run),
        (
            "shuffled_tasks_keep_callbacks_in_order",
            shuffled_tasks_keep_callbacks_in_order,
        ),
        ("a_drawn_seed_is_told_on_failure", a_drawn_seed_is_told_on_failure),
        ("code_from_the_command_line", code_from_the_command_line),
        ("code_option_wants_an_argument", code_option_wants_an_argument),
        ("program_from_stdin", program_from_stdin),
        ("module_by_name", module_by_name),
        ("missing_module", missing_module),
        ("version_and_help", version_and_help),
        ("arguments_reach_the_script", arguments_reach_the_script),
        ("exit_status_of_sys_exit", exit_status_of_sys_exit),
        ("uncaught_exception_is_status_1", uncaught_exception_is_status_1),
        ("syntax_error_is_status_1", syntax_error_is_status_1),
        (
            "traceback_of_code_from_the_command_line",
            traceback_of_code_from_the_command_line,
        ),
        ("interrupt_cancels_the_main_task", interrupt_cancels_the_main_task),
        ("interrupt_stops_a_busy_loop", interrupt_stops_a_busy_loop),
        (
            "interrupt_leaves_time_to_tidy_up",
            interrupt_leaves_time_to_tidy_up,
        ),
        ("a_signal_prints_the_await_tree", a_signal_prints_the_await_tree),
        ("closed_pipe_is_quiet", closed_pipe_is_quiet),
        (
            "neighbours_are_imported_from_the_scripts_folder",
            neighbours_are_imported_from_the_scripts_folder,
        ),
        ("odd_source_files", odd_source_files),
        ("any_bytes_give_a_diagnostic", any_bytes_give_a_diagnostic),
        ("deeply_nested_source", deeply_nested_source),
        ("dis_and_ast_print_something", dis_and_ast_print_something),
        ("check_tells_several_mistakes", check_tells_several_mistakes),
        ("check_tells_no_consequences", check_tells_no_consequences),
        ("scripts_nest_on_a_small_stack", scripts_nest_on_a_small_stack),
        ("long_runs_keep_the_stack_flat", long_runs_keep_the_stack_flat),
        ("prompt_on_a_terminal", prompt_on_a_terminal),
    ];
    named
        .iter()
        .map(|&(name, test)| {
            Trial::test(format!("command_line/{name}"), move || {
                let folder = Folder::new(name);
                test(&folder)
            })
        })
        .collect()
}

/// A folder of its own for each test, emptied before it and removed after it.
struct Folder {
    path: PathBuf,
}

impl Folder {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the target folder can be written");
        Folder { path }
    }

    /// Writes a file and returns its path.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().expect("it is below the folder"))
            .expect("the target folder can be written");
        fs::write(&path, content).expect("the target folder can be written");
        path
    }

    fn run(&self, arguments: &[&str]) -> Finished {
        finish(pyish_with_memory(&self.path, KILOBYTES).args(arguments), None)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// One helper for the whole file: the status, and texts that stdout and stderr must contain; an empty list wants
/// the stream to be empty.
fn check(finished: &Finished, status: i32, stdout: &[&str], stderr: &[&str]) -> Outcome {
    let streams = [
        ("stdout", &finished.stdout, stdout),
        ("stderr", &finished.stderr, stderr),
    ];
    let mut wrong = Vec::new();
    if finished.timed_out {
        wrong.push("timed out".to_owned());
    }
    if finished.status != Some(status) {
        wrong.push(format!("exit status {:?} instead of {status}", finished.status));
    }
    for (name, text, wanted) in streams {
        if wanted.is_empty() && !text.is_empty() {
            wrong.push(format!("{name} is not empty"));
        }
        wrong.extend(
            wanted
                .iter()
                .filter(|part| !text.contains(**part))
                .map(|part| format!("{name} lacks {part:?}")),
        );
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let start = |text: &str| text.chars().take(2000).collect::<String>();
    Err(format!(
        "{}\n--- stdout\n{}\n--- stderr\n{}",
        wrong.join("\n"),
        start(&finished.stdout),
        start(&finished.stderr)
    )
    .into())
}

fn missing_file(folder: &Folder) -> Outcome {
    let path = folder.path.join("nowhere.py");
    let message = format!(
        "can't open file '{}': [Errno 2] No such file or directory\n",
        path.display()
    );
    let finished = folder.run(&["nowhere.py"]);
    check(&finished, 2, &[], &["pyish: ", &message])?;
    if finished.stderr.lines().count() == 1 {
        Ok(())
    } else {
        Err("more than one line".into())
    }
}

fn directory_without_main(folder: &Folder) -> Outcome {
    fs::create_dir(folder.path.join("project"))?;
    let finished = folder.run(&["project"]);
    check(&finished, 1, &[], &["can't find '__main__' module in '"])
}

fn unreadable_file(folder: &Folder) -> Outcome {
    let path = folder.file("secret.py", "print(1)");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000))?;
    }
    // Whoever may read everything (root in a container) cannot see this refusal.
    if fs::read(&path).is_ok() {
        return check(&folder.run(&["secret.py"]), 0, &["1\n"], &[]);
    }
    check(
        &folder.run(&["secret.py"]),
        2,
        &[],
        &["can't open file '", "[Errno 13] Permission denied"],
    )
}

fn invalid_utf8(folder: &Folder) -> Outcome {
    folder.file("latin.py", b"print('caf\xe9')\n");
    check(&folder.run(&["latin.py"]), 1, &[], &["SyntaxError", "latin.py"])
}

fn unknown_option(folder: &Folder) -> Outcome {
    check(&folder.run(&["--no-such-option"]), 2, &[], &["--no-such-option"])
}

fn unknown_stress_mode(folder: &Folder) -> Outcome {
    check(
        &folder.run(&["-X", "stress=everything", "-c", "print(1)"]),
        2,
        &[],
        &["stress"],
    )
}

fn virtual_time_costs_none(folder: &Folder) -> Outcome {
    let script = "import asyncio, time
async def main():
    starts = time.time(), time.monotonic(), time.perf_counter(), asyncio.get_running_loop().time()
    await asyncio.gather(asyncio.sleep(5000), asyncio.sleep(100))
    time.sleep(86400)
    ends = time.time(), time.monotonic(), time.perf_counter(), asyncio.get_running_loop().time()
    print(*[round(end - start, 3) for start, end in zip(starts, ends)])
asyncio.run(main())
";
    folder.file("days.py", script);
    let finished = folder.run(&["--virtual-time", "days.py"]);
    check(&finished, 0, &["91400.0 91400.0 91400.0 91400.0\n"], &[])
}

fn a_seed_repeats_a_run(folder: &Folder) -> Outcome {
    let script = "import os, random, time; print(random.random(), os.urandom(4), time.time())";
    let run = |seed: &str| folder.run(&["--seed", seed, "--virtual-time", "-c", script]);
    let (first, second, other) = (run("7"), run("7"), run("8"));
    check(&first, 0, &["946684800.0\n"], &[])?;
    if first.stdout != second.stdout || first.stdout == other.stdout {
        return Err(format!("{}{}{}", first.stdout, second.stdout, other.stdout).into());
    }
    check(
        &folder.run(&["--seed", "x", "-c", "0"]),
        2,
        &[],
        &["--seed wants a number"],
    )
}

fn shuffled_tasks_keep_callbacks_in_order(folder: &Folder) -> Outcome {
    let script = "import asyncio
async def say(name): print(name, end=' ')
async def main():
    loop = asyncio.get_running_loop()
    tasks = [loop.create_task(say(n)) for n in range(6)]
    for n in 'abcdef': loop.call_soon(print, n)
    await asyncio.wait(tasks)
asyncio.run(main())
";
    folder.file("order.py", script);
    let mut seen = std::collections::HashSet::new();
    for seed in ["1", "2", "3"] {
        let finished = folder.run(&["--shuffle", "--seed", seed, "order.py"]);
        check(&finished, 0, &["a\nb\nc\nd\ne\nf\n"], &[])?;
        seen.insert(finished.stdout);
    }
    if seen.len() > 1 {
        Ok(())
    } else {
        Err("every seed gave the same order".into())
    }
}

fn a_drawn_seed_is_told_on_failure(folder: &Folder) -> Outcome {
    check(
        &folder.run(&["--shuffle", "-c", "1 / 0"]),
        1,
        &[],
        &["--shuffle --seed "],
    )?;
    check(&folder.run(&["--shuffle", "-c", "1 / 1"]), 0, &[], &[])
}

fn code_from_the_command_line(folder: &Folder) -> Outcome {
    let finished = folder.run(&["-c", "import sys; print(1 + 1, sys.argv, __name__)", "a", "-b"]);
    check(&finished, 0, &["2 ['-c', 'a', '-b'] __main__\n"], &[])?;
    check(
        &folder.run(&["-c", "for i in range(2):\n    print(i)"]),
        0,
        &["0\n1\n"],
        &[],
    )?;
    check(&folder.run(&["-c", "pass"]), 0, &[], &[])
}

fn code_option_wants_an_argument(folder: &Folder) -> Outcome {
    check(&folder.run(&["-c"]), 2, &[], &["-c"])
}

fn program_from_stdin(folder: &Folder) -> Outcome {
    let program = b"import sys\nprint('from stdin', sys.argv)\n";
    let dash = finish(pyish(&folder.path).args(["-", "x"]), Some(program));
    check(&dash, 0, &["from stdin ['-', 'x']\n"], &[])?;
    let piped = finish(&mut pyish(&folder.path), Some(program));
    check(&piped, 0, &["from stdin ['']\n"], &[])?;
    let failing = finish(&mut pyish(&folder.path), Some(b"1 / 0\n"));
    check(
        &failing,
        1,
        &[],
        &["File \"<stdin>\", line 1", "ZeroDivisionError: division by zero"],
    )
}

fn module_by_name(folder: &Folder) -> Outcome {
    folder.file(
        "tool.py",
        "import sys\nprint(__name__, len(sys.argv), sys.argv[1:])\n",
    );
    folder.file("package/__init__.py", "print('package', __name__)\n");
    folder.file("package/__main__.py", "print('main of', __package__)\n");
    check(&folder.run(&["-m", "tool", "x"]), 0, &["__main__ 2 ['x']\n"], &[])?;
    check(
        &folder.run(&["-m", "package"]),
        0,
        &["package package\nmain of package\n"],
        &[],
    )
}

fn missing_module(folder: &Folder) -> Outcome {
    check(
        &folder.run(&["-m", "no_such_module"]),
        1,
        &[],
        &["No module named no_such_module"],
    )
}

fn version_and_help(folder: &Folder) -> Outcome {
    check(&folder.run(&["--version"]), 0, &[env!("CARGO_PKG_VERSION")], &[])?;
    check(&folder.run(&["-V"]), 0, &[env!("CARGO_PKG_VERSION")], &[])?;
    check(
        &folder.run(&["--help"]),
        0,
        &["-c", "-m", "dis", "--version"],
        &[],
    )
}

fn arguments_reach_the_script(folder: &Folder) -> Outcome {
    let path = folder.file(
        "show.py",
        "import sys\nprint(sys.argv[0].endswith('show.py'), sys.argv[1:])\n",
    );
    let path = path.to_str().expect("the target folder has a readable name");
    check(
        &folder.run(&[path, "one", "--two", "-c", "three four"]),
        0,
        &["True ['one', '--two', '-c', 'three four']\n"],
        &[],
    )
}

fn exit_status_of_sys_exit(folder: &Folder) -> Outcome {
    let cases: [(&str, i32, &[&str]); 9] = [
        ("sys.exit()", 0, &[]),
        ("sys.exit(0)", 0, &[]),
        ("sys.exit(1)", 1, &[]),
        ("sys.exit(2)", 2, &[]),
        ("sys.exit(256 + 3)", 3, &[]),
        ("sys.exit('a message')", 1, &["a message\n"]),
        ("sys.exit([1, 2])", 1, &["[1, 2]\n"]),
        ("raise SystemExit", 0, &[]),
        ("raise SystemExit(4)", 4, &[]),
    ];
    for (code, status, stderr) in cases {
        check(
            &folder.run(&["-c", &format!("import sys\n{code}")]),
            status,
            &[],
            stderr,
        )?;
    }
    Ok(())
}

fn uncaught_exception_is_status_1(folder: &Folder) -> Outcome {
    folder.file("fails.py", "print('before')\nraise ValueError('the reason')\n");
    let finished = folder.run(&["fails.py"]);
    check(
        &finished,
        1,
        &["before\n"],
        &[
            "Traceback (most recent call last):\n  File \"",
            "fails.py\", line 2, in <module>\n",
            "ValueError: the reason\n",
        ],
    )
}

fn syntax_error_is_status_1(folder: &Folder) -> Outcome {
    folder.file("wrong.py", "print('never')\nx = = 1\n");
    check(
        &folder.run(&["wrong.py"]),
        1,
        &[],
        &["wrong.py\", line 2\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n"],
    )?;
    check(
        &folder.run(&["-c", "print("]),
        1,
        &[],
        &["File \"<string>\", line 1\n", "SyntaxError: '(' was never closed"],
    )
}

fn traceback_of_code_from_the_command_line(folder: &Folder) -> Outcome {
    let finished = folder.run(&["-c", "def f():\n    return 1 / 0\nf()"]);
    check(
        &finished,
        1,
        &[],
        &[
            "File \"<string>\", line 3, in <module>\n",
            "File \"<string>\", line 2, in f\n",
            "ZeroDivisionError",
        ],
    )
}

/// Sends Ctrl-C to a process some time after its start.
#[cfg(unix)]
fn interrupted(folder: &Folder, script: &str) -> Finished {
    signalled(folder, script, &["-INT"])
}

/// Sends signals to a process, some time after its start and after each other. The wait is long enough for a
/// start on a busy machine.
#[cfg(unix)]
fn signalled(folder: &Folder, script: &str, signals: &[&str]) -> Finished {
    folder.file("long.py", script);
    finish_after(pyish(&folder.path).arg("long.py"), None, |process| {
        for signal in signals {
            std::thread::sleep(Duration::from_millis(700));
            let _ = Command::new("kill")
                .args([signal, process.to_string().as_str()])
                .status();
        }
    })
}

/// While the main task is cancelled its `finally` may await, and other tasks are cancelled after it.
#[cfg(unix)]
fn interrupt_leaves_time_to_tidy_up(folder: &Folder) -> Outcome {
    let script = "import asyncio\nasync def other():\n    try:\n        await asyncio.sleep(50)\n    finally:\n        \
                  print('other')\nasync def main():\n    task = asyncio.create_task(other())\n    try:\n        \
                  await asyncio.sleep(50)\n    finally:\n        await asyncio.sleep(0.01)\n        print('main')\n\
                  try:\n    asyncio.run(main())\nexcept KeyboardInterrupt:\n    print('interrupted')\n";
    check(
        &interrupted(folder, script),
        0,
        &["main\nother\ninterrupted\n"],
        &[],
    )
}

/// SIGUSR1 and SIGQUIT show what every task of a live script waits for, and the script goes on.
#[cfg(unix)]
fn a_signal_prints_the_await_tree(folder: &Folder) -> Outcome {
    let script = "import asyncio\nasync def inner():\n    await asyncio.sleep(2.5)\nasync def child():\n    await inner()\n\
                  async def main():\n    await asyncio.gather(asyncio.create_task(child(), name='worker'))\n    \
                  print('went on')\nasyncio.run(main())\n";
    for signal in ["-USR1", "-QUIT"] {
        let finished = signalled(folder, script, &[signal]);
        check(
            &finished,
            0,
            &["went on\n"],
            &[
                "worker",
                "long.py\", line 5, in child",
                "long.py\", line 3, in inner",
                "Task-1",
            ],
        )?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn interrupt_leaves_time_to_tidy_up(_: &Folder) -> Outcome {
    Ok(())
}

#[cfg(not(unix))]
fn a_signal_prints_the_await_tree(_: &Folder) -> Outcome {
    Ok(())
}

#[cfg(unix)]
fn interrupt_cancels_the_main_task(folder: &Folder) -> Outcome {
    let script = "import asyncio\nasync def main():\n    try:\n        print('waiting', flush=True)\n        await asyncio.sleep(50)\n    \
                  except asyncio.CancelledError:\n        print('cancelled')\n        raise\n    finally:\n        print('finally')\n\
                  asyncio.run(main())\n";
    check(
        &interrupted(folder, script),
        130,
        &["waiting\ncancelled\nfinally\n"],
        &["KeyboardInterrupt"],
    )
}

#[cfg(unix)]
fn interrupt_stops_a_busy_loop(folder: &Folder) -> Outcome {
    let script = "try:\n    print('busy', flush=True)\n    while True:\n        pass\nfinally:\n    print('finally')\n";
    check(
        &interrupted(folder, script),
        130,
        &["busy\nfinally\n"],
        &["KeyboardInterrupt"],
    )
}

#[cfg(not(unix))]
fn interrupt_cancels_the_main_task(_: &Folder) -> Outcome {
    Ok(())
}

#[cfg(not(unix))]
fn interrupt_stops_a_busy_loop(_: &Folder) -> Outcome {
    Ok(())
}

/// A reader that goes away early, as `| head -1` does, is no error worth a word.
fn closed_pipe_is_quiet(folder: &Folder) -> Outcome {
    use std::io::{BufRead, BufReader, Read};
    folder.file("many.py", "for i in range(200000):\n    print('line', i)\n");
    let mut child = pyish(&folder.path)
        .arg("many.py")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut first = String::new();
    let mut reader = BufReader::new(child.stdout.take().expect("stdout was asked for"));
    reader.read_line(&mut first)?;
    drop(reader);
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .expect("stderr was asked for")
        .read_to_string(&mut stderr)?;
    child.wait()?;
    if first == "line 0\n" && stderr.is_empty() {
        Ok(())
    } else {
        Err(format!("read {first:?}, stderr:\n{stderr}").into())
    }
}

fn neighbours_are_imported_from_the_scripts_folder(folder: &Folder) -> Outcome {
    folder.file("project/helper.py", "value = 'from the neighbour'\n");
    folder.file("project/main.py", "import helper\nprint(helper.value)\n");
    folder.file("helper.py", "value = 'from the working folder'\n");
    check(
        &folder.run(&["project/main.py"]),
        0,
        &["from the neighbour\n"],
        &[],
    )?;
    check(
        &folder.run(&["-c", "import helper; print(helper.value)"]),
        0,
        &["from the working folder\n"],
        &[],
    )
}

fn odd_source_files(folder: &Folder) -> Outcome {
    let cases: [(&str, &[u8], &str); 8] = [
        ("empty", b"", ""),
        ("no_newline_at_the_end", b"print('end')", "end\n"),
        ("windows_lines", b"if True:\r\n    print('crlf')\r\n", "crlf\n"),
        ("byte_order_mark", b"\xef\xbb\xbfprint('bom')\n", "bom\n"),
        (
            "encoding_line",
            b"# -*- coding: utf-8 -*-\nprint('coding')\n",
            "coding\n",
        ),
        ("hash_bang", b"#!/usr/bin/env pyish\nprint('bang')\n", "bang\n"),
        ("only_comments", b"# nothing\n\n   # here\n", ""),
        ("form_feed", b"print('one')\n\x0cprint('two')\n", "one\ntwo\n"),
    ];
    for (name, source, stdout) in cases {
        folder.file(name, source);
        let finished = folder.run(&[name]);
        check(&finished, 0, &[stdout], &[])
            .map_err(|failed| format!("{name}: {}", failed.message().unwrap_or_default()))?;
    }
    Ok(())
}

fn any_bytes_give_a_diagnostic(folder: &Folder) -> Outcome {
    let cases: [&[u8]; 10] = [
        b"\0",
        b"print(1)\0",
        b"\xff\xfe\x00\x01",
        b"\"\"\"never closed",
        b"f'{",
        b"  x = 1\n y = 2",
        b"if x:\n\ty\n        z\n",
        b"\\",
        b"def f(:\n  )",
        "π = ½ + €".as_bytes(),
    ];
    for source in cases {
        folder.file("bytes", source);
        let finished = folder.run(&["bytes"]);
        check(&finished, 1, &[], &["Error"])
            .map_err(|failed| format!("{source:?}: {}", failed.message().unwrap_or_default()))?;
    }
    Ok(())
}

fn deeply_nested_source(folder: &Folder) -> Outcome {
    let deep = 10_000;
    let cases = [
        format!("{}1{}", "(".repeat(deep), ")".repeat(deep)),
        "[".repeat(deep),
        format!("x = {}1", "-".repeat(deep * 10)),
        format!("x = {}1", "not ".repeat(deep)),
        format!("x = 1{}", " if 1 else 1".repeat(deep)),
        format!("x = y{}", ".a".repeat(deep * 10)),
        (0..deep / 10)
            .map(|depth| format!("{}if 1:\n", " ".repeat(depth)))
            .collect::<String>(),
        format!("x = {}1{}", "lambda: ".repeat(deep), ""),
        format!("x = 1{}", " + 1".repeat(deep * 10)),
        format!("x = {}{}", "f'{".repeat(500), "}'".repeat(500)),
    ];
    for source in cases {
        folder.file("deep.py", &source);
        let finished = folder.run(&["deep.py"]);
        let known = [
            "SyntaxError",
            "MemoryError",
            "RecursionError",
            "IndentationError",
            "NameError",
        ];
        let refused = finished.status == Some(1) && known.iter().any(|name| finished.stderr.contains(name));
        let ran = finished.status == Some(0) && finished.stderr.is_empty();
        if !refused && !ran {
            let start = |text: &str| text.chars().take(300).collect::<String>();
            return Err(format!(
                "{}…: exit status {:?}\n{}",
                start(&source),
                finished.status,
                start(&finished.stderr)
            )
            .into());
        }
    }
    Ok(())
}

/// The lines that `pyish check` finds fault with, in the order they are told.
fn lines_at_fault(folder: &Folder, program: &str) -> Vec<u32> {
    folder.file("wrong.py", program);
    let finished = folder.run(&["check", "wrong.py"]);
    let told = &finished.stderr;
    let mut lines: Vec<u32> = told
        .lines()
        .filter_map(|line| line.split_once("\"wrong.py\", line ")?.1.parse().ok())
        .collect();
    if finished.status != Some(i32::from(!lines.is_empty())) {
        lines.push(u32::MAX);
    }
    lines
}

fn expect_faults(folder: &Folder, cases: &[(&str, &[u32])]) -> Outcome {
    for (program, lines) in cases {
        let found = lines_at_fault(folder, program);
        if found != *lines {
            return Err(format!("{program:?}: {found:?}, not {lines:?}").into());
        }
    }
    Ok(())
}

fn check_tells_several_mistakes(folder: &Folder) -> Outcome {
    expect_faults(
        folder,
        &[
            ("x = 1\nprint(x)\n", &[]),
            ("x = = 1\ny = 2\nz = = 3\n", &[1, 3]),
            (
                "def f(:\n    a = = 1\n    return a\n\ndef g()\n    pass\n\nclass = 3\n",
                &[1, 5, 8],
            ),
            (
                "def f():\n    x = = 1\n    y = 2\n    z = = 1\n    return z\n",
                &[2, 4],
            ),
            ("s = 'open\nt = 1 +\nu = 2\n", &[1, 2]),
            ("return 1\nfor x in y:\n    pass\nbreak\nx = = 2\n", &[1, 4, 5]),
            ("if x:\ny = 1\nz = = 2\n", &[2, 3]),
            ("x = 1\n  y = 2\nz = = 3\n", &[2, 3]),
        ],
    )
}

fn check_tells_no_consequences(folder: &Folder) -> Outcome {
    expect_faults(
        folder,
        &[
            (
                "if x = 1:\n    pass\nelif y:\n    pass\nelse:\n    pass\nz = 1\n",
                &[1],
            ),
            (
                "try\n    a = 1\nexcept ValueError:\n    pass\nfinally:\n    pass\n",
                &[1],
            ),
            (
                "try:\n    a = 1\nexcept ValueError x:\n    pass\nelse:\n    pass\n",
                &[3],
            ),
            ("@decorate\ndef f(:\n    pass\n", &[2]),
            (
                "match x:\n    case 1 2:\n        pass\n    case _:\n        pass\n",
                &[2],
            ),
            ("x = [\n    1,\n    2 3,\n]\ny = 1\n", &[3]),
            ("def f():\n    x = = 1\n    def g():\n        nonlocal x\n", &[2]),
            ("x = = 1\nfrom __future__ import annotations\n", &[1]),
            ("x = \"\"\"open\ny = = 1\n", &[1]),
        ],
    )
}

fn dis_and_ast_print_something(folder: &Folder) -> Outcome {
    folder.file("small.py", "def add(a, b):\n    return a + b\n");
    check(&folder.run(&["dis", "small.py"]), 0, &["add"], &[])?;
    check(
        &folder.run(&["ast", "small.py"]),
        0,
        &["FunctionDef", "BinOp"],
        &[],
    )?;
    check(&folder.run(&["dis", "nowhere.py"]), 2, &[], &["nowhere.py"])
}

/// The flat rule: calls, operators, sort keys, generators and awaits nested 20,000 deep on a stack of 256 KB.
fn scripts_nest_on_a_small_stack(folder: &Folder) -> Outcome {
    let script = r#"
import sys, asyncio
from functools import reduce
sys.setrecursionlimit(100_000)
DEEP = 20_000

def calls(n): return n and 1 + calls(n - 1)
print("calls", calls(DEEP))

class Adds:
    def __init__(self, n): self.n = n
    def __add__(self, other): return other if self.n == 0 else Adds(self.n - 1) + (other + 1)
print("operators", Adds(DEEP) + 0)

class Texts:
    def __init__(self, n): self.n = n
    def __str__(self): return "." if self.n == 0 else str(Texts(self.n - 1))
    def __len__(self): return 7 if self.n == 0 else len(Texts(self.n - 1))
    def __getattr__(self, name): return self.n if self.n == 0 else getattr(Texts(self.n - 1), name)
    def __iter__(self): return iter([self.n]) if self.n == 0 else iter(Texts(self.n - 1))
print("protocols", str(Texts(DEEP)), len(Texts(DEEP)), Texts(DEEP).missing, list(Texts(DEEP)))

def keys(n): return [0] if n == 0 else sorted([n], key=lambda x: len(keys(n - 1)))
def maps(n): return n and list(map(maps, [n - 1]))[0] + 1
def folds(n): return n and reduce(lambda a, b: folds(n - 1) + 1, [0, 0])
def comprehensions(n): return n and [comprehensions(n - 1) + 1 for _ in range(1)][0]
print("callbacks", keys(DEEP), maps(DEEP), folds(DEEP), comprehensions(DEEP))

def steps(n):
    if n:
        yield from steps(n - 1)
    else:
        yield "step"
print("generators", list(steps(DEEP)))

async def awaits(n):
    if n:
        return 1 + await awaits(n - 1)
    await asyncio.sleep(0)
    return 0
print("awaits", asyncio.run(awaits(DEEP)))

def handlers(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        handlers(n - 1)
    finally:
        log.append(n)
log = []
try:
    handlers(DEEP)
except ValueError as e:
    print("handlers", e, len(log))
"#;
    folder.file("nested.py", script);
    let finished = finish(pyish_with_stack(&folder.path, 256).arg("nested.py"), None);
    let expected = "calls 20000\noperators 20000\nprotocols . 7 0 [0]\ncallbacks [20000] 20000 20000 20000\n\
                    generators ['step']\nawaits 20000\nhandlers bottom 20001\n";
    check(&finished, 0, &[expected], &[])
}

/// A hundred million instructions of every kind on a stack of 256 kilobytes: handlers must not pile up on it.
fn long_runs_keep_the_stack_flat(folder: &Folder) -> Outcome {
    let script = r#"
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1

async def one(x):
    return x + 1

def straight(n):
    total = 0
    for i in numbers(n):
        total += i * 3 // 2 % 7 - (i >> 1) & 5 | 1 ^ 2
        total = -total if total < 0 else +total
        if i != 7 and not i == 9 or i is None:
            total -= 1.5 / 3
        items = [i, *(1, 2)]
        a, b, c = items
        items[0], items[-1] = c, a
        items = {"a": i, **{"b": 2}}["b"], {i}, f"{i:3}{b}"
        try:
            if i % 100 == 0:
                raise ValueError(i)
        except ValueError as error:
            total += len(error.args)
        total += (Point(i, 1) + Point(1, i)).x
        total += sum(x for x in (i, 1)) + (lambda y: y + i)(2)
    return total

async def main():
    total = 0
    for i in range(10_000):
        total += await one(i)
    return total

def spin(n):
    while n > 0:
        n -= 1
    return n

print(straight(20_000), await main(), spin(30_000_000))
"#;
    folder.file("long.py", script);
    let finished = finish(pyish_with_stack(&folder.path, 256).arg("long.py"), None);
    check(&finished, 0, &["50005000 0\n"], &[])
}

/// A session at the prompt, on a terminal that `script` (util-linux) provides; elsewhere there is nothing to see.
fn prompt_on_a_terminal(folder: &Folder) -> Outcome {
    let provides = Command::new("script")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !provides.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    let session = "6 * 7\n_ + 1\n'te' 'xt'\nNone\nasync def later(x):\n    await sleep(0)\n    return x * 2\n\n\
                   await later(150)\nfor i in range(2):\n    print('loop', i)\n\nundefined_name\nx = = 1\nprint('still here')\n\
                   import sys; sys.exit(5)\n";
    let mut command = Command::new("script");
    command
        .current_dir(&folder.path)
        .env("HOME", &folder.path)
        .env("TERM", "dumb")
        .env("NO_COLOR", "1");
    command.args(["-qefc", env!("CARGO_BIN_EXE_pyish"), "/dev/null"]);
    let finished = finish(&mut command, Some(session.as_bytes()));
    let shown = finished.stdout.replace('\r', "");
    let wanted = [
        ">>> ",
        "42\n",
        "43\n",
        "'text'\n",
        "300\n",
        "loop 0\nloop 1\n",
        "NameError: name 'undefined_name' is not defined\n",
        "SyntaxError: invalid syntax\n",
        "still here\n",
    ];
    let missing: Vec<_> = wanted.iter().filter(|part| !shown.contains(**part)).collect();
    if missing.is_empty() && finished.status == Some(5) {
        return Ok(());
    }
    Err(format!(
        "exit status {:?}, missing {missing:?} in\n{shown}",
        finished.status
    )
    .into())
}
