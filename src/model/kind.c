#include "actorgraph/kind.h"

#include <string.h>

static const char *const kinds[ACG_N_KINDS] = {
    [ACG_COOPERATION] = "cooperation",
    [ACG_RIVALRY] = "rivalry",
    [ACG_MEMBERSHIP] = "membership",
    [ACG_THREAT] = "threat",
};

static const char *const actor_kinds[ACG_N_ACTOR_KINDS] = {
    [ACG_STATE] = "state",
    [ACG_ORGANIZATION] = "organization",
    [ACG_NONSTATE] = "nonstate",
};

static const char *const statuses[ACG_N_CLAIM_STATUSES] = {
    [ACG_CONFIRMED] = "confirmed",
    [ACG_REPORTED] = "reported",
    [ACG_ALLEGED] = "alleged",
    [ACG_PLANNED] = "planned",
};

/** The index of a word among `n`, or -1. */
static int find(const char *const words[], int n, const char *word, size_t length)
{
    for (int i = 0; i < n; i++) {
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0) return i;
    }
    return -1;
}

const char *acg_kind_name(enum acg_kind kind)
{
    return kinds[kind];
}

const char *acg_actor_kind_name(enum acg_actor_kind kind)
{
    return actor_kinds[kind];
}

const char *acg_claim_status_name(enum acg_claim_status status)
{
    return statuses[status];
}

bool acg_kind_parse(const char *word, size_t length, enum acg_kind *out)
{
    int i = find(kinds, ACG_N_KINDS, word, length);
    if (i >= 0) *out = (enum acg_kind)i;
    return i >= 0;
}

bool acg_actor_kind_parse(const char *word, size_t length, enum acg_actor_kind *out)
{
    int i = find(actor_kinds, ACG_N_ACTOR_KINDS, word, length);
    if (i >= 0) *out = (enum acg_actor_kind)i;
    return i >= 0;
}

bool acg_claim_status_parse(const char *word, size_t length, enum acg_claim_status *out)
{
    int i = find(statuses, ACG_N_CLAIM_STATUSES, word, length);
    if (i >= 0) *out = (enum acg_claim_status)i;
    return i >= 0;
}

int acg_kind_sign(enum acg_kind kind)
{
    return kind == ACG_COOPERATION || kind == ACG_MEMBERSHIP ? 1 : -1;
}

bool acg_kind_is_directed(enum acg_kind kind)
{
    return kind == ACG_MEMBERSHIP || kind == ACG_THREAT;
}

double acg_claim_status_confidence(enum acg_claim_status status)
{
    switch (status) {
    case ACG_CONFIRMED:
        return 1;
    case ACG_REPORTED:
        return 0.8;
    case ACG_ALLEGED:
    case ACG_PLANNED:
        return 0.5;
    }
    return 1;
}
