#include "analyse/frustration.h"

#include "analyse/blocks.h"
#include "base/child.h"
#include "base/report.h"

#include <glpk.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/** The blocks of a puzzle that are not balanced, and those of them that are hard. */
struct task {
    struct acg_untangling *untangling;
    struct acg_blocks blocks;
    uint32_t *room; // see acg_puzzle_part
    size_t *hard;   // indexes of blocks
    size_t n_hard;
};

static const uint32_t *bonds_of(const struct task *task, size_t block, size_t *n)
{
    *n = task->blocks.first[block + 1] - task->blocks.first[block];
    return task->blocks.bonds + task->blocks.first[block];
}

// ---- what needs no search ----

/** Marks the bonds that a split frustrates which frustrates none in balanced blocks: two camps as
 * the ties of a tree want it, or (any) clusters that positive ties link. */
static bool mark_strained(const struct acg_puzzle *p, bool clusters, bool strained[])
{
    struct acg_union sets;
    bool memory = acg_union_init(&sets, p->n_nodes);
    for (size_t i = 0; i < p->n_bonds && memory; i++) {
        const struct acg_bond *bond = &p->bonds[i];
        if (bond->positive || !clusters) acg_union_join(&sets, bond->a, bond->b, !bond->positive);
    }
    for (size_t i = 0; i < p->n_bonds && memory; i++) {
        unsigned a, b;
        const struct acg_bond *bond = &p->bonds[i];
        bool linked = acg_union_find(&sets, bond->a, &a) == acg_union_find(&sets, bond->b, &b);
        strained[i] = linked && bond->positive != (a == b);
    }
    acg_union_clear(&sets);
    return memory;
}

/** Leaves out the blocks without a strained bond. */
static void keep_strained(struct acg_blocks *blocks, const bool strained[])
{
    size_t n_kept = 0, end = 0, begin = 0;
    for (size_t i = 0; i < blocks->n_blocks; i++) {
        size_t next = blocks->first[i + 1];
        bool any = false;
        for (size_t k = begin; k < next; k++)
            any = any || strained[blocks->bonds[k]];
        if (any) {
            memmove(blocks->bonds + end, blocks->bonds + begin,
                    (next - begin) * sizeof *blocks->bonds);
            end += next - begin;
            blocks->first[++n_kept] = end;
        }
        begin = next;
    }
    blocks->n_blocks = n_kept;
}

static bool find_blocks(struct task *task)
{
    const struct acg_puzzle *p = &task->untangling->puzzle;
    bool clusters = p->camps == ACG_CAMPS_ANY, any = false;
    bool *strained = calloc(p->n_bonds + 1, sizeof *strained);
    bool memory = strained && mark_strained(p, clusters, strained);
    for (size_t i = 0; i < p->n_bonds && memory; i++)
        any = any || strained[i];
    if (memory && any) {
        memory = acg_blocks_find(&task->blocks, p);
        if (memory) keep_strained(&task->blocks, strained);
    }
    task->hard = malloc((task->blocks.n_blocks + 1) * sizeof *task->hard);
    free(strained);
    return memory && task->hard;
}

// ---- one block after the other ----

typedef enum acg_found find_optimum(struct acg_optimum *out, const struct acg_puzzle *puzzle,
                                    const struct acg_effort *effort);

static enum acg_found find_in_block(struct task *task, size_t block, find_optimum *find,
                                    struct acg_optimum *out)
{
    struct acg_puzzle part;
    size_t n;
    const uint32_t *bonds = bonds_of(task, block, &n);
    *out = (struct acg_optimum){0};
    enum acg_found found = ACG_FOUND_NO_MEMORY;
    if (acg_puzzle_part(&part, &task->untangling->puzzle, bonds, n, task->room))
        found = find(out, &part, &task->untangling->effort);
    acg_puzzle_clear(&part);
    return found;
}

/** Adds what was found in a block to the whole. */
static acg_status add(struct task *task, size_t block, const struct acg_optimum *part,
                      acg_report *report)
{
    size_t n;
    const uint32_t *bonds = bonds_of(task, block, &n);
    bool memory = acg_optimum_join(&task->untangling->optimum, part, bonds,
                                   task->untangling->effort.most_splits);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

static acg_status solve_small(struct task *task, acg_report *report)
{
    acg_status status = ACG_OK;
    for (size_t i = 0; i < task->blocks.n_blocks && !status; i++) {
        struct acg_optimum part;
        enum acg_found found = find_in_block(task, i, acg_optimum_by_census, &part);
        if (found == ACG_FOUND) status = add(task, i, &part, report);
        if (found == ACG_FOUND_NOT) task->hard[task->n_hard++] = i;
        if (found == ACG_FOUND_NO_MEMORY) status = acg_out_of_memory(report);
        acg_optimum_clear(&part);
    }
    return status;
}

/** GLPK cannot go on: in all likelihood memory is out. It would abort. */
static void leave(void *info)
{
    (void)info;
    _exit(ACG_CHILD_STARVED);
}

static acg_status search_hard(const void *context, struct acg_buffer *out, acg_report *report)
{
    struct task task = *(const struct task *)context;
    acg_status status = ACG_OK;
    glp_error_hook(leave, NULL);
    for (size_t i = 0; i < task.n_hard && !status; i++) {
        struct acg_optimum part;
        enum acg_found found = find_in_block(&task, task.hard[i], acg_optimum_by_search, &part);
        if (found == ACG_FOUND) acg_optimum_pack(&part, out);
        else status = acg_out_of_memory(report);
        acg_optimum_clear(&part);
    }
    return status;
}

static acg_status solve_hard(struct task *task, acg_report *report)
{
    struct acg_buffer bytes = {0};
    size_t at = 0;
    if (task->n_hard == 0) return ACG_OK;
    acg_status status =
        acg_child_run(search_hard, task, -1, "the search for the best camps", &bytes, report);
    for (size_t i = 0; i < task->n_hard && !status; i++) {
        struct acg_optimum part;
        if (acg_optimum_unpack(&part, &bytes, &at))
            status = add(task, task->hard[i], &part, report);
        else status = acg_out_of_memory(report);
        acg_optimum_clear(&part);
    }
    acg_buffer_clear(&bytes);
    return status;
}

acg_status acg_untangle(struct acg_untangling *untangling, acg_report *report)
{
    const struct acg_puzzle *p = &untangling->puzzle;
    struct task task = {.untangling = untangling};
    task.room = malloc(((size_t)p->n_nodes + 1) * sizeof *task.room);
    bool memory = acg_optimum_init(&untangling->optimum, p->n_bonds) && task.room;
    if (memory) memset(task.room, 0xff, ((size_t)p->n_nodes + 1) * sizeof *task.room);
    memory = memory && find_blocks(&task);
    acg_status status = memory ? solve_small(&task, report) : acg_out_of_memory(report);
    if (!status) status = solve_hard(&task, report);
    acg_blocks_clear(&task.blocks);
    free(task.room);
    free(task.hard);
    return status;
}
