//! "Did you mean": the closest of some names to a misspelt one.

/// The largest share of characters that may differ.
const LONGEST_NAME: usize = 40;

/// The candidate nearest to `wrong` by edit distance, when one is near enough to be what was meant.
pub(crate) fn closest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.chars().count() > LONGEST_NAME {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate == wrong || candidate.chars().count() > LONGEST_NAME {
            continue;
        }
        // A third of the characters may be moved; a change of case costs half a move.
        let most = (wrong.chars().count() + candidate.chars().count() + 3) * 2 / 6;
        let distance = distance(wrong, candidate);
        if distance <= most && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Edit distance in half moves: 2 for an insertion, deletion or substitution, 1 for a change of case.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).map(|index| index * 2).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * 2;
        for (j, b) in right.iter().enumerate() {
            let cost = if a == b {
                0
            } else if a.to_lowercase().eq(b.to_lowercase()) {
                1
            } else {
                2
            };
            let substituted = diagonal + cost;
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 2).min(diagonal + 2);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found() {
        assert_eq!(closest("lenght", ["length", "width"].into_iter()), Some("length"));
        assert_eq!(closest("xyz", ["length", "width"].into_iter()), None);
    }
}
