/* The layout of plugin.h on 64-bit machines, number by number. Whoever changes one of these breaks
 * every plugin that was built before: raise the ABI version with it. */
#include <omrade/plugin.h>

#define SIZE(type, bytes) _Static_assert(sizeof(type) == (bytes), #type " has changed its size")
#define AT(type, member, offset) \
  _Static_assert(offsetof(type, member) == (offset), #member " of " #type " has moved")
#define IS(name, value) _Static_assert((name) == (value), #name " has changed its value")

_Static_assert(sizeof(void*) == 8, "the table below is that of 64-bit machines");
IS(OMRADE_ABI_MAJOR, 1);
IS(OMRADE_ABI_MINOR, 0);
IS(OMRADE_MAGIC, 0x4452414dU);
IS(OMRADE_NOTE_TYPE, 0x4f4d5231U);

IS(OMRADE_OK, 0);
IS(OMRADE_ERR_INVALID_ARGUMENT, 1);
IS(OMRADE_ERR_INVALID_DATA, 2);
IS(OMRADE_ERR_UNSUPPORTED, 3);
IS(OMRADE_ERR_OUT_OF_MEMORY, 4);
IS(OMRADE_ERR_CANCELLED, 5);
IS(OMRADE_ERR_INTERNAL, 6);
IS(OMRADE_SERIAL, 0);
IS(OMRADE_PER_INSTANCE, 1);
IS(OMRADE_REENTRANT, 2);
IS(OMRADE_FLAG_ROW_INDEPENDENT, 1);
IS(OMRADE_FLAG_DETERMINISTIC, 2);
IS(OMRADE_PARAM_REAL, 1);
IS(OMRADE_PARAM_INTEGER, 2);
IS(OMRADE_PARAM_BOOL, 3);
IS(OMRADE_PARAM_CHOICE, 4);
IS(OMRADE_PARAM_TEXT, 5);
IS(OMRADE_PARAM_LIST, 6);
IS(OMRADE_INPUT_COLUMN, 1);
IS(OMRADE_INPUT_ROWS, 2);
IS(OMRADE_INPUT_SHARED, 3);
IS(OMRADE_INPUT_DERIVED, 4);
IS(OMRADE_DERIVED_AREA_KM2, 1);
IS(OMRADE_DERIVED_CENTROID, 2);
IS(OMRADE_DERIVED_NEIGHBOURS, 3);
IS(OMRADE_DERIVED_OUTLINE, 4);
IS(OMRADE_DERIVED_DISTANCE_TO_NEAREST, 5);
IS(OMRADE_DERIVED_SUPPLY_POINTS, 6);
IS(OMRADE_MEASURE_COUNT, 1);
IS(OMRADE_MEASURE_MEAN, 2);
IS(OMRADE_MEASURE_SHARE, 3);
IS(OMRADE_MEASURE_INTENSITY, 4);
IS(OMRADE_MEASURE_NONE, 5);
IS(OMRADE_REQUIRED, 1);
IS(OMRADE_HISTORY, 2);
IS(OMRADE_FIELD_REAL, 1);
IS(OMRADE_FIELD_CATEGORY, 2);
IS(OMRADE_LAYER_COUNT, 0);
IS(OMRADE_LAYER_PROPORTION, 1);
IS(OMRADE_LAYER_RATE, 2);
IS(OMRADE_LAYER_RATIO, 3);
IS(OMRADE_LAYER_MEAN, 4);
IS(OMRADE_LAYER_INDEX, 5);
IS(OMRADE_LAYER_DIFFERENCE, 6);
IS(OMRADE_BASE_PERSONS, 0);
IS(OMRADE_BASE_RESPONDENTS, 1);
IS(OMRADE_BASE_EVENTS, 2);
IS(OMRADE_COUNTS_PERSONS, 1);
IS(OMRADE_PARTS_OF_ALL_PERIODS, 2);
IS(OMRADE_STATE_OK, 0);
IS(OMRADE_STATE_MISSING, 1);
IS(OMRADE_STATE_NOT_APPLICABLE, 2);
IS(OMRADE_STATE_UNRELIABLE, 3);
IS(OMRADE_STATE_FAILED, 4);
IS(OMRADE_STATE_WITHHELD, 5);
IS(OMRADE_ESTIMATOR_DIRECT, 0);
IS(OMRADE_ESTIMATOR_SMOOTHED, 1);
IS(OMRADE_ESTIMATOR_SYNTHETIC, 2);
IS(OMRADE_INTERVAL_NONE, 0);
IS(OMRADE_INTERVAL_EXACT, 1);
IS(OMRADE_INTERVAL_BYAR, 2);
IS(OMRADE_INTERVAL_WILSON, 3);
IS(OMRADE_INTERVAL_STUDENT, 4);
IS(OMRADE_INTERVAL_DOBSON, 5);
IS(OMRADE_INTERVAL_BOOTSTRAP, 6);
IS(OMRADE_INTERVAL_POSTERIOR, 7);

SIZE(omrade_error, 1024);
AT(omrade_error, struct_size, 0);
AT(omrade_error, code, 4);
AT(omrade_error, row, 8);
AT(omrade_error, column, 16);
AT(omrade_error, message, 80);

SIZE(omrade_text, 16);
AT(omrade_text, sv, 0);
AT(omrade_text, en, 8);

SIZE(omrade_choice_desc, 32);
AT(omrade_choice_desc, struct_size, 0);
AT(omrade_choice_desc, reserved, 4);
AT(omrade_choice_desc, id, 8);
AT(omrade_choice_desc, title, 16);

SIZE(omrade_param_desc, 112);
AT(omrade_param_desc, struct_size, 0);
AT(omrade_param_desc, kind, 4);
AT(omrade_param_desc, id, 8);
AT(omrade_param_desc, title, 16);
AT(omrade_param_desc, doc, 32);
AT(omrade_param_desc, unit, 48);
AT(omrade_param_desc, min, 56);
AT(omrade_param_desc, max, 64);
AT(omrade_param_desc, fallback, 72);
AT(omrade_param_desc, n_choices, 80);
AT(omrade_param_desc, n_fallback, 84);
AT(omrade_param_desc, choices, 88);
AT(omrade_param_desc, fallback_text, 96);
AT(omrade_param_desc, fallback_list, 104);

SIZE(omrade_field_desc, 48);
AT(omrade_field_desc, struct_size, 0);
AT(omrade_field_desc, type, 4);
AT(omrade_field_desc, flags, 8);
AT(omrade_field_desc, reserved, 12);
AT(omrade_field_desc, id, 16);
AT(omrade_field_desc, title, 24);
AT(omrade_field_desc, unit, 40);

SIZE(omrade_input_desc, 88);
AT(omrade_input_desc, struct_size, 0);
AT(omrade_input_desc, kind, 4);
AT(omrade_input_desc, flags, 8);
AT(omrade_input_desc, measure, 12);
AT(omrade_input_desc, id, 16);
AT(omrade_input_desc, title, 24);
AT(omrade_input_desc, doc, 40);
AT(omrade_input_desc, unit, 56);
AT(omrade_input_desc, of, 64);
AT(omrade_input_desc, n_fields, 72);
AT(omrade_input_desc, derived, 76);
AT(omrade_input_desc, fields, 80);

SIZE(omrade_code, 24);
AT(omrade_code, value, 0);
AT(omrade_code, word, 8);

SIZE(omrade_layer_desc, 136);
AT(omrade_layer_desc, struct_size, 0);
AT(omrade_layer_desc, kind, 4);
AT(omrade_layer_desc, flags, 8);
AT(omrade_layer_desc, base_of, 12);
AT(omrade_layer_desc, direction, 16);
AT(omrade_layer_desc, decimals, 20);
AT(omrade_layer_desc, id, 24);
AT(omrade_layer_desc, title, 32);
AT(omrade_layer_desc, doc, 48);
AT(omrade_layer_desc, unit, 64);
AT(omrade_layer_desc, multiplier, 72);
AT(omrade_layer_desc, pairs_of, 80);
AT(omrade_layer_desc, pairs_by, 88);
AT(omrade_layer_desc, n_parts, 96);
AT(omrade_layer_desc, n_reasons, 100);
AT(omrade_layer_desc, parts, 104);
AT(omrade_layer_desc, reasons, 112);
AT(omrade_layer_desc, n_codes, 120);
AT(omrade_layer_desc, codes, 128);

SIZE(omrade_plugin_desc, 136);
AT(omrade_plugin_desc, struct_size, 0);
AT(omrade_plugin_desc, concurrency, 4);
AT(omrade_plugin_desc, flags, 8);
AT(omrade_plugin_desc, reserved, 12);
AT(omrade_plugin_desc, id, 16);
AT(omrade_plugin_desc, version, 24);
AT(omrade_plugin_desc, title, 32);
AT(omrade_plugin_desc, summary, 48);
AT(omrade_plugin_desc, method, 64);
AT(omrade_plugin_desc, vendor, 80);
AT(omrade_plugin_desc, license, 88);
AT(omrade_plugin_desc, n_params, 96);
AT(omrade_plugin_desc, n_inputs, 100);
AT(omrade_plugin_desc, n_layers, 104);
AT(omrade_plugin_desc, reserved2, 108);
AT(omrade_plugin_desc, params, 112);
AT(omrade_plugin_desc, inputs, 120);
AT(omrade_plugin_desc, layers, 128);

SIZE(omrade_host, 40);
AT(omrade_host, struct_size, 0);
AT(omrade_host, abi_major, 4);
AT(omrade_host, abi_minor, 6);
AT(omrade_host, ctx, 8);
AT(omrade_host, name, 16);
AT(omrade_host, version, 24);
AT(omrade_host, get_extension, 32);

SIZE(omrade_host_log, 8);
AT(omrade_host_log, write, 0);

SIZE(omrade_host_cancel, 8);
AT(omrade_host_cancel, requested, 0);

SIZE(omrade_host_progress, 8);
AT(omrade_host_progress, report, 0);

SIZE(omrade_host_random, 8);
AT(omrade_host_random, uniform, 0);

SIZE(omrade_host_parallel, 8);
AT(omrade_host_parallel, run, 0);

SIZE(omrade_param, 40);
AT(omrade_param, struct_size, 0);
AT(omrade_param, reserved, 4);
AT(omrade_param, number, 8);
AT(omrade_param, text, 16);
AT(omrade_param, n, 24);
AT(omrade_param, list, 32);

SIZE(omrade_input, 72);
AT(omrade_input, struct_size, 0);
AT(omrade_input, present, 4);
AT(omrade_input, schema, 8);
AT(omrade_input, array, 16);
AT(omrade_input, n_runs, 24);
AT(omrade_input, run_offset, 32);
AT(omrade_input, run_begin, 40);
AT(omrade_input, run_end, 48);
AT(omrade_input, run_share, 56);
AT(omrade_input, earlier, 64);

SIZE(omrade_estimates, 128);
AT(omrade_estimates, struct_size, 0);
AT(omrade_estimates, reserved, 4);
AT(omrade_estimates, length, 8);
AT(omrade_estimates, value, 16);
AT(omrade_estimates, lower95, 24);
AT(omrade_estimates, upper95, 32);
AT(omrade_estimates, lower998, 40);
AT(omrade_estimates, upper998, 48);
AT(omrade_estimates, numerator, 56);
AT(omrade_estimates, denominator, 64);
AT(omrade_estimates, base, 72);
AT(omrade_estimates, state, 80);
AT(omrade_estimates, estimator, 88);
AT(omrade_estimates, interval, 96);
AT(omrade_estimates, reason, 104);
AT(omrade_estimates, pair_area, 112);
AT(omrade_estimates, pair_other, 120);

SIZE(omrade_call, 96);
AT(omrade_call, struct_size, 0);
AT(omrade_call, n_params, 4);
AT(omrade_call, n_inputs, 8);
AT(omrade_call, n_layers, 12);
AT(omrade_call, n_areas, 16);
AT(omrade_call, first_area, 24);
AT(omrade_call, area_ids, 32);
AT(omrade_call, period, 40);
AT(omrade_call, seed, 48);
AT(omrade_call, params, 56);
AT(omrade_call, inputs, 64);
AT(omrade_call, layers, 72);
AT(omrade_call, n_periods, 80);
AT(omrade_call, periods, 88);

SIZE(omrade_instance, 48);
AT(omrade_instance, struct_size, 0);
AT(omrade_instance, reserved, 4);
AT(omrade_instance, self, 8);
AT(omrade_instance, desc, 16);
AT(omrade_instance, compute, 24);
AT(omrade_instance, get_extension, 32);
AT(omrade_instance, destroy, 40);

SIZE(omrade_entry, 32);
AT(omrade_entry, magic, 0);
AT(omrade_entry, abi_major, 4);
AT(omrade_entry, abi_minor, 6);
AT(omrade_entry, struct_size, 8);
AT(omrade_entry, n_plugins, 12);
AT(omrade_entry, plugins, 16);
AT(omrade_entry, create, 24);

SIZE(struct ArrowSchema, 72);
AT(struct ArrowSchema, format, 0);
AT(struct ArrowSchema, name, 8);
AT(struct ArrowSchema, metadata, 16);
AT(struct ArrowSchema, flags, 24);
AT(struct ArrowSchema, n_children, 32);
AT(struct ArrowSchema, children, 40);
AT(struct ArrowSchema, dictionary, 48);
AT(struct ArrowSchema, release, 56);
AT(struct ArrowSchema, private_data, 64);

SIZE(struct ArrowArray, 80);
AT(struct ArrowArray, length, 0);
AT(struct ArrowArray, null_count, 8);
AT(struct ArrowArray, offset, 16);
AT(struct ArrowArray, n_buffers, 24);
AT(struct ArrowArray, n_children, 32);
AT(struct ArrowArray, buffers, 40);
AT(struct ArrowArray, children, 48);
AT(struct ArrowArray, dictionary, 56);
AT(struct ArrowArray, release, 64);
AT(struct ArrowArray, private_data, 72);
