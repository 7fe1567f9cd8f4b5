// base/limits.h - every limit on input, in one table; the manual lists the same.
#ifndef ACG_BASE_LIMITS_H
#define ACG_BASE_LIMITS_H

enum {
    ACG_MAX_DEPTH = 128,             // levels of nesting in a JSON file
    ACG_MAX_ID = 256,                // bytes of an id
    ACG_MAX_TEXT = 64 * 1024 * 1024, // bytes of any other text
    ACG_MAX_BYTES = 1 << 30,         // bytes of a graph file, unless the caller raises it
    ACG_MAX_AMONG = 1000,            // actors of one `among`
    ACG_MAX_ATTRIBUTES = 4096,       // that nodes, or edges, of a GraphML or GEXF file have
};

#endif
