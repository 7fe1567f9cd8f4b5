// For builds that measure coverage (preset coverage): how gcov can keep the counts of processes
// that end by _exit, that have closed their doors, or whose calls a test makes fail.
#include "base/sandbox.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

void __gcov_dump(void);
void __real__exit(int status) __attribute__((noreturn));
void __wrap__exit(int status) __attribute__((noreturn));

/** Nothing that is measured runs any more: no call fails from now on (tests/faults/runs.c). */
static void end_faults(void)
{
    void *found = dlsym(RTLD_DEFAULT, "end_faults");
    if (found) (*(void (**)(void)) & found)();
}

/** Children end by it. */
void __wrap__exit(int status)
{
    end_faults();
    __gcov_dump();
    __real__exit(status);
}

#ifdef ACG_COUNTS // where they are kept: in the program, not in a unit test
unsigned __real_acg_sandbox_close(struct acg_sandbox *sandbox, bool keeps_network);
unsigned __wrap_acg_sandbox_close(struct acg_sandbox *sandbox, bool keeps_network);

unsigned __wrap_acg_sandbox_close(struct acg_sandbox *sandbox, bool keeps_network)
{
    acg_sandbox_allow(sandbox, ACG_COUNTS, ACG_SANDBOX_WRITE);
    return __real_acg_sandbox_close(sandbox, keeps_network);
}

/** Comes before gcov's own. */
__attribute__((destructor)) static void end(void)
{
    end_faults();
}
#endif
