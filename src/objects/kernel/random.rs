//! The Mersenne Twister as `random.Random` drives it: the same numbers from the same seed.
//!
//! Only the generator, its seeding and its raw outputs are here; distributions are script code above it.
//! The state is plain data, so that it can be read by `getstate` and saved in a snapshot.
//!
//! See: <https://docs.python.org/3/library/random.html>

use super::big::Big;
use super::integer::{IntRef, Integer};
use super::{KernelError, KernelResult};
use num_bigint::{BigInt, BigUint, Sign};
use sha2::{Digest as _, Sha512};

const SIZE: usize = 624;
const MIDDLE: usize = 397;

/// A generator. `index` words of `state` have been used; at 624 a new block is made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Random {
    state: Box<[u32; SIZE]>,
    index: usize,
}

impl Random {
    /// Seeds from an integer; its sign does not matter.
    pub(crate) fn from_integer(seed: IntRef<'_>) -> Random {
        let mut words = seed.to_bigint().magnitude().to_u32_digits();
        if words.is_empty() {
            words.push(0);
        }
        Random::from_words(&words)
    }

    /// Seeds from text, as version 2 of `seed` does.
    pub(crate) fn from_text(seed: &str) -> Random {
        Random::from_bytes(seed.as_bytes())
    }

    /// Seeds from bytes: the number made of them and their SHA-512.
    pub(crate) fn from_bytes(seed: &[u8]) -> Random {
        let mut material = seed.to_vec();
        material.extend_from_slice(&Sha512::digest(seed));
        Random::from_integer(IntRef::Big(&Big::from(&BigInt::from_bytes_be(
            Sign::Plus,
            &material,
        ))))
    }

    /// Seeds from the hash of any other object, floats included.
    pub(crate) fn from_hash(hash: i64) -> Random {
        let seed = BigInt::from(hash as u64);
        Random::from_integer(IntRef::Big(&Big::from(&seed)))
    }

    /// Seeds from 32-bit words, least significant first: `init_by_array` of the reference generator.
    fn from_words(key: &[u32]) -> Random {
        let mut state = first_state(19_650_218);
        let mut position = 1;
        let mut word = 0;
        for _ in 0..SIZE.max(key.len()) {
            let mixed = mix(state[position - 1]).wrapping_mul(1_664_525);
            state[position] = (state[position] ^ mixed)
                .wrapping_add(key[word])
                .wrapping_add(word as u32);
            position = advance(&mut state, position);
            word = (word + 1) % key.len();
        }
        for _ in 0..SIZE - 1 {
            let mixed = mix(state[position - 1]).wrapping_mul(1_566_083_941);
            state[position] = (state[position] ^ mixed).wrapping_sub(position as u32);
            position = advance(&mut state, position);
        }
        state[0] = 0x8000_0000;
        Random { state, index: SIZE }
    }

    /// The 624 words of the state followed by the index: the middle of `getstate()`.
    pub(crate) fn state(&self) -> Vec<u32> {
        let mut words = self.state.to_vec();
        words.push(self.index as u32);
        words
    }

    /// Rebuilds a generator from [`Random::state`]. Raises ValueError for anything else.
    pub(crate) fn from_state(words: &[u32]) -> KernelResult<Random> {
        let Some((&index, state)) = words.split_last().filter(|(_, state)| state.len() == SIZE) else {
            return Err(KernelError::value("state vector is the wrong size"));
        };
        let index = index as usize;
        if index > SIZE {
            return Err(KernelError::value("invalid state"));
        }
        let state: Box<[u32; SIZE]> = Box::new(state.try_into().expect("the size was checked"));
        Ok(Random { state, index })
    }

    /// The next 32 random bits.
    #[inline]
    pub(crate) fn next_u32(&mut self) -> u32 {
        if self.index >= SIZE {
            self.refill();
        }
        let mut word = self.state[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn refill(&mut self) {
        let state = &mut *self.state;
        for position in 0..SIZE {
            let joined = (state[position] & 0x8000_0000) | (state[(position + 1) % SIZE] & 0x7fff_ffff);
            let twisted = if joined & 1 == 0 {
                joined >> 1
            } else {
                joined >> 1 ^ 0x9908_b0df
            };
            state[position] = state[(position + MIDDLE) % SIZE] ^ twisted;
        }
        self.index = 0;
    }

    /// `random()`: a float in [0, 1) with 53 random bits.
    #[inline]
    pub(crate) fn random(&mut self) -> f64 {
        let high = self.next_u32() >> 5;
        let low = self.next_u32() >> 6;
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `getrandbits(count)`. The caller checks the size, `count` bits, against the memory limit.
    pub(crate) fn random_bits(&mut self, count: i64) -> KernelResult<Integer> {
        let Ok(count) = u64::try_from(count) else {
            return Err(KernelError::value("number of bits must be non-negative"));
        };
        if count <= 63 {
            return Ok(Integer::Small(self.small_bits(count as u32) as i64));
        }
        if count > super::integer::MOST_BITS {
            return Err(KernelError::memory());
        }
        let mut words: Vec<u32> = (0..count / 32).map(|_| self.next_u32()).collect();
        if !count.is_multiple_of(32) {
            words.push(self.next_u32() >> (32 - count % 32));
        }
        Ok(BigInt::from(BigUint::new(words)).into())
    }

    fn small_bits(&mut self, count: u32) -> u64 {
        match count {
            0 => 0,
            1..=32 => u64::from(self.next_u32() >> (32 - count)),
            _ => {
                let low = u64::from(self.next_u32());
                low | u64::from(self.next_u32() >> (64 - count)) << 32
            }
        }
    }

    /// A number below `limit`, drawn as `randrange`, `choice` and `shuffle` draw it.
    #[inline]
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        let bits = 64 - limit.leading_zeros();
        if limit == 0 {
            return 0;
        }
        loop {
            let drawn = self.small_bits(bits);
            if drawn < limit {
                return drawn;
            }
        }
    }
}

fn mix(word: u32) -> u32 {
    word ^ (word >> 30)
}

/// Steps through the state, carrying its last word round to the front.
fn advance(state: &mut [u32; SIZE], position: usize) -> usize {
    if position + 1 < SIZE {
        return position + 1;
    }
    state[0] = state[SIZE - 1];
    1
}

fn first_state(seed: u32) -> Box<[u32; SIZE]> {
    let mut state = Box::new([seed; SIZE]);
    for position in 1..SIZE {
        state[position] = 1_812_433_253u32
            .wrapping_mul(mix(state[position - 1]))
            .wrapping_add(position as u32);
    }
    state
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    fn check(mut generator: Random, floats: [f64; 3], bits: (i64, i64, i64), long: &str) {
        assert_eq!(floats.map(|_| generator.random()), floats);
        assert_eq!([5, 32, 40].map(|count| generator.random_bits(count)), [bits.0, bits.1, bits.2].map(|bits| Ok(Integer::Small(bits))));
        assert_eq!(generator.random_bits(100), Ok(long.parse::<BigInt>().expect("a number").into()));
    }

    #[test]
    fn sequences_are_those_of_the_seed() {
        check(Random::from_integer(IntRef::Small(0)), [0.8444218515250481, 0.7579544029403025, 0.420571580830845], (8, 4146640122, 534771852898), "1092065034664182788646272353144");
        check(Random::from_integer(IntRef::Small(-42)), [0.6394267984578837, 0.025010755222666936, 0.27502931836911926], (7, 599310825, 114832269481), "704511047883023533822611041645");
        check(Random::from_integer(IntRef::Big(&Big::from(&BigInt::from(10).pow(40)))), [0.34753796566513817, 0.7605339873511711, 0.19665955929032608], (15, 3393881994, 1018655422283), "1212311371222781095063168142374");
        check(Random::from_text("hello é"), [0.7207119592128395, 0.9893020455503974, 0.9813425003688164], (1, 397706782, 893261819567), "107315867595745129840478997175");
        check(Random::from_bytes(b""), [0.9602256525641875, 0.595411957851699, 0.3880117152955401], (23, 3233484678, 941546307663), "49383349152253401920174812167");
        check(Random::from_hash(super::super::hash::hash_f64(1.5).expect("a number")), [0.551763726942059, 0.2560930858958398, 0.583340633280344], (17, 847260437, 141025032898), "825647180123054025070127303209");
        check(Random::from_hash(super::super::hash::hash_f64(-0.1).expect("a number")), [0.9101117294798381, 0.42767977949286073, 0.6057918155041111], (11, 3251797476, 748025920544), "250997955854483674594617855890");
    }

    #[test]
    fn small_draws_and_long_runs() {
        let mut generator = Random::from_integer(IntRef::Small(7));
        assert_eq!([1, 2, 6, 10, 1000, 1 << 40, 1 << 63].map(|limit| generator.below(limit)), [0, 0, 3, 0, 74, 803563169809, 1069891289537943645]);
        let mut generator = Random::from_integer(IntRef::Small(3));
        assert_eq!((0..1000).map(|_| generator.random()).last(), Some(0.2658915284272012));
        let mut copy = Random::from_state(&generator.state()).expect("its own state");
        assert_eq!(copy.random(), generator.random());
        assert_eq!(Random::from_state(&[0; 7]).expect_err("size").message, "state vector is the wrong size");
        assert_eq!(generator.random_bits(-1).expect_err("sign").message, "number of bits must be non-negative");
    }
}
