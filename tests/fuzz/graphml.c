// Any bytes as graphml: what is accepted is a graph whose canonical JSON reads back as the same;
// what GraphML and GEXF carry of it returns the same too.
#include "through.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return through(data, size, ACG_READ_GRAPHML);
}
