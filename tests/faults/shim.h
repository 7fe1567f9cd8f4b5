// shim.h - the parts of the library that makes calls fail (runs.c says how it is asked to).
#ifndef FAULTS_SHIM_H
#define FAULTS_SHIM_H

#include <stdbool.h>
#include <stddef.h>

/** The calls that can fail. MEMORY: whatever allocates. */
enum call { MEMORY, OPEN, READ, WRITE, SYNC, CLOSE, RENAME, MAKE, START, CALLS };

/** How one fails: alone; with all later ones of its kind; by doing only a part of its work; or a
 * signal comes before it. */
enum way { ONCE, EVER, SHORT, SIGNAL };

struct fault {
    enum call call;
    enum way way;
    int error; // errno; of SIGNAL its number
};

/** The function of the next library that has this name. */
#define REAL(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

/** The fault that the call which is about to be made has, or NULL. Keeps errno. */
const struct fault *fault_of(enum call call);

/** Whether main runs: what came before is no business of the program's. */
extern bool main_runs;

/** What blocks are left that were allocated since main began; where in the program the last of them
 * was asked for. */
struct leaks {
    size_t blocks;
    void *site; // an address in whoever called malloc
};

struct leaks count_leaks(void);

/** Whether only blocks count that the program itself asked for, not those of libraries. */
extern bool only_own;

#endif
