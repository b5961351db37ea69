//! `_hashlib`: digests, under `hashlib`. The algorithms are RustCrypto's.

use std::any::Any;

use sha2::Digest;

use crate::heap::{Gc, Header, Tracer, Value};
use crate::modules::new_native_class;
use crate::modules::table::ModuleRow;
use crate::native::{functions, getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{GetSetRow, NativeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_hashlib",
    doc: "Digests, under hashlib.",
    functions: FUNCTIONS,
    install: Some(install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// A digest by its name; None when there is no such algorithm.
    "new(name, /)" => new,
    /// Derive a key from a password: PBKDF2 with HMAC.
    "pbkdf2_hmac(name, password, salt, iterations, length, /)" => pbkdf2,
};

/// A digest of any algorithm.
trait AnyDigest: Send {
    fn add(&mut self, data: &[u8]);
    /// The digest of what was added so far.
    fn finished(&self) -> Vec<u8>;
    fn copy(&self) -> Box<dyn AnyDigest>;
    fn size(&self) -> usize;
}

impl<D: Digest + Clone + Send + 'static> AnyDigest for D {
    fn add(&mut self, data: &[u8]) {
        self.update(data);
    }

    fn finished(&self) -> Vec<u8> {
        self.clone().finalize().to_vec()
    }

    fn copy(&self) -> Box<dyn AnyDigest> {
        Box::new(self.clone())
    }

    fn size(&self) -> usize {
        <D as Digest>::output_size()
    }
}

/// A digest under way. All algorithms look the same behind their trait.
struct DigestState {
    algorithm: &'static Algorithm,
    digest: Box<dyn AnyDigest>,
}

impl OpaqueState for DigestState {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}

    fn external_bytes(&self) -> usize {
        const LARGEST: usize = 400;
        LARGEST
    }
}

/// What the module knows of an algorithm.
struct Algorithm {
    name: &'static str,
    block_size: usize,
    make: fn() -> Box<dyn AnyDigest>,
}

macro_rules! algorithm {
    ($name:literal, $block:literal, $type:ty) => {
        Algorithm {
            name: $name,
            block_size: $block,
            make: || Box::new(<$type as Default>::default()),
        }
    };
}

static ALGORITHMS: &[Algorithm] = &[
    algorithm!("sha224", 64, sha2::Sha224),
    algorithm!("sha256", 64, sha2::Sha256),
    algorithm!("sha384", 128, sha2::Sha384),
    algorithm!("sha512", 128, sha2::Sha512),
    #[cfg(feature = "hashes")]
    algorithm!("md5", 64, md5::Md5),
    #[cfg(feature = "hashes")]
    algorithm!("sha1", 64, sha1::Sha1),
    #[cfg(feature = "hashes")]
    algorithm!("sha3_224", 144, sha3::Sha3_224),
    #[cfg(feature = "hashes")]
    algorithm!("sha3_256", 136, sha3::Sha3_256),
    #[cfg(feature = "hashes")]
    algorithm!("sha3_384", 104, sha3::Sha3_384),
    #[cfg(feature = "hashes")]
    algorithm!("sha3_512", 72, sha3::Sha3_512),
    #[cfg(feature = "hashes")]
    algorithm!("blake2b", 128, blake2::Blake2b512),
    #[cfg(feature = "hashes")]
    algorithm!("blake2s", 64, blake2::Blake2s256),
];

const METHODS: &[NativeRow] = methods! {
    /// Digests are made by `hashlib.new` and its kin.
    static "__new__(cls, /, *args, **kwargs)" => not_made,
    /// Update this hash object's state with the provided bytes.
    "update(self, data, /)" => update,
    /// Return the digest value as a bytes object.
    "digest(self, /)" => digest,
    /// Return the digest value as a string of hexadecimal digits.
    "hexdigest(self, /)" => hex_digest,
    /// Return a copy of the hash object.
    "copy(self, /)" => copy,
    /// repr(self).
    "__repr__(self, /)" => repr,
};

const ATTRIBUTES: &[GetSetRow] = getsets! {
    /// The name of the algorithm.
    "name" => name;
    /// How many bytes the digest has.
    "digest_size" => digest_size;
    /// How many bytes a block has.
    "block_size" => block_size;
};

const CLASS: &str = "_hashlib.HASH";

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let doc = "A hash is an object used to calculate a checksum of a string of information.";
    let class = new_native_class(cx, "_hashlib", "HASH", doc, Builtin::Object, METHODS, ATTRIBUTES);
    cx.register(CLASS, class.value());
    cx.set_name(namespace, "HASH", class.value());
}

fn new_digest(cx: &mut Cx, algorithm: &'static Algorithm, digest: Box<dyn AnyDigest>) -> Value {
    let class: Option<Gc<Class>> = cx.registered(CLASS).and_then(|class| class.as_gc());
    let shape = cx.instance_shape(class.expect("the class is made before its instances"));
    let object = Opaque {
        header: Header::new(shape),
        state: Box::new(DigestState { algorithm, digest }),
    };
    cx.heap.alloc(object).value()
}

fn not_made(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(cx.type_error("cannot create '_hashlib.HASH' instances"))
}

fn find(name: &str) -> Option<&'static Algorithm> {
    ALGORITHMS.iter().find(|algorithm| algorithm.name == name)
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.as_str(args[0]).and_then(find) {
        Some(algorithm) => done(new_digest(cx, algorithm, (algorithm.make)())),
        None => done(Value::NONE),
    }
}

fn receiver(cx: &mut Cx, value: Value) -> Result<&mut DigestState, Raise> {
    let object = value.as_gc::<Opaque>();
    let is_digest = object.is_some_and(|object| {
        let state: &dyn OpaqueState = &*cx.heap[object].state;
        (state as &dyn Any).is::<DigestState>()
    });
    if !is_digest {
        return Err(cx.type_error("descriptor requires a '_hashlib.HASH' object"));
    }
    let object = object.expect("just looked at");
    Ok(cx.heap[object].state_mut().expect("just looked at"))
}

fn update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.as_str(args[1]).is_some() {
        return Err(cx.type_error("Strings must be encoded before hashing"));
    }
    let Some(data) = cx.buffer(args[1]).map(|data| data.into_owned()) else {
        return Err(cx.type_error("object supporting the buffer API required"));
    };
    cx.charge_fuel(data.len() / 4);
    receiver(cx, args[0])?.digest.add(&data);
    done(Value::NONE)
}

fn finished(cx: &mut Cx, value: Value) -> Result<Vec<u8>, Raise> {
    Ok(receiver(cx, value)?.digest.finished())
}

fn digest(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = finished(cx, args[0])?;
    done(cx.new_bytes(&bytes))
}

fn hex_digest(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = finished(cx, args[0])?;
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    done(cx.new_str(&text))
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let state = receiver(cx, args[0])?;
    let (algorithm, digest) = (state.algorithm, state.digest.copy());
    done(new_digest(cx, algorithm, digest))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = receiver(cx, args[0])?.algorithm.name;
    let id = cx.identity(args[0]);
    done(cx.new_str(&format!("<{name} _hashlib.HASH object @ {id:#x}>")))
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = receiver(cx, args[0])?.algorithm.name;
    done(cx.new_str(name))
}

fn digest_size(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let size = receiver(cx, args[0])?.digest.size();
    done(cx.new_size(size))
}

fn block_size(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let size = receiver(cx, args[0])?.algorithm.block_size;
    done(cx.new_size(size))
}

/// HMAC of a message with a prepared pair of inner and outer digests.
fn authenticate(inner: &dyn AnyDigest, outer: &dyn AnyDigest, message: &[u8]) -> Vec<u8> {
    let mut first = inner.copy();
    first.add(message);
    let mut second = outer.copy();
    second.add(&first.finished());
    second.finished()
}

fn pbkdf2(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.redoable(|cx| derive_key(cx, args))
}

fn derive_key(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(algorithm) = cx.as_str(args[0]).and_then(find) else {
        return Err(cx.value_error("unsupported hash type"));
    };
    let mut key = cx.require_buffer(args[1])?;
    let salt = cx.require_buffer(args[2])?;
    let numbers = (args[3].as_inline_int(), args[4].as_inline_int());
    let (Some(iterations @ 1..), Some(length @ 1..)) = numbers else {
        return Err(cx.value_error("iteration value must be greater than 0."));
    };
    cx.check_memory(length as usize)?;
    let mut digest = (algorithm.make)();
    if key.len() > algorithm.block_size {
        digest.add(&key);
        key = digest.finished();
    }
    key.resize(algorithm.block_size, 0);
    let (mut inner, mut outer) = ((algorithm.make)(), (algorithm.make)());
    inner.add(&key.iter().map(|byte| byte ^ 0x36).collect::<Vec<u8>>());
    outer.add(&key.iter().map(|byte| byte ^ 0x5c).collect::<Vec<u8>>());
    let mut derived = Vec::new();
    let mut block = 1u32;
    // A link takes two rounds of the digest; what it takes is the same for all.
    let work_of_link = 64;
    while derived.len() < length as usize {
        let mut message = salt.clone();
        message.extend(block.to_be_bytes());
        let mut link = authenticate(&*inner, &*outer, &message);
        let mut total = link.clone();
        for _ in 1..iterations {
            if cx.work(work_of_link) {
                return Err(cx.given_up());
            }
            link = authenticate(&*inner, &*outer, &link);
            total.iter_mut().zip(&link).for_each(|(sum, byte)| *sum ^= byte);
        }
        derived.extend_from_slice(&total);
        block += 1;
    }
    derived.truncate(length as usize);
    done(cx.new_bytes(&derived))
}
