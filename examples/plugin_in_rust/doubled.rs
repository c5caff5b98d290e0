//! A plugin in Rust, with no crate but the standard library: it doubles its input. The structs are
//! those of omrade/plugin.h, member by member; what this plugin does not touch is a plain pointer.
//! The note at the end says as JSON what the descriptors say as structs: the engine refuses a library
//! where the two differ. It is built with `panic=abort`, since no panic may cross to the engine:
//!
//!   rustc --edition 2021 --crate-type cdylib -O -C panic=abort -C link-arg=-Wl,--build-id doubled.rs -o doubled.so

use std::ffi::c_void;
use std::mem::size_of;
use std::os::raw::c_char;
use std::ptr::null;

type Chars = *const c_char;
type Status = i32;
const OK: Status = 0;

#[repr(C)]
#[derive(Clone, Copy)]
struct Text {
    sv: Chars,
    en: Chars,
}

#[repr(C)]
struct InputDesc {
    struct_size: u32,
    kind: u32,
    flags: u32,
    measure: u32,
    id: Chars,
    title: Text,
    doc: Text,
    unit: Chars,
    of: Chars,
    n_fields: u32,
    derived: u32,
    fields: *const c_void,
}

#[repr(C)]
struct LayerDesc {
    struct_size: u32,
    kind: u32,
    flags: u32,
    base_of: u32,
    direction: i32,
    decimals: i32,
    id: Chars,
    title: Text,
    doc: Text,
    unit: Chars,
    multiplier: f64,
    pairs_of: Chars,
    pairs_by: Chars,
    n_parts: u32,
    n_reasons: u32,
    parts: *const c_void,
    reasons: *const c_void,
    n_codes: u32,
    reserved: u32,
    codes: *const c_void,
}

#[repr(C)]
struct PluginDesc {
    struct_size: u32,
    concurrency: u32,
    flags: u32,
    reserved: u32,
    id: Chars,
    version: Chars,
    title: Text,
    summary: Text,
    method: Text,
    vendor: Chars,
    license: Chars,
    n_params: u32,
    n_inputs: u32,
    n_layers: u32,
    reserved2: u32,
    params: *const c_void,
    inputs: *const &'static Shared<InputDesc>,
    layers: *const &'static Shared<LayerDesc>,
}

#[repr(C)]
struct Array {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *const *const c_void,
    children: *const c_void,
    dictionary: *const c_void,
    release: *const c_void,
    private_data: *const c_void,
}

#[repr(C)]
struct Input {
    struct_size: u32,
    present: u32,
    schema: *const c_void,
    array: *const Array,
    n_runs: i64,
    run_offset: *const i64,
    run_begin: *const i64,
    run_end: *const i64,
    run_share: *const f64,
}

#[repr(C)]
struct Estimates {
    struct_size: u32,
    reserved: u32,
    length: i64,
    value: *mut f64,
    limits: [*mut f64; 4],
    numerator: *mut f64,
    denominator: *mut f64,
    base: *mut f64,
    state: *mut u8,
    estimator: *mut u8,
    interval: *mut u8,
    reason: *mut i32,
    pair_area: *const i32,
    pair_other: *const i32,
}

#[repr(C)]
struct Call {
    struct_size: u32,
    n_params: u32,
    n_inputs: u32,
    n_layers: u32,
    n_areas: i64,
    first_area: i64,
    area_ids: *const Chars,
    period: Chars,
    seed: u64,
    params: *const c_void,
    inputs: *const *const Input,
    layers: *const *const Estimates,
}

#[repr(C)]
struct Instance {
    struct_size: u32,
    reserved: u32,
    own: *mut c_void,
    desc: &'static Shared<PluginDesc>,
    compute: extern "C" fn(*const Instance, *const Call, *mut c_void) -> Status,
    get_extension: extern "C" fn(*const Instance, Chars) -> *const c_void,
    destroy: extern "C" fn(*mut Instance),
}

#[repr(C)]
pub struct Entry {
    magic: u32,
    abi_major: u16,
    abi_minor: u16,
    struct_size: u32,
    n_plugins: u32,
    plugins: *const &'static Shared<PluginDesc>,
    create: extern "C" fn(*const c_void, u32, *mut *mut Instance, *mut c_void) -> Status,
}

/// Constants that hold pointers, which Rust would not let several threads read.
#[repr(transparent)]
pub struct Shared<T>(T);
unsafe impl<T> Sync for Shared<T> {}

const fn text(with_zero: &'static [u8]) -> Chars {
    with_zero.as_ptr() as Chars
}
const EMPTY: Text = Text {
    sv: text(b"\0"),
    en: text(b"\0"),
};

static X: Shared<InputDesc> = Shared(InputDesc {
    struct_size: size_of::<InputDesc>() as u32,
    kind: 1,    // a column
    flags: 1,   // required
    measure: 1, // a count
    id: text(b"x\0"),
    title: EMPTY,
    doc: EMPTY,
    unit: text(b"\0"),
    of: text(b"\0"),
    n_fields: 0,
    derived: 0,
    fields: null(),
});
static Y: Shared<LayerDesc> = Shared(LayerDesc {
    struct_size: size_of::<LayerDesc>() as u32,
    kind: 5, // an index
    flags: 0,
    base_of: 0,
    direction: 0,
    decimals: 2,
    id: text(b"y\0"),
    title: EMPTY,
    doc: EMPTY,
    unit: text(b"\0"),
    multiplier: 1.0,
    pairs_of: text(b"\0"),
    pairs_by: text(b"\0"),
    n_parts: 0,
    n_reasons: 0,
    parts: null(),
    reasons: null(),
    n_codes: 0,
    reserved: 0,
    codes: null(),
});
static INPUTS: [&Shared<InputDesc>; 1] = [&X];
static LAYERS: [&Shared<LayerDesc>; 1] = [&Y];
static DOUBLER: Shared<PluginDesc> = Shared(PluginDesc {
    struct_size: size_of::<PluginDesc>() as u32,
    concurrency: 2, // reentrant
    flags: 2,       // deterministic
    reserved: 0,
    id: text(b"org.example.doubled_in_rust\0"),
    version: text(b"1.0.0\0"),
    title: EMPTY,
    summary: EMPTY,
    method: EMPTY,
    vendor: text(b"\0"),
    license: text(b"\0"),
    n_params: 0,
    n_inputs: 1,
    n_layers: 1,
    reserved2: 0,
    params: null(),
    inputs: INPUTS.as_ptr(),
    layers: LAYERS.as_ptr(),
});
static PLUGINS: [&Shared<PluginDesc>; 1] = [&DOUBLER];

extern "C" fn compute(_: *const Instance, call: *const Call, _: *mut c_void) -> Status {
    // The engine keeps the lengths: n_areas numbers in the column, and as many entries in the layer.
    unsafe {
        let n = (*call).n_areas as usize;
        let array = &*(**(*call).inputs).array;
        let column = (*array.buffers.add(1) as *const f64).add(array.offset as usize);
        let out = &**(*call).layers;
        let x = std::slice::from_raw_parts(column, n);
        let value = std::slice::from_raw_parts_mut(out.value, n);
        let state = std::slice::from_raw_parts_mut(out.state, n);
        for i in 0..n {
            if x[i].is_nan() {
                continue; // the engine has filled in "missing"
            }
            value[i] = 2.0 * x[i];
            state[i] = 0; // ok
        }
    }
    OK
}
extern "C" fn get_extension(_: *const Instance, _: Chars) -> *const c_void {
    null()
}
extern "C" fn destroy(instance: *mut Instance) {
    drop(unsafe { Box::from_raw(instance) });
}
extern "C" fn create(_: *const c_void, _: u32, out: *mut *mut Instance, _: *mut c_void) -> Status {
    let made = Box::new(Instance {
        struct_size: size_of::<Instance>() as u32,
        reserved: 0,
        own: std::ptr::null_mut(),
        desc: &DOUBLER,
        compute,
        get_extension,
        destroy,
    });
    unsafe { *out = Box::into_raw(made) };
    OK
}

#[no_mangle]
#[allow(non_upper_case_globals)]
pub static omrade_plugin_entry: Shared<Entry> = Shared(Entry {
    magic: 0x4452414d,
    abi_major: 1,
    abi_minor: 0,
    struct_size: size_of::<Entry>() as u32,
    n_plugins: 1,
    plugins: PLUGINS.as_ptr(),
    create,
});

const NOTE: &[u8] = br#"{"abi":[1,0],"plugins":[{"id":"org.example.doubled_in_rust","version":"1.0.0","title":{"sv":"","en":""},"summary":{"sv":"","en":""},"method":{"sv":"","en":""},"vendor":"","license":"","concurrency":"reentrant","row_independent":false,"deterministic":true,"params":[],"inputs":[{"id":"x","title":{"sv":"","en":""},"doc":{"sv":"","en":""},"unit":"","required":true,"kind":"column","measure":"count","of":""}],"layers":[{"id":"y","title":{"sv":"","en":""},"doc":{"sv":"","en":""},"unit":"","kind":"index","base_of":"persons","direction":"neutral","counts_persons":false,"decimals":2,"multiplier":1,"pairs_of":"","pairs_by":"","parts":[],"reasons":[]}]}]}"#;

#[repr(C, align(4))]
pub struct Note {
    name_size: u32,
    text_size: u32,
    kind: u32,
    name: [u8; 8],
    text: [u8; NOTE.len()],
}

const fn note_text() -> [u8; NOTE.len()] {
    let mut out = [0; NOTE.len()];
    let mut i = 0;
    while i < NOTE.len() {
        out[i] = NOTE[i];
        i += 1;
    }
    out
}

#[used]
#[link_section = ".note.omrade"]
static OMRADE_NOTE: Note = Note {
    name_size: 7,
    text_size: NOTE.len() as u32,
    kind: 0x4f4d5231,
    name: *b"omrade\0\0",
    text: note_text(),
};
