// base/zip.h - what stands in a zip file.
#ifndef ACG_BASE_ZIP_H
#define ACG_BASE_ZIP_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A member: the stretch of the file that has its bytes. */
struct acg_zip_member {
    char *name; /**< as the archive has it, bytes that may be hostile */
    uint64_t from, length;
    bool is_deflated; /**< else it is stored as it is */
};

/** Whether bytes begin as those of a zip file do. */
bool acg_zip_is(const char *bytes, size_t length);

/**
 * Lists the files of an archive in the order of its directory, folders left out. Zip64, as archives
 * over 4 GiB have it, is known; encryption, several volumes and other ways of packing are refused.
 *
 * @param out  `*n` members; yours, acg_zip_free
 * @return ACG_OK, ACG_REJECTED (damaged, or packed in such a way), ACG_FAILED
 */
acg_status acg_zip_list(const char *path, struct acg_zip_member **out, size_t *n,
                        acg_report *report);
void acg_zip_free(struct acg_zip_member members[], size_t n);

#endif
