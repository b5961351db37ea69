//! Escapes and sets in patterns.

use crate::bytecode::surrogate;
use crate::modules::re::set::{Category, SetBuilder};
use crate::modules::re::syntax::{Parser, Refusal};
use crate::modules::re::tree::{Node, Place};
use crate::objects::kernel::quote;

type Parsed<T> = Result<T, Refusal>;

/// The repr of a name in an error: of its ASCII form when the pattern is bytes.
pub(super) fn in_ascii(name: &str, is_bytes: bool) -> String {
    match is_bytes {
        true => {
            let bytes: Vec<u8> = name.chars().map(|c| c as u32 as u8).collect();
            let mut repr = quote::bytes_repr(&bytes);
            repr.remove(0);
            repr
        }
        false => quote::repr(name),
    }
}

/// What an escape inside a set stands for.
enum Member {
    Char(u32),
    Category(Category, bool),
}

impl Parser<'_> {
    /// What follows a `\` outside of sets.
    pub(super) fn escape(&mut self, flags: u32) -> Parsed<Node> {
        let start = self.at - 1;
        let Some(c) = self.take() else {
            return Err(self.refuse_at("bad escape (end of pattern)", start));
        };
        if let Some((category, is_member)) = category_of(c) {
            return Ok(self.category(category, is_member, flags));
        }
        let is_unicode = self.is_unicode(flags);
        Ok(match c {
            'A' => Node::Place(Place::Start),
            'Z' | 'z' => Node::Place(Place::End),
            'b' => Node::Place(Place::WordBoundary {
                is_unicode,
                is_boundary: true,
            }),
            'B' => Node::Place(Place::WordBoundary {
                is_unicode,
                is_boundary: false,
            }),
            '0' => {
                let digits = self.octal_digits(2);
                self.character(digits, flags)
            }
            '1'..='9' => self.number_escape(c, start, flags)?,
            _ => {
                let character = self.character_escape(c, start)?;
                self.character(character, flags)
            }
        })
    }

    /// Up to `most` octal digits as a number.
    fn octal_digits(&mut self, most: usize) -> u32 {
        let mut number = 0;
        for _ in 0..most {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else {
                break;
            };
            number = number * 8 + digit;
            self.at += 1;
        }
        number
    }

    /// `\1` and on: an octal character when there are three octal digits, else a group.
    fn number_escape(&mut self, first: char, start: usize, flags: u32) -> Parsed<Node> {
        let mut number = first.to_digit(10).expect("the caller saw a digit");
        if let Some(second) = self.peek().and_then(|c| c.to_digit(10)) {
            self.at += 1;
            let third = self.peek().and_then(|c| c.to_digit(8));
            if let (true, true, Some(third)) = (number < 8, second < 8, third) {
                self.at += 1;
                let value = number * 64 + second * 8 + third;
                return match value > 0o377 {
                    true => Err(self.octal_too_large(start)),
                    false => Ok(self.character(value, flags)),
                };
            }
            number = number * 10 + second;
        }
        if !self.knows_group(number) {
            return Err(self.refuse_at(format!("invalid group reference {number}"), start + 1));
        }
        self.again(number, flags, start)
    }

    fn octal_too_large(&self, start: usize) -> Refusal {
        let escape = self.since(start);
        self.refuse_at(
            format!("octal escape value {escape} outside of range 0-0o377"),
            start,
        )
    }

    /// The text from `start` to where the parser stands.
    fn since(&self, start: usize) -> String {
        let text = &self.text[start..self.at];
        text.iter()
            .map(|c| surrogate::character(*c).unwrap_or('\u{fffd}'))
            .collect()
    }

    /// An escape that stands for one character, anywhere.
    fn character_escape(&mut self, c: char, start: usize) -> Parsed<u32> {
        Ok(match c {
            'a' => 7,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            'x' => self.hex_escape(2, start)?,
            'u' if !self.is_bytes => self.hex_escape(4, start)?,
            'U' if !self.is_bytes => {
                let value = self.hex_escape(8, start)?;
                if value > 0x10_ffff {
                    let escape = self.since(start);
                    return Err(self.refuse_at(format!("bad escape {escape}"), start));
                }
                value
            }
            'N' if !self.is_bytes => self.name_escape(start)?,
            _ if c.is_ascii_alphabetic() => {
                return Err(self.refuse_at(format!("bad escape \\{c}"), start));
            }
            _ => self.text[self.at - 1],
        })
    }

    fn hex_escape(&mut self, digits: usize, start: usize) -> Parsed<u32> {
        let mut value = 0u32;
        for _ in 0..digits {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) else {
                let escape = self.since(start);
                return Err(self.refuse_at(format!("incomplete escape {escape}"), start));
            };
            value = value.wrapping_mul(16).wrapping_add(digit);
            self.at += 1;
        }
        Ok(value)
    }

    /// `\N{name}`.
    fn name_escape(&mut self, start: usize) -> Parsed<u32> {
        if !self.take_if('{') {
            return Err(self.refuse_at("missing {", self.at));
        }
        let (name, _) = self.name_until('}', "character name")?;
        match pyish_grammar::character_named(&name) {
            Some(c) => Ok(surrogate::code_point(c)),
            None => {
                let name = quote::repr(&name);
                Err(self.refuse_at(format!("undefined character name {name}"), start))
            }
        }
    }

    /// `[...]`, after its bracket.
    pub(super) fn set(&mut self, flags: u32) -> Parsed<Node> {
        let start = self.at - 1;
        let is_negated = self.take_if('^');
        let mut set = SetBuilder::default();
        let mut is_empty = true;
        let is_unicode = self.is_unicode(flags);
        if !is_negated && self.peek() == Some('[') {
            self.doubts
                .push(format!("Possible nested set at position {}", self.at));
        }
        loop {
            let here = self.at;
            let Some(c) = self.take() else {
                return Err(self.unterminated(start));
            };
            if c == ']' && !is_empty {
                break;
            }
            if !is_empty && self.peek() == Some(c) {
                self.doubt_operation(c, here);
            }
            is_empty = false;
            let first = self.member(c)?;
            if !self.take_if('-') {
                add(&mut set, first, is_unicode);
                continue;
            }
            let Some(c) = self.take() else {
                return Err(self.unterminated(start));
            };
            if c == ']' {
                add(&mut set, first, is_unicode);
                set.add(u32::from('-'), u32::from('-'));
                break;
            }
            if c == '-' {
                self.doubt_operation(c, self.at - 2);
            }
            let last = self.member(c)?;
            match (first, last) {
                (Member::Char(first), Member::Char(last)) if first <= last => set.add(first, last),
                _ => {
                    let range = self.since(here);
                    return Err(self.refuse_at(format!("bad character range {range}"), here));
                }
            }
        }
        Ok(Node::Set(set.build(self.fold(flags), is_negated)))
    }

    /// Two equal signs among the members, which may be an operation on sets one day.
    fn doubt_operation(&mut self, sign: char, position: usize) {
        let operation = match sign {
            '-' => "difference",
            '&' => "intersection",
            '~' => "symmetric difference",
            '|' => "union",
            _ => return,
        };
        let doubt = format!("Possible set {operation} at position {position}");
        self.doubts.push(doubt);
    }

    fn unterminated(&self, start: usize) -> Refusal {
        self.refuse_at("unterminated character set", start)
    }

    /// A member of a set whose first character was taken.
    fn member(&mut self, c: char) -> Parsed<Member> {
        let start = self.at - 1;
        if c != '\\' {
            return Ok(Member::Char(self.text[start]));
        }
        let Some(c) = self.take() else {
            return Err(self.refuse_at("bad escape (end of pattern)", start));
        };
        if let Some((category, is_member)) = category_of(c) {
            return Ok(Member::Category(category, is_member));
        }
        let character = match c {
            'b' => 8,
            '0'..='7' => {
                self.at -= 1;
                let value = self.octal_digits(3);
                if value > 0o377 {
                    return Err(self.octal_too_large(start));
                }
                value
            }
            '8' | '9' => return Err(self.refuse_at(format!("bad escape \\{c}"), start)),
            _ => self.character_escape(c, start)?,
        };
        Ok(Member::Char(character))
    }
}

fn add(set: &mut SetBuilder, member: Member, is_unicode: bool) {
    match member {
        Member::Char(c) => set.add(c, c),
        Member::Category(category, is_member) => set.add_category(category, is_member, is_unicode),
    }
}

/// The category of `\d` and its kin; false for the upper-case letters.
fn category_of(c: char) -> Option<(Category, bool)> {
    Some(match c {
        'd' => (Category::Digit, true),
        'D' => (Category::Digit, false),
        's' => (Category::Space, true),
        'S' => (Category::Space, false),
        'w' => (Category::Word, true),
        'W' => (Category::Word, false),
        _ => return None,
    })
}
