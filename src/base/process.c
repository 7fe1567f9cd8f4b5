#include "base/process.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

void acg_process_settle(pid_t parent)
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_DFL);
    }
    sigset_t all;
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(EXIT_FAILURE); // it died before that line
}

void acg_process_limit_memory(size_t bytes)
{
    struct rlimit limit = {bytes, bytes};
    (void)setrlimit(RLIMIT_DATA, &limit); // one that is lower already stays
}

double acg_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

unsigned acg_processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : (unsigned)count;
}

static void *run(void *task)
{
    const struct acg_task *it = task;
    it->work(it->context);
    return NULL;
}

void acg_task_start(struct acg_task *task)
{
    task->runs = pthread_create(&task->thread, NULL, run, task) == 0;
    if (!task->runs) task->work(task->context);
}

void acg_task_finish(struct acg_task *task)
{
    if (task->runs) pthread_join(task->thread, NULL);
    task->runs = false;
}
