/* plugin.h alone, as C. */
#include <omrade/plugin.h>

int size_of_a_call(void);
int size_of_a_call(void) {
  return (int)sizeof(omrade_call);
}
