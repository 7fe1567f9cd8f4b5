// read/xml.h - the elements, attributes and texts of an XML file, one after the other.
#ifndef ACG_READ_XML_H
#define ACG_READ_XML_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct acg_xml acg_xml;

/**
 * Who takes the parts of a file. Names have no prefix where it is that of the root element; others
 * are none of the format's. Texts are UTF-8 whatever the encoding of the file, and come in pieces.
 * Each function says whether to go on; who stops says why.
 */
struct acg_xml_handler {
    bool (*start)(void *context, const char *name, const char *const attributes[]);
    bool (*end)(void *context, const char *name);
    bool (*text)(void *context, const char *text, size_t length);
    bool (*instruction)(void *context, const char *target, const char *data); /**< or NULL */
    void *context;
};

/**
 * Walks over an XML file: UTF-8, UTF-16, ISO-8859-1 or US-ASCII. A DOCTYPE is refused, so there are
 * no entities but XML's own five and nothing is fetched; so is nesting beyond ACG_MAX_DEPTH.
 *
 * @param name  of the file, for remarks
 * @param out   set before the first part is given, valid until the walk ends: for acg_xml_at
 * @return ACG_OK, ACG_REJECTED with one located remark (or where the handler stopped, without
 *         one), ACG_FAILED (memory)
 */
acg_status acg_xml_walk(const char *text, size_t length, const char *name,
                        const struct acg_xml_handler *handler, acg_xml **out, acg_report *report);

/** The offset of the part at hand in the file. */
size_t acg_xml_at(const acg_xml *xml);

/** The value of an attribute, or NULL. */
const char *acg_xml_attribute(const char *const attributes[], const char *name);

#endif
