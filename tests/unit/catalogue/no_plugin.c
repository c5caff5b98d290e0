/* A shared library without an omrade note. */
int answer(void);
int answer(void) {
  return 42;
}
