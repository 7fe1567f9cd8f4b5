// The program: standard streams, signals, one verb, an exit status.
#include "cli/args.h"
#include "cli/confine.h"
#include "cli/help.h"
#include "cli/output.h"

#include "base/file.h"
#include "base/process.h"
#include "base/remains.h"
#include "base/report.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/** A standard stream that is closed is opened on /dev/null, the wrong way round, so that no other
 *  file takes its number and using it still fails. Standard error may be lost in silence. */
static void open_standard_streams(void)
{
    static const int ways[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int stream = 0; stream < 3; stream++) {
        if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) {
            (void)open("/dev/null", ways[stream]); // takes the lowest number: this one
        }
    }
}

static void end_by_signal(int signal_number)
{
    acg_remains_hold(); // for good
    acg_file_abandon();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void catch_signals(void)
{
    static const int caught[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = end_by_signal}, before;
    sigfillset(&action.sa_mask); // one is enough
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++) {
        bool ignored = sigaction(caught[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN;
        if (!ignored) sigaction(caught[i], &action, NULL); // nohup wants it ignored
    }
    signal(SIGXFSZ, SIG_IGN); // a file-size limit is an error of write, not an end
}

static acg_status write_version(const struct acg_args *args, acg_report *report)
{
    struct acg_buffer out = {0};
    acg_buffer_format(&out, "actorgraph %s\n", acg_version());
    return acg_cli_print_take(args, &out, report);
}

static acg_status write_help(const struct acg_args *args, acg_report *report)
{
    struct acg_buffer out = {0};
    acg_help_text(args->command, &out);
    return acg_cli_print_take(args, &out, report);
}

static acg_status limit_memory(const struct acg_args *args, acg_report *report)
{
    size_t bytes = 0;
    acg_status status = acg_args_size(args, "max-memory", &bytes, report);
    if (bytes > 0) acg_process_limit_memory(bytes);
    args->terminal->memory_limit = acg_args_value(args, "max-memory");
    return status;
}

static acg_status run(struct acg_args *args, int argc, char *argv[], acg_report *report)
{
    struct acg_terminal *terminal = args->terminal;
    acg_status status = acg_args_parse(args, argc, argv, report);
    terminal->color = (enum acg_color)acg_args_choice(args, "color", ACG_COLOR_AUTO);
    terminal->quiet = acg_args_has(args, "quiet");
    terminal->verbose = acg_args_has(args, "verbose");
    if (status) {
        return status;
    }
    if (acg_args_has(args, "help")) {
        return write_help(args, report);
    }
    if (acg_args_has(args, "version")) {
        return write_version(args, report);
    }
    terminal->lists_all = args->command->lists_all;
    terminal->lists_warnings = args->command->lists_warnings;
    status = limit_memory(args, report);
    if (status) return status;
    acg_cli_confine(args, report);
    return args->command->run(args, report);
}

static bool has_status; // main came to its end

/** libgomp, for one, ends the program with status 1 when it gets no memory: that would look like an
 * input that was rejected. */
static void end_by_library(void)
{
    if (has_status) return;
    acg_remains_hold();
    acg_file_abandon();
    acg_terminal_say("a library ended the program; there may be too little memory");
    _exit(ACG_FAILED);
}

int main(int argc, char *argv[])
{
    open_standard_streams();
    setlocale(LC_CTYPE, ""); // characters only: numbers keep their point
    catch_signals();
    if (atexit(end_by_library) != 0) {
        acg_terminal_say("out of memory");
        _exit(ACG_FAILED);
    }
    acg_report *report = acg_report_new();
    struct acg_terminal terminal = {0};
    struct acg_args args = {.terminal = &terminal};
    if (!report) {
        acg_terminal_say("out of memory");
        _exit(ACG_FAILED);
    }
    acg_status status = run(&args, argc, argv, report);
    acg_terminal_finish(&terminal, report);
    if (!acg_report_is_whole(report) || terminal.starved) status = ACG_FAILED;
    acg_args_clear(&args);
    acg_report_free(report);
    has_status = true;
    return (int)status;
}
