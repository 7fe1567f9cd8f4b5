#include "draw/cue.h"

#include <assert.h>

static_assert(ACG_N_CUES <= 64, "a cue is a bit");

uint64_t acg_cue_bit(int cue, int index)
{
    return UINT64_C(1) << (cue + index);
}

uint64_t acg_cue_of_link(const struct acg_plan *plan, const struct acg_link *link)
{
    enum acg_kind kind = link->tie->kind;
    uint64_t says = acg_cue_bit(ACG_CUE_TIE, (int)kind);
    if (link->flipped) says |= acg_cue_bit(ACG_CUE_FLIPPED, 0);
    else if (link->fate != ACG_FATE_NONE) says |= acg_cue_bit(ACG_CUE_FATE, (int)link->fate);
    if (link->faded) says |= acg_cue_bit(ACG_CUE_FADED, 0);
    if (link->arrow && !acg_kind_is_directed(kind)) says |= acg_cue_bit(ACG_CUE_DIRECTED, 0);
    if (!plan->look.ties[kind].thin) says |= acg_cue_bit(ACG_CUE_WEIGHT, 0);
    return says;
}

uint64_t acg_cue_of_strain(enum acg_strain strain)
{
    return strain == ACG_STRAIN_NEVER ? 0 : acg_cue_bit(ACG_CUE_STRAIN, (int)strain - 1);
}

uint64_t acg_cue_of_marker(const struct acg_link *link)
{
    uint64_t says = acg_cue_bit(ACG_CUE_TIE, (int)link->tie->kind);
    return link->unsure ? says | acg_cue_bit(ACG_CUE_UNSURE, 0) : says;
}

uint64_t acg_cue_of_node(const struct acg_plan *plan, const struct acg_node *node)
{
    uint64_t says = acg_cue_bit(ACG_CUE_ACTOR, (int)acg_node_actor(node)->kind);
    if (node->fate == ACG_FATE_NEW) says |= acg_cue_bit(ACG_CUE_CAME, 0);
    if (node->fate == ACG_FATE_GONE) says |= acg_cue_bit(ACG_CUE_WENT, 0);
    if (node->hue != ACG_KIND_HUE) says |= acg_cue_bit(ACG_CUE_HUE, node->hue - ACG_MORE_HUES);
    if (node->highlighted) says |= acg_cue_bit(ACG_CUE_HIGHLIGHTED, 0);
    if (plan->how->sized && plan->largest > plan->least) says |= acg_cue_bit(ACG_CUE_SIZE, 0);
    return says;
}

const char *acg_cue_name(int cue)
{
    static const char *const names[ACG_N_CUES] = {
        [ACG_CUE_ACTOR + ACG_STATE] = "state",
        [ACG_CUE_ACTOR + ACG_ORGANIZATION] = "organization",
        [ACG_CUE_ACTOR + ACG_NONSTATE] = "non-state actor",
        [ACG_CUE_CAME] = "new actor",
        [ACG_CUE_WENT] = "actor gone",
        [ACG_CUE_TIE + ACG_COOPERATION] = "cooperation",
        [ACG_CUE_TIE + ACG_RIVALRY] = "rivalry",
        [ACG_CUE_TIE + ACG_MEMBERSHIP] = "membership",
        [ACG_CUE_TIE + ACG_THREAT] = "threat",
        [ACG_CUE_FATE + ACG_FATE_SAME] = "unchanged tie",
        [ACG_CUE_FATE + ACG_FATE_GONE] = "tie that is gone",
        [ACG_CUE_FATE + ACG_FATE_WEAKER] = "weaker tie",
        [ACG_CUE_FATE + ACG_FATE_STRONGER] = "stronger tie",
        [ACG_CUE_FATE + ACG_FATE_NEW] = "new tie",
        [ACG_CUE_FLIPPED] = "changed cue",
        [ACG_CUE_STRAIN] = "frustrated in some best splits",
        [ACG_CUE_STRAIN + 1] = "frustrated",
        [ACG_CUE_UNSURE] = "alleged or planned only",
        [ACG_CUE_DIRECTED] = "directed tie",
        [ACG_CUE_FADED] = "tie of others",
        [ACG_CUE_HIGHLIGHTED] = "highlighted",
        [ACG_CUE_WEIGHT] = "weight",
        [ACG_CUE_SIZE] = "size",
    };
    if (names[cue]) return names[cue];
    return cue < ACG_CUE_TIE ? "color of actors" : "ring of a bloc";
}
