// Any bytes as DL of UCINET: what is accepted is a graph, whose JSON, GraphML or GEXF returns it.
#include "through.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return through(data, size, ACG_READ_DL);
}
