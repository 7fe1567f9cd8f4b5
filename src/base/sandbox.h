// base/sandbox.h - what a process gives up before it looks at input: files, network, programs.
#ifndef ACG_BASE_SANDBOX_H
#define ACG_BASE_SANDBOX_H

#include <stdbool.h>

/** What may be done with a path, and with all below it. */
enum acg_sandbox_right {
    ACG_SANDBOX_READ = 1,
    ACG_SANDBOX_RUN = 2,    /**< start as a program */
    ACG_SANDBOX_WRITE = 4,  /**< read, write, make, replace and remove files; list the folder */
    ACG_SANDBOX_FOLDERS = 8 /**< make and remove folders */
};

/** Leave that is gathered before the door closes. */
struct acg_sandbox {
    int rules; /**< of Landlock; -1: the kernel has none */
    int version;
};

/** What keeps the door closed. */
enum acg_sandbox_guard {
    ACG_SANDBOX_FILES = 1,   /**< Landlock: no files but those that were named */
    ACG_SANDBOX_NETWORK = 2, /**< no sockets */
    ACG_SANDBOX_CALLS = 4    /**< seccomp: no calls of the system that only an attack needs */
};

/** Begins. acg_sandbox_close must follow. */
void acg_sandbox_open(struct acg_sandbox *sandbox);

/** Grants rights, a sum of enum acg_sandbox_right, to a path; one that is not there is passed over.
 * Of a file only READ, RUN and the writing of its content have a meaning. */
void acg_sandbox_allow(struct acg_sandbox *sandbox, const char *path, unsigned rights);

/** Lets the folders be read from which the libraries of this process came: more may come from
 * there. */
void acg_sandbox_allow_libraries(struct acg_sandbox *sandbox);

/**
 * Gives up, for this thread and all that it starts, for good: files (but those allowed, and what is
 * open), sockets, and calls such as ptrace, mount or keyctl. To be called while there is one
 * thread. What the kernel does not have stays as it was.
 *
 * @param keeps_network  sockets stay, and files with them: drivers of databases read their own
 * @return what is given up, a sum of enum acg_sandbox_guard
 */
unsigned acg_sandbox_close(struct acg_sandbox *sandbox, bool keeps_network);

#endif
