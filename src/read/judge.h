// read/judge.h - whether a relation as it stands in the file is sound, and what claim it makes.
#ifndef ACG_READ_JUDGE_H
#define ACG_READ_JUDGE_H

#include "read/reader.h"
#include "read/relation.h"

/** Checks a relation and adds its claim; every finding goes to the report. */
void acg_judge_relation(struct acg_reader *reader, const struct acg_relation *relation);

#endif
