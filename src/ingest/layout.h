// ingest/layout.h - where the rows of a data set have what.
#ifndef ACG_INGEST_LAYOUT_H
#define ACG_INGEST_LAYOUT_H

#include "actorgraph/ingest.h"
#include "actorgraph/kind.h"
#include "ingest/data.h"
#include "ingest/field.h"

/** What a row is asked for. */
enum acg_column {
    ACG_COLUMN_ID,
    ACG_COLUMN_DATE,
    ACG_COLUMN_CODE,
    ACG_COLUMN_CODE_MORE, /**< a finer code: the code is then CODE/CODE_MORE */
    ACG_COLUMN_SCORE,
    ACG_COLUMN_FROM,
    ACG_COLUMN_TO,
    ACG_COLUMN_FROM_ELSE, /**< where FROM is blank or no state */
    ACG_COLUMN_TO_ELSE,
    ACG_COLUMN_FROM_MARK, /**< with FROM_ELSE: an actor without both names nobody certain */
    ACG_COLUMN_TO_MARK,
    ACG_COLUMN_WEIGHT,
    ACG_N_COLUMNS
};

/** How an actor is named in a column. */
enum acg_naming {
    ACG_NAMING_NONE,
    ACG_NAMING_CODE,    /**< three letters, as CAMEO has them */
    ACG_NAMING_NAME,    /**< a state by its name */
    ACG_NAMING_TEXT,    /**< a state by code, name, or name in parentheses behind another */
    ACG_NAMING_NUMBER,  /**< a state by Gleditsch and Ward's number */
    ACG_NAMING_GROUP,   /**< an organization, as written */
    ACG_NAMING_WRITTEN, /**< as written */
    ACG_NAMING_ROLE,    /**< as written; generic where the columns ELSE and MARK are blank */
    ACG_NAMING_RULER,   /**< a state by what stands behind "of": "Government of Peru (1990-2000)" */
};

/** The columns of actors, and how to take them: of FROM and TO, and of the column ELSE. */
struct acg_layout_actors {
    const char *from, *to, *from_else, *to_else, *from_mark, *to_mark;
    enum acg_naming naming, naming_else;
};

/** A column that can be a weight. */
struct acg_layout_weight {
    const char *name, *column;
};

enum { ACG_LAYOUT_WEIGHTS = 5 };

/** Columns are numbers from 1, or names of which one must be in the header: "Intensity|Event
 * Intensity". NULL: there is none. */
struct acg_layout {
    const char *name, *title;
    const char *source_id, *source; /**< CSL-JSON */
    const char *absent;             /**< a word for nothing, besides the blank */
    const char *columns[ACG_COLUMN_SCORE + 1];
    struct acg_layout_actors actors[ACG_INGEST_ALL + 1];
    struct acg_layout_weight weights[ACG_LAYOUT_WEIGHTS];
    const struct acg_embedded *book;
    unsigned fields[2]; /**< how many a row has, without a header */
    enum acg_date_form date;
    enum acg_ingest_actors usual;
    enum acg_claim_status status;
    char delimiter, list; /**< list: what parts several actors in one cell, or 0 */
    bool is_quoted, has_header, is_undirected;
};

extern const struct acg_layout acg_layouts[ACG_INGEST_N_LAYOUTS];

/** The layout that a header, or the first row, looks like; NULL if none. */
const struct acg_layout *acg_layout_guess(const struct acg_field cells[], size_t n);

#endif
