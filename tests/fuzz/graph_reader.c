// Any bytes read as a graph: no crash, clean remarks, and the fast scanner agrees with cJSON.
#include "../lib/agree.h"

#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *wrong = readings_differ(data, size);
    if (wrong) {
        fprintf(stderr, "the readings differ: %s\n", wrong);
        abort();
    }
    return 0;
}
