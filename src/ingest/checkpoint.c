#include "ingest/checkpoint.h"

#include "base/process.h"
#include "base/remains.h"
#include "base/report.h"
#include "ingest/ingest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COST = 20 }; // times what the last one took pass before the next: at most 5 % of the time

static acg_status fail(const char *path, acg_report *report)
{
    struct acg_place place = {.file = path};
    return acg_fail(report, &place, "%s", strerror(errno));
}

static char *join(const char *folder, const char *name)
{
    struct acg_buffer path = {0};
    acg_buffer_format(&path, "%s%s%s", folder, *name ? "/" : "", name);
    if (path.failed) acg_buffer_clear(&path);
    return path.data;
}

static bool name_files(struct acg_checkpoint *c, const char *folder)
{
    c->folder = join(folder, "");
    c->state = join(folder, "state");
    c->draft = join(folder, "state.new");
    c->runs = join(folder, "runs");
    return c->folder && c->state && c->draft && c->runs;
}

/** What a signal does: removes all that no state needs. */
static void set_remains(const struct acg_checkpoint *c, bool is_saved)
{
    const char *files[] = {c->draft, c->runs};
    struct acg_buffer line = {0};
    acg_buffer_format(&line,
                      "actorgraph: %s: what was read is kept; go on with --resume, or delete "
                      "it\n",
                      c->folder);
    acg_remains_set(files, is_saved ? 1 : 2, is_saved ? NULL : c->folder,
                    is_saved ? line.data : NULL);
    acg_buffer_clear(&line);
}

/** Makes the folder, and makes it ours alone. */
static acg_status make_folder(struct acg_checkpoint *c, acg_report *report)
{
    struct acg_place place = {.file = c->folder};
    bool is_new = mkdir(c->folder, 0777) == 0;
    if (!is_new && errno != EEXIST) return fail(c->folder, report);
    int folder = open(c->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        acg_status status = fail(c->folder, report);
        if (is_new) rmdir(c->folder);
        return status;
    }
    if (flock(folder, LOCK_EX | LOCK_NB) != 0) {
        acg_status status = errno == EWOULDBLOCK
                                ? acg_fail(report, &place, "another run is writing to it")
                                : fail(c->folder, report);
        close(folder);
        return status;
    }
    c->lock = folder;
    set_remains(c, c->is_saved);
    return ACG_OK;
}

/** Takes the folder, if it is not ours yet. */
static acg_status take_folder(struct acg_checkpoint *c, acg_report *report)
{
    if (c->lock >= 0) return ACG_OK;
    acg_remains_hold();
    acg_status status = make_folder(c, report);
    acg_remains_release();
    return status;
}

acg_status acg_checkpoint_open_runs(struct acg_ingest *ingest, acg_report *report)
{
    struct acg_checkpoint *c = &ingest->checkpoint;
    if (!c->folder || ingest->runs.file >= 0 || (c->every <= 0 && !c->is_saved)) return ACG_OK;
    acg_status status = take_folder(c, report);
    if (status) return status;
    ingest->runs.name = c->runs;
    ingest->runs.file = open(c->runs, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    return ingest->runs.file < 0 ? fail(c->runs, report) : ACG_OK;
}

/** Opens the file of runs that a state knows of, and cuts off what came after it. */
static acg_status reopen_runs(struct acg_ingest *ingest, acg_report *report)
{
    const struct acg_checkpoint *c = &ingest->checkpoint;
    struct acg_runs *runs = &ingest->runs;
    struct acg_place place = {.file = c->runs};
    struct stat about;
    if (runs->count == 0) return ACG_OK;
    runs->name = c->runs;
    runs->file = open(c->runs, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (runs->file < 0 || fstat(runs->file, &about) != 0) return fail(c->runs, report);
    if ((uint64_t)about.st_size < runs->end) {
        return acg_reject(report, &place, "is cut off; delete its folder and begin anew");
    }
    return ftruncate(runs->file, (off_t)runs->end) == 0 ? ACG_OK : fail(c->runs, report);
}

/** Reads the state. */
static acg_status go_on(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                        acg_report *report)
{
    struct acg_checkpoint *c = &ingest->checkpoint;
    struct acg_place place = {.file = c->folder};
    struct stat about;
    c->is_saved = true; // so that nothing of it is removed
    acg_status status = take_folder(c, report);
    if (status) return status;
    int file = open(c->state, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0 || fstat(file, &about) != 0) {
        status = fail(c->state, report);
    } else {
        status = acg_snapshot_read(ingest, inputs, file, c->state, (uint64_t)about.st_size, report);
    }
    if (file >= 0) close(file);
    if (!status) status = reopen_runs(ingest, report);
    if (!status) {
        acg_note(report, &place, "goes on behind %llu rows",
                 (unsigned long long)ingest->counts.rows);
    }
    return status;
}

acg_status acg_checkpoint_begin(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                                acg_report *report)
{
    struct acg_checkpoint *c = &ingest->checkpoint;
    const struct acg_ingest_options *options = &ingest->rule.options;
    struct acg_place place = {.file = options->state};
    if (!options->state || c->folder) return ACG_OK;
    if (!name_files(c, options->state)) return acg_out_of_memory(report);
    c->every = options->checkpoint;
    c->due = acg_now() + c->every;
    bool stands = access(c->state, F_OK) == 0;
    if (stands && !options->resume) {
        return acg_reject(report, &place,
                          "is what an earlier run left; go on with --resume, or delete it");
    }
    if (stands) return go_on(ingest, inputs, report);
    if (options->resume) acg_note(report, &place, "has no state: begins at the beginning");
    bool is_left = access(c->folder, F_OK) == 0; // by who was killed before there was a state
    return is_left ? take_folder(c, report) : ACG_OK;
}

bool acg_checkpoint_is_due(const struct acg_ingest *ingest)
{
    const struct acg_checkpoint *c = &ingest->checkpoint;
    return c->folder && c->every > 0 && acg_now() >= c->due;
}

/** Writes the state beside the older one. */
static acg_status write_draft(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                              const struct acg_reached *reached, acg_report *report)
{
    const struct acg_checkpoint *c = &ingest->checkpoint;
    if (ingest->runs.file >= 0 && fsync(ingest->runs.file) != 0) return fail(c->runs, report);
    int file = open(c->draft, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0) return fail(c->draft, report);
    acg_status status = acg_snapshot_write(ingest, inputs, reached, file, c->draft, report);
    if (!status && fsync(file) != 0) status = fail(c->draft, report);
    if (close(file) != 0 && !status) status = fail(c->draft, report);
    return status;
}

/** Puts the draft in the place of the state. */
static acg_status put_in_place(const struct acg_checkpoint *c, acg_report *report)
{
    acg_remains_hold();
    bool done = rename(c->draft, c->state) == 0;
    acg_status status = done ? ACG_OK : fail(c->state, report);
    if (done) set_remains(c, true);
    acg_remains_release();
    return status;
}

static acg_status save(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                       const struct acg_reached *reached, acg_report *report)
{
    struct acg_checkpoint *c = &ingest->checkpoint;
    acg_status status = take_folder(c, report);
    if (!status) status = write_draft(ingest, inputs, reached, report);
    if (!status) status = put_in_place(c, report);
    if (!status) {
        c->is_saved = true;
        (void)fsync(c->lock); // of a folder not every file system can
    } else {
        unlink(c->draft);
    }
    return status;
}

acg_status acg_checkpoint_save(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                               const struct acg_reached *reached, acg_report *report)
{
    struct acg_checkpoint *c = &ingest->checkpoint;
    double start = acg_now();
    acg_report *own = acg_report_new();
    if (!own) return acg_out_of_memory(report);
    acg_status status = save(ingest, inputs, reached, own);
    double spent = acg_now() - start, pause = spent * COST > c->every ? spent * COST : c->every;
    c->due = start + spent + pause;
    if (status) {
        const struct acg_remark *why = acg_report_count(own) > 0 ? acg_report_get(own, 0) : NULL;
        struct acg_place place = {.file = why && why->file ? why->file : c->folder};
        acg_warn(report, &place, "%s; no more checkpoints are made",
                 why ? why->text : "out of memory");
        c->every = 0;
    }
    acg_report_free(own);
    return ACG_OK;
}

void acg_checkpoint_say(const struct acg_ingest *ingest, acg_report *report)
{
    const struct acg_checkpoint *c = &ingest->checkpoint;
    struct acg_place place = {.file = c->folder};
    if (c->lock < 0 || !c->is_saved) return;
    acg_note(report, &place, "what was read is kept; go on with --resume, or delete it");
}

void acg_checkpoint_end(struct acg_ingest *ingest)
{
    struct acg_checkpoint *c = &ingest->checkpoint;
    if (c->lock < 0) return;
    unlink(c->state); // first: without runs it would be of no use
    c->is_saved = false;
    set_remains(c, false);
}

void acg_checkpoint_clear(struct acg_ingest *ingest)
{
    struct acg_checkpoint *c = &ingest->checkpoint;
    if (c->lock >= 0 && !c->is_saved) {
        unlink(c->draft);
        unlink(c->runs);
        rmdir(c->folder);
    }
    if (c->lock >= 0) {
        acg_remains_hold();
        acg_remains_forget();
        acg_remains_release();
        close(c->lock);
    }
    free(c->folder);
    free(c->state);
    free(c->draft);
    free(c->runs);
    *c = (struct acg_checkpoint){.lock = -1};
}
