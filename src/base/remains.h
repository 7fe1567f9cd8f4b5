// base/remains.h - what a signal that ends the program removes and says.
#ifndef ACG_BASE_REMAINS_H
#define ACG_BASE_REMAINS_H

#include <stddef.h>

enum { ACG_REMAINS_FILES = 3 };

/**
 * From now on a signal removes these files and then, unless it is NULL, the folder; and writes the
 * line to standard error, unless that is NULL. What was set before does not count any more. Process
 * state, as a handler reaches nothing else: one piece of work at a time. A path that is too long is
 * left out.
 */
void acg_remains_set(const char *const files[], size_t n, const char *folder, const char *line);

/** From now on a signal removes nothing. */
void acg_remains_forget(void);

/** Does it; for signal handlers (async-signal-safe). */
void acg_remains_abandon(void);

#endif
