#include "actorgraph/page.h"

#include "base/digest.h"
#include "base/report.h"
#include "draw/escape.h"
#include "page/data.h"
#include "page/site.h"
#include "page/stock.h"

#include <string.h>

/** What fills the places of site/page.html that are marked by "{{name}}". */
struct parts {
    const struct acg_stock *stock;
    const struct acg_buffer *data;
};

/** cytoscape makes a style element of its own, which the policy would forbid, unless one with its
 * id stands there. */
static const char container_style[] = ".__________cytoscape_container { position: relative; }";

static void add_digest(struct acg_buffer *out, const char *bytes, size_t length)
{
    char digest[ACG_DIGEST_BASE64];
    acg_digest_base64(bytes, length, digest);
    acg_buffer_format(out, " 'sha256-%s'", digest);
}

/** Nothing is loaded from anywhere; of scripts and styles only ours are run. */
static void add_policy(struct acg_buffer *out, const struct parts *parts)
{
    (void)parts;
    acg_buffer_text(out, "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
                         "script-src");
    add_digest(out, acg_site_cytoscape.bytes, acg_site_cytoscape.length);
    add_digest(out, acg_site_program.bytes, acg_site_program.length);
    acg_buffer_text(out, "; style-src");
    add_digest(out, acg_site_style.bytes, acg_site_style.length);
    add_digest(out, container_style, sizeof container_style - 1);
}

/** JSON in which nothing looks like markup; outside of strings it has none of these. */
static void add_data(struct acg_buffer *out, const struct parts *parts)
{
    const char *text = parts->data->data, *end = text + parts->data->length;
    for (const char *c = text; c < end; c++) {
        size_t tail = strncmp(c, "\xe2\x80\xa8", 3) == 0 || strncmp(c, "\xe2\x80\xa9", 3) == 0;
        if (*c != '>' && *c != '&' && !tail) continue;
        acg_buffer_add(out, text, (size_t)(c - text));
        if (tail) acg_buffer_text(out, c[2] == '\xa8' ? "\\u2028" : "\\u2029");
        else acg_buffer_format(out, "\\u%04x", (unsigned)*c);
        c += tail ? 2 : 0;
        text = c + 1;
    }
    acg_buffer_add(out, text, (size_t)(end - text));
}

static void add_title(struct acg_buffer *out, const struct parts *parts)
{
    const struct acg_stock *stock = parts->stock;
    const char *title = stock->how->title;
    if (!title) title = acg_labels_in(acg_graph_title(stock->graph), stock->how->language);
    acg_escape_xml(out, title && *title ? title : "actorgraph");
}

static void add_language(struct acg_buffer *out, const struct parts *parts)
{
    const char *language = parts->stock->how->language;
    acg_escape_xml(out, language ? language : "en");
}

static void add_style(struct acg_buffer *out, const struct parts *parts)
{
    (void)parts;
    acg_buffer_add(out, acg_site_style.bytes, acg_site_style.length);
}

static void add_container(struct acg_buffer *out, const struct parts *parts)
{
    (void)parts;
    acg_buffer_text(out, container_style);
}

static void add_cytoscape(struct acg_buffer *out, const struct parts *parts)
{
    (void)parts;
    acg_buffer_add(out, acg_site_cytoscape.bytes, acg_site_cytoscape.length);
}

static void add_program(struct acg_buffer *out, const struct parts *parts)
{
    (void)parts;
    acg_buffer_add(out, acg_site_program.bytes, acg_site_program.length);
}

static void add_license(struct acg_buffer *out, const struct parts *parts)
{
    (void)parts;
    acg_escape_xml(out, acg_site_license.bytes);
}

static const struct {
    const char *name;
    void (*add)(struct acg_buffer *out, const struct parts *parts);
} places[] = {
    {"policy", add_policy},       {"title", add_title},         {"language", add_language},
    {"style", add_style},         {"container", add_container}, {"data", add_data},
    {"cytoscape", add_cytoscape}, {"program", add_program},     {"license", add_license},
};

/** Fills the place whose name has `length` bytes. */
static void add_part(struct acg_buffer *out, const struct parts *parts, const char *name,
                     size_t length)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strlen(places[i].name) == length && strncmp(places[i].name, name, length) == 0) {
            places[i].add(out, parts);
        }
    }
}

/** Copies site/page.html and fills its places. */
static void fill(struct acg_buffer *out, const struct parts *parts)
{
    const char *text = acg_site_page.bytes, *place;
    while ((place = strstr(text, "{{")) != NULL) {
        const char *name = place + 2;
        const char *end = strstr(name, "}}");
        if (!end) break;
        acg_buffer_add(out, text, (size_t)(place - text));
        add_part(out, parts, name, (size_t)(end - name));
        text = end + 2;
    }
    acg_buffer_text(out, text);
}

static acg_status check(const struct acg_slice_options *what, acg_report *report)
{
    if (what->weigh != ACG_WEIGH_PRESENCE || what->half_life > 0) {
        return acg_misuse(report, "in a page ties count whole: neither shares of a window nor a "
                                  "half-life are there");
    }
    if (acg_site_cytoscape.length > 0) return ACG_OK;
    return acg_fail(
        report, NULL,
        "this actorgraph was built without cytoscape, which draws in the browser; build "
        "it again where npm and its registry are in reach");
}

acg_status acg_page_write(const acg_graph *graph, const struct acg_slice_options *what,
                          const struct acg_page_options *how, char **bytes, size_t *length,
                          acg_report *report)
{
    struct acg_stock stock = {0};
    struct acg_buffer data = {0}, out = {0};
    *bytes = NULL;
    *length = 0;
    acg_status status = check(what, report);
    if (!status) status = acg_stock_init(&stock, graph, what, how, report);
    if (!status) status = acg_page_data(&data, &stock, report);
    if (!status) {
        fill(&out, &(struct parts){&stock, &data});
        if (out.failed) status = acg_out_of_memory(report);
    }
    if (!status) {
        *bytes = out.data;
        *length = out.length;
        out = (struct acg_buffer){0};
    }
    acg_buffer_clear(&out);
    acg_buffer_clear(&data);
    acg_stock_clear(&stock);
    return status;
}
