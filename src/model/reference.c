#include "model/reference.h"

static const char *person_name(const struct acg_person *person)
{
    const char *name = person->literal ? person->literal : person->family;
    return name ? name : person->given ? person->given : "?";
}

/** Whoever stands behind the source, when no person is named. */
static const char *body_of(const struct acg_source *source)
{
    const char *names[] = {source->publisher, source->container, source->title, source->id};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i]) return names[i];
    }
    return "?";
}

const char *acg_source_author(const struct acg_source *source)
{
    return source->n_authors > 0 ? person_name(&source->authors[0]) : NULL;
}

int acg_source_year(const struct acg_source *source)
{
    int year, month, day;
    if (!source->has_issued || source->issued.from == ACG_DAY_MIN) return 0;
    acg_day_split(source->issued.from, &year, &month, &day);
    return year;
}

static void add_year(struct acg_buffer *out, const struct acg_source *source)
{
    int year = acg_source_year(source);
    if (year == 0) acg_buffer_text(out, "n.d.");
    else acg_buffer_format(out, "%d", year);
}

void acg_reference_short(struct acg_buffer *out, const struct acg_source *source)
{
    if (source->n_authors == 0) {
        acg_buffer_text(out, body_of(source));
    } else {
        acg_buffer_text(out, person_name(&source->authors[0]));
        if (source->n_authors == 2) {
            acg_buffer_format(out, " and %s", person_name(&source->authors[1]));
        } else if (source->n_authors > 2) {
            acg_buffer_text(out, " et al.");
        }
    }
    acg_buffer_char(out, ' ');
    add_year(out, source);
}

static void add_authors(struct acg_buffer *out, const struct acg_source *source)
{
    for (size_t i = 0; i < source->n_authors; i++) {
        const struct acg_person *person = &source->authors[i];
        acg_buffer_text(out, i == 0 ? "" : i + 1 < source->n_authors ? ", " : " and ");
        acg_buffer_text(out, person_name(person));
        if (!person->literal && person->family && person->given) {
            acg_buffer_format(out, ", %s", person->given);
        }
        if (!person->literal && person->suffix) acg_buffer_format(out, ", %s", person->suffix);
    }
    if (source->n_authors == 0) acg_buffer_text(out, body_of(source));
}

void acg_reference_full(struct acg_buffer *out, const struct acg_source *source)
{
    add_authors(out, source);
    acg_buffer_text(out, " (");
    add_year(out, source);
    acg_buffer_text(out, ")");
    bool named_by_title = source->n_authors == 0 && body_of(source) == source->title;
    if (source->title && !named_by_title) acg_buffer_format(out, ": %s", source->title);
    bool named_by_container = source->n_authors == 0 && body_of(source) == source->container;
    if (source->container && !named_by_container) {
        acg_buffer_format(out, ". %s", source->container);
    }
    if (source->doi) {
        acg_buffer_format(out, ". doi:%s", source->doi);
    } else if (source->url) {
        acg_buffer_format(out, ". %s", source->url);
    }
}

char *acg_source_reference(const struct acg_source *source, enum acg_reference_form form)
{
    struct acg_buffer text = {0};
    if (form == ACG_REFERENCE_SHORT) acg_reference_short(&text, source);
    else acg_reference_full(&text, source);
    if (text.failed) acg_buffer_clear(&text);
    return text.data;
}
