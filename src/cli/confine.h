// cli/confine.h - the doors that a verb closes behind itself before it looks at input.
#ifndef ACG_CLI_CONFINE_H
#define ACG_CLI_CONFINE_H

#include "cli/args.h"

/**
 * Gives up all files but those that the command line names and those of the system that libraries
 * need, the network, and calls that only an attack needs; --sandbox off leaves all as it was. What
 * may be written is said by `opens` of the options (cli/command.h). To be called before any thread
 * is started.
 */
void acg_cli_confine(const struct acg_args *args, acg_report *report);

#endif
