// The state of an ingest, written and read back; and states that are not sound, though their hash
// is.
#include "base/scratch.h"
#include "ingest/ingest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct acg_ingest_options options = {
    .layout = ACG_INGEST_CSV,
    .map = "from=a,to=b,date=day,code=code,id=id",
    .once_a_day = true,
    .memory = 1 << 20,
};

static acg_ingest *begin(void)
{
    acg_ingest *ingest;
    assert_int_equal(acg_ingest_new(&options, &ingest, NULL), ACG_OK);
    return ingest;
}

/** Rows with ids of both sorts, some bad. */
static void write_rows(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "id\tday\ta\tb\tcode\n");
    for (int i = 0; i < 400; i++) {
        fprintf(file, "%s%d\t2019-%02d-01\tActor %d\tUSA\t%s\n", i % 3 ? "" : "e", i, 1 + i % 13,
                i % 7, i % 2 ? "04" : "190");
    }
    fclose(file);
}

/** A state of these inputs, as bytes. */
static size_t make_state(const char *path, const struct acg_inputs *inputs, char *out, size_t room)
{
    struct acg_reached reached = {.source = 1, .n_opened = 1};
    acg_ingest *ingest = begin();
    int file;
    assert_int_equal(acg_ingest_files(ingest, &path, 1, NULL), ACG_OK);
    assert_true(ingest->counts.bads[ACG_INGEST_BAD_DATE] > 0);
    assert_int_equal(acg_scratch_open(NULL, &file, NULL), ACG_OK);
    assert_int_equal(acg_ingest_spill(ingest, NULL), ACG_OK);
    assert_int_equal(acg_ingest_files(ingest, &path, 1, NULL), ACG_OK);
    assert_int_equal(acg_snapshot_write(ingest, inputs, &reached, file, "state", NULL), ACG_OK);
    off_t length = lseek(file, 0, SEEK_END);
    assert_true(length > 0 && (size_t)length < room);
    assert_int_equal(acg_scratch_read(file, NULL, 0, out, (size_t)length, NULL), ACG_OK);
    close(file);
    acg_ingest_free(ingest);
    return (size_t)length;
}

/** Reads bytes as a state, with the hash that they have. */
static acg_status read_state(char *bytes, size_t length, const struct acg_inputs *inputs,
                             uint64_t *rows)
{
    uint64_t hash = acg_tape_hash(bytes, length - sizeof hash);
    acg_ingest *ingest = begin();
    int file;
    memcpy(bytes + length - sizeof hash, &hash, sizeof hash);
    assert_int_equal(acg_scratch_open(NULL, &file, NULL), ACG_OK);
    assert_int_equal(acg_scratch_write(file, NULL, 0, bytes, length, NULL), ACG_OK);
    acg_status status = acg_snapshot_read(ingest, inputs, file, "state", length, NULL);
    *rows = ingest->counts.rows;
    close(file);
    acg_ingest_free(ingest);
    return status;
}

static void test_states(void **state)
{
    enum { ROOM = 1 << 20, TURNS = 600 };
    char path[] = "/tmp/acg-snapshot-XXXXXX", *bytes = malloc(ROOM), *other = malloc(ROOM);
    const char *paths[] = {path};
    struct acg_inputs inputs;
    uint64_t rows, seed = 9;
    size_t n_refused = 0;
    (void)state;
    assert_non_null(bytes);
    assert_non_null(other);
    close(mkstemp(path));
    write_rows(path);
    assert_int_equal(acg_inputs_find(paths, 1, &inputs, NULL), ACG_OK);
    size_t length = make_state(path, &inputs, bytes, ROOM);
    assert_int_equal(read_state(bytes, length, &inputs, &rows), ACG_OK);
    assert_int_equal(rows, 800);
    for (int turn = 0; turn < TURNS; turn++) {
        size_t n = length;
        memcpy(other, bytes, length);
        for (int i = 0; i < 1 + turn % 3; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            size_t at = (size_t)(seed >> 33) % (length - 8);
            if (turn % 4 == 3) n = at + 8; // cut off
            else other[at] = (char)(turn % 4 == 0 ? 0xff : turn % 4 == 1 ? seed >> 24 : 0);
        }
        acg_status status = read_state(other, n, &inputs, &rows);
        assert_true(status == ACG_OK || status == ACG_REJECTED);
        n_refused += status == ACG_REJECTED;
    }
    assert_true(n_refused > TURNS / 4);
    acg_inputs_clear(&inputs);
    unlink(path);
    free(bytes);
    free(other);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_states)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
