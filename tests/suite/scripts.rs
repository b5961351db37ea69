//! The scripts of `tests/scripts/` and `examples/`, each run plainly and again in the stress modes.
//!
//! Expectations are comments in the script (`# expect: text`, `# expect raises: Type: message`,
//! `# expect error: SyntaxError: message`) or files beside it (`.out`, `.err`); headers in its first lines may ask for
//! arguments, another exit status, or a stress mode to be left out with a reason. Output must be the same in every mode.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use libtest_mimic::Trial;

use crate::process::{Finished, finish, pyish, pyish_with_memory};
use crate::{Outcome, files_below, name_of, root, same_text};

/// What `-X stress=…` can be set to: `gc` collects at every safepoint, `fuel` stops the machine every few steps.
const STRESS: [&str; 2] = ["gc", "fuel"];
/// Scripts of `limits/` ask for more than this on purpose.
const LIMITS_KILOBYTES: u64 = 3_000_000;

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for path in files_below(&root().join("tests/scripts"), ".py") {
        let script = Script::read(&path);
        for mode in std::iter::once(None).chain(STRESS.map(Some)) {
            if mode.is_some_and(|mode| script.skipped.iter().any(|skipped| skipped == mode)) {
                continue;
            }
            let script = script.clone();
            let trial = Trial::test(name_of(&path), move || check(&script, mode));
            trials.push(trial.with_kind(mode.map_or(String::new(), |mode| format!("stress={mode}"))));
        }
    }
    for path in files_below(&root().join("examples"), ".pyish")
        .into_iter()
        .chain(files_below(&root().join("examples"), ".py"))
    {
        trials.push(Trial::test(name_of(&path), move || check_example(&path)));
    }
    trials
}

/// A script with what it says about itself.
#[derive(Clone)]
struct Script {
    path: PathBuf,
    arguments: Vec<String>,
    /// Options of the command, before the script.
    options: Vec<String>,
    /// The stress modes that cannot hold for this script; the header gives the reason.
    skipped: Vec<String>,
    /// The lines of stdout named by comments; unused when there is an `.out` file.
    printed: Vec<String>,
    /// The last line of stderr when the script ends with an uncaught exception or does not compile.
    last_error: Option<String>,
    /// The line an `# expect error` comment stands on.
    error_line: Option<usize>,
    status: Option<i32>,
    /// `# stderr: any` takes whatever is written there.
    any_stderr: bool,
    /// `# stderr: compared with carets` compares the lines that underline source as well.
    carets: bool,
}

impl Script {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("a script is UTF-8");
        let mut script = Script {
            path: path.to_owned(),
            arguments: Vec::new(),
            options: Vec::new(),
            skipped: Vec::new(),
            printed: Vec::new(),
            last_error: None,
            error_line: None,
            status: None,
            any_stderr: false,
            carets: false,
        };
        for (index, line) in text.lines().enumerate() {
            if index < 6 {
                script.header(line);
            }
            if let Some((_, said)) = line.split_once("# expect raises: ") {
                script.last_error = Some(said.to_owned());
            } else if let Some((_, said)) = line.split_once("# expect error: ") {
                script.last_error = Some(said.to_owned());
                script.error_line = Some(index + 1);
            } else if let Some((_, said)) = line.split_once("# expect:") {
                script
                    .printed
                    .push(said.strip_prefix(' ').unwrap_or(said).to_owned());
            }
        }
        script
    }

    fn header(&mut self, line: &str) {
        if let Some(arguments) = line.strip_prefix("# args: ") {
            self.arguments = arguments.split_whitespace().map(str::to_owned).collect();
        } else if let Some(options) = line.strip_prefix("# options: ") {
            self.options = options.split_whitespace().map(str::to_owned).collect();
        } else if let Some(status) = line.strip_prefix("# status: ") {
            self.status = Some(status.parse().expect("`# status:` is followed by a number"));
        } else if let Some(stderr) = line.strip_prefix("# stderr: ") {
            self.any_stderr = stderr == "any";
            self.carets = stderr == "compared with carets";
        } else if let Some(skip) = line.strip_prefix("# skip ") {
            let (mode, reason) = skip.split_once(": ").expect("`# skip MODE: reason`");
            assert!(
                !reason.is_empty() && STRESS.contains(&mode),
                "{}: odd skip header",
                self.path.display()
            );
            self.skipped.push(mode.to_owned());
        }
    }

    fn beside(&self, ending: &str) -> Option<String> {
        fs::read_to_string(self.path.with_extension(ending)).ok()
    }

    fn folder(&self) -> &Path {
        self.path.parent().expect("a script is in a folder")
    }

    fn run(&self, mode: Option<&str>) -> Finished {
        let in_limits = self.path.components().any(|part| part.as_os_str() == "limits");
        let mut command = if in_limits {
            pyish_with_memory(self.folder(), LIMITS_KILOBYTES)
        } else {
            pyish(self.folder())
        };
        if let Some(mode) = mode {
            command.arg("-X").arg(format!("stress={mode}"));
        }
        let scratch = Scratch::new();
        command.args(&self.options).arg(&self.path);
        command.args(
            self.arguments
                .iter()
                .map(|argument| argument.replace("{tmp}", &scratch.path)),
        );
        let input = fs::read(self.path.with_extension("in")).ok();
        finish(&mut command, input.as_deref())
    }
}

/// A folder that lives as long as a run, for scripts that ask for one with `# args: {tmp}`.
struct Scratch {
    path: String,
}

impl Scratch {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = format!(
            "{}/script-{}-{number}",
            env!("CARGO_TARGET_TMPDIR"),
            std::process::id()
        );
        fs::create_dir_all(&path).expect("the target folder can be written");
        Scratch { path }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn check(script: &Script, mode: Option<&str>) -> Outcome {
    let finished = script.run(mode);
    if finished.timed_out {
        return Err("timed out".into());
    }
    let stderr = finished
        .stderr
        .replace(&format!("{}/", script.folder().display()), "");
    let outcome = check_stdout(script, &finished.stdout).and_then(|()| check_stderr(script, &stderr));
    // A wrong answer is easier to understand with everything the script had to say.
    outcome
        .and_then(|()| check_status(script, finished.status))
        .map_err(|failed| {
            let shown = failed.message().unwrap_or_default().to_owned();
            let tail = if stderr.is_empty() || shown.contains(&stderr) {
                String::new()
            } else {
                format!("\n--- stderr\n{stderr}")
            };
            format!("{shown}\nexit status {:?}{tail}", finished.status).into()
        })
}

fn check_stdout(script: &Script, stdout: &str) -> Outcome {
    if let Some(full) = script.beside("out") {
        return same_text("stdout", &full, stdout);
    }
    let got: String = stdout
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    let expected: String = script.printed.iter().map(|line| format!("{line}\n")).collect();
    same_text("stdout", &expected, &got)
}

fn check_stderr(script: &Script, stderr: &str) -> Outcome {
    if let Some(full) = script.beside("err") {
        let [expected, got] = [&full, stderr].map(|text| {
            if script.carets {
                text.to_owned()
            } else {
                without_carets(text)
            }
        });
        return same_text("stderr", &expected, &got);
    }
    if let Some(expected) = &script.last_error {
        let last = stderr.trim_end_matches('\n').lines().last().unwrap_or_default();
        same_text("the last line of stderr", expected, last)?;
        if let Some(line) = script.error_line
            && !stderr.contains(&format!("line {line}"))
        {
            return Err(format!("the error does not name line {line}:\n{stderr}").into());
        }
        return Ok(());
    }
    if script.any_stderr || stderr.is_empty() {
        Ok(())
    } else {
        Err(format!("stderr is not empty:\n{stderr}").into())
    }
}

fn check_status(script: &Script, status: Option<i32>) -> Outcome {
    let fails = script.last_error.is_some() || script.beside("err").is_some();
    let expected = script.status.unwrap_or(i32::from(fails));
    if status == Some(expected) {
        Ok(())
    } else {
        Err(format!("expected exit status {expected}").into())
    }
}

/// Leaves out the lines that only underline source: CPython's versions draw them differently.
fn without_carets(text: &str) -> String {
    let underlines =
        |line: &str| !line.trim().is_empty() && line.chars().all(|c| matches!(c, ' ' | '~' | '^'));
    text.lines()
        .filter(|line| !underlines(line))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// An example prints what its `.out` file in `tests/examples/` says; a path in it is its file name.
fn check_example(path: &Path) -> Outcome {
    let expected_in = root().join("tests").join(name_of(path)).with_extension("out");
    let expected = fs::read_to_string(&expected_in).map_err(|_| {
        format!(
            "{} is missing: it holds what the example prints",
            expected_in.display()
        )
    })?;
    let finished = finish(pyish(root()).arg(path), None);
    let folder = format!("{}/", path.parent().expect("an example is in a folder").display());
    // A busy machine is late by hundredths of a second, which are not what an example is about.
    let mut stdout = finished.stdout.replace(&folder, "");
    for late in 1..10 {
        stdout = stdout.replace(&format!("1.0{late} seconds"), "1.00 seconds");
    }
    same_text("stdout", &expected, &stdout)?;
    if finished.status == Some(0) && finished.stderr.is_empty() {
        return Ok(());
    }
    Err(format!("exit status {:?}, stderr:\n{}", finished.status, finished.stderr).into())
}
