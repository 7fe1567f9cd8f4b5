// What operands name: files, folders, the members of zip files.
#include "ingest/feed.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/report.h"
#include "base/zip.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static acg_status add(struct acg_inputs *inputs, struct acg_input input, acg_report *report)
{
    if (!acg_array_room(&inputs->list, inputs->count, &inputs->room, sizeof input)) {
        return acg_out_of_memory(report);
    }
    input.name = strdup(input.name);
    input.path = strdup(input.path);
    inputs->list[inputs->count++] = input;
    return input.name && input.path ? ACG_OK : acg_out_of_memory(report);
}

static acg_status add_members(struct acg_inputs *inputs, const char *path, int64_t changed,
                              acg_report *report)
{
    struct acg_zip_member *members;
    size_t n;
    acg_status status = acg_zip_list(path, &members, &n, report);
    for (size_t i = 0; !status && i < n; i++) {
        struct acg_buffer name = {0};
        acg_buffer_format(&name, "%s/%s", path, members[i].name);
        status = name.failed ? acg_out_of_memory(report)
                             : add(inputs,
                                   (struct acg_input){.name = name.data,
                                                      .path = (char *)path,
                                                      .from = members[i].from,
                                                      .length = members[i].length,
                                                      .is_member = true,
                                                      .is_deflated = members[i].is_deflated,
                                                      .size = members[i].length,
                                                      .changed = changed},
                                   report);
        acg_buffer_clear(&name);
    }
    acg_zip_free(members, n);
    return status;
}

static acg_status add_file(struct acg_inputs *inputs, const char *path, acg_report *report)
{
    struct acg_file_head head;
    struct acg_place place = {.file = path};
    acg_status status = acg_file_head(path, &head, report);
    if (!status && head.error) status = acg_fail(report, &place, "%s", strerror(head.error));
    if (!status && acg_zip_is(head.bytes, head.length))
        return add_members(inputs, path, head.changed, report);
    struct acg_input input = {.path = (char *)path,
                              .length = UINT64_MAX,
                              .size = head.size,
                              .changed = head.changed,
                              .is_flow = !head.is_regular};
    input.name = strcmp(path, "-") == 0 ? "standard input" : (char *)path;
    return status ? status : add(inputs, input, report);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/** Lists the files of a folder that are not hidden, by name. */
static acg_status list_folder(const char *path, char ***out, size_t *n, acg_report *report)
{
    struct acg_place place = {.file = path};
    DIR *folder = opendir(path);
    size_t room = 0;
    bool memory = true;
    *out = NULL;
    *n = 0;
    if (!folder) return acg_fail(report, &place, "%s", strerror(errno));
    for (struct dirent *entry; memory && (entry = readdir(folder));) {
        struct acg_buffer name = {0};
        struct stat about;
        if (*entry->d_name == '.') continue;
        acg_buffer_format(&name, "%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/",
                          entry->d_name);
        memory = !name.failed && acg_array_room(out, *n, &room, sizeof **out);
        if (memory && stat(name.data, &about) == 0 && !S_ISDIR(about.st_mode)) {
            (*out)[(*n)++] = name.data;
        } else {
            acg_buffer_clear(&name);
        }
    }
    closedir(folder);
    if (*n > 0) qsort(*out, *n, sizeof **out, by_name);
    if (memory && *n == 0) return acg_reject(report, &place, "the folder has no files");
    return memory ? ACG_OK : acg_out_of_memory(report);
}

static acg_status add_folder(struct acg_inputs *inputs, const char *path, acg_report *report)
{
    char **names;
    size_t n;
    acg_status status = list_folder(path, &names, &n, report);
    for (size_t i = 0; i < n; i++) {
        if (!status) status = add_file(inputs, names[i], report);
        free(names[i]);
    }
    free(names);
    return status;
}

acg_status acg_inputs_find(const char *const paths[], size_t n, struct acg_inputs *out,
                           acg_report *report)
{
    acg_status status = ACG_OK;
    *out = (struct acg_inputs){0};
    for (size_t i = 0; !status && i < n; i++) {
        struct stat about;
        bool is_folder = *paths[i] && stat(paths[i], &about) == 0 && S_ISDIR(about.st_mode);
        status = (is_folder ? add_folder : add_file)(out, paths[i], report);
    }
    return status;
}

void acg_inputs_clear(struct acg_inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++) {
        free(inputs->list[i].name);
        free(inputs->list[i].path);
    }
    free(inputs->list);
    *inputs = (struct acg_inputs){0};
}
