#include "ingest/layout.h"

#include <stdlib.h>

#define GDELT_COLUMNS                                                                              \
    .delimiter = '\t', .date = ACG_FORM_COMPACT, .absent = "",                                     \
    .columns = {[ACG_COLUMN_ID] = "1",                                                             \
                [ACG_COLUMN_DATE] = "2",                                                           \
                [ACG_COLUMN_CODE] = "27",                                                          \
                [ACG_COLUMN_SCORE] = "31"},                                                        \
    .usual = ACG_INGEST_STATE,                                                                     \
    .actors = {[ACG_INGEST_STATE] = {.from = "8", .to = "18", .naming = ACG_NAMING_CODE},          \
               [ACG_INGEST_GROUP] = {.from = "8",                                                  \
                                     .to = "18",                                                   \
                                     .from_else = "9",                                             \
                                     .to_else = "19",                                              \
                                     .naming = ACG_NAMING_CODE,                                    \
                                     .naming_else = ACG_NAMING_GROUP},                             \
               [ACG_INGEST_ALL] = {"6", "16", "8", "18", "9", "19", ACG_NAMING_ROLE,               \
                                   ACG_NAMING_NONE}},                                              \
    .weights = {{"mentions", "32"}, {"sources", "33"}, {"articles", "34"}},                        \
    .book = &acg_data_cameo, .status = ACG_REPORTED

const struct acg_layout acg_layouts[ACG_INGEST_N_LAYOUTS] = {
    [ACG_INGEST_GDELT1] = {.name = "gdelt1",
                           .title = "GDELT 1.0 events",
                           .source_id = "gdelt1",
                           .source = "{\"id\":\"gdelt1\",\"type\":\"dataset\",\"title\":\"The "
                                     "GDELT 1.0 Event Database\",\"author\":[{\"literal\":\"The "
                                     "GDELT Project\"}],\"URL\":\"https://www.gdeltproject.org/\"}",
                           .fields = {57, 58},
                           GDELT_COLUMNS},
    [ACG_INGEST_GDELT2] = {.name = "gdelt2",
                           .title = "GDELT 2.0 events",
                           .source_id = "gdelt2",
                           .source = "{\"id\":\"gdelt2\",\"type\":\"dataset\",\"title\":\"The "
                                     "GDELT 2.0 Event Database\",\"author\":[{\"literal\":\"The "
                                     "GDELT Project\"}],\"URL\":\"https://www.gdeltproject.org/\"}",
                           .fields = {61, 61},
                           GDELT_COLUMNS},
    [ACG_INGEST_ICEWS] =
        {.name = "icews",
         .title = "ICEWS events",
         .source_id = "icews",
         .source = "{\"id\":\"icews\",\"type\":\"dataset\",\"title\":\"ICEWS Coded Event Data\","
                   "\"author\":[{\"family\":\"Boschee\",\"given\":\"Elizabeth\"}],\"issued\":{"
                   "\"date-parts\":[[2015]]},\"publisher\":\"Harvard Dataverse\",\"DOI\":\"10.7910/"
                   "DVN/28075\"}",
         .delimiter = '\t',
         .has_header = true,
         .date = ACG_FORM_ISO,
         .absent = "NA",
         .columns = {"Event ID", "Event Date", "CAMEO Code", NULL, "Intensity"},
         .usual = ACG_INGEST_STATE,
         .actors = {[ACG_INGEST_STATE] = {.from = "Source Country",
                                          .to = "Target Country",
                                          .naming = ACG_NAMING_NAME},
                    [ACG_INGEST_GROUP] = {.from = "Source Country",
                                          .to = "Target Country",
                                          .from_else = "Source Name",
                                          .to_else = "Target Name",
                                          .naming = ACG_NAMING_NAME,
                                          .naming_else = ACG_NAMING_WRITTEN},
                    [ACG_INGEST_ALL] = {.from = "Source Name",
                                        .to = "Target Name",
                                        .naming = ACG_NAMING_WRITTEN}},
         .book = &acg_data_cameo,
         .status = ACG_REPORTED},
    [ACG_INGEST_POLECAT] =
        {.name = "polecat",
         .title = "POLECAT events",
         .source_id = "polecat",
         .source =
             "{\"id\":\"polecat\",\"type\":\"dataset\",\"title\":\"POLECAT Weekly Data\","
             "\"author\":[{\"family\":\"Scarborough\",\"given\":\"Grace I.\"}],\"issued\":{\"date-"
             "parts\":[[2023]]},\"publisher\":\"Harvard "
             "Dataverse\",\"DOI\":\"10.7910/DVN/AJGVIT\"}",
         .delimiter = '\t',
         .list = ';',
         .has_header = true,
         .date = ACG_FORM_ISO,
         .absent = "None",
         .columns = {"Event ID", "Event Date", "Event Type", "Event Mode",
                     "Intensity|Event Intensity"},
         .usual = ACG_INGEST_STATE,
         .actors = {[ACG_INGEST_STATE] = {.from = "Actor Country",
                                          .to = "Recipient Country",
                                          .naming = ACG_NAMING_CODE},
                    [ACG_INGEST_GROUP] = {.from = "Actor Country",
                                          .to = "Recipient Country",
                                          .from_else = "Actor Name",
                                          .to_else = "Recipient Name",
                                          .naming = ACG_NAMING_CODE,
                                          .naming_else = ACG_NAMING_WRITTEN},
                    [ACG_INGEST_ALL] = {.from = "Actor Name",
                                        .to = "Recipient Name",
                                        .naming = ACG_NAMING_WRITTEN}},
         .book = &acg_data_plover,
         .status = ACG_REPORTED},
    [ACG_INGEST_UCDP] =
        {.name = "ucdp-ged",
         .title = "UCDP GED events",
         .source_id = "ucdp-ged",
         .source = "{\"id\":\"ucdp-ged\",\"type\":\"dataset\",\"title\":\"UCDP Georeferenced Event "
                   "Dataset\",\"author\":[{\"family\":\"Sundberg\",\"given\":\"Ralph\"},{"
                   "\"family\":\"Melander\",\"given\":\"Erik\"}],\"issued\":{\"date-parts\":[[2013]"
                   "]},\"URL\":\"https://ucdp.uu.se/downloads/\"}",
         .delimiter = ',',
         .is_quoted = true,
         .has_header = true,
         .is_undirected = true,
         .date = ACG_FORM_ISO,
         .absent = "NA",
         .columns = {"id", "date_start", "type_of_violence", NULL, NULL},
         .usual = ACG_INGEST_ALL,
         .actors =
             {[ACG_INGEST_STATE] = {.from = "gwnoa", .to = "gwnob", .naming = ACG_NAMING_NUMBER},
              [ACG_INGEST_GROUP] = {.from = "gwnoa",
                                    .to = "gwnob",
                                    .from_else = "side_a",
                                    .to_else = "side_b",
                                    .naming = ACG_NAMING_NUMBER,
                                    .naming_else = ACG_NAMING_WRITTEN},
              [ACG_INGEST_ALL] = {.from = "side_a", .to = "side_b", .naming = ACG_NAMING_WRITTEN}},
         .weights = {{"deaths", "best"}, {"high", "high"}, {"low", "low"}},
         .book = &acg_data_ucdp,
         .status = ACG_CONFIRMED},
    [ACG_INGEST_ACLED] =
        {.name = "acled",
         .title = "ACLED events",
         .source_id = "acled",
         .source = "{\"id\":\"acled\",\"type\":\"dataset\",\"title\":\"Armed Conflict Location & "
                   "Event Data\",\"author\":[{\"literal\":\"ACLED\"}],\"URL\":\"https://"
                   "acleddata.com/\"}",
         .delimiter = ',',
         .is_quoted = true,
         .has_header = true,
         .is_undirected = true,
         .date = ACG_FORM_ANY,
         .absent = "NA",
         .columns = {"event_id_cnty", "event_date", "event_type", "sub_event_type", NULL},
         .usual = ACG_INGEST_ALL,
         .actors =
             {[ACG_INGEST_STATE] = {.from = "actor1", .to = "actor2", .naming = ACG_NAMING_RULER},
              [ACG_INGEST_GROUP] = {.from = "actor1",
                                    .to = "actor2",
                                    .from_else = "actor1",
                                    .to_else = "actor2",
                                    .naming = ACG_NAMING_RULER,
                                    .naming_else = ACG_NAMING_WRITTEN},
              [ACG_INGEST_ALL] = {.from = "actor1", .to = "actor2", .naming = ACG_NAMING_WRITTEN}},
         .weights = {{"deaths", "fatalities"}},
         .book = &acg_data_acled,
         .status = ACG_CONFIRMED},
    [ACG_INGEST_CSV] = {.name = "csv",
                        .title = "Events",
                        .source_id = "events",
                        .source = "{\"id\":\"events\",\"type\":\"dataset\",\"title\":\"Events\"}",
                        .is_quoted = true,
                        .has_header = true,
                        .date = ACG_FORM_ANY,
                        .absent = "NA",
                        .usual = ACG_INGEST_ALL,
                        .actors = {[ACG_INGEST_STATE] = {.naming = ACG_NAMING_TEXT},
                                   [ACG_INGEST_GROUP] = {.naming = ACG_NAMING_TEXT,
                                                         .naming_else = ACG_NAMING_WRITTEN},
                                   [ACG_INGEST_ALL] = {.naming = ACG_NAMING_WRITTEN}},
                        .book = &acg_data_cameo,
                        .status = ACG_REPORTED},
};

static bool has_cell(const struct acg_field cells[], size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++) {
        if (acg_field_is(cells[i], name)) return true;
    }
    return false;
}

const struct acg_layout *acg_layout_guess(const struct acg_field cells[], size_t n)
{
    for (size_t i = 0; i < ACG_INGEST_CSV; i++) {
        const struct acg_layout *layout = &acg_layouts[i];
        if (layout->has_header && has_cell(cells, n, layout->columns[ACG_COLUMN_ID]) &&
            has_cell(cells, n, layout->columns[ACG_COLUMN_DATE]) &&
            has_cell(cells, n, layout->columns[ACG_COLUMN_CODE])) {
            return layout;
        }
        int32_t day;
        if (!layout->has_header && n >= layout->fields[0] && n <= layout->fields[1] && n > 1 &&
            acg_field_day(cells[1], ACG_FORM_COMPACT, &day)) {
            return layout;
        }
    }
    return NULL;
}

const char *acg_ingest_layout_name(enum acg_ingest_layout layout)
{
    return acg_layouts[layout].name;
}

const char *acg_ingest_drop_name(enum acg_ingest_drop reason)
{
    static const char *const names[ACG_N_INGEST_DROPS] = {
        [ACG_INGEST_DROP_NO_ACTOR] = "without two actors",
        [ACG_INGEST_DROP_GENERIC] = "with an actor that is nobody certain",
        [ACG_INGEST_DROP_SELF] = "of an actor with itself",
        [ACG_INGEST_DROP_UNLISTED] = "with a code that the code book does not have",
        [ACG_INGEST_DROP_NO_KIND] = "with a code that ties nobody",
        [ACG_INGEST_DROP_DUPLICATE] = "with the id and date of an earlier row",
        [ACG_INGEST_DROP_REPEATED] = "with the actors, code and day of an earlier row",
    };
    return names[reason];
}

const char *acg_ingest_bad_name(enum acg_ingest_bad fault)
{
    static const char *const names[ACG_N_INGEST_BADS] = {
        [ACG_INGEST_BAD_FIELDS] = "another number of fields than the layout has",
        [ACG_INGEST_BAD_QUOTES] = "quotes that do not close, or text behind them",
        [ACG_INGEST_BAD_NUL] = "a NUL byte",
        [ACG_INGEST_BAD_LONG] = "over 1 MiB in one row",
        [ACG_INGEST_BAD_DATE] = "no date where one should be",
        [ACG_INGEST_BAD_NUMBER] = "a score or weight that is no number with at most one decimal",
        [ACG_INGEST_BAD_NAME] =
            "an actor of over 4000 bytes, or a code or id that is no text of at most 200",
    };
    return names[fault];
}
