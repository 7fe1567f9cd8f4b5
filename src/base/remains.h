// base/remains.h - what a signal that ends the program removes and says.
#ifndef ACG_BASE_REMAINS_H
#define ACG_BASE_REMAINS_H

#include <stddef.h>

enum { ACG_REMAINS_FILES = 3 };

/**
 * Until acg_remains_release no signal is handled: this thread gets none, and a handler in another
 * one waits. For what must not be torn apart: the making of something, and our knowing of it. Not
 * twice by one thread; as short as may be. A handler that ends the program holds it for good
 * (async-signal-safe).
 */
void acg_remains_hold(void);
void acg_remains_release(void);

/**
 * From now on a signal removes these files and then, unless it is NULL, the folder; and writes the
 * line to standard error, unless that is NULL. What was set before does not count any more. Process
 * state, as a handler reaches nothing else: one piece of work at a time. A path that is too long is
 * left out. To be called while it is held, as the others below.
 */
void acg_remains_set(const char *const files[], size_t n, const char *folder, const char *line);

/** From now on a signal removes nothing. */
void acg_remains_forget(void);

/** Does it; for signal handlers (async-signal-safe). */
void acg_remains_abandon(void);

#endif
