// base/message.h - what a child process answers, as bytes.
#ifndef ACG_BASE_MESSAGE_H
#define ACG_BASE_MESSAGE_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/buffer.h"

#include <stdbool.h>

/** Appends a status, all kept remarks and the result, with lengths before and a mark behind. */
void acg_message_pack(struct acg_buffer *message, acg_status status, const acg_report *report,
                      const struct acg_buffer *result);

/**
 * Reads it back: adds the remarks to `report` and the result to `out`. False if the message is not
 * whole; nothing is added then (but memory may run out while it is: out->failed).
 */
bool acg_message_unpack(const struct acg_buffer *message, acg_status *status, acg_report *report,
                        struct acg_buffer *out);

#endif
