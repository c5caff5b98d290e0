/* One function that is given every struct of plugin.h, so that their layouts stand in its debug
 * information, which tests/abi/plugin.abi keeps and abidiff compares. What others point to comes
 * first: a change is then told where it was made. */
#include <omrade/plugin.h>

typedef int omrade_layouts_fn(const omrade_error*, const omrade_text*, const omrade_choice_desc*,
                              const omrade_param_desc*, const omrade_field_desc*,
                              const omrade_input_desc*, const omrade_code*,
                              const omrade_layer_desc*, const omrade_plugin_desc*,
                              const struct ArrowSchema*, const struct ArrowArray*,
                              const omrade_param*, const omrade_input*, const omrade_estimates*,
                              const omrade_call*, const omrade_host*, const omrade_host_log*,
                              const omrade_host_cancel*, const omrade_host_progress*,
                              const omrade_host_random*, const omrade_host_parallel*,
                              const omrade_instance*, const omrade_entry*);
OMRADE_EXPORT extern omrade_layouts_fn* const omrade_layouts;
omrade_layouts_fn* const omrade_layouts = NULL;
