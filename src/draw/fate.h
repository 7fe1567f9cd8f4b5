// draw/fate.h - what became of ties and actors.
#ifndef ACG_DRAW_FATE_H
#define ACG_DRAW_FATE_H

/** What became of a tie or an actor, where a figure compares two networks. */
enum acg_fate {
    ACG_FATE_NONE, /**< nothing is compared */
    ACG_FATE_SAME,
    ACG_FATE_GONE,
    ACG_FATE_WEAKER,
    ACG_FATE_STRONGER,
    ACG_FATE_NEW,
    ACG_N_FATES
};

#endif
