/* A plugin in C11, with no more than plugin.h: it doubles its input. The note at the end says as
 * JSON what the descriptors say as structs: the engine refuses a library where the two differ. */
#include <omrade/plugin.h>

#include <stdlib.h>

static const omrade_input_desc x = {.struct_size = sizeof(omrade_input_desc),
                                    .kind = OMRADE_INPUT_COLUMN,
                                    .flags = OMRADE_REQUIRED,
                                    .measure = OMRADE_MEASURE_COUNT,
                                    .id = "x",
                                    .title = {"", ""},
                                    .doc = {"", ""},
                                    .unit = "",
                                    .of = ""};
static const omrade_layer_desc y = {.struct_size = sizeof(omrade_layer_desc),
                                    .kind = OMRADE_LAYER_INDEX,
                                    .decimals = 2,
                                    .id = "y",
                                    .title = {"", ""},
                                    .doc = {"", ""},
                                    .unit = "",
                                    .multiplier = 1,
                                    .pairs_of = "",
                                    .pairs_by = ""};
static const omrade_input_desc* const inputs[] = {&x};
static const omrade_layer_desc* const layers[] = {&y};
static const omrade_plugin_desc doubler = {.struct_size = sizeof(omrade_plugin_desc),
                                           .concurrency = OMRADE_REENTRANT,
                                           .flags = OMRADE_FLAG_DETERMINISTIC,
                                           .id = "org.example.doubled",
                                           .version = "1.0.0",
                                           .title = {"", ""},
                                           .summary = {"", ""},
                                           .method = {"", ""},
                                           .vendor = "",
                                           .license = "",
                                           .n_inputs = 1,
                                           .n_layers = 1,
                                           .inputs = inputs,
                                           .layers = layers};
static const omrade_plugin_desc* const plugins[] = {&doubler};

static omrade_status compute(const omrade_instance* self, const omrade_call* call,
                             omrade_error* error) {
  (void)self;
  (void)error;
  const struct ArrowArray* array = call->inputs[0]->array;
  const double* values = (const double*)array->buffers[1] + array->offset;
  for (int64_t i = 0; i < call->n_areas; ++i) {
    call->layers[0]->state[i] = OMRADE_STATE_OK;
    call->layers[0]->value[i] = 2 * values[i];
  }
  return OMRADE_OK;
}
static const void* get_extension(const omrade_instance* self, const char* id) {
  (void)self;
  (void)id;
  return NULL;
}
static void destroy(omrade_instance* self) {
  free(self);
}

static omrade_status create(const omrade_host* host, uint32_t index, omrade_instance** out,
                            omrade_error* error) {
  (void)host;
  (void)index;
  (void)error;
  omrade_instance* made = malloc(sizeof *made);
  if (made == NULL) return OMRADE_ERR_OUT_OF_MEMORY;
  *made = (omrade_instance){sizeof *made, 0, NULL, &doubler, compute, get_extension, destroy};
  *out = made;
  return OMRADE_OK;
}

OMRADE_EXPORT const omrade_entry omrade_plugin_entry = {
    OMRADE_MAGIC, OMRADE_ABI_MAJOR, OMRADE_ABI_MINOR, sizeof(omrade_entry), 1, plugins, create};

#define EMPTY "{\"sv\":\"\",\"en\":\"\"}"
#define NOTE                                                                                  \
  "{\"abi\":[1,0],\"plugins\":[{\"id\":\"org.example.doubled\",\"version\":\"1.0.0\","        \
  "\"title\":" EMPTY ",\"summary\":" EMPTY ",\"method\":" EMPTY                               \
  ",\"vendor\":\"\",\"license\":\"\","                                                        \
  "\"concurrency\":\"reentrant\",\"row_independent\":false,\"deterministic\":true,"           \
  "\"params\":[],\"inputs\":[{\"id\":\"x\",\"title\":" EMPTY ",\"doc\":" EMPTY                \
  ",\"unit\":\"\",\"required\":true,\"kind\":\"column\",\"measure\":\"count\",\"of\":\"\"}]," \
  "\"layers\":[{\"id\":\"y\",\"title\":" EMPTY ",\"doc\":" EMPTY                              \
  ",\"unit\":\"\",\"kind\":\"index\",\"base_of\":\"persons\",\"direction\":\"neutral\","      \
  "\"counts_persons\":false,\"decimals\":2,\"multiplier\":1,\"pairs_of\":\"\","               \
  "\"pairs_by\":\"\",\"parts\":[],\"reasons\":[]}]}]}"

__attribute__((section(OMRADE_NOTE_SECTION), used, aligned(4))) static const struct {
  uint32_t name_size, text_size, type;
  char name[8];
  char text[sizeof NOTE - 1];
} note = {sizeof OMRADE_NOTE_OWNER, sizeof NOTE - 1, OMRADE_NOTE_TYPE, OMRADE_NOTE_OWNER, NOTE};
