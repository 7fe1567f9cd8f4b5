#include "base/crew.h"

#include "base/process.h"
#include "base/report.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_JOBS = 256, TEXT = 1024 };

/** The item that a process failed on. */
struct failure {
    size_t item; // from 1; 0: none
    acg_status status;
    char text[TEXT];
};

/** What the processes share besides the results. */
struct board {
    atomic_size_t next, done;
    atomic_bool stop;
    struct failure failures[MOST_JOBS];
};

static void *share(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

/** Keeps the first error of the report; the place of an item is not known here. */
static void note_failure(struct failure *failure, size_t item, acg_status status,
                         const acg_report *report)
{
    const char *text = "";
    for (size_t i = report ? acg_report_count(report) : 0; i-- > 0;) {
        const struct acg_remark *remark = acg_report_get(report, i);
        if (remark->severity == ACG_ERROR) text = remark->text;
    }
    failure->item = item + 1;
    failure->status = status;
    snprintf(failure->text, sizeof failure->text, "%s", text);
}

static void do_item(const struct acg_crew *crew, struct board *board, size_t item, char *bytes,
                    struct failure *failure)
{
    acg_report *report = acg_report_new();
    acg_status status =
        report ? crew->work(crew->context, item, bytes + item * crew->result_size, report)
               : ACG_FAILED;
    if (status) {
        note_failure(failure, item, status, report);
        atomic_store(&board->stop, true);
    }
    acg_report_free(report);
}

/** Takes items until there are no more, or one has failed. */
static void labour(const struct acg_crew *crew, struct board *board, char *bytes,
                   struct failure *failure, const struct acg_progress *progress)
{
    while (!atomic_load(&board->stop)) {
        size_t item = atomic_fetch_add(&board->next, 1);
        if (item >= crew->n_items) break;
        do_item(crew, board, item, bytes, failure);
        size_t done = atomic_fetch_add(&board->done, 1) + 1;
        if (progress) progress->tell(progress->context, done, crew->n_items);
    }
}

/** Starts up to `n` children; says how many there are. Fewer are no error: others do their part. */
static size_t start(const struct acg_crew *crew, struct board *board, char *bytes, size_t n,
                    pid_t children[])
{
    pid_t parent = getpid();
    size_t count = 0;
    while (count < n) {
        pid_t child = fork();
        if (child < 0) break;
        if (child == 0) {
            acg_process_settle(parent);
            labour(crew, board, bytes, &board->failures[count + 1], NULL);
            _exit(0);
        }
        children[count++] = child;
    }
    return count;
}

/** Waits for all children; the number of the signal that ended one, or 0. */
static int reap(const pid_t children[], size_t n)
{
    int number = 0;
    for (size_t i = 0; i < n; i++) {
        int how = 0;
        pid_t child;
        while ((child = waitpid(children[i], &how, 0)) < 0 && errno == EINTR) {
        }
        if (child > 0 && WIFSIGNALED(how)) number = WTERMSIG(how);
        if (child > 0 && WIFEXITED(how) && WEXITSTATUS(how) != 0) number = SIGKILL;
    }
    return number;
}

/** The failure with the first item decides. */
static acg_status judge(const struct board *board, size_t n, acg_report *report)
{
    const struct failure *first = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct failure *failure = &board->failures[i];
        if (failure->item && (!first || failure->item < first->item)) first = failure;
    }
    if (!first) return ACG_OK;
    if (!*first->text) return acg_out_of_memory(report);
    acg_report_add(report, &(struct acg_remark){.severity = ACG_ERROR, .text = first->text});
    return first->status;
}

static size_t count_jobs(const struct acg_crew *crew)
{
    size_t jobs = crew->options.jobs ? crew->options.jobs : acg_processors();
    if (jobs > crew->n_items) jobs = crew->n_items;
    return jobs > MOST_JOBS ? MOST_JOBS : jobs;
}

acg_status acg_crew_run(const struct acg_crew *crew, struct acg_crew_results *out,
                        acg_report *report)
{
    *out = (struct acg_crew_results){0};
    if (crew->n_items == 0) return ACG_OK;
    if (crew->result_size > SIZE_MAX / 2 / crew->n_items) return acg_out_of_memory(report);
    size_t jobs = count_jobs(crew), size = crew->n_items * crew->result_size + 1;
    struct board *board = share(sizeof *board);
    char *bytes = board ? share(size) : NULL;
    if (!bytes) {
        if (board) munmap(board, sizeof *board);
        return acg_out_of_memory(report);
    }
    *out = (struct acg_crew_results){bytes, size};
    pid_t children[MOST_JOBS];
    size_t n = start(crew, board, bytes, jobs - 1, children);
    labour(crew, board, bytes, &board->failures[0], crew->options.progress);
    int number = reap(children, n);
    acg_status status = judge(board, jobs, report);
    if (!status && number) {
        status = acg_fail(report, NULL, "%s was ended by signal %d (%s); try --jobs 1", crew->what,
                          number, strsignal(number));
    }
    munmap(board, sizeof *board);
    return status;
}

void acg_crew_clear(struct acg_crew_results *results)
{
    if (results->bytes) munmap(results->bytes, results->size);
    *results = (struct acg_crew_results){0};
}
