/* omrade plugin ABI, version 1.0: what is here stays; later minors only add.
 *
 * This header is the whole contract between the engine and an indicator plugin. It is plain C11, so
 * that any compiler, standard library or language can sit on either side. C++ authors include
 * <omrade/plugin.hpp> instead.
 *
 * A plugin is a pure function from areas to layers. It never asks which level it is run at: the
 * engine brings its inputs to every level by their declared measure, and calls it there.
 *
 * Rules that hold for every function here:
 *   - No exception, longjmp or thread exit crosses the boundary.
 *   - Memory is freed by the side that allocated it.
 *   - Everything in a call is borrowed until compute returns.
 *   - Strings are UTF-8, NUL-terminated, never null (absent text is ""), and live with their owner.
 *   - A struct that can grow starts with struct_size, gets new fields last, and is reached through
 * a pointer, in arrays too. A reader treats fields beyond struct_size as absent.
 */
#ifndef OMRADE_PLUGIN_H
#define OMRADE_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define OMRADE_ABI_MAJOR 1 /* must be equal on both sides */
#define OMRADE_ABI_MINOR 0
#define OMRADE_MAGIC 0x4452414du /* "MARD" */

#if defined(__GNUC__)
#define OMRADE_EXPORT __attribute__((visibility("default")))
#else
#define OMRADE_EXPORT
#endif

/* Arrow C Data Interface, fixed by its specification. The second test is for GDAL 3.6's own. */
#if !defined(ARROW_C_DATA_INTERFACE) && !defined(ARROW_FLAG_DICTIONARY_ORDERED)
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
#endif

typedef int32_t omrade_status;
enum {
  OMRADE_OK = 0,
  OMRADE_ERR_INVALID_ARGUMENT = 1,
  OMRADE_ERR_INVALID_DATA = 2,
  OMRADE_ERR_UNSUPPORTED = 3,
  OMRADE_ERR_OUT_OF_MEMORY = 4,
  OMRADE_ERR_CANCELLED = 5,
  OMRADE_ERR_INTERNAL = 6
};

/* Caller-owned. The message is shown without the protection of values: no number from the data. */
typedef struct omrade_error {
  uint32_t struct_size;
  omrade_status code;
  int64_t row;     /* the area of the call, or -1 */
  char column[64]; /* an input or layer id, or "" */
  char message[944];
} omrade_error;

typedef struct omrade_text { /* for readers, in the two languages of a page */
  const char* sv;
  const char* en;
} omrade_text;

/* ---- descriptors ---- */

/* How the engine may run it in parallel. */
enum {
  OMRADE_SERIAL = 0,       /* one call at a time in the process */
  OMRADE_PER_INSTANCE = 1, /* instances independent, one call at a time each */
  OMRADE_REENTRANT = 2     /* any number of calls on one instance */
};
enum {
  OMRADE_FLAG_ROW_INDEPENDENT = 1u << 0, /* areas may be split across calls */
  OMRADE_FLAG_DETERMINISTIC = 1u << 1    /* same input, same bits: cacheable */
};

enum {
  OMRADE_PARAM_REAL = 1,
  OMRADE_PARAM_INTEGER = 2,
  OMRADE_PARAM_BOOL = 3,
  OMRADE_PARAM_CHOICE = 4, /* one of a few ids */
  OMRADE_PARAM_TEXT = 5,
  OMRADE_PARAM_LIST = 6 /* of reals, such as the bounds of age bands */
};
typedef struct omrade_choice_desc {
  uint32_t struct_size;
  uint32_t reserved;
  const char* id;
  omrade_text title;
} omrade_choice_desc;
typedef struct omrade_param_desc {
  uint32_t struct_size;
  uint32_t kind;
  const char* id;
  omrade_text title, doc;
  const char* unit;
  double min, max;                /* of numbers and of the list's entries; may be infinite */
  double fallback;                /* numbers; 0 or 1 for bool; the index of the choice */
  uint32_t n_choices, n_fallback; /* n_fallback: entries of fallback_list */
  const omrade_choice_desc* const* choices;
  const char* fallback_text; /* "" but for TEXT */
  const double* fallback_list;
} omrade_param_desc;

enum {
  OMRADE_INPUT_COLUMN = 1, /* one real per area, brought to the level by its measure */
  OMRADE_INPUT_ROWS = 2,   /* any number of records per area */
  OMRADE_INPUT_SHARED = 3, /* an unkeyed table, the same at every level */
  OMRADE_INPUT_DERIVED = 4 /* computed by the engine for the level's areas */
};
/* What a derived input holds; metres of the recipe's coordinate system. */
enum {
  OMRADE_DERIVED_AREA_KM2 = 1,            /* one real per area */
  OMRADE_DERIVED_CENTROID = 2,            /* struct of x and y, one per area */
  OMRADE_DERIVED_NEIGHBOURS = 3,          /* areas that share a border of some length */
  OMRADE_DERIVED_OUTLINE = 4,             /* WKB, one per area */
  OMRADE_DERIVED_DISTANCE_TO_NEAREST = 5, /* a real: from centroid to the recipe's points */
  OMRADE_DERIVED_SUPPLY_POINTS = 6        /* struct of x, y and id (a category), one per point */
};
/* How a column is brought to a level; s is the share of the base area in the target. */
enum {
  OMRADE_MEASURE_COUNT = 1,     /* sum s*x */
  OMRADE_MEASURE_MEAN = 2,      /* sum s*b*x / sum s*b, b the base input `of` */
  OMRADE_MEASURE_SHARE = 3,     /* the same; x in [0, 1] */
  OMRADE_MEASURE_INTENSITY = 4, /* area-weighted mean */
  OMRADE_MEASURE_NONE = 5       /* not brought: present only at the level it was given for */
};
enum { OMRADE_REQUIRED = 1u << 0, OMRADE_HISTORY = 1u << 1 }; /* history: columns, see `earlier` */
enum { OMRADE_FIELD_REAL = 1, OMRADE_FIELD_CATEGORY = 2 };
typedef struct omrade_field_desc { /* a column of a rows input */
  uint32_t struct_size;
  uint32_t type;
  uint32_t flags, reserved; /* flags: OMRADE_REQUIRED */
  const char* id;
  omrade_text title;
  const char* unit;
} omrade_field_desc;
typedef struct omrade_input_desc {
  uint32_t struct_size;
  uint32_t kind;
  uint32_t flags;   /* OMRADE_REQUIRED, OMRADE_HISTORY */
  uint32_t measure; /* columns only, else 0 */
  const char* id;
  omrade_text title, doc;
  const char* unit;
  const char* of; /* the base input of MEAN and SHARE, else "" */
  uint32_t n_fields;
  uint32_t derived;                       /* derived only, else 0 */
  const omrade_field_desc* const* fields; /* rows and shared only */
} omrade_input_desc;

/* Kinds of layer: the engine adds the value to COUNT, value and interval to PROPORTION, RATE and
 * RATIO, where the plugin leaves the value NaN. */
enum {
  OMRADE_LAYER_COUNT = 0,      /* value = numerator, added by the engine */
  OMRADE_LAYER_PROPORTION = 1, /* Wilson */
  OMRADE_LAYER_RATE = 2,       /* Byar, exact below 10 events */
  OMRADE_LAYER_RATIO = 3,      /* the same, against an expected number */
  OMRADE_LAYER_MEAN = 4,       /* the plugin fills value and limits, and so below */
  OMRADE_LAYER_INDEX = 5,
  OMRADE_LAYER_DIFFERENCE = 6
};
enum { OMRADE_BASE_PERSONS = 0, OMRADE_BASE_RESPONDENTS = 1, OMRADE_BASE_EVENTS = 2 };
/* The numerator counts persons: small ones are withheld. Parts: those of all periods to its own. */
enum { OMRADE_COUNTS_PERSONS = 1u << 0, OMRADE_PARTS_OF_ALL_PERIODS = 1u << 1 };
typedef struct omrade_code { /* a value that stands for a word, such as 2 for "attained" */
  double value;
  omrade_text word;
} omrade_code;
typedef struct omrade_layer_desc {
  uint32_t struct_size;
  uint32_t kind;
  uint32_t flags;
  uint32_t base_of;
  int32_t direction; /* -1 higher is worse, +1 higher is better, 0 neutral */
  int32_t decimals;  /* on pages */
  const char* id;
  omrade_text title, doc;
  const char* unit;
  double multiplier; /* value = multiplier * numerator / denominator */
  /* Pair layers: the rows input whose distinct (area, category) pairs are the keys, and its
   * category field; else "" and "". */
  const char* pairs_of;
  const char* pairs_by;
  uint32_t n_parts, n_reasons;
  /* Layers it is put together from: it is withheld where one of them is. */
  const char* const* parts;
  const omrade_text* reasons;
  uint32_t n_codes, reserved;
  const omrade_code*
      codes; /* where there are any, each value is one of them, and read as its word */
} omrade_layer_desc;

typedef struct omrade_plugin_desc {
  uint32_t struct_size;
  uint32_t concurrency;
  uint32_t flags;
  uint32_t reserved;
  const char *id, *version;
  omrade_text title, summary, method;
  const char *vendor, *license;
  uint32_t n_params, n_inputs, n_layers, reserved2;
  const omrade_param_desc* const* params;
  const omrade_input_desc* const* inputs;
  const omrade_layer_desc* const* layers;
} omrade_plugin_desc;

/* ---- host services: optional extensions looked up by versioned id ---- */

typedef struct omrade_host {
  uint32_t struct_size;
  uint16_t abi_major, abi_minor;
  void* ctx;
  const char *name, *version;
  /* [thread-safe] null for an id that is not known */
  const void* (*get_extension)(const struct omrade_host*, const char* id);
} omrade_host;

#define OMRADE_EXT_LOG "omrade.log/1"
typedef struct omrade_host_log {
  /* [thread-safe] levels: 0 debug, 1 information, 2 warning, 3 error */
  void (*write)(const omrade_host*, int32_t level, const char* message);
} omrade_host_log;

#define OMRADE_EXT_CANCEL "omrade.cancel/1"
typedef struct omrade_host_cancel {
  int32_t (*requested)(const omrade_host*); /* [thread-safe] */
} omrade_host_cancel;

#define OMRADE_EXT_PROGRESS "omrade.progress/1"
typedef struct omrade_host_progress {
  /* [thread-safe] how much of the call is done, 0 to 1; for the user only */
  void (*report)(const omrade_host*, double done);
} omrade_host_progress;

/* Philox4x32-10, without a state: the same number in every thread, process and version. Take the
 * call's seed, and a stream per area by its position in the level (first_area + i). */
#define OMRADE_EXT_RANDOM "omrade.random/1"
typedef struct omrade_host_random {
  /* [thread-safe] fills out[0 .. n) with reals in [0, 1) from `position` on */
  void (*uniform)(const omrade_host*, uint64_t seed, uint64_t stream, uint64_t position, int64_t n,
                  double* out);
} omrade_host_random;

/* The engine's threads, lent: body(context, i) for i in 0 .. n, any order, several at once; each i
 * writes only what is its own. Returns the status of the lowest i that failed, with its error. */
#define OMRADE_EXT_PARALLEL "omrade.parallel/1"
typedef struct omrade_host_parallel {
  /* [during compute, not from within a body] the error may be null */
  omrade_status (*run)(const omrade_host*, int64_t n,
                       omrade_status (*body)(void* context, int64_t i, omrade_error*),
                       void* context, omrade_error*);
} omrade_host_parallel;

/* ---- one computation ---- */

/* A parameter as the recipe or the default has it, within its bounds. */
typedef struct omrade_param {
  uint32_t struct_size;
  uint32_t reserved;
  double number;    /* numbers; 0 or 1 for bool; the index of the choice */
  const char* text; /* the text; a choice's id; else "" */
  int64_t n;
  const double* list;
} omrade_param;

/* One declared input at this level. Columns: `array` is Arrow "g", one value per area, NaN missing.
 * Rows: `array` is a struct "+s" with one child per declared field in declared order ("g", or "i"
 * with a "u" dictionary; code -1 is missing, and the child of an absent optional field is null);
 * area i has the runs run_offset[i] .. run_offset[i+1], run r the rows run_begin[r] .. run_end[r],
 * each of them with the share run_share[r] in (0, 1]. Shared: the struct alone. Derived: "g", or a
 * struct of "g"; neighbours: `array` is "i", positions in the level (not in the call), those of
 * area i at run_offset[i] .. run_offset[i+1] in ascending order; outlines: "z", 2 GiB at most. */
typedef struct omrade_input {
  uint32_t struct_size;
  uint32_t present; /* 0: the input does not reach this level, and nothing below holds */
  const struct ArrowSchema* schema;
  const struct ArrowArray* array;
  int64_t n_runs;
  const int64_t* run_offset;
  const int64_t* run_begin;
  const int64_t* run_end;
  const double* run_share;
  const struct ArrowArray* const* earlier; /* history: of each period but the call's; else null */
} omrade_input;

enum {
  OMRADE_STATE_OK = 0,
  OMRADE_STATE_MISSING = 1,
  OMRADE_STATE_NOT_APPLICABLE = 2,
  OMRADE_STATE_UNRELIABLE = 3,
  OMRADE_STATE_FAILED = 4,
  OMRADE_STATE_WITHHELD = 5 /* set by the gate only */
};
enum { OMRADE_ESTIMATOR_DIRECT = 0, OMRADE_ESTIMATOR_SMOOTHED = 1, OMRADE_ESTIMATOR_SYNTHETIC = 2 };
enum {
  OMRADE_INTERVAL_NONE = 0,
  OMRADE_INTERVAL_EXACT = 1,
  OMRADE_INTERVAL_BYAR = 2,
  OMRADE_INTERVAL_WILSON = 3,
  OMRADE_INTERVAL_STUDENT = 4,
  OMRADE_INTERVAL_DOBSON = 5,
  OMRADE_INTERVAL_BOOTSTRAP = 6,
  OMRADE_INTERVAL_POSTERIOR = 7
};

/* One declared layer: host-owned, writable, `length` entries, one per area of the call, or per
 * pair. Numbers are pre-filled with NaN, states with MISSING, reasons with -1. The plugin sets the
 * state of every entry, and the numbers where the state is OK or UNRELIABLE. */
typedef struct omrade_estimates {
  uint32_t struct_size;
  uint32_t reserved;
  int64_t length;
  double *value, *lower95, *upper95, *lower998, *upper998, *numerator, *denominator, *base;
  uint8_t *state, *estimator, *interval;
  int32_t* reason;           /* index into the layer's declared reasons */
  const int32_t* pair_area;  /* pair layers: the area of the call … */
  const int32_t* pair_other; /* … and the code in the category field's dictionary; else null */
} omrade_estimates;

/* Everything is borrowed for the duration of the call. */
typedef struct omrade_call {
  uint32_t struct_size;
  uint32_t n_params, n_inputs, n_layers;
  int64_t n_areas;
  int64_t first_area;          /* position of area 0 of this call in the level */
  const char* const* area_ids; /* n_areas texts */
  const char* period;          /* such as "2024" */
  uint64_t seed;               /* for random numbers; the same for all chunks of a level */
  /* each in declared order */
  const omrade_param* const* params;
  const omrade_input* const* inputs;
  const omrade_estimates* const* layers;
  int64_t n_periods;          /* of the run, up to this call's */
  const char* const* periods; /* oldest first; the last is `period` */
} omrade_call;

typedef struct omrade_instance {
  uint32_t struct_size;
  uint32_t reserved;
  void* self;
  const omrade_plugin_desc* desc;
  /* [any thread, as many at once as the declared concurrency allows] */
  omrade_status (*compute)(const struct omrade_instance*, const omrade_call*, omrade_error*);
  const void* (*get_extension)(const struct omrade_instance*, const char* id); /* [thread-safe] */
  void (*destroy)(struct omrade_instance*); /* [any thread, while no call runs] */
} omrade_instance;

typedef struct omrade_entry {
  uint32_t magic;
  uint16_t abi_major, abi_minor;
  uint32_t struct_size;
  uint32_t n_plugins;
  const omrade_plugin_desc* const* plugins;
  /* [any thread, one at a time for each library] the host outlives the instance */
  omrade_status (*create)(const omrade_host*, uint32_t index, omrade_instance** out, omrade_error*);
} omrade_entry;

/* The only exported symbol, a constant: reading it runs no plugin code. */
OMRADE_EXPORT extern const omrade_entry omrade_plugin_entry;

/* The same as JSON, in an ELF note of this section, owner and type: read before any code runs. */
#define OMRADE_NOTE_SECTION ".note.omrade"
#define OMRADE_NOTE_OWNER "omrade"
#define OMRADE_NOTE_TYPE 0x4f4d5231u /* "OMR1" */

#ifdef __cplusplus
}
#endif
#endif
