// actorgraph/graph.h - actors, claims, ties and sources: built once, checked, never changed after.
#ifndef ACTORGRAPH_GRAPH_H
#define ACTORGRAPH_GRAPH_H

#include "actorgraph/date.h"
#include "actorgraph/kind.h"
#include "actorgraph/report.h"
#include "actorgraph/span.h"
#include "actorgraph/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An index that points nowhere. */
#define ACG_NONE UINT32_MAX

/** A text in one language; `language` is a BCP 47 tag, or "" where the graph gave plain text. */
struct acg_label {
    const char *language;
    const char *text;
};

/** A text in several languages, in the order of the file. */
struct acg_labels {
    const struct acg_label *items;
    size_t count;
};

/** A code of an actor in some system: {"cow", "710"}. */
struct acg_code {
    const char *system;
    const char *code;
};

/** An actor. */
struct acg_actor {
    const char *id;
    struct acg_labels name;       /**< at least one; the id where the graph has no name */
    struct acg_labels short_name; /**< may be empty */
    enum acg_actor_kind kind;
    const char *const *aliases;
    size_t n_aliases;
    const struct acg_code *codes;
    size_t n_codes;
    uint32_t since, until;         /**< indexes of dates, or ACG_NONE */
    struct acg_span when;          /**< the days it existed; open where the graph says nothing */
    const struct acg_span *spells; /**< the parts of `when` in which it did, ascending, if the graph
                                        lists them: France, 1816-1942 and from 1944 on */
    size_t n_spells;               /**< 0: all of `when` */
    const char *note;              /**< or NULL */
};

/** What an actor weighs in some time: its share of capabilities, say. */
struct acg_actor_weight {
    uint32_t actor; /**< index of an actor */
    struct acg_span when;
    double weight; /**< finite */
};

/** An entry of the codebook. */
struct acg_type {
    const char *id;
    enum acg_kind kind;
    double weight; /**< > 0, finite */
    struct acg_labels label;
    const char *note; /**< or NULL */
};

/** A name of a CSL-JSON item: family and given, or literal; what is missing is NULL. */
struct acg_person {
    const char *family; /**< with what stands before it: "van der Berg" */
    const char *given;  /**< with what stands behind it: "Alexander von" */
    const char *suffix; /**< "Jr" */
    const char *literal;
    size_t particle; /**< bytes of `family` that are no part of the name proper: "van der " */
};

/** A source: what figures and tables need of a CSL-JSON item, and the item whole. */
struct acg_source {
    const char *id;
    const char *type, *title, *container, *publisher, *url, *doi; /**< NULL where missing */
    const char *volume, *issue, *page, *place;                    /**< the same */
    const struct acg_person *authors;
    size_t n_authors;
    bool is_edited; /**< they are its editors: it has no author */
    bool has_issued;
    struct acg_span issued; /**< the days that `issued` can mean, if has_issued */
    const char *csl;        /**< the item as compact JSON text */
};

/** What dates a claim has. */
enum acg_timing {
    ACG_EVENT,    /**< the claim has a `date` */
    ACG_STANDING, /**< it has `since`, `until` or both */
    ACG_TIMELESS, /**< it has neither; it holds at all times */
};

/** One entry of `relations`: a dated, signed, weighted statement with its sources. */
struct acg_claim {
    const char *id, *note;        /**< or NULL */
    double weight;                /**< > 0, finite */
    double confidence;            /**< 0..1 */
    uint32_t since, until;        /**< indexes of dates or ACG_NONE; an event's date is `since` */
    uint32_t recorded;            /**< index of a date, or ACG_NONE */
    struct acg_span when;         /**< the days it holds; open at both ends if timeless */
    uint32_t type;                /**< index of a type, or ACG_NONE */
    uint32_t first_tie, n_ties;   /**< its ties: one, or one for each pair of `among` */
    uint32_t first_cite, n_cites; /**< its sources, in acg_graph_cites */
    unsigned char kind;           /**< enum acg_kind */
    unsigned char status;         /**< enum acg_claim_status */
    unsigned char timing;         /**< enum acg_timing */
    bool directed;
    bool among; /**< was written as `among` */
};

/** A pair of actors that a claim ties. from != to, except in a self-tie, which no slice contains.
 */
struct acg_tie {
    uint32_t from, to; /**< indexes of actors */
    uint32_t claim;    /**< index of the claim */
};

/** What a key that the format does not define stands in. */
enum acg_part { ACG_PART_GRAPH, ACG_PART_TYPE, ACG_PART_ACTOR, ACG_PART_RELATION };

/** A member whose key the format leaves to its users ("x-..."), or does not know: kept as it is. */
struct acg_extra {
    enum acg_part part;
    uint32_t index; /**< of the type, actor or claim; 0 for the graph */
    const char *key;
    const char *json; /**< its value as compact JSON text */
};

/** A graph. Frozen: every function below may be called from several threads at once. */
typedef struct acg_graph acg_graph;

/** Frees a graph and all that was borrowed from it. Accepts NULL. */
void acg_graph_free(acg_graph *graph);

/** The actors, sorted by id (bytes), and how many there are; borrowed, as are all columns. */
const struct acg_actor *acg_graph_actors(const acg_graph *graph, size_t *count);

/** The claims, in the order of the file. */
const struct acg_claim *acg_graph_claims(const acg_graph *graph, size_t *count);

/** The ties, claim by claim: claim c has [c.first_tie, c.first_tie + c.n_ties). */
const struct acg_tie *acg_graph_ties(const acg_graph *graph, size_t *count);

/** The sources, in the order of the file. */
const struct acg_source *acg_graph_sources(const acg_graph *graph, size_t *count);

/** The codebook, in the order of the file. */
const struct acg_type *acg_graph_types(const acg_graph *graph, size_t *count);

/** The dates that actors and claims point to. */
const struct acg_date *acg_graph_dates(const acg_graph *graph, size_t *count);

/** Indexes of sources; claim c cites [c.first_cite, c.first_cite + c.n_cites). */
const uint32_t *acg_graph_cites(const acg_graph *graph, size_t *count);

/** Members that the format does not define, by part, index and key (bytes). */
const struct acg_extra *acg_graph_extras(const acg_graph *graph, size_t *count);

/** The title in all languages; may be empty. */
struct acg_labels acg_graph_title(const acg_graph *graph);

/** The licence, or NULL. */
const char *acg_graph_license(const acg_graph *graph);

/** The days from the first to the last that a claim names, open ends aside; all time if none names
 * any. Takes O(claims). */
struct acg_span acg_graph_extent(const acg_graph *graph);

/** SHA-256 of the file's bytes, as they are stored, in hexadecimal, if it was asked for when
 * reading; else "". */
const char *acg_graph_digest(const acg_graph *graph);

/** Whether it was read by window from a database, so that claims outside are missing. */
bool acg_graph_is_part(const acg_graph *graph);

/**
 * The text of `labels` in `language`: an exact match but for case, else one that shares the primary
 * subtag
 * ("zh-Hant" and "zh"), else plain text, else English, else the first. NULL only if `labels` is
 * empty.
 *
 * @param language  a BCP 47 tag, or NULL for none wanted
 */
const char *acg_labels_in(struct acg_labels labels, const char *language);

/** Whether an actor existed on some day of a window. */
bool acg_actor_exists(const struct acg_actor *actor, struct acg_span window);

/** The actor with exactly this id, or ACG_NONE. */
uint32_t acg_graph_actor_by_id(const acg_graph *graph, const char *id, size_t length);

/**
 * Finds an actor by id, name in any language, short name, code or alias. An exact id wins; else the
 * comparison ignores case and accents. An ambiguous text is refused with the candidates, an unknown
 * one with the nearest name.
 *
 * @param out  index of the actor; ACG_NONE after a failure
 * @return ACG_OK, ACG_REJECTED or ACG_FAILED (memory)
 */
acg_status acg_graph_find_actor(const acg_graph *graph, const char *text, uint32_t *out,
                                acg_report *report);

/** Finds a type by its exact id; an unknown one is refused with the nearest. */
acg_status acg_graph_find_type(const acg_graph *graph, const char *id, uint32_t *out,
                               acg_report *report);

/** Finds a source so. */
acg_status acg_graph_find_source(const acg_graph *graph, const char *id, uint32_t *out,
                                 acg_report *report);

/** How long a reference is. */
enum acg_reference_form {
    ACG_REFERENCE_SHORT, /**< author and year: "Putz 2021", "Ana and Bo 2019", "Ana et al. 2019" */
    ACG_REFERENCE_FULL,  /**< authors (year): title. container. address or doi */
};

/**
 * A source as a text cites it. Without an author the publisher, container or title stands for one;
 * without a year "n.d.".
 *
 * @return UTF-8 as the graph has it; yours, acg_bytes_free. NULL if memory is out
 */
char *acg_source_reference(const struct acg_source *source, enum acg_reference_form form);

#ifdef __cplusplus
}
#endif
#endif
